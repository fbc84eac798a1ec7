import Recruitment
import Yams

// Small readings: one field each, with a fault where it is not what it should be.
extension RegionReader {
  /// Empty where the node is no mapping, which is a fault.
  mutating func fields(_ node: Node, _ allowed: Set<String>) -> [String: Node] {
    guard let mapping = node.mapping else {
      fault(node, "a mapping with \(allowed.sorted().map { "`\($0)`" }.joined(separator: ", "))")
      return [:]
    }
    var fields: [String: Node] = [:]
    for (key, value) in mapping {
      guard let name = key.string, allowed.contains(name) else {
        fault(key, "`\(key.string ?? "")` is not a field here")
        continue
      }
      fields[name] = value
    }
    return fields
  }

  /// A field that must be there.
  mutating func part(_ fields: [String: Node], _ name: String, in node: Node) -> Node? {
    if fields[name] == nil { fault(node, "`\(name)` is missing") }
    return fields[name]
  }

  mutating func text(_ fields: [String: Node], _ name: String, in node: Node) -> String? {
    guard let text = fields[name]?.string, !text.isEmpty else {
      fault(fields[name] ?? node, "`\(name)` is missing")
      return nil
    }
    return text
  }

  mutating func word<Word: RawRepresentable<String>>(_ fields: [String: Node], _ name: String, in node: Node) -> Word? {
    guard let text = text(fields, name, in: node) else { return nil }
    guard let word = Word(rawValue: text) else {
      fault(fields[name], "`\(text)` is not what it takes: allowed, screened, soft, presumed or opt_in")
      return nil
    }
    return word
  }

  mutating func number(_ fields: [String: Node], _ name: String, in node: Node, from least: Int) -> Int? {
    guard let number = fields[name]?.int, number >= least, number <= 3_650 else {
      fault(fields[name] ?? node, "`\(name)` must be a whole number from \(least) to 3650")
      return nil
    }
    return number
  }

  /// `false` where it is not said.
  mutating func bool(_ fields: [String: Node], _ name: String) -> Bool {
    guard let said = fields[name] else { return false }
    if said.bool == nil { fault(said, "`\(name)` must be true or false") }
    return said.bool ?? false
  }

  /// Every rule says why, from where, and when that was looked at.
  mutating func ground(_ fields: [String: Node], in node: Node) -> RegionProfile.Ground? {
    let why = text(fields, "why", in: node)
    let source = text(fields, "source", in: node)
    guard let said = text(fields, "checked", in: node) else { return nil }
    guard case .wallClock(let seconds)? = ISOTimestamp.read(said), said.utf8.count == 10 else {
      fault(fields["checked"], "`\(said)` is no date: 2026-11-26")
      return nil
    }
    guard let why, let source else { return nil }
    return RegionProfile.Ground(
      why: why, source: source, checked: CivilDate(dayNumber: Span.dayAndRest(of: seconds).day))
  }

  mutating func fault(_ node: Node?, _ what: String) {
    faults.append(RegionFault(line: node?.mark?.line ?? 1, column: node?.mark?.column ?? 1, what: what))
  }

  static func fault(of error: YamlError) -> RegionFault {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      RegionFault(line: mark.line, column: mark.column, what: "not YAML: \(problem)")
    case .duplicatedKeysInMapping(let names, let context):
      RegionFault(
        line: context.mark.line, column: context.mark.column,
        what: "\(names.map { "`\($0)`" }.joined(separator: ", ")) is here twice")
    default: RegionFault(line: 1, column: 1, what: "not YAML")
    }
  }
}
