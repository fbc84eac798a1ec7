import Desk
import Moments

/// The playbook's rules, those that have their data first.
struct RulesText {
  func lines(_ answer: RulesAnswer) -> [String] {
    let ready = answer.entries.filter { $0.waitingFor.isEmpty }
    let waiting = answer.entries.filter { !$0.waitingFor.isEmpty }
    var lines: [String] = []
    if !ready.isEmpty {
      lines.append("Has its data: \(ready.count) of \(Paragraph.count(answer.entries.count, "rule"))")
      lines.append("rule   opened   limit   channel    moment")
      for entry in ready { lines += [line(entry)] + opens(entry) }
      lines.append("")
    }
    if !waiting.isEmpty {
      lines.append("Waiting for data this firm does not record: \(waiting.count)")
      for entry in waiting {
        lines.append(line(entry))
        lines += opens(entry)
        lines.append(
          Paragraph.wrap(
            entry.waitingFor.joined(separator: "; "), indent: Self.margin, first: Self.margin + "waiting for: "))
      }
      lines.append("")
    }
    lines.append("opened: in the \(RulesAnswer.days) days before. limit: in working hours.")
    lines.append("--json says what data each rests on, and how the playbook spells it.")
    return lines
  }

  private static let indent = String(repeating: " ", count: 7)
  private static let margin = String(repeating: " ", count: 35)

  /// In plain words; a rule may open in several ways.
  private func opens(_ entry: RulesAnswer.Entry) -> [String] {
    entry.rule.triggers.enumerated().map { index, trigger in
      Paragraph.wrap(
        trigger.plain + ".", indent: Self.indent + "  ", first: Self.indent + (index == 0 ? "when " : "or when "))
    }
  }

  private func line(_ entry: RulesAnswer.Entry) -> String {
    let rule = entry.rule
    return [
      pad(rule.code, 5), left(String(entry.opened), 7), left(Rule.plain(rule.limitHours) + " h", 7),
      "  " + pad(rule.channel, 10), rule.title,
    ].joined(separator: " ")
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
  private func left(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
