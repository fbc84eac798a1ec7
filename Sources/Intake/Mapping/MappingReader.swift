import Recruitment
import WorkingTime
import Yams

/// One fault in a mapping's text, and where it is.
package struct MappingFault: Hashable, Sendable, Error {
  /// 1 = the first.
  package var line: Int
  package var what: String
}

/// Reads a mapping from YAML. The first fault ends it: a mapping that is half understood imports half.
package struct MappingReader {
  /// Text longer than this is no mapping.
  package static let longest = 256 * 1024

  private var mapping: Mapping

  /// - Parameter bases: mappings that it may be `like`.
  /// - Throws: `MappingFault`.
  package static func read(_ text: String, bases: [Mapping] = []) throws(MappingFault) -> Mapping {
    guard text.utf8.count <= longest else { throw MappingFault(line: 1, what: "longer than 256 KB") }
    // An alias may stand for something large, again and again.
    if let line = anchor(text) { throw MappingFault(line: line, what: "anchors are not taken: put the text in quotes") }
    let root: Node?
    do {
      root = try Yams.compose(yaml: text, .basic)
    } catch YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _) {
      throw MappingFault(line: mark.line, what: "not YAML: \(problem)")
    } catch {
      throw MappingFault(line: 1, what: "not YAML")
    }
    guard let root else { throw MappingFault(line: 1, what: "empty") }
    return try read(root, bases: bases)
  }

  private static func read(_ root: Node, bases: [Mapping]) throws(MappingFault) -> Mapping {
    let keys = ["mapping", "title", "like", "source", "zone", "dates", "tables", "files", "about"]
    let entries = try MappingNode.entries(root, of: "a mapping", allowed: keys)
    guard let nameNode = entries["mapping"] else {
      throw MappingFault(line: 1, what: "`mapping:` says its name, and is missing")
    }
    let name = try MappingNode.text(nameNode)
    guard isName(name) else {
      throw MappingNode.fault(nameNode, "a mapping's name has small letters, digits, - and _, at most 40")
    }
    var mapping = Mapping(name: name, title: name, source: name)
    if let like = entries["like"] {
      let other = try MappingNode.text(like)
      guard let base = bases.first(where: { $0.name == other }) else {
        throw MappingNode.fault(like, "there is no mapping called \(other)")
      }
      mapping = base
      (mapping.name, mapping.title) = (name, name == base.name ? base.title : name)
    }
    if let node = entries["title"] { mapping.title = try MappingNode.text(node) }
    if let node = entries["source"] { mapping.source = try MappingNode.text(node) }
    if let node = entries["zone"] {
      let zone = try MappingNode.text(node)
      guard zone == "firm" || Zone.named(zone) != nil else {
        throw MappingNode.fault(node, "not a time zone: write its IANA name, such as Europe/London, or firm")
      }
      mapping.zone = zone == "firm" ? nil : zone
    }
    if let node = entries["dates"] { mapping.dates = try order(node) }
    if let node = entries["tables"] {
      for (key, value) in try MappingNode.pairs(node) {
        mapping.tables[key] = (mapping.tables[key] ?? ValueTable()).with(try table(value))
      }
    }
    if let node = entries["files"] {
      var files: [MappedTable] = []
      for part in try MappingNode.list(node) { files.append(try MappedTableReader(mapping: mapping).read(part)) }
      mapping.files = files
    }
    guard !mapping.files.isEmpty else {
      throw MappingFault(line: 1, what: "`files:` says what is read, and is missing")
    }
    return mapping
  }

  /// The first line on which a value begins with `&`.
  private static func anchor(_ text: String) -> Int? {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      var before: Character = " "
      for (character, next) in zip(line, line.dropFirst()) {
        if character == "&", " \t-[{,:".contains(before), !next.isWhitespace { return index + 1 }
        before = character
      }
    }
    return nil
  }

  package static func isName(_ name: String) -> Bool {
    (1...40).contains(name.utf8.count)
      && name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 95 }
  }

  static func order(_ node: Node) throws(MappingFault) -> DateOrder {
    let text = try MappingNode.text(node)
    guard let order = DateOrder(rawValue: text) else {
      throw MappingNode.fault(
        node, "not a way to read dates: " + DateOrder.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return order
  }

  static func table(_ node: Node) throws(MappingFault) -> ValueTable {
    var table = ValueTable()
    for (key, value) in try MappingNode.pairs(node) {
      if key == "else" {
        table.otherwise = try MappingNode.text(value)
      } else {
        table.set(key, try MappingNode.text(value))
      }
    }
    return table
  }
}

/// Nodes as the kinds of thing a mapping has.
enum MappingNode {
  static func fault(_ node: Node, _ what: String) -> MappingFault {
    MappingFault(line: node.mark?.line ?? 1, what: what)
  }

  static func text(_ node: Node) throws(MappingFault) -> String {
    guard case .scalar(let scalar) = node else { throw fault(node, "one text is wanted here") }
    return scalar.string
  }

  static func list(_ node: Node) throws(MappingFault) -> [Node] {
    switch node {
    case .sequence(let sequence): return Array(sequence)
    default: return [node]
    }
  }

  static func texts(_ node: Node) throws(MappingFault) -> [String] {
    var texts: [String] = []
    for part in try list(node) { texts.append(try text(part)) }
    return texts
  }

  static func pairs(_ node: Node) throws(MappingFault) -> [(String, Node)] {
    guard case .mapping(let mapping) = node else { throw fault(node, "names with values are wanted here") }
    var pairs: [(String, Node)] = []
    for (key, value) in mapping { pairs.append((try text(key), value)) }
    return pairs
  }

  static func entries(_ node: Node, of what: String, allowed: [String]) throws(MappingFault) -> [String: Node] {
    var entries: [String: Node] = [:]
    guard case .mapping(let mapping) = node else { throw fault(node, "\(what) is written as names with values") }
    for (key, value) in mapping {
      let name = try text(key)
      guard allowed.contains(name) else {
        throw fault(key, "\(what) has no `\(name)`; it has \(allowed.joined(separator: ", "))")
      }
      guard entries.updateValue(value, forKey: name) == nil else { throw fault(key, "`\(name)` stands twice") }
    }
    return entries
  }
}
