import Recruitment

/// One row that somebody at work writes: a batch of its own, with a change-log entry.
struct OwnWrite {
  let connection: any Connection
  let source: Int64
  let batch: Int64

  static func run<ID>(
    in store: Store, now: Instant, touching people: [Int64] = [], interactionsOnly: Bool = false,
    _ body: (OwnWrite) throws -> ID
  ) throws -> ID {
    try store.database.write { connection in
      try run(on: connection, now: now, touching: people, interactionsOnly: interactionsOnly, body).result
    }
  }

  /// The same within a transaction that is under way.
  /// - Returns: what the body did, its batch, and its number in the change log.
  static func run<ID>(
    on connection: any Connection, now: Instant, touching people: [Int64] = [], interactionsOnly: Bool = false,
    _ body: (OwnWrite) throws -> ID
  ) throws -> (result: ID, batch: Int64, seq: Int64) {
    let source = try Ledger.source(Store.ownSource, on: connection)
    let batch = try Ledger.beginBatch(source: source, what: "write", now: now, on: connection)
    let result = try body(OwnWrite(connection: connection, source: source, batch: batch))
    var touched = TouchedSet()
    for person in people { touched.insert(person) }
    let seq = try ChangeLog.append(batch: batch, touched.people, interactionsOnly: interactionsOnly, to: connection)
    return (result, batch, seq)
  }

  /// Writes one row of an event kind under an id of our own. Returns its number.
  /// - Parameters:
  ///   - name: what the outside calls it, of a date that may change; `nil` = one of its own.
  ///   - version: which word of that date it is.
  func insert(
    _ kind: RecordKind, at: Instant?, as name: String? = nil, version: Int64 = 0,
    _ values: [(column: String, value: SQLValue)]
  ) throws -> Int64 {
    let table = RecordTable.of(kind)
    let id = try connection.reserve(table.name, count: 1)
    try Ledger.addRange(batch: batch, kind: kind, first: id, last: id, on: connection)
    let externalID = name ?? "\(Store.ownSource)-\(table.name)-\(id)"
    let key = try name.map { try self.key(kind, $0, at: at, version: version) } ?? ExternalNames.hash(externalID)
    var row = values
    if table.kind != .momentActions { row.append(("external_id", .text(externalID))) }
    row += [
      ("id", .integer(id)), ("source_id", .integer(source)), ("key", .integer(key)),
      ("fingerprint", .integer(0)), ("batch_id", .integer(batch)),
    ]
    if kind == .facts || kind == .dates {
      let identity = ExternalIdentity(source: Store.ownSource, kind: kind, id: externalID)
      row.append(("digest", .integer(Int64(bitPattern: identity.digest))))
    }
    let marks = row.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
    try connection.execute(
      "INSERT INTO \(table.name) (\(row.map(\.column).joined(separator: ", "))) VALUES (\(marks))", row.map(\.value))
    if let at { try Ledger.raiseNewest(of: source, to: at.seconds, on: connection) }
    return id
  }

  /// What makes a word on a date itself: its name and when it became known, so that an export of it is known again. Of two
  /// words of one second the later has its number.
  private func key(_ kind: RecordKind, _ name: String, at: Instant?, version: Int64) throws -> Int64 {
    if let at, let place = FileSchema.of(kind).firstPosition("at") {
      var print = Fingerprint()
      var copy = name
      copy.withUTF8 { print.combine(0, $0) }
      print.combine(place, at.seconds)
      let isTaken = try connection.integer(
        "SELECT count(*) FROM \(RecordTable.of(kind).name) WHERE key = $1 AND source_id = $2",
        [.integer(print.stored), .integer(source)])
      if isTaken == 0 { return print.stored }
    }
    return ExternalNames.hash("\(name)\u{0}\(version)")
  }
}
