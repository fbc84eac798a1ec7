import Moments
import Recruitment

/// The rules of the playbook in use: what opens each, what it rests on, and how it stands in this firm.
package struct RulesAnswer: Sendable {
  package struct Entry: Sendable {
    package var rule: Rule
    /// What the firm does not record, in words; empty where it has its data.
    package var waitingFor: [String] { missing.map(\.words) }
    package var missing: [DataNeed]
    /// How many of its moments opened in the days looked at.
    package var opened: Int

    package init(rule: Rule, missing: [DataNeed] = [], opened: Int = 0) {
      self.rule = rule
      self.missing = missing
      self.opened = opened
    }
  }

  package var asOf: Instant
  package var entries: [Entry]

  /// How far back `opened` reaches.
  package static let days: Int64 = 90

  package init(asOf: Instant, entries: [Entry]) {
    self.asOf = asOf
    self.entries = entries
  }
}

extension Desk {
  /// - Parameter asOf: nothing known later is used.
  package func rules(asOf: Instant) throws -> RulesAnswer {
    let finder = try finder(asOf: asOf)
    var entries = finder.playbook.rules.map { RulesAnswer.Entry(rule: $0) }
    for (index, needs) in finder.unmetNeeds() { entries[index].missing = Array(needs) }
    let from = Instant(asOf.seconds - RulesAnswer.days * 86_400)
    for moment in finder.all() where moment.openedAt > from { entries[moment.rule].opened += 1 }
    return RulesAnswer(asOf: asOf, entries: entries)
  }
}

extension RulesAnswer {
  /// The rules as a table in Markdown: code, title, triggers, data, limit, channel, and how each stands in this firm.
  package var table: [String] {
    let heads = ["rule", "title", "triggers", "data", "limit, working hours", "channel", "status in this firm"]
    return [Self.row(heads), Self.row(heads.map { _ in "---" })] + entries.map { Self.row($0.cells) }
  }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
  }
}

extension RulesAnswer.Entry {
  fileprivate var cells: [String] {
    let triggers = rule.triggers.map { "`\($0.said)`" }.joined(separator: " or ")
    return [rule.code, rule.title, triggers, rule.data, Rule.plain(rule.limitHours), rule.channel, status]
  }

  private var status: String {
    waitingFor.isEmpty ? "has its data" : "waiting for \(waitingFor.joined(separator: "; "))"
  }
}

extension Rule {
  /// What must be recorded; for several triggers, what any of them is content with.
  package var data: String {
    var said: [String] = []
    for trigger in triggers {
      let needs = trigger.needs.map(\.words).joined(separator: "; ")
      if !said.contains(needs) { said.append(needs) }
    }
    return said.joined(separator: " – or – ")
  }

  package static func plain(_ hours: Double) -> String {
    hours == hours.rounded() ? String(Int64(hours)) : String(hours)
  }
}

extension JSONWriter {
  /// The answer of `rightcall playbook rules`.
  package mutating func rules(_ answer: RulesAnswer) {
    object { writer in
      writer.field("as_of", answer.asOf)
      writer.key("rules")
      writer.array(answer.entries) { writer, entry in writer.rule(entry) }
    }
  }

  private mutating func rule(_ entry: RulesAnswer.Entry) {
    object { writer in
      let rule = entry.rule
      writer.field("rule", rule.code)
      writer.field("kind", rule.slug)
      writer.field("title", rule.title)
      writer.field("side", rule.side.rawValue)
      writer.field("desks", rule.desks.map(\.word))
      writer.field("verdict", rule.verdict.rawValue)
      writer.field("purpose", rule.purpose.word)
      writer.key("triggers")
      writer.array(rule.triggers) { writer, trigger in
        writer.object { writer in
          writer.field("on", trigger.word)
          writer.field("says", trigger.said)
          writer.field("plain", trigger.plain)
          writer.field("data", trigger.needs.map(\.words))
        }
      }
      writer.key("limit_hours")
      writer.number(rule.limitHours)
      writer.field("channel", rule.channel)
      writer.field("fallback", rule.fallback)
      writer.field("has_its_data", entry.waitingFor.isEmpty)
      writer.field("waiting_for", entry.waitingFor)
      writer.field("opened_90d", entry.opened)
    }
  }
}
