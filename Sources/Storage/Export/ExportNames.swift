import Recruitment

/// How an export names records: each by one name, as answers print it.
struct ExportNames {
  struct Name {
    var source: Int64
    var id: String
  }

  let sources: [Int64: String]
  private var names: [RecordKind: [Int64: Name]] = [:]
  /// By kind and id, whatever the source: the record; -1 where sources mean several by it.
  private var owners: [RecordKind: [String: Int64]] = [:]
  private(set) var identities: [ExportLinks.Identity] = []

  init(_ connection: any Connection) throws {
    var sources: [Int64: String] = [:]
    try connection.query("SELECT id, name FROM source ORDER BY id") { sources[$0.integer(0, or: 0)] = $0.text(1) ?? "" }
    self.sources = sources
    for kind in RecordTable.nouns { try read(kind, connection) }
  }

  private mutating func read(_ kind: RecordKind, _ connection: any Connection) throws {
    var all: [Int64: [Name]] = [:]
    var chosen: [Int64: (name: Name, isMail: Bool)] = [:]
    var owner: [String: Int64] = [:]
    var several: [Int64] = []
    try connection.stream(
      "SELECT record_id, source_id, external_id, mail FROM identity WHERE kind = $1 ORDER BY id",
      [.integer(Int64(kind.rawValue))]
    ) { row in
      let (record, isMail) = (row.integer(0, or: 0), row.integer(3) == 1)
      let name = Name(source: row.integer(1, or: 0), id: row.text(2) ?? "")
      owner[name.id] = owner[name.id] == nil || owner[name.id] == record ? record : -1
      all[record, default: []].append(name)
      if all[record]?.count == 2 { several.append(record) }
      // As answers print it: the first that is not from mail alone.
      if let known = chosen[record], !known.isMail || isMail { return }
      chosen[record] = (name, isMail)
    }
    names[kind] = chosen.mapValues(\.name)
    owners[kind] = owner
    for record in several.sorted() {
      guard let own = link(kind, record) else { continue }
      for name in all[record] ?? [] {
        identities.append(
          ExportLinks.Identity(
            kind: kind, record: own, name: ExportLinks.Name(source: sources[name.source] ?? "", id: name.id)))
      }
    }
  }

  func name(_ kind: RecordKind, _ record: Int64) -> Name? { names[kind]?[record] }

  func link(_ kind: RecordKind, _ record: Int64) -> ExportLinks.Name? {
    name(kind, record).map { ExportLinks.Name(source: sources[$0.source] ?? "", id: $0.id) }
  }

  /// A record as a row of one source refers to it: by its id alone, where that names nobody else.
  func reference(_ kind: RecordKind, _ record: Int64, from source: Int64) -> String? {
    guard let name = name(kind, record) else { return nil }
    let isPlain = name.source == source || owners[kind]?[name.id] == record
    return isPlain && !QualifiedName.isNeeded(for: name.id)
      ? name.id : QualifiedName.write(ExportLinks.Name(source: sources[name.source] ?? "", id: name.id))
  }
}
