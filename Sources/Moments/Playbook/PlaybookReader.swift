import Recruitment
import Yams

/// Reads a playbook from YAML and checks all of it: every fault is reported with its line, not only the first.
package struct PlaybookReader {
  private var faults: [PlaybookFault] = []

  /// - Throws: `PlaybookError.faults` with every fault found.
  package static func read(_ text: String) throws(PlaybookError) -> Playbook {
    var reader = PlaybookReader()
    let playbook = reader.playbook(text)
    guard let playbook, reader.faults.isEmpty else { throw .faults(reader.faults) }
    return playbook
  }

  private mutating func playbook(_ text: String) -> Playbook? {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      faults.append(Self.fault(of: error))
      return nil
    } catch {
      fault(nil, "not YAML: \(error)")
      return nil
    }
    guard let root, let mapping = root.mapping else {
      fault(root, "a playbook is a mapping with `version` and `rules`")
      return nil
    }
    let fields = fields(mapping, allowed: ["version", "rules"])
    guard let version = fields["version"].flatMap({ $0.int }) else {
      fault(fields["version"] ?? root, "`version` must be a whole number")
      return nil
    }
    guard let list = fields["rules"]?.sequence else {
      fault(fields["rules"] ?? root, "`rules` must be a list")
      return nil
    }
    var rules: [Rule] = []
    for node in list { if let rule = rule(node) { rules.append(rule) } }
    checkNames(of: rules)
    return Playbook(version: version, rules: rules)
  }

  private mutating func checkNames(of rules: [Rule]) {
    var seen: [String: Int] = [:]
    for rule in rules {
      for name in [rule.code.lowercased(), rule.slug] {
        if let line = seen[name] {
          faults.append(.init(line: rule.line, column: 1, what: "`\(name)` is already the name of the rule at line \(line)"))
        }
        seen[name] = rule.line
      }
    }
  }

  private static let ruleFields: Set<String> = [
    "rule", "title", "side", "desks", "verdict", "trigger", "limit_hours", "decision_window_hours", "minutes",
    "yields", "always_talk", "channel", "fallback", "channel_why", "because", "opener", "why_firm", "why_them",
    "talking_points", "good_message", "bad_message", "message_fine_for",
  ]

  private mutating func rule(_ node: Node) -> Rule? {
    guard let mapping = node.mapping else {
      fault(node, "a rule is a mapping")
      return nil
    }
    let before = faults.count
    let fields = fields(mapping, allowed: Self.ruleFields)
    let code = text(fields, "rule", in: node)
    let title = text(fields, "title", in: node)
    let side: Rule.Side? = word(fields, "side", in: node)
    let verdict: Rule.Verdict? = word(fields, "verdict", in: node)
    let trigger = fields["trigger"].flatMap { self.trigger($0) }
    if fields["trigger"] == nil { fault(node, "`trigger` is missing") }
    let limit = number(fields, "limit_hours", in: node, standard: nil)
    let window = number(fields, "decision_window_hours", in: node, standard: 72)
    let minutes = number(fields, "minutes", in: node, standard: 10)
    let names = Set((trigger?.evidence ?? []) + Rule.contextFacts)
    let because = clauses(fields, "because", in: node, names: names)
    let opener = clauses(fields, "opener", in: node, names: names)
    let whyFirm = text(fields, "why_firm", in: node)
    let whyThem = text(fields, "why_them", in: node)
    let channel = text(fields, "channel", in: node)
    let channels = Set(Channel.allCases.map(\.word))
    if let channel, !channels.contains(channel) { fault(fields["channel"], "`\(channel)` is not a channel") }
    let fallback = fields["fallback"]?.string
    if let fallback, !channels.contains(fallback) { fault(fields["fallback"], "`\(fallback)` is not a channel") }
    let desks = strings(fields, "desks").compactMap { word -> JobKind? in
      if let kind = JobKind(word: word) { return kind }
      fault(fields["desks"], "`\(word)` is not a kind of job: perm, contract or search")
      return nil
    }
    guard faults.count == before, let code, let title, let side, let verdict, let trigger, let whyFirm, let whyThem,
      let channel
    else { return nil }
    return Rule(
      code: code, title: title, side: side, desks: desks.isEmpty ? Array(JobKind.allCases) : desks, verdict: verdict,
      trigger: trigger, limitHours: limit, decisionWindowHours: window, minutes: Int(minutes),
      yields: fields["yields"]?.bool ?? false, alwaysTalk: fields["always_talk"]?.bool ?? false, channel: channel,
      fallback: fallback, channelWhy: strings(fields, "channel_why"), because: because, opener: opener,
      whyFirm: whyFirm, whyThem: whyThem, talkingPoints: strings(fields, "talking_points"),
      goodMessage: fields["good_message"]?.string, badMessage: fields["bad_message"]?.string ?? "",
      messageFineFor: fields["message_fine_for"]?.string ?? "", line: node.mark?.line ?? 1)
  }

  private mutating func trigger(_ node: Node) -> Trigger? {
    guard let mapping = node.mapping else {
      fault(node, "`trigger` is a mapping that begins with `on`")
      return nil
    }
    let fields = fields(mapping, allowed: nil)
    guard let name = fields["on"]?.string else {
      fault(node, "`trigger` needs `on`: the trigger's word")
      return nil
    }
    guard let word = TriggerVocabulary.words.first(where: { $0.name == name }) else {
      let known = TriggerVocabulary.words.map(\.name).joined(separator: ", ")
      fault(fields["on"], "`\(name)` is not a trigger: one of \(known)")
      return nil
    }
    var party = Trigger.Party.candidate
    if word.takesParty {
      guard let said = fields["with"]?.string, let known = Trigger.Party(rawValue: said) else {
        fault(fields["with"] ?? node, "`\(name)` needs `with`: candidate or contact")
        return nil
      }
      party = known
    }
    let allowed = Set(word.parameters.map(\.name) + ["on"] + (word.takesParty ? ["with"] : []))
    for (field, value) in fields where !allowed.contains(field) { fault(value, "`\(name)` takes no `\(field)`") }
    var values: [String: Double] = [:]
    for parameter in word.parameters {
      guard let said = fields[parameter.name] else {
        values[parameter.name] = parameter.standard ?? 0
        continue
      }
      guard let number = said.float, number >= 0, number <= 100_000 else {
        fault(said, "`\(parameter.name)` must be a number from 0 to 100000")
        continue
      }
      values[parameter.name] = number
    }
    return TriggerVocabulary.trigger(name, party: party) { values[$0] ?? 0 }
  }

  private mutating func clauses(
    _ fields: [String: Node], _ name: String, in node: Node, names: Set<String>
  ) -> [Clause] {
    guard let list = fields[name]?.sequence, !list.isEmpty else {
      fault(fields[name] ?? node, "`\(name)` must be a list of clauses with `say` and `from`")
      return []
    }
    var clauses: [Clause] = []
    for (index, item) in list.enumerated() {
      guard let mapping = item.mapping else {
        fault(item, "a clause is a mapping with `say` and `from`")
        continue
      }
      let parts = self.fields(mapping, allowed: ["say", "from", "required"])
      guard let say = parts["say"]?.string, !say.isEmpty else {
        fault(item, "a clause needs `say`")
        continue
      }
      let from = strings(parts, "from")
      for fact in from + Clause.placeholders(in: say) where !names.contains(fact) {
        fault(item, "`\(fact)` is not a fact of this trigger: \(names.sorted().joined(separator: ", "))")
      }
      let all = from + Clause.placeholders(in: say).filter { !from.contains($0) }
      clauses.append(Clause(say: say, from: all, required: parts["required"]?.bool ?? (index == 0)))
    }
    return clauses
  }

  // MARK: Small readings

  private mutating func fields(_ mapping: Node.Mapping, allowed: Set<String>?) -> [String: Node] {
    var fields: [String: Node] = [:]
    for (key, value) in mapping {
      guard let name = key.string else {
        fault(key, "a field's name must be text")
        continue
      }
      if let allowed, !allowed.contains(name) { fault(key, "`\(name)` is not a field here") }
      if fields[name] != nil { fault(key, "`\(name)` is here twice") }
      fields[name] = value
    }
    return fields
  }

  private mutating func text(_ fields: [String: Node], _ name: String, in node: Node) -> String? {
    guard let text = fields[name]?.string, !text.isEmpty else {
      fault(fields[name] ?? node, "`\(name)` is missing")
      return nil
    }
    return text
  }

  private mutating func word<Word: RawRepresentable<String>>(
    _ fields: [String: Node], _ name: String, in node: Node
  ) -> Word? {
    guard let text = text(fields, name, in: node) else { return nil }
    guard let word = Word(rawValue: text) else {
      fault(fields[name], "`\(text)` is not a `\(name)`")
      return nil
    }
    return word
  }

  private mutating func number(
    _ fields: [String: Node], _ name: String, in node: Node, standard: Double?
  ) -> Double {
    guard let said = fields[name] else {
      if standard == nil { fault(node, "`\(name)` is missing") }
      return standard ?? 0
    }
    guard let number = said.float, number >= 0, number <= 10_000 else {
      fault(said, "`\(name)` must be a number from 0 to 10000")
      return 0
    }
    return number
  }

  private func strings(_ fields: [String: Node], _ name: String) -> [String] {
    fields[name]?.sequence?.compactMap(\.string) ?? []
  }

  private mutating func fault(_ node: Node?, _ what: String) {
    faults.append(.init(line: node?.mark?.line ?? 1, column: node?.mark?.column ?? 1, what: what))
  }

  private static func fault(of error: YamlError) -> PlaybookFault {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      PlaybookFault(line: mark.line, column: mark.column, what: "not YAML: \(problem)")
    default: PlaybookFault(line: 1, column: 1, what: "not YAML: \(error)")
    }
  }
}

extension Rule {
  /// Facts about who and what that any clause may rest on, where the record has them.
  package static let contextFacts = [
    "first_name", "person", "recruiter", "client", "job", "candidate", "candidate_first_name", "now",
  ]
}
