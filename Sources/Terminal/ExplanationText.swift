import Desk
import Evidence
import Recruitment

/// One finding in depth, for a terminal.
struct ExplanationText {
  let currency: String

  func lines(_ explanation: Explanation) -> [String] {
    let finding = explanation.finding
    var lines = ["\(finding.study.rule)  \(finding.title)", "", wrap(finding.sentence), ""]
    lines += compared(finding) + [""]
    lines += figures(finding) + [""]
    lines += before(finding) + [""]
    if !explanation.sensitivities.isEmpty || !explanation.channels.isEmpty { lines += elsewise(explanation) + [""] }
    if let curve = explanation.curve { lines += self.curve(curve, finding) + [""] }
    lines.append("What to mind")
    lines += finding.cautions.map { Paragraph.wrap("- " + $0.words, indent: "    ", first: "  ") }
    lines.append(wrap("It goes with, and is not because of: whatever is nowhere on record may lie behind it."))
    return lines
  }

  private func wrap(_ text: String) -> String { Paragraph.wrap(text, indent: "  ") }

  private func compared(_ finding: Finding) -> [String] {
    var lines = [
      "What was compared", wrap(finding.question), wrap(finding.population),
      "  \(finding.moments) moments; \(finding.rang) in which somebody first tried to talk, \(finding.messaged) in which "
        + "somebody wrote",
    ]
    let reasons: [(LeftOut, String)] = [
      (.neither, "nobody did anything in time"),
      (.settledBefore, "settled, or a talk was booked, before anybody acted"),
      (.notTheFirst, "an earlier moment of the same kind counts"), (.burnIn, "in a recruiter's first ninety days"),
      (.recordEnds, "the record ends before the outcome could be seen"),
      (.outcomesEnd, "the record goes on, but that of outcomes ends before this one could be seen"),
      (.noCallsOnRecord, "in four weeks or more without a call of anybody's on record"),
      (.loggedByHand, "in months whose calls or messages were written by hand"), (.randomised, "part of a trial"),
    ]
    for (reason, words) in reasons {
      if let count = finding.leftOut[reason], count > 0 { lines.append("    left out \(count): \(words)") }
    }
    lines.append("    changed course later: \(finding.crossedOver) (counted as they began)")
    return lines
  }

  private func figures(_ finding: Finding) -> [String] {
    func line(_ what: String, _ difference: Finding.Difference?) -> String? {
      difference.map { "  \(what): \(EvidenceText.points($0)) in a hundred" }
    }
    var lines = ["Figures (95 % ranges)"]
    lines += [
      line("as it looks", finding.naive), line("like with like", finding.adjusted),
      line("each recruiter with themselves", finding.secondEstimate),
      line("filled by us, this candidate or another", finding.reshuffle),
    ].compactMap(\.self)
    if let (difference, first) = finding.perConversation {
      lines.append(
        "  for each talk held: \(EvidenceText.points(difference)) in a hundred, if trying acts through talks alone "
          + "(F = \(Int(first.rounded())))")
    }
    if let money = finding.money {
      lines.append("  fee: \(amount(money.estimate)) (\(amount(money.low)) to \(amount(money.high)))")
    }
    for secondary in finding.secondary {
      if let adjusted = secondary.adjusted {
        lines.append(
          "  \(secondary.outcome.name): \(EvidenceText.points(adjusted)) in a hundred (\(secondary.verdict.rawValue))")
      }
    }
    guard finding.adjusted != nil else { return lines + ["  none: too few moments to compare"] }
    lines.append(
      "  worth \(Int(finding.effectiveRang)) and \(Int(finding.effectiveMessaged)) moments; range from \(finding.clusters) "
        + "\(finding.clusteredBy)s")
    if let value = finding.eValue, value.point.isFinite {
      lines.append(
        wrap(
          "Something hidden would have to go with both the trying and the outcome \(Self.one(value.point)) times over to "
            + "explain it away, \(Self.one(value.limit)) times to bring its range to none."))
    }
    return lines
  }

  private func amount(_ value: Double?) -> String { value.map { "\(currency) \(Int($0.rounded()))" } ?? "no end" }
  private static func one(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }

  private func before(_ finding: Finding) -> [String] {
    var lines = ["Were the two alike before?"]
    let control = finding.control
    let what = finding.study.side == .candidate ? "an earlier reply" : "an earlier word on somebody sent"
    let status: String =
      switch control.status {
      case .pass: "they were, as far as \(what) shows"
      case .fail: "they were not: \(what) differed too"
      case .uninformative: "cannot be told closely enough"
      }
    lines.append(
      "  \(status) (\(control.rows) moments\(control.difference.map { ", " + EvidenceText.points($0) } ?? ""))")
    let worst = finding.furthestApart.prefix(8)
    for balance in worst {
      lines.append("  \(balance.covariate): \(Self.two(balance.before)) before, \(Self.two(balance.after)) after")
    }
    if worst.isEmpty { return lines }
    lines.append("  (differences in standard deviations; within 0.1 is alike)")
    return lines
  }

  private static func two(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }

  private func elsewise(_ explanation: Explanation) -> [String] {
    var lines = ["The same asked in other ways"]
    for sensitivity in explanation.sensitivities {
      let figure = sensitivity.adjusted.map(EvidenceText.points) ?? "no figure"
      lines.append(wrap("\(sensitivity.words): \(figure) of \(sensitivity.rows)"))
    }
    for channel in explanation.channels {
      lines.append("  first by \(channel.channel.word): \(channel.withOutcome) of \(channel.rows)")
    }
    return lines
  }

  private func curve(_ curve: Explanation.Curve, _ finding: Finding) -> [String] {
    var lines = ["When it came (tried to talk, wrote; in a hundred)"]
    for index in curve.days.indices where (index + 1) % 4 == 0 {
      func share(_ value: Finding.Difference?) -> String {
        value.map { "\(Int(($0.estimate * 100).rounded()))" } ?? "?"
      }
      lines.append("  by day \(Int(curve.days[index])): \(share(curve.rang[index])), \(share(curve.messaged[index]))")
    }
    if let ratio = curve.hazardRatio {
      lines.append(
        "  hazard ratio (other ends stay as never coming) \(Self.two(ratio.estimate)) (\(ratio.low.map(Self.two) ?? "?") to \(ratio.high.map(Self.two) ?? "?"))"
          + (curve.proportionalP.map { ", proportional: p \($0 < 0.005 ? "under 0.01" : "= \(Self.two($0))")" } ?? ""))
    }
    return lines
  }
}
