import Drawing
import Evidence

/// A finding's figures as pictures. `nil` where there is nothing to draw.
enum FindingCharts {
  static let writing = "writing does better"
  static let talking = "trying to talk does better"

  static func reading(_ difference: Finding.Difference?) -> Reading {
    guard let difference else { return Reading(.nan) }
    return Reading(difference.estimate, low: difference.low, high: difference.high)
  }

  /// As it looks beside like with like: the gap between them is the lesson.
  static func gap(_ finding: Finding, until: String) -> IntervalChart? {
    guard let naive = finding.naive, let adjusted = finding.adjusted,
      let heading = try? Heading(
        message(naive.estimate, adjusted.estimate),
        measure: "Difference in a hundred that \(finding.study.primary.words), with 95% ranges",
        note:
          "n \(TradeWords.grouped(finding.compared)), record until \(until). Within the band a difference counts as none."
      )
    else { return nil }
    return IntervalChart(
      heading, series: ["As it looks", "Like with like"],
      rows: [
        .init(finding.title, note: "n \(TradeWords.grouped(finding.compared))", [reading(naive), reading(adjusted)])
      ],
      margin: finding.marginPoints / 100, lower: writing, higher: talking)
  }

  /// Said from the figures as they are shown, so that the title never contradicts the picture.
  private static func message(_ naive: Double, _ adjusted: Double) -> String {
    let (looks, alike) = (FindingWords.signed(naive), FindingWords.signed(adjusted))
    if looks == alike { return "It looks like \(looks) in a hundred, and like with like it is the same" }
    let word = abs(naive) > abs(adjusted) && naive * adjusted >= 0 ? "\(alike) is left" : "it is \(alike)"
    return "It looks like \(looks) in a hundred; comparing like with like, \(word)"
  }

  /// The finding asked in several ways, and what else came of it.
  static func figures(_ finding: Finding) -> IntervalChart? {
    guard finding.adjusted != nil,
      let heading = try? Heading(
        "What goes with trying to talk", measure: "Difference in a hundred, with 95% ranges",
        note: "Within the band a difference counts as none. Effects on several outcomes are never added up.")
    else { return nil }
    var rows: [IntervalChart.Row] = []
    func add(_ label: String, _ difference: Finding.Difference?, n: Int) {
      guard difference != nil else { return }
      rows.append(.init(label, note: "n \(TradeWords.grouped(n))", [reading(difference)]))
    }
    add("As it looks", finding.naive, n: finding.compared)
    add("Like with like", finding.adjusted, n: finding.compared - finding.dropped)
    add("Each recruiter with themselves", finding.secondEstimate, n: finding.compared - finding.dropped)
    add(
      "Job filled by us within 120 days, by them or another", finding.reshuffle, n: finding.compared - finding.dropped)
    for secondary in finding.secondary {
      add(
        TradeWords.sentence(secondary.outcome.words), secondary.adjusted, n: secondary.rang + secondary.messaged)
    }
    return IntervalChart(
      heading, series: ["Difference"], rows: rows, margin: finding.marginPoints / 100, lower: "fewer", higher: "more")
  }

  static func sensitivities(_ explanation: Explanation) -> IntervalChart? {
    guard explanation.sensitivities.contains(where: { $0.adjusted != nil }), let own = explanation.finding.adjusted,
      let heading = try? Heading(
        "The same question asked in other ways",
        measure: "Difference in a hundred that \(explanation.finding.study.primary.words), with 95% ranges",
        note: "An answer that hangs on how the question is put is no answer.")
    else { return nil }
    let finding = explanation.finding
    let first = IntervalChart.Row(
      "As asked above", note: "n \(TradeWords.grouped(finding.compared))", [reading(finding.naive), reading(own)])
    let rows = explanation.sensitivities.map { other in
      IntervalChart.Row(
        TradeWords.sentence(other.words), note: "n \(TradeWords.grouped(other.rows))",
        [reading(other.naive), reading(other.adjusted)])
    }
    return IntervalChart(
      heading, series: ["As it looks", "Like with like"], rows: [first] + rows, margin: finding.marginPoints / 100,
      lower: writing, higher: talking)
  }

  /// The respects in which the two were furthest apart.
  static func balance(_ finding: Finding) -> BalanceChart? {
    let worst = finding.furthestApart.prefix(mostRespects)
    guard !worst.isEmpty,
      let heading = try? Heading(
        "How far apart the two groups were, before and after comparing like with like",
        measure: "In standard deviations; within 0.1 counts as alike",
        note: "The \(worst.count) respects that were furthest apart, of \(finding.balance.count) allowed for.")
    else { return nil }
    return BalanceChart(
      heading,
      rows: worst.map { .init(FindingWords.covariate($0.covariate), before: $0.before, after: $0.after) },
      before: "Before", after: "Like with like")
  }

  private static let mostRespects = 12

  static func overlap(_ explanation: Explanation) -> OverlapChart? {
    guard !explanation.overlapRang.isEmpty,
      let heading = try? Heading(
        "Where bars stand on both sides, there is somebody to compare with",
        measure: "Moments by how likely it was, from what was known, that somebody would try to talk",
        note: explanation.finding.dropped > 0
          ? "Left out outside of 5% to 95%: \(TradeWords.grouped(explanation.finding.dropped))." : nil)
    else { return nil }
    /// Each bin's moments stand at its middle.
    func spread(_ bins: [Int]) -> [Double] {
      bins.enumerated().flatMap { bin, count in
        Array(repeating: (Double(bin) + 0.5) / Double(bins.count), count: count)
      }
    }
    return OverlapChart(
      heading, upper: .init("Tried to talk", spread(explanation.overlapRang)),
      lower: .init("Wrote", spread(explanation.overlapMessaged)))
  }

  static func curve(_ explanation: Explanation) -> CurveChart? {
    guard let curve = explanation.curve,
      let heading = try? Heading(
        courseMessage(curve), measure: "Share that \(courseWords(explanation.finding.study)), by day; like with like",
        note: "Bands are 95% ranges. Everybody counts for as long as the record follows them.")
    else { return nil }
    func steps(_ values: [Finding.Difference?]) -> [CurveChart.Step] {
      [.init(0, Reading(0))] + zip(curve.days, values).map { .init($0, reading($1)) }
    }
    let chart = CurveChart(
      heading,
      arms: [.init("Tried to talk", steps: steps(curve.rang)), .init("Wrote", steps: steps(curve.messaged))],
      span: 0...0.1)
    return chart.isEmpty ? nil : chart
  }

  private static func courseMessage(_ curve: Explanation.Curve) -> String {
    guard let day = curve.days.last, let rang = curve.rang.last ?? nil, let wrote = curve.messaged.last ?? nil else {
      return "When it came, where somebody tried to talk and where somebody wrote"
    }
    let shares = [rang, wrote].map { "\(FindingWords.plain($0.estimate * 100, decimals: 0))%" }
    return "By day \(Int(day)): \(shares[0]) where somebody tried to talk, \(shares[1]) where somebody wrote"
  }

  /// What comes in the course of time: for a finding about not withdrawing, the withdrawing.
  private static func courseWords(_ study: Study) -> String {
    study.primary.event == .notWithdrawn ? "withdrew or declined" : study.primary.words
  }
}
