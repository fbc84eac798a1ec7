import Desk
import Evidence
import Statistics

/// Findings for a terminal: the sentence first, then its figures.
struct EvidenceText {
  private static let tooSmall =
    "Your record is too small to say yet. Here are your tries so far; what research suggests, for and against, is in the "
    + "library: `rightcall collateral library`."

  func lines(_ answer: EvidenceAnswer) -> [String] {
    var lines: [String] = []
    if answer.findings.isEmpty {
      return ["Nothing to compare yet: no moment of a kind that can be compared is on record."]
    }
    if answer.isTooSmall {
      lines += [Paragraph.wrap(Self.tooSmall, indent: ""), ""]
    }
    for finding in answer.findings { lines += self.lines(finding) + [""] }
    lines += tries(answer.tries)
    lines.append("")
    lines.append(
      Paragraph.wrap(
        "All of it goes with, and is not because of: only a trial can say that. `rightcall evidence explain RULE` "
          + "says what was compared, and with what cautions.", indent: ""))
    return lines
  }

  private func lines(_ finding: Finding) -> [String] {
    var lines = [
      "\(finding.study.rule)  \(finding.title)\(finding.exploratory ? "  (exploratory)" : "")",
      Paragraph.wrap(finding.sentence, indent: "     "),
    ]
    lines.append(
      "     tried to talk \(finding.rang), wrote \(finding.messaged), neither \(finding.leftOut[.neither] ?? 0)")
    if let naive = finding.naive, let adjusted = finding.adjusted {
      lines.append("     as it looks \(Self.points(naive)), like with like \(Self.points(adjusted)), in a hundred")
    }
    let cautions = finding.cautions.map(\.words)
    if !cautions.isEmpty { lines.append(Paragraph.wrap("Mind: " + cautions.joined(separator: " "), indent: "     ")) }
    return lines
  }

  func tries(_ tries: TriesCurve) -> [String] {
    guard tries.series > 0 else { return ["No tries to reach anybody are on record."] }
    var lines = [
      "Tries until a first talk: \(Paragraph.count(tries.series, "series", "series")), \(tries.people) people"
    ]
    for step in tries.all.steps where step.tried >= 10 {
      lines.append(
        "     try \(step.number): reached \(Int(step.reached)) of \(Int(step.tried)); within that many "
          + "\(Int((step.reachedWithin.value * 100).rounded())) in a hundred")
    }
    if tries.gaveUpAfterOne > 0 {
      lines.append("     given up after one try: \(tries.gaveUpAfterOne) of \(tries.series)")
    }
    return lines
  }

  /// "+6 (+2 to +10)".
  static func points(_ difference: Finding.Difference) -> String {
    "\(signed(difference.estimate)) (\(difference.low.map(signed) ?? "no end") to "
      + "\(difference.high.map(signed) ?? "no end"))"
  }

  private static func signed(_ value: Double) -> String {
    let tenths = (value * 1_000).rounded() / 10
    return (tenths > 0 ? "+" : "") + "\(tenths)"
  }
}
