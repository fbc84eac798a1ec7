import Foundation
import Recruitment

/// The tables by which records are found: folded addresses, and for people the words of their names.
final class Lookups {
  private let connection: any Connection
  private let kind: RecordKind
  let addressPosition: Int?
  private var map: ByteMap?
  /// By ordinal of `map`: the one record, or -1 where several have the address.
  private var records: [Int64] = []
  private var withOtherIdentity: Set<Int64> = []
  private var addressWriter: (any BulkWriter)?
  private var termWriter: (any BulkWriter)?
  /// A change to one of these fields changes the lookups.
  static let fields: Set<String> = ["emails", "email", "name"]

  init(_ connection: any Connection, _ kind: RecordKind) throws {
    self.connection = connection
    self.kind = kind
    switch kind {
    case .people: addressPosition = FileSchema.of(.people).position("emails")
    case .recruiters: addressPosition = FileSchema.of(.recruiters).position("email")
    default: addressPosition = nil
    }
  }

  /// The one record that has any of the addresses; `nil` where there is none or more than one.
  func onlyRecord(addresses: [String]) throws -> Int64? {
    if addresses.isEmpty { return nil }
    try load()
    guard let map else { return nil }
    var found: Int64?
    for var address in addresses {
      guard let ordinal = address.withUTF8({ map.ordinal(of: $0) }) else { continue }
      let record = records[ordinal]
      if record < 0 || (found != nil && found != record) { return nil }
      found = record
    }
    return found
  }

  /// Whether it makes no difference to `onlyRecord` that the record has that address.
  func holds(_ address: String, of record: Int64) throws -> Bool {
    try load()
    var address = address
    guard let map, let ordinal = address.withUTF8({ map.ordinal(of: $0) }) else { return false }
    return records[ordinal] == record || records[ordinal] < 0
  }

  func hasOtherIdentity(_ record: Int64) throws -> Bool {
    try load()
    return withOtherIdentity.contains(record)
  }

  func noteOtherIdentity(_ record: Int64) {
    if addressPosition != nil { withOtherIdentity.insert(record) }
  }

  private func load() throws {
    if map != nil || addressPosition == nil { return }
    map = ByteMap()
    let kind = SQLValue.integer(Int64(kind.rawValue))
    try connection.stream("SELECT folded, record_id FROM address WHERE kind = $1", [kind]) { row in
      if let bytes = row.bytes(0) { note(bytes, row.integer(1, or: 0)) }
    }
    try connection.stream("SELECT record_id FROM identity WHERE kind = $1 AND mail = 0", [kind]) { row in
      withOtherIdentity.insert(row.integer(0, or: 0))
    }
  }

  private func note(_ address: UnsafeBufferPointer<UInt8>, _ record: Int64) {
    guard let (ordinal, isNew) = map?.insert(address) else { return }
    if isNew {
      records.append(record)
    } else if records[ordinal] != record {
      records[ordinal] = -1
    }
  }

  /// Enters a new record.
  func add(_ record: Int64, addresses: [String], name: String?) throws {
    if addressPosition != nil { try load() }
    let distinct = Array(Set(addresses)).sorted()
    for var address in distinct {
      address.withUTF8 { note($0, record) }
      let writer =
        try addressWriter ?? connection.bulkInsert(into: "address", columns: ["kind", "folded", "record_id"])
      addressWriter = writer
      try writer.row([.integer(Int64(kind.rawValue)), .text(address), .integer(record)])
    }
    guard let name else { return }
    for term in Folding.terms(name) {
      let writer = try termWriter ?? connection.bulkInsert(into: "name_term", columns: ["folded", "person_id"])
      termWriter = writer
      try writer.row([.text(term), .integer(record)])
    }
  }

  /// Enters a record again after its name or addresses changed.
  func refresh(_ record: Int64) throws {
    let column = kind == .people ? "emails" : "email"
    guard addressPosition != nil else { return }
    let table = RecordTable.of(kind).name
    var cell: String?
    var name: String?
    try connection.query("SELECT \(column), name FROM \(table) WHERE id = $1", [.integer(record)]) { row in
      cell = row.text(0)
      name = row.text(1)
    }
    try Self.forget(record, kind, connection)
    try add(record, addresses: Folding.addresses(cell ?? ""), name: kind == .people ? name : nil)
  }

  static func forget(_ record: Int64, _ kind: RecordKind, _ connection: any Connection) throws {
    try connection.execute(
      "DELETE FROM address WHERE kind = $1 AND record_id = $2", [.integer(Int64(kind.rawValue)), .integer(record)])
    if kind == .people { try connection.execute("DELETE FROM name_term WHERE person_id = $1", [.integer(record)]) }
  }
}

/// Spellings that mean the same.
enum Folding {
  /// Lower case, without accents: for comparing names and addresses, never for showing.
  static func fold(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 128 }) { return text.lowercased() }
    return text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).lowercased()
  }

  /// The addresses of one cell, separated by `;`.
  static func addresses(_ cell: String) -> [String] {
    cell.utf8.split(separator: UInt8(ascii: ";")).map { Substring($0).trimmed.lowercased() }.filter { !$0.isEmpty }
  }

  /// The name from each of its words on, so that a prefix finds a person by any of them.
  static func terms(_ name: String) -> [String] {
    let words = fold(name).split { $0 == " " || $0 == "\t" || $0 == "," }
    var terms: Set<String> = []
    for first in words.indices.prefix(8) {
      var term = String(words[first])
      for word in words[(first + 1)...] {
        term += " "
        term += word
      }
      terms.insert(term)
    }
    return terms.sorted()
  }
}
