import Desk
import MessageCoach
import Practice
import Recruitment
import Statistics

/// A reading for a terminal.
struct CoachText {
  let text: String

  func lines(_ answer: CoachAnswer) -> [String] {
    let reading = answer.reading
    var lines = [reading.verdict.words, Paragraph.wrap(reading.because, indent: "  ")]
    if let note = reading.note { lines.append(Paragraph.wrap(note, indent: "  ")) }
    if reading.verdict != .messageIsFine, reading.isRead { lines.append("  " + parts(reading.parts)) }
    for flag in reading.flags {
      lines.append("")
      lines.append("- \(flag.rule.rawValue)" + (flag.text.isEmpty ? "" : ": \"\(Self.line(flag.text))\""))
      lines.append(Paragraph.wrap(flag.why, indent: "    "))
      lines.append(Paragraph.wrap(flag.fix, indent: "    ", first: "    To mend it: "))
    }
    if let suggestion = answer.suggestion {
      lines += ["", "In your words, as an opener:"]
      lines += suggestion.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }
    }
    return lines
  }

  private func parts(_ parts: OpenerPartsFound) -> String {
    let all = [
      ("asks to talk", parts.asksToTalk), ("a reason", parts.reason), ("what is in it for them", parts.stakeForThem),
      ("times", parts.slots), ("a way to say no", parts.wayToDecline),
    ]
    let (there, missing) = (all.filter(\.1).map(\.0), all.filter { !$0.1 }.map(\.0))
    let has = there.isEmpty ? "" : "There: \(there.joined(separator: ", ")). "
    return has + (missing.isEmpty ? "" : "Not there: \(missing.joined(separator: ", ")).")
  }

  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}

/// What messages have been doing, for a terminal.
struct AuditText {
  let settings: FirmSettings

  func lines(_ answer: AuditAnswer) -> [String] {
    let audit = answer.audit
    guard audit.read > 0 else {
      return ["No message of ours with its words is on record (\(audit.withoutText) without)."]
    }
    var lines = [
      "\(Paragraph.count(audit.read, "message")) to \(Paragraph.count(audit.people, "person", "people")), until "
        + ISOTimestamp.utc(audit.recordEnds)
        + (audit.withoutText > 0 ? "; of \(audit.withoutText) more only the envelope is on record" : "")
    ]
    lines += ["", Self.row("", "opened", "replaced", "fine", "unclear", "messages")]
    lines.append(Self.row("All", audit.all))
    for kind in audit.kinds {
      let name = kind.rule.map { "\(answer.codes[$0]) \(answer.titles[$0])" } ?? "At no moment of the playbook"
      lines.append(Self.row(name, kind.tally))
    }
    lines += ["", "Somebody talked with them within \(AuditedMessage.days) days:"]
    for sequel in audit.sequels {
      lines.append("  after \"\(sequel.verdict.words)\": \(Self.share(sequel.talked))")
    }
    lines.append(Paragraph.wrap(AuditAnswer.caution, indent: "  "))
    lines += ["", "Of messages that ask to talk, followed by one within \(AuditedMessage.days) days:"]
    for month in audit.months where month.asked.of > 0 { lines.append("  \(month.text)  \(Self.share(month.asked))") }
    for example in answer.examples {
      lines += ["", "\(ISOTimestamp.utc(example.at))  \(example.reading.verdict.words)"]
      lines += example.text.split(whereSeparator: \.isNewline).prefix(6).map { "  | \($0)" }
      lines.append(Paragraph.wrap(example.reading.because, indent: "  "))
    }
    return lines
  }

  private static func row(_ name: String, _ tally: MessageAudit.Tally) -> String {
    func share(_ verdict: Verdict) -> String {
      tally.all < 10 ? "\(tally[verdict])" : "\(Int((Double(tally[verdict]) / Double(tally.all) * 100).rounded()))%"
    }
    return row(
      name, share(.opensConversation), share(.replacesConversation), share(.messageIsFine), share(.unclear),
      String(tally.all))
  }

  private static func row(_ name: String, _ cells: String...) -> String {
    let head = name.count > 44 ? String(name.prefix(43)) + "…" : name
    let padded = head + String(repeating: " ", count: 44 - head.count)
    return padded + cells.map { String(repeating: " ", count: max(1, 10 - $0.count)) + $0 }.joined()
  }

  /// Under ten no share.
  private static func share(_ proportion: Proportion) -> String {
    let counts = "\(proportion.count) of \(proportion.of)"
    guard proportion.of >= 10 else { return counts }
    func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))" }
    return "\(counts), \(percent(proportion.share))% "
      + "(\(percent(proportion.interval.low)) to \(percent(proportion.interval.high)))"
  }
}
