import Recruitment
import Yams

extension PlaybookReader {
  /// `trigger` for one, `triggers` for several: the moment is due when any of them says so.
  mutating func triggers(_ fields: [String: Node], in node: Node) -> [Trigger] {
    if let one = fields["trigger"] {
      if let several = fields["triggers"] { fault(several, "either `trigger` or `triggers`, not both") }
      return trigger(one).map { [$0] } ?? []
    }
    guard let list = fields["triggers"]?.sequence, !list.isEmpty else {
      fault(
        fields["triggers"] ?? node, fields["triggers"] == nil ? "`trigger` is missing" : "`triggers` must be a list")
      return []
    }
    return list.compactMap { trigger($0) }
  }

  private mutating func trigger(_ node: Node) -> Trigger? {
    guard let mapping = node.mapping else {
      fault(node, "`trigger` is a mapping with `on`")
      return nil
    }
    let fields = fields(mapping, allowed: nil)
    guard let name = fields["on"]?.string else {
      fault(node, "`trigger` needs `on`")
      return nil
    }
    guard let word = TriggerVocabulary.words.first(where: { $0.name == name }) else {
      let known = TriggerVocabulary.words.map(\.name).joined(separator: ", ")
      fault(fields["on"], "`\(name)` is not a trigger: one of \(known)")
      return nil
    }
    let allowed = Set(word.parameters.map(\.name) + ["on"] + (word.takesParty ? ["with"] : []) + word.lists.map(\.name))
    for (key, _) in mapping where key.string.map({ !allowed.contains($0) }) ?? false {
      fault(key, "`\(name)` takes no `\(key.string ?? "")`")
    }
    let values = values(of: word, fields)
    let lists = lists(of: word, fields, in: node)
    guard word.takesParty else {
      return TriggerVocabulary.trigger(name, party: .candidate, lists: lists) { values[$0] ?? 0 }
    }
    guard let said = fields["with"]?.string, let party = Trigger.Party(rawValue: said),
      party != .both || word.allowsBoth
    else {
      fault(
        fields["with"] ?? node,
        "`\(name)` needs `with`: \(word.allowsBoth ? "candidate, contact or both" : "candidate or contact")")
      return nil
    }
    return TriggerVocabulary.trigger(name, party: party, lists: lists) { values[$0] ?? 0 }
  }

  /// The words of each list. Facts may have any name, stages and dates only those of the interchange.
  private mutating func lists(
    of word: TriggerVocabulary.Word, _ fields: [String: Node], in node: Node
  ) -> TriggerVocabulary.Lists {
    var lists = TriggerVocabulary.Lists()
    for list in word.lists {
      let said = strings(fields, list.name)
      if said.isEmpty, list.isRequired {
        fault(fields[list.name] ?? node, "`\(word.name)` needs `\(list.name)`: a list")
      }
      for text in said { take(text, list, fields, into: &lists) }
    }
    return lists
  }

  private mutating func take(
    _ text: String, _ list: TriggerVocabulary.ListParameter, _ fields: [String: Node],
    into lists: inout TriggerVocabulary.Lists
  ) {
    switch (list.kind, list.name) {
    case (.facts, "denied"): lists.denied.append(text)
    case (.facts, _): lists.facts.append(text)
    case (.stages, let name):
      guard let stage = Stage(word: text) else { return fault(fields[name], "`\(text)` is not a stage") }
      if name == "from" { lists.from.append(stage) } else { lists.stages.append(stage) }
    case (.dates, _):
      guard let kind = DateKind(word: text) else { return fault(fields[list.name], "`\(text)` is not a kind of date") }
      lists.dates.append(kind)
    case (.reasons, _):
      guard let reason = HoldReason(word: text) else {
        return fault(fields[list.name], "`\(text)` is not a reason of a hold")
      }
      lists.reasons.append(reason)
    }
  }

  /// The number of each parameter: what the playbook says, else its standard.
  private mutating func values(of word: TriggerVocabulary.Word, _ fields: [String: Node]) -> [String: Double] {
    var values: [String: Double] = [:]
    for parameter in word.parameters {
      values[parameter.name] = parameter.standard
      guard let said = fields[parameter.name] else { continue }
      guard let number = said.float, number >= 0, number <= 100_000 else {
        fault(said, "`\(parameter.name)` must be a number from 0 to 100000")
        continue
      }
      if parameter.isCount, number < 1 || number != number.rounded() {
        fault(said, "`\(parameter.name)` must be a whole number, 1 or more")
      }
      values[parameter.name] = number
    }
    return values
  }

  mutating func clauses(_ fields: [String: Node], _ name: String, in node: Node, names: Set<String>?) -> [Clause] {
    guard let list = fields[name]?.sequence, !list.isEmpty else {
      fault(fields[name] ?? node, "`\(name)` must be a list of clauses with `say` and `from`")
      return []
    }
    var clauses: [Clause] = []
    for (index, item) in list.enumerated() {
      if let clause = clause(item, isFirst: index == 0, names: names) { clauses.append(clause) }
    }
    return clauses
  }

  private mutating func clause(_ node: Node, isFirst: Bool, names: Set<String>?) -> Clause? {
    guard let mapping = node.mapping else {
      fault(node, "a clause is a mapping with `say` and `from`")
      return nil
    }
    let parts = fields(mapping, allowed: ["say", "from", "unless", "required"])
    guard let say = parts["say"]?.string, !say.isEmpty else {
      fault(node, "a clause needs `say`")
      return nil
    }
    let placeholders = Clause.placeholders(in: say)
    if say.filter({ $0 == "{" }).count != placeholders.count || say.filter({ $0 == "}" }).count != placeholders.count {
      fault(parts["say"], "a brace stands alone: a fact is written {fact}")
    }
    let from = strings(parts, "from")
    let all = from + placeholders.filter { !from.contains($0) }
    let unless = strings(parts, "unless")
    for fact in unless where all.contains(fact) { fault(node, "a clause cannot rest on `\(fact)` and give way to it") }
    for fact in all + unless where names.map({ !$0.contains(fact) }) ?? false {
      fault(node, "`\(fact)` is not a fact of this trigger: \((names ?? []).sorted().joined(separator: ", "))")
    }
    return Clause(say: say, from: all, unless: unless, required: bool(parts, "required", standard: isFirst))
  }
}
