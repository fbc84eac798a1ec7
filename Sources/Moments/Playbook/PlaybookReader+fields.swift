import Yams

// Small readings: one field each, with a fault where it is not what it should be.
extension PlaybookReader {
  /// - Parameter allowed: `nil` where the caller says itself what may be there.
  mutating func fields(_ mapping: Node.Mapping, allowed: Set<String>?) -> [String: Node] {
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

  mutating func text(_ fields: [String: Node], _ name: String, in node: Node) -> String? {
    guard let text = fields[name]?.string, !text.isEmpty else {
      fault(fields[name] ?? node, "`\(name)` is missing")
      return nil
    }
    return text
  }

  /// Text that may be left out.
  mutating func optionalText(_ fields: [String: Node], _ name: String) -> String? {
    guard let said = fields[name] else { return nil }
    if said.string == nil { fault(said, "`\(name)` must be text") }
    return said.string
  }

  mutating func word<Word: RawRepresentable<String>>(
    _ fields: [String: Node], _ name: String, in node: Node
  ) -> Word? {
    guard let text = text(fields, name, in: node) else { return nil }
    guard let word = Word(rawValue: text) else {
      fault(fields[name], "`\(text)` is not a `\(name)`")
      return nil
    }
    return word
  }

  /// - Parameter standard: `nil` where it must be said.
  mutating func number(_ fields: [String: Node], _ name: String, in node: Node, standard: Double?) -> Double {
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

  mutating func bool(_ fields: [String: Node], _ name: String, standard: Bool) -> Bool {
    guard let said = fields[name] else { return standard }
    if said.bool == nil { fault(said, "`\(name)` must be true or false") }
    return said.bool ?? standard
  }

  /// A list of texts; empty where the field is absent.
  mutating func strings(_ fields: [String: Node], _ name: String) -> [String] {
    guard let said = fields[name] else { return [] }
    guard let list = said.sequence else {
      fault(said, "`\(name)` must be a list")
      return []
    }
    return list.compactMap { item in
      if item.string == nil { fault(item, "`\(name)` must be a list of texts") }
      return item.string
    }
  }

  mutating func fault(_ node: Node?, _ what: String) {
    faults.append(.init(line: node?.mark?.line ?? 1, column: node?.mark?.column ?? 1, what: what))
  }

  static func fault(of error: YamlError) -> PlaybookFault {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      PlaybookFault(line: mark.line, column: mark.column, what: "not YAML: \(problem)")
    case .duplicatedKeysInMapping(let names, let context):
      PlaybookFault(
        line: context.mark.line, column: context.mark.column,
        what: "\(names.map { "`\($0)`" }.joined(separator: ", ")) is here twice")
    default: PlaybookFault(line: 1, column: 1, what: "not YAML")
    }
  }
}
