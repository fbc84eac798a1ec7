import Foundation
import Recruitment
import WorkingTime
import Yams

/// Reads one entry of a mapping's `files`.
struct MappedTableReader {
  let mapping: Mapping

  func read(_ node: Node) throws(MappingFault) -> MappedTable {
    let entries = try MappingNode.entries(
      node, of: "a file",
      allowed: [
        "file", "needs", "columns", "shape", "only when asked", "leave out", "skip when", "deleted", "records", "calls",
        "join",
      ])
    var table = MappedTable()
    if let node = entries["file"] { table.names = try MappingNode.texts(node).map { $0.lowercased() } }
    if let node = entries["needs"] { table.needs = try MappingNode.texts(node).map(Self.column) }
    if let node = entries["columns"] { table.columns = try MappingNode.texts(node).map(Self.column) }
    if let node = entries["shape"] {
      for (column, test) in try MappingNode.pairs(node) {
        table.shape.append((Self.column(column), try shape(try MappingNode.text(test))))
      }
    }
    if let node = entries["only when asked"] { table.asked = try MappingNode.text(node) == "yes" }
    if let node = entries["leave out"] { table.leaveOut = try MappingNode.texts(node).map(Self.column) }
    if let node = entries["skip when"] { table.skip = try conditions(node) }
    if let node = entries["calls"] { table.calls = try CallTableReader(values: self).read(node) }
    if let node = entries["records"] {
      for part in try MappingNode.list(node) { table.records.append(try record(part)) }
    }
    if let node = entries["deleted"] {
      let parts = try MappingNode.entries(node, of: "`deleted`", allowed: ["when", "at"])
      guard let when = parts["when"], let at = parts["at"] else {
        throw MappingNode.fault(node, "`deleted` has a `when` and an `at`")
      }
      table.deletion = try conditions(when)
      let time = try value(at)
      table.records += table.records.compactMap { $0.deleted(at: time) }
    }
    if let node = entries["join"] { table.join = try join(node) }
    guard table.calls != nil || table.join != nil || !table.records.isEmpty else {
      throw MappingNode.fault(node, "a file has `records`, `calls` or `join`")
    }
    return table
  }

  private func shape(_ text: String) throws(MappingFault) -> ShapeTest {
    switch text {
    case "date": .date
    case "number": .number
    default: .words(text.split(separator: "|").map { ValueTable.folded(String($0)) })
    }
  }

  /// Columns are found by their names in small letters, with single spaces.
  static func column(_ text: String) -> String { ValueTable.folded(text) }

  private func join(_ node: Node) throws(MappingFault) -> JoinTable {
    let entries = try MappingNode.entries(node, of: "a join", allowed: ["name", "key", "value"])
    guard let name = entries["name"], let key = entries["key"], let value = entries["value"] else {
      throw MappingNode.fault(node, "a join has a `name`, a `key` and a `value`")
    }
    return JoinTable(name: try MappingNode.text(name), key: try self.value(key), value: try self.value(value))
  }

  // MARK: Records

  private func record(_ node: Node) throws(MappingFault) -> MappedRecord {
    var found: (kind: RecordKind, fields: Node)?
    var conditions: [RowCondition] = []
    var each: [ValueForm] = []
    for (key, value) in try MappingNode.pairs(node) {
      switch key {
      case "when": conditions = try self.conditions(value)
      case "each": for part in try MappingNode.list(value) { each.append(try self.value(part)) }
      default:
        guard let kind = RecordKind(name: key), found == nil else {
          throw MappingNode.fault(
            node, "a record is one of \(RecordKind.allCases.map(\.name).joined(separator: ", ")), not `\(key)`")
        }
        found = (kind, value)
      }
    }
    guard let (kind, node) = found else { throw MappingNode.fault(node, "of what kind the record is, is missing") }
    var record = MappedRecord(kind: kind, fields: [], conditions: conditions, each: each)
    let schema = FileSchema.of(kind)
    for (name, value) in try MappingNode.pairs(node) {
      guard let position = schema.firstPosition(name), !schema.fields[position].derived else {
        throw MappingNode.fault(value, "\(kind.name) have no field `\(name)`")
      }
      record.fields.append((name, try self.value(value)))
    }
    for field in schema.fields where field.required && !record.fields.contains(where: { $0.name == field.name }) {
      throw MappingNode.fault(node, "\(kind.name) need a `\(field.name)`")
    }
    return record
  }

  // MARK: Values

  /// A column, `=a constant`, a text with `{columns}`, a list of which the first that is not empty counts, or words.
  func value(_ node: Node) throws(MappingFault) -> ValueForm {
    switch node {
    case .scalar(let scalar): return try Self.simple(scalar.string, node)
    case .sequence(let sequence):
      var forms: [ValueForm] = []
      for part in sequence { forms.append(try value(part)) }
      return .first(forms)
    case .mapping: return try composed(node)
    default: throw MappingNode.fault(node, "anchors and aliases are not taken")
    }
  }

  static func simple(_ text: String, _ node: Node) throws(MappingFault) -> ValueForm {
    if text.isEmpty { throw MappingNode.fault(node, "a column's name is missing") }
    if text.hasPrefix("=") { return .constant(String(text.dropFirst())) }
    guard text.contains("{") else { return .column(column(text)) }
    var pieces: [ValueForm.Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else { throw MappingNode.fault(node, "a { is not closed") }
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      pieces.append(.column(column(String(rest[rest.index(after: open)..<close]))))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return .template(pieces)
  }

  private func composed(_ node: Node) throws(MappingFault) -> ValueForm {
    let keys = [
      "from", "all", "join", "split", "table", "dates", "zone", "unit", "between", "recruiter", "known recruiter",
      "person", "join of", "earliest", "of",
    ]
    let entries = try MappingNode.entries(node, of: "a value", allowed: keys)
    var form: ValueForm
    if let all = entries["all"] {
      var forms: [ValueForm] = []
      for part in try MappingNode.list(all) { forms.append(try value(part)) }
      form = .all(forms, joiner: try entries["join"].map(MappingNode.text) ?? ";")
    } else if let span = entries["between"] {
      let ends = try MappingNode.list(span)
      guard ends.count == 2 else { throw MappingNode.fault(span, "`between` has a beginning and an end") }
      form = .between(try value(ends[0]), try value(ends[1]))
    } else if let who = entries["recruiter"] {
      form = .recruiter(try value(who))
    } else if let who = entries["known recruiter"] {
      form = .knownRecruiter(try value(who))
    } else if let date = entries["earliest"] {
      guard let key = entries["of"] else { throw MappingNode.fault(node, "`earliest` is the first date `of` a key") }
      form = .earliest(try value(date), of: try value(key))
    } else if let who = entries["person"] {
      form = .person(try value(who))
    } else if let join = entries["join of"] {
      guard let by = entries["from"] else { throw MappingNode.fault(node, "`join of` looks up the column `from`") }
      form = .join(try value(by), name: try MappingNode.text(join))
    } else if let from = entries["from"] {
      form = try value(from)
    } else {
      throw MappingNode.fault(node, "`from` says which column is meant, and is missing")
    }
    if let marks = entries["split"] { form = .parts(form, of: try MappingNode.text(marks)) }
    if let unit = entries["unit"] {
      guard let found = ValueForm.SpanUnit(rawValue: try MappingNode.text(unit)) else {
        throw MappingNode.fault(unit, "not a unit: seconds, milliseconds, minutes, hours, h:m:s")
      }
      form = .span(form, unit: found)
    }
    if entries["dates"] != nil || entries["zone"] != nil {
      let zone = try entries["zone"].map(MappingNode.text)
      if let zone, Zone.named(zone) == nil, zone != "firm" { throw MappingNode.fault(node, "not a time zone") }
      form = .date(form, order: try entries["dates"].map(MappingReader.order), zone: zone)
    }
    guard let table = entries["table"] else { return form }
    let name = try MappingNode.text(table)
    guard mapping.tables[name] != nil else { throw MappingNode.fault(table, "there is no table `\(name)`") }
    return .table(form, name: name)
  }

  // MARK: Conditions

  /// `filled X`, `empty X`, `X is a | b`, `X is not a | b`, `X differs from Y`, `X in TABLE`, `X not in TABLE`,
  /// `X joined by J`, `X not joined by J`.
  func conditions(_ node: Node) throws(MappingFault) -> [RowCondition] {
    var conditions: [RowCondition] = []
    for part in try MappingNode.list(node) { conditions.append(try condition(try MappingNode.text(part), part)) }
    return conditions
  }

  private func condition(_ text: String, _ node: Node) throws(MappingFault) -> RowCondition {
    if text.hasPrefix("filled ") { return .filled(Self.column(String(text.dropFirst(7)))) }
    if text.hasPrefix("new recruiter ") { return .newRecruiter(Self.column(String(text.dropFirst(14)))) }
    if text.hasPrefix("known person ") { return .knownPerson(Self.column(String(text.dropFirst(13)))) }
    if text.hasPrefix("empty ") { return .empty(Self.column(String(text.dropFirst(6)))) }
    if let place = text.range(of: " differs from ") {
      return .differs(Self.column(String(text[..<place.lowerBound])), Self.column(String(text[place.upperBound...])))
    }
    for (word, wanted) in [(" not joined by ", false), (" joined by ", true)] {
      guard let place = text.range(of: word, options: .backwards) else { continue }
      let key = try Self.simple(String(text[..<place.lowerBound]), node)
      return .joined(key, table: String(text[place.upperBound...]), wanted)
    }
    for (word, wanted) in [(" is not ", false), (" is ", true)] {
      guard let place = text.range(of: word) else { continue }
      let values = text[place.upperBound...].split(separator: "|").map { ValueTable.folded(String($0)) }
      return .among(Self.column(String(text[..<place.lowerBound])), values, wanted)
    }
    for (word, wanted) in [(" not in ", false), (" in ", true)] {
      guard let place = text.range(of: word, options: .backwards) else { continue }
      let name = String(text[place.upperBound...])
      guard mapping.tables[name] != nil else { throw MappingNode.fault(node, "there is no table `\(name)`") }
      return .known(Self.column(String(text[..<place.lowerBound])), table: name, wanted)
    }
    throw MappingNode.fault(
      node,
      "a condition is: filled X, empty X, X is a | b, X is not a | b, X differs from Y, X in TABLE, X not in TABLE, "
        + "X joined by J, X not joined by J, new recruiter X, known person X"
    )
  }
}
