import Foundation
import Moments
import Recruitment

/// The fields of a rule as a form shows them: those that are written, and those that may be.
struct RuleFields {
  enum Kind: Equatable {
    case line, long, list, flag, number
    case choice([Choice])
    /// Any of these.
    case ticks([Choice])
  }

  /// A word of the playbook, and how one says it.
  struct Choice: Equatable {
    var value: String
    var words: String
  }

  struct Shown {
    var path: String
    var label: String
    var kind: Kind
    var value: String
    var hint: String?

    /// Faults name fields as they stand in the text: whole, or by their last part.
    private var names: [String] { [path, RuleFields.last(path)] }

    func isNamed(_ fault: PlaybookFault) -> Bool { names.contains { fault.what.contains("`\($0)`") } }

    /// What is wrong, beside the field's label.
    func said(_ fault: PlaybookFault) -> String {
      for name in names where fault.what.hasPrefix("`\(name)` ") {
        return String(fault.what.dropFirst(name.count + 3))
      }
      return fault.what
    }
  }

  let rule: PlaybookValue

  init(_ rule: PlaybookValue) { self.rule = rule }

  /// What may be written though it is not yet.
  private static let optional = [
    "off", "minutes", "decision_window_hours", "stays_days", "always_talk", "fallback", "meet", "talking_points",
    "good_message", "bad_message", "message_fine_for",
  ]
  /// What makes a rule this rule: changed in the whole text alone.
  private static let fixed = ["rule"]

  private static let labels = [
    "title": "Title", "side": "Whose moment", "verdict": "What it calls for", "limit_hours": "Limit, in working hours",
    "decision_window_hours": "A first action counts as an answer within so many hours", "minutes": "Minutes it takes",
    "stays_days": "Days a message stays due", "margin_points": "Smallest effect of interest, in a hundred",
    "channel": "Channel", "fallback": "Or else by", "meet": "When to meet instead", "off": "Off: opens nothing",
    "always_talk": "Never part of a trial", "yields": "Gives way to any other conversation due",
    "why_firm": "Why the firm needs it", "why_them": "What is in it for them", "channel_why": "Why that channel",
    "talking_points": "Talking points", "good_message": "A message that asks for the talk",
    "bad_message": "A message that replaces it", "message_fine_for": "What a message will do for",
    "asks": "Facts to ask for",
    "weighs": "What speaks for talking", "desks": "Kinds of job", "purpose": "Purpose",
  ]

  var shown: [Shown] {
    let leaves = rule.leaves.filter { !Self.fixed.contains($0.path) }
    let missing = Self.optional.filter { rule[$0] == nil }.map { ($0, PlaybookValue.text("")) }
    return (leaves.map { ($0.path, $0.value) } + missing).filter { Self.isWords($0.0) }.map { path, value in
      Shown(
        path: path, label: Self.label(path), kind: Self.kind(path, value), value: Self.plain(value),
        hint: Self.hint(path))
    }
  }

  /// Which facts a clause rests on, and what a trigger waits for, are wired to each other: in the whole text alone.
  private static func isWords(_ path: String) -> Bool {
    let parts = path.split(separator: ".")
    guard parts.count > 1 else { return true }
    if parts[0] == "because" || parts[0] == "opener" { return parts.last == "say" }
    return ["trigger", "triggers"].contains(String(parts[0]))
      && !["on", "facts", "stages", "from"].contains(parts.last)
  }

  private static func label(_ path: String) -> String {
    if let known = labels[path] { return known }
    let parts = path.split(separator: ".").map(String.init)
    if parts.count == 3, parts[2] == "say", let number = Int(parts[1]) {
      return parts[0] == "because" ? "Why now, clause \(number + 1)" : "Opener, clause \(number + 1)"
    }
    let name = last(path)
    return "Opens when: \(triggerLabels[name] ?? name.replacing("_", with: " "))"
  }

  private static let triggerLabels = [
    "with": "who it is about", "hours": "hours", "hours_before": "hours in which a talk before it counts already",
    "days": "days", "working_days": "working days", "until_days": "for so many days at most",
    "quiet_days": "only if not spoken to for so many days", "again_days": "again after so many days",
    "after_working_days": "working days after it", "before_working_days": "working days before it",
    "dates": "the date is one of", "reasons": "the reason is one of",
  ]

  private static func last(_ path: String) -> String { path.split(separator: ".").last.map(String.init) ?? path }

  private static func hint(_ path: String) -> String? {
    ["asks", "dates", "reasons"].contains(last(path)) ? "One a line, by its name on record." : nil
  }

  private static func sides(_ values: [String]) -> [Choice] {
    let words = [
      "candidate": "the candidate", "client": "the client", "either": "either", "contact": "the client’s contact",
      "both": "both, each by themselves",
    ]
    return values.map { Choice(value: $0, words: words[$0] ?? $0) }
  }

  private static let channels = Channel.allCases.map { Choice(value: $0.word, words: TradeWords.channel($0)) }
  private static let verdicts = [
    Choice(value: "conversation", words: "a talk"), Choice(value: "message_then_talk", words: "a message, then a talk"),
    Choice(value: "message_fine", words: "a message will do"),
  ]
  private static let purposes = [
    Choice(value: "process", words: "what is under way with them"),
    Choice(value: "marketing", words: "an approach of our own"),
  ]
  private static let weights = Rule.Weight.allCases.map { Choice(value: $0.rawValue, words: $0.words) }
  private static let desks = JobKind.allCases.map { kind in
    let words: [JobKind: String] = [.perm: "permanent", .contract: "contract"]
    return Choice(value: kind.word, words: words[kind] ?? kind.word.replacing("_", with: " "))
  }

  private static func kind(_ path: String, _ value: PlaybookValue) -> Kind {
    switch path {
    case "off", "always_talk", "yields": return .flag
    case "channel", "fallback": return .choice(channels)
    case "side": return .choice(sides(["candidate", "client", "either"]))
    case "verdict": return .choice(verdicts)
    case "purpose": return .choice(purposes)
    case "weighs": return .ticks(weights)
    case "desks": return .ticks(desks)
    case "talking_points": return .list
    default: break
    }
    if path.hasSuffix(".with") { return .choice(sides(["candidate", "contact", "both"])) }
    if case .list = value { return .list }
    if path.hasSuffix(".say") || path.hasPrefix("why_") || path.hasSuffix("_message") || path == "message_fine_for" {
      return .long
    }
    return value.text.map { Double($0) != nil } ?? false || path.hasSuffix("_hours") || path.hasSuffix("_days")
      || path == "minutes" ? .number : .line
  }

  private static func plain(_ value: PlaybookValue) -> String {
    switch value {
    case .text(let text): text
    case .list(let items): items.compactMap(\.text).joined(separator: "\n")
    case .map: ""
    }
  }

  /// The rule with what a form says of it; a field that the form does not have stays.
  func reading(_ form: FormValues) -> PlaybookValue {
    var edited = rule
    for field in shown {
      let typed = (form[Self.name(field.path)] ?? "").replacing("\r\n", with: "\n")
      // A form takes blanks at the ends off.
      let before = field.value.trimmingCharacters(in: .whitespacesAndNewlines)
      switch field.kind {
      case .flag:
        // A box that is not ticked is not sent.
        let isOn = !typed.isEmpty
        if isOn != (field.value == "true") { edited = edited.setting(field.path, to: isOn ? .text("true") : nil) }
      case .ticks(let choices):
        let written = field.value.split(separator: "\n").map(String.init)
        let ticked = Set(choices.map(\.value).filter { form["\(Self.name(field.path))-\($0)"] != nil })
        // What no box stands for is left as it is, and so is the order.
        let known = Set(choices.map(\.value))
        let kept = written.filter { ticked.contains($0) || !known.contains($0) }
        let items = kept + choices.map(\.value).filter { ticked.contains($0) && !kept.contains($0) }
        guard items != written else { continue }
        edited = edited.setting(field.path, to: items.isEmpty ? nil : .list(items.map { .text($0) }))
      case .list:
        guard typed != before else { continue }
        let items = typed.split(separator: "\n").map { PlaybookValue.text(String($0)) }
        edited = edited.setting(field.path, to: items.isEmpty ? nil : .list(items))
      default:
        guard typed != before else { continue }
        edited = edited.setting(field.path, to: typed.isEmpty ? nil : .text(typed))
      }
    }
    return edited
  }

  static func name(_ path: String) -> String { "f-\(path.replacing(".", with: "-"))" }
}
