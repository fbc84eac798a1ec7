import Drawing
import Evidence
import Statistics

/// A trial's figures as pictures. `nil` where there is nothing to draw.
enum TrialCharts {
  private static func reading(_ look: ConfidenceSequence.Look) -> Reading {
    Reading(look.estimate, low: finite(look.interval.low), high: finite(look.interval.high))
  }

  private static func reading(_ estimate: Estimate) -> Reading {
    let interval = estimate.interval()
    return Reading(estimate.value, low: finite(interval.low), high: finite(interval.high))
  }

  private static func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }

  static func course(_ report: TrialReport) -> SequenceChart? {
    guard let latest = report.looks.last,
      let heading = try? Heading(
        message(report.verdict, latest),
        measure: "Of those prompted, so many more in a hundred that \(report.outcome.words), with a range that may be "
          + "looked at at any time",
        note: "In the order in which they came in; only those whose outcome can be known by now.")
    else { return nil }
    let answer = report.firstAnswer.map {
      SequenceChart.Verdict(at: Double($0.units), $0.interval.low > 0 ? "above nothing" : "below nothing")
    }
    return SequenceChart(
      heading, looks: report.looks.map { .init(at: Double($0.units), reading($0)) }, unit: "outcomes known",
      plannedEnd: Double(report.trial.plannedUnits), verdict: answer, margin: report.marginPoints / 100)
  }

  private static func message(_ verdict: TrialReport.Verdict, _ latest: ConfidenceSequence.Look) -> String {
    let figure = FindingWords.signed(latest.estimate)
    return switch verdict {
    case .helps, .probablyHelps: "Prompting goes with \(figure) in a hundred, and the range lies above nothing"
    case .worse: "Prompting goes with \(figure) in a hundred, and the range lies below nothing"
    case .noBetter: "The range lies within what counts as no difference"
    case .sampleRatioOff: "The lots do not look like lots: this picture means nothing until it is known why"
    case .tooEarly, .cannotTell: "So far \(figure) in a hundred; the range still holds none"
    }
  }

  static func contrast(_ report: TrialReport) -> IntervalChart? {
    guard let contrast = report.contrast else { return nil }
    var rows: [IntervalChart.Row] = []
    func add(_ label: String, _ estimate: Estimate?) {
      guard let estimate, estimate.isKnown else { return }
      rows.append(.init(label, [reading(estimate)]))
    }
    add("Prompted against as usual, in the same weeks", contrast.within)
    add("As usual, in weeks with most prompted against fewest", contrast.spillover)
    add("Everybody, in weeks with most prompted against fewest", contrast.total)
    add("Adjusted for what was known before", report.adjusted)
    add("Of each talk that was held because of the prompt", report.perConversation?.effect)
    guard !rows.isEmpty,
      let heading = try? Heading(
        "Who gains: those prompted, the others, and everybody",
        measure: "Difference in a hundred that \(report.outcome.words), with 95% ranges",
        note: contrast.total.isKnown
          ? "By recruiter’s week. A lasting gain for everybody shows in the third line, not in the first."
          : "By recruiter’s week. With one share prompted everywhere, what it does to everybody cannot be told.")
    else { return nil }
    return IntervalChart(
      heading, series: ["Difference"], rows: rows, margin: report.marginPoints / 100, lower: "fewer", higher: "more")
  }
}

/// What spills over from the prompted to the others, and what prompting does in all.
struct TrialSides {
  let report: TrialReport

  var markup: HTML? {
    guard let chart = TrialCharts.contrast(report) else { return nil }
    return """
      <section aria-labelledby="sides">
      <h2 id="sides">Within weeks, and between them</h2>
      \(FigureView(chart, id: "contrast", caption: "Differences in a hundred").markup)
      </section>

      """
  }
}
