import Recruitment

extension Store {
  /// Sets one field of a record by hand. It outranks the record's source until the source's own value changes.
  /// - Parameter value: `unknown` empties the field.
  /// - Returns: the edit's batch, or `nil` where the field holds the value already.
  /// - Throws: `unknownField`; `unknownRecord`; `constraint` where the field must not be empty.
  @discardableResult
  package func editField(
    kind: RecordKind, id: Int64, field: String, value: RecordBatchBuilder.Value, by recruiter: RecruiterID, now: Instant
  ) throws -> BatchID? {
    let table = RecordTable.of(kind)
    guard let column = table.column(field), !column.aside else { throw StorageError.unknownField(field) }
    let new: SQLValue
    switch value {
    case .unknown: new = .null
    case .text(let text) where column.isText: new = .text(text)
    case .integer(let number) where !column.isText: new = .integer(number)
    default: throw StorageError.unknownField(field)
    }
    return try database.write { connection in
      try connection.lock(.landing)
      guard try connection.integer("SELECT id FROM \(table.name) WHERE id = $1", [.integer(id)]) != nil else {
        throw StorageError.unknownRecord("\(kind.name) \(id)")
      }
      let cell = StoredCell(kind, id, field)
      let old = try cell.text(connection)
      if old == new.auditText { return nil }
      let source = try Ledger.source(Self.ownSource, on: connection)
      let batch = try Ledger.beginBatch(source: source, what: "edit", now: now, on: connection)
      let audit = AuditTrail(connection, batch: batch)
      try audit.record(kind: kind, record: id, field: field, old: SQLValue(old), new: new, until: now.seconds)
      try cell.set(new.auditText, connection, batch: batch)
      try Self.replaceEdit(
        kind, id, field, value: new.auditText, sourceValue: old, by: recruiter, now: now, batch: batch, connection)
      if Lookups.fields.contains(field), kind == .people || kind == .recruiters {
        try Lookups(connection, kind).refresh(id)
      }
      var touched = TouchedSet()
      if kind == .people { touched.insert(id) }
      if kind == .interactions {
        try connection.query(
          """
          SELECT person_id FROM interaction WHERE id = $1
          UNION SELECT person_id FROM interaction_participant WHERE interaction_id = $1
          """, [.integer(id)]
        ) { touched.insert($0.integer(0, or: 0)) }
      }
      try ChangeLog.append(batch: batch, touched.people, to: connection)
      return BatchID(batch)
    }
  }

  /// The source's last value is what the first edit found; later edits hand it on.
  private static func replaceEdit(
    _ kind: RecordKind, _ id: Int64, _ field: String, value: String?, sourceValue: String?, by recruiter: RecruiterID,
    now: Instant, batch: Int64, _ connection: any Connection
  ) throws {
    let place: [SQLValue] = [.integer(Int64(kind.rawValue)), .integer(id), .text(field)]
    let condition = "kind = $1 AND record_id = $2 AND field = $3 AND ended_batch_id IS NULL"
    var kept = sourceValue
    try connection.query("SELECT source_value FROM edit WHERE \(condition)", place) { kept = $0.text(0) }
    try connection.execute("UPDATE edit SET ended_batch_id = $4 WHERE \(condition)", place + [.integer(batch)])
    try connection.execute(
      """
      INSERT INTO edit (kind, record_id, field, id, value, source_value, recruiter_id, at, batch_id)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """,
      place + [
        .integer(try connection.reserve("edit", count: 1)), SQLValue(value), SQLValue(kept), SQLValue(recruiter),
        .integer(now.seconds), .integer(batch),
      ])
  }

  /// Makes two people one: everything of `person` reads as `into`'s from now on, past and future. Both ids stay good,
  /// and an undo of the batch parts them again. It is written down as it was said, whoever `into` reads as: parted from
  /// them, `into` keeps `person`.
  /// - Throws: `unknownRecord` where one of them is not there or already merged into the other.
  @discardableResult
  package func merge(person: PersonID, into: PersonID, now: Instant) throws -> BatchID {
    try database.write { connection in
      try connection.lock(.landing)
      let scope = try RecordScope(connection)
      let target = scope.person(into.value)
      for id in [person.value, into.value, target] {
        guard try connection.integer("SELECT id FROM person WHERE id = $1", [.integer(id)]) != nil else {
          throw StorageError.unknownRecord("people \(id)")
        }
      }
      if scope.aliases[person.value] != nil || target == person.value {
        throw StorageError.unknownRecord("people \(person.value)")
      }
      let source = try Ledger.source(Self.ownSource, on: connection)
      let batch = try Ledger.beginBatch(source: source, what: "merge", now: now, on: connection)
      try connection.execute(
        "INSERT INTO person_alias (person_id, into_id, batch_id) VALUES ($1, $2, $3)",
        [.integer(person.value), .integer(into.value), .integer(batch)])
      var touched = TouchedSet()
      touched.insert(person.value)
      touched.insert(target)
      try ChangeLog.append(batch: batch, touched.people, to: connection)
      return BatchID(batch)
    }
  }
}
