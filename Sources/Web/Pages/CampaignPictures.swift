import Campaigns
import Drawing
import Statistics

/// A campaign's figures as pictures; nothing where there is nothing to draw.
struct CampaignPictures {
  let report: CampaignReport

  var markup: HTML? {
    let pictures: [HTML] = [
      shares.map { FigureView($0, id: "shares", caption: "Of a hundred, how many had a conversation").markup },
      differences.map { FigureView($0, id: "differences", caption: "Differences in a hundred").markup },
    ].compactMap { $0 }
    guard !pictures.isEmpty else { return nil }
    return "<section aria-labelledby=\"picture\"><h2 id=\"picture\">In a picture</h2>\(pictures)</section>"
  }

  /// Dots of a hundred for each side: from thirty a side on, whatever may be said.
  private var shares: IconArray? {
    let (shown, held) = (report.shownArm, report.heldArm)
    guard min(shown.units, held.units) >= 30,
      let heading = try? Heading(
        message, measure: "Of a hundred \(report.noun), how many had a conversation with us within sixty days",
        note: "Everybody who was drawn, whether it reached them or not.")
    else { return nil }
    func group(_ label: String, _ arm: CampaignReport.Arm) -> IconArray.Group {
      IconArray.Group(label, share: Double(arm.talked) / Double(arm.units), note: "n \(TradeWords.grouped(arm.units))")
    }
    return IconArray(heading, groups: [group("Were to get it", shown), group("Comparison group", held)])
  }

  private var message: String {
    switch report.verdict {
    case .more, .probablyMore: "More of those who were to get it had a conversation"
    case .fewer: "Fewer of those who were to get it had a conversation"
    case .noDifference: "As many had a conversation on either side"
    case .sampleRatioOff: "The lots do not look like lots: this picture means nothing until it is known why"
    default: "The two sides so far; chance alone could make such a difference"
    }
  }

  private var differences: IntervalChart? {
    var rows: [IntervalChart.Row] = []
    if let look = report.look, look.estimate.isFinite {
      rows.append(.init("A conversation within sixty days", [Self.reading(look.estimate, look.interval)]))
    }
    func add(_ label: String, _ estimate: Estimate?) {
      guard let estimate, estimate.isKnown else { return }
      rows.append(.init(label, [Self.reading(estimate.value, estimate.interval())]))
    }
    guard !rows.isEmpty || report.withoutLot != nil else { return nil }
    add("The same, adjusted for what was known before", report.adjusted)
    add("First try picked up, of those tried", report.pickUp)
    add("First message led to a talk, of those written to", report.replyToTalk)
    add("A conversation in a month, goes with being reached", report.withoutLot?.effect)
    add("The same before they were reached: should be none", report.withoutLot?.before)
    guard !rows.isEmpty,
      let heading = try? Heading(
        report.withoutLot == nil
          ? "The first line decides, and may be looked at at any time" : "What goes with being reached, and no more",
        measure: "Difference in a hundred, with 95% ranges",
        note: "Band: differences up to \(Int(CampaignReport.marginPoints)) in a hundred count as none.")
    else { return nil }
    return IntervalChart(
      heading, series: ["Difference"], rows: rows, margin: CampaignReport.marginPoints / 100, lower: "fewer",
      higher: "more")
  }

  private static func reading(_ value: Double, _ interval: Interval) -> Reading {
    Reading(
      value, low: interval.low.isFinite ? interval.low : nil, high: interval.high.isFinite ? interval.high : nil)
  }
}
