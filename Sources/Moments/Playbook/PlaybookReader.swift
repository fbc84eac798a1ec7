import Recruitment
import Yams

/// Reads a playbook from YAML and checks all of it: every fault is reported with its line, not only the first.
package struct PlaybookReader {
  var faults: [PlaybookFault] = []

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
      // What a value is, its field says: guessing it from its looks costs half the time of reading.
      root = try Yams.compose(yaml: text, .basic)
    } catch let error as YamlError {
      faults.append(Self.fault(of: error))
      return nil
    } catch {
      fault(nil, "not YAML")
      return nil
    }
    guard let root, let mapping = root.mapping else {
      fault(root, "a playbook is a mapping with `version` and `rules`")
      return nil
    }
    let fields = fields(mapping, allowed: ["version", "rules", "rhythms"])
    let version = fields["version"].flatMap { $0.int }
    if version == nil { fault(fields["version"] ?? root, "`version` must be a whole number") }
    guard let list = fields["rules"]?.sequence, !list.isEmpty else {
      fault(fields["rules"] ?? root, "`rules` must be a list of at least one rule")
      return nil
    }
    var rules: [Rule] = []
    for node in list { if let rule = rule(node) { rules.append(rule) } }
    checkNames(of: rules)
    let rhythms = rhythms(fields["rhythms"])
    return version.map { Playbook(version: $0, rules: rules, rhythms: rhythms) }
  }

  private mutating func checkNames(of rules: [Rule]) {
    var seen: [String: Int] = [:]
    for rule in rules {
      if rule.slug.isEmpty {
        faults.append(
          .init(line: rule.line, column: 1, what: "`\(rule.title)` gives no name for commands: use letters"))
      }
      for name in Set([rule.code.lowercased(), rule.slug]).sorted() {
        if let line = seen[name] {
          faults.append(
            .init(line: rule.line, column: 1, what: "`\(name)` is already the name of the rule at line \(line)"))
        }
        seen[name] = rule.line
      }
    }
  }

  private static let ruleFields: Set<String> = [
    "rule", "title", "off", "side", "desks", "verdict", "purpose", "trigger", "triggers", "limit_hours",
    "decision_window_hours", "margin_points", "stays_days", "minutes", "yields", "always_talk", "channel", "fallback",
    "meet", "weighs",
    "channel_why", "because", "opener", "asks", "why_firm", "why_them",
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
    let triggers = triggers(fields, in: node)
    let limit = number(fields, "limit_hours", in: node, standard: nil)
    let window = number(fields, "decision_window_hours", in: node, standard: 72)
    let margin = number(fields, "margin_points", in: node, standard: 4)
    let stays = number(fields, "stays_days", in: node, standard: 0)
    let minutes = number(fields, "minutes", in: node, standard: 10)
    let yields = bool(fields, "yields", standard: false)
    let alwaysTalk = bool(fields, "always_talk", standard: false)
    let isOff = bool(fields, "off", standard: false)
    let channel = text(fields, "channel", in: node)
    let fallback = optionalText(fields, "fallback")
    for (field, said) in [("channel", channel), ("fallback", fallback)] {
      if let said, Channel(word: said) == nil { fault(fields[field], "`\(said)` is not a channel") }
    }
    let desks = desks(fields)
    let purpose = purpose(fields)
    let weighs = weighs(fields)
    let meet = optionalText(fields, "meet")
    let asks = strings(fields, "asks")
    let (because, opener) = sentences(fields, in: node, triggers: triggers)
    let whyFirm = text(fields, "why_firm", in: node)
    let whyThem = text(fields, "why_them", in: node)
    let (why, points) = (strings(fields, "channel_why"), strings(fields, "talking_points"))
    let (good, bad) = (optionalText(fields, "good_message"), optionalText(fields, "bad_message"))
    let fineFor = optionalText(fields, "message_fine_for")
    guard faults.count == before, let code, let title, let side, let verdict, !triggers.isEmpty, let whyFirm,
      let whyThem,
      let channel
    else { return nil }
    return Rule(
      code: code, title: title, side: side, desks: desks, verdict: verdict, purpose: purpose, triggers: triggers,
      limitHours: limit,
      decisionWindowHours: window, marginPoints: margin, staysDays: stays, minutes: Int(minutes), yields: yields,
      alwaysTalk: alwaysTalk,
      channel: channel,
      fallback: fallback, meet: meet, weighs: weighs, channelWhy: why, because: because, opener: opener, asks: asks,
      whyFirm: whyFirm, whyThem: whyThem,
      talkingPoints: points, goodMessage: good, badMessage: bad ?? "", messageFineFor: fineFor ?? "",
      line: node.mark?.line ?? 1, isOff: isOff)
  }

  /// All of them where the playbook is silent.
  private mutating func desks(_ fields: [String: Node]) -> [JobKind] {
    var desks: [JobKind] = []
    for word in strings(fields, "desks") {
      if let kind = JobKind(word: word) {
        desks.append(kind)
      } else {
        fault(fields["desks"], "`\(word)` is not a kind of job: perm, contract or search")
      }
    }
    return desks.isEmpty ? Array(JobKind.allCases) : desks
  }

  /// `process` where the playbook is silent.
  private mutating func purpose(_ fields: [String: Node]) -> ContactPurpose {
    guard let said = fields["purpose"] else { return .process }
    guard let purpose = said.string.flatMap({ ContactPurpose(word: $0) }), purpose != .any else {
      fault(said, "`purpose` is process or marketing")
      return .process
    }
    return purpose
  }

  private mutating func weighs(_ fields: [String: Node]) -> [Rule.Weight] {
    strings(fields, "weighs").compactMap { word in
      let weight = Rule.Weight(rawValue: word)
      if weight == nil {
        let known = Rule.Weight.allCases.map(\.rawValue).joined(separator: ", ")
        fault(fields["weighs"], "`\(word)` is not a reason to talk: one of \(known)")
      }
      return weight
    }
  }

  /// What a clause rests on is checked only where it is known what there is: a wrong trigger is one fault, not ten.
  private mutating func sentences(
    _ fields: [String: Node], in node: Node, triggers: [Trigger]
  ) -> (because: [Clause], opener: [Clause]) {
    let names = triggers.isEmpty ? nil : Set(triggers.flatMap(\.evidence) + Rule.contextFacts)
    let because = clauses(fields, "because", in: node, names: names)
    return (because, clauses(fields, "opener", in: node, names: names))
  }
}

extension Rule {
  /// Facts about who and what that any clause may rest on, where the record has them.
  package static let contextFacts = [
    "first_name", "person", "recruiter", "client", "job", "candidate", "candidate_first_name", "refusal_reason", "now",
  ]
}
