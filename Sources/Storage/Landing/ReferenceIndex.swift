import Recruitment

/// External ids of one kind of noun as one source gave them, and the records they name.
final class NounIndex {
  private(set) var map = ByteMap()
  private(set) var records: [Int64] = []
  var fingerprints: [Int64] = []
  private(set) var identities: [Int64] = []

  func add(_ externalID: UnsafeBufferPointer<UInt8>, record: Int64, fingerprint: Int64, identity: Int64) {
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
  /// Whether ids may bear the source that gives them.
  private let isExport: Bool
  private var sources: [String: Int64]?
  private var named: [Int64: [RecordKind: NounIndex]] = [:]
  private var own: [NounIndex?] = Array(repeating: nil, count: RecordKind.allCases.count)
  private var others: [OtherIndex?] = Array(repeating: nil, count: RecordKind.allCases.count)

  init(_ connection: any Connection, source: Int64, isExport: Bool = false) {
    self.connection = connection
    self.source = source
    self.isExport = isExport
  }

  func record(_ kind: RecordKind, _ externalID: UnsafeBufferPointer<UInt8>) throws -> Int64? {
    if isExport, externalID.first == UInt8(ascii: "{"), let found = try qualified(kind, externalID) { return found }
    let own = try index(kind)
    if let ordinal = own.map.ordinal(of: externalID) { return own.records[ordinal] }
    let other = try otherIndex(kind)
    guard let ordinal = other.map.ordinal(of: externalID) else { return nil }
    let record = other.records[ordinal]
    return record < 0 ? nil : record
  }

  /// A record that an export names by its source and its id there.
  private func qualified(_ kind: RecordKind, _ text: UnsafeBufferPointer<UInt8>) throws -> Int64? {
    if sources == nil {
      var found: [String: Int64] = [:]
      try connection.query("SELECT id, name FROM source") { found[$0.text(1) ?? ""] = $0.integer(0, or: 0) }
      sources = found
    }
    guard let sources, let name = QualifiedName.read(String(decoding: text, as: UTF8.self), sources: sources.keys),
      let source = sources[name.source]
    else { return nil }
    var id = name.id
    return try id.withUTF8 { bytes in
      let index = try source == self.source ? index(kind) : index(kind, of: source)
      return index.map.ordinal(of: bytes).map { index.records[$0] }
    }
  }

  private func index(_ kind: RecordKind, of source: Int64) throws -> NounIndex {
    if let known = named[source]?[kind] { return known }
    let loaded = try load(kind, of: source)
    named[source, default: [:]][kind] = loaded
    return loaded
  }

  /// The index of the import's own source, to read and to add to.
  @inline(__always)
  func index(_ kind: RecordKind) throws -> NounIndex {
    if let known = own[Int(kind.rawValue)] { return known }
    let loaded = try load(kind, of: source)
    own[Int(kind.rawValue)] = loaded
    return loaded
  }

  private func load(_ kind: RecordKind, of source: Int64) throws -> NounIndex {
    let index = NounIndex()
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
    return index
  }

  private final class OtherIndex {
    var map = ByteMap()
    /// By ordinal; -1 where the id names several records.
    var records: [Int64] = []
  }

  private func otherIndex(_ kind: RecordKind) throws -> OtherIndex {
    if let known = others[Int(kind.rawValue)] { return known }
    let index = OtherIndex()
    others[Int(kind.rawValue)] = index
    try connection.stream(
      "SELECT external_id, record_id FROM identity WHERE source_id <> $1 AND kind = $2",
      [.integer(source), .integer(Int64(kind.rawValue))]
    ) { row in
      guard let bytes = row.bytes(0), let record = row.integer(1) else { return }
      let (ordinal, isNew) = index.map.insert(bytes)
      if isNew {
        index.records.append(record)
      } else if index.records[ordinal] != record {
        index.records[ordinal] = -1
      }
    }
    return index
  }
}
