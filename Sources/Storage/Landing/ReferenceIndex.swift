import Recruitment

/// External ids of one kind of noun as one source gave them, and the records they name.
struct NounIndex {
  var map = ByteMap()
  var records: [Int64] = []
  var fingerprints: [Int64] = []
  var identities: [Int64] = []

  mutating func add(_ externalID: UnsafeBufferPointer<UInt8>, record: Int64, fingerprint: Int64, identity: Int64) {
    if map.insert(externalID).isNew {
      records.append(record)
      fingerprints.append(fingerprint)
      identities.append(identity)
    }
  }
}

/// From external ids to records: the import's own source first, then any other in which the id names exactly one.
final class ReferenceIndex {
  private let connection: any Connection
  private let source: Int64
  private var own: [NounIndex?] = Array(repeating: nil, count: RecordKind.allCases.count)
  private var others: [(map: ByteMap, records: [Int64])?] = Array(repeating: nil, count: RecordKind.allCases.count)

  init(_ connection: any Connection, source: Int64) {
    self.connection = connection
    self.source = source
  }

  func record(_ kind: RecordKind, _ externalID: UnsafeBufferPointer<UInt8>) throws -> Int64? {
    if let ordinal = try ordinal(kind, externalID) { return own[Int(kind.rawValue)]?.records[ordinal] }
    try loadOthers(kind)
    guard let other = others[Int(kind.rawValue)], let ordinal = other.map.ordinal(of: externalID) else { return nil }
    let record = other.records[ordinal]
    return record < 0 ? nil : record
  }

  func ordinal(_ kind: RecordKind, _ externalID: UnsafeBufferPointer<UInt8>) throws -> Int? {
    if own[Int(kind.rawValue)] == nil { try loadOwn(kind) }
    return own[Int(kind.rawValue)]?.map.ordinal(of: externalID)
  }

  /// The index of a kind's own source, to read and to add to.
  func withOwn<Result>(_ kind: RecordKind, _ body: (inout NounIndex) throws -> Result) throws -> Result {
    if own[Int(kind.rawValue)] == nil { try loadOwn(kind) }
    var index = own[Int(kind.rawValue)] ?? NounIndex()
    own[Int(kind.rawValue)] = nil
    defer { own[Int(kind.rawValue)] = index }
    return try body(&index)
  }

  private func loadOwn(_ kind: RecordKind) throws {
    var index = NounIndex()
    let sql: String
    var values: [SQLValue] = []
    if kind == .firm {
      sql = "SELECT key, id, 0, 0 FROM firm_setting"
    } else {
      sql = "SELECT external_id, record_id, fingerprint, id FROM identity WHERE source_id = $1 AND kind = $2"
      values = [.integer(source), .integer(Int64(kind.rawValue))]
    }
    try connection.stream(sql, values) { row in
      guard let bytes = row.bytes(0) else { return }
      index.add(
        bytes, record: row.integer(1, or: 0), fingerprint: row.integer(2, or: 0), identity: row.integer(3, or: 0))
    }
    own[Int(kind.rawValue)] = index
  }

  private func loadOthers(_ kind: RecordKind) throws {
    if others[Int(kind.rawValue)] != nil { return }
    var map = ByteMap()
    var records: [Int64] = []
    try connection.stream(
      "SELECT external_id, record_id FROM identity WHERE source_id <> $1 AND kind = $2",
      [.integer(source), .integer(Int64(kind.rawValue))]
    ) { row in
      guard let bytes = row.bytes(0), let record = row.integer(1) else { return }
      let (ordinal, isNew) = map.insert(bytes)
      if isNew {
        records.append(record)
      } else if records[ordinal] != record {
        records[ordinal] = -1
      }
    }
    others[Int(kind.rawValue)] = (map, records)
  }
}
