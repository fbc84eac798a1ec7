import Recruitment

/// Somebody on record with whoever was merged into them, as far as it says who they are.
package struct PersonMarks: Hashable, Sendable {
  package var id: PersonID
  package var name: String
  package var emails: [String]
  package var phones: [String]
  package var clientName: String?
  package var country: String?
  /// Numbers of the sources that name them.
  package var sources: Set<Int64>
  /// Whether another name than one from mail is known.
  package var isNamedByFirm: Bool
}

/// One record that reads as another.
package struct PersonMerge: Hashable, Sendable {
  package var person: PersonID
  package var into: PersonID
  package var batch: BatchID
  package var at: Instant
  /// Done by an import, not by somebody.
  package var isAutomatic: Bool
}

/// Says whether people have come in, gone or changed since.
package struct PeopleEdition: Hashable, Sendable {
  /// The newest batch of all that bring or change people. What is written in a day's work does not, nor does what is said
  /// of two records.
  var batch: Int64
  var undone: Int64
  var undoneAt: Int64
}

extension Store {
  package func peopleEdition() throws -> PeopleEdition {
    try database.read { connection in
      var edition = PeopleEdition(batch: 0, undone: 0, undoneAt: 0)
      try connection.query(
        """
        SELECT max(CASE WHEN what NOT IN ('write', 'merge') THEN id END), count(undone_at), max(undone_at) FROM batch
        """
      ) { row in
        edition = PeopleEdition(
          batch: row.integer(0, or: 0), undone: row.integer(1, or: 0), undoneAt: row.integer(2, or: 0))
      }
      return edition
    }
  }

  /// Those of these people who are there under their own record: neither deleted nor erased, and read as nobody else.
  package func peopleOnTheirOwn(_ people: Set<PersonID>) throws -> Set<PersonID> {
    try database.read { connection in
      var found: Set<PersonID> = []
      try connection.query(
        """
        SELECT id FROM person WHERE id IN ({ids}) AND deleted_at IS NULL
          AND id NOT IN (SELECT person_id FROM person_alias) AND id NOT IN (SELECT person_id FROM erased_person)
        """, ids: people.map(\.value).sorted()
      ) { found.insert(PersonID($0.integer(0, or: 0))) }
      return found
    }
  }

  /// Whom records are about, each merged group once; nobody who is deleted.
  package func personMarks() throws -> [PersonMarks] {
    try database.read { connection in
      let scope = try RecordScope(connection)
      var marks: [Int64: PersonMarks] = [:]
      var further: [(root: Int64, emails: [String], phones: [String])] = []
      try connection.stream(
        """
        SELECT p.id, p.name, p.emails, p.phones, c.name, p.country FROM person p
        LEFT JOIN client c ON c.id = p.client_id AND c.deleted_at IS NULL WHERE p.deleted_at IS NULL
          AND p.id NOT IN (SELECT person_id FROM erased_person)
        """, []
      ) { row in
        let id = row.integer(0, or: 0)
        let root = scope.person(id)
        let (emails, phones) = (Self.parts(row.text(2)), Self.parts(row.text(3)))
        guard root == id else {
          further.append((root, emails, phones))
          return
        }
        marks[id] = PersonMarks(
          id: PersonID(id), name: row.text(1) ?? "", emails: emails, phones: phones, clientName: row.text(4),
          country: row.text(5), sources: [], isNamedByFirm: false)
      }
      for entry in further {
        marks[entry.root]?.emails += entry.emails
        marks[entry.root]?.phones += entry.phones
      }
      try connection.stream(
        "SELECT record_id, source_id, mail FROM identity WHERE kind = $1",
        [.integer(Int64(RecordKind.people.rawValue))]
      ) { row in
        let root = scope.person(row.integer(0, or: 0))
        marks[root]?.sources.insert(row.integer(1, or: 0))
        if row.integer(2) != 1 { marks[root]?.isNamedByFirm = true }
      }
      return marks.values.sorted { $0.id < $1.id }
    }
  }

  private static func parts(_ cell: String?) -> [String] {
    (cell ?? "").split(separator: ";").map(\.trimmed).filter { !$0.isEmpty }
  }

  /// Pairs that somebody said are two, as they stand after merges: the lower number first.
  package func peopleApart() throws -> Set<[Int64]> {
    try database.read { connection in
      let scope = try RecordScope(connection)
      var pairs: Set<[Int64]> = []
      try connection.query("SELECT first_id, second_id FROM person_apart") { row in
        pairs.insert([scope.person(row.integer(0, or: 0)), scope.person(row.integer(1, or: 0))].sorted())
      }
      return pairs
    }
  }

  /// Makes people one as part of a batch that has landed: an undo of the batch parts them again. Pairs of which one is
  /// merged already, or that somebody keeps apart, are left alone.
  /// - Returns: how many were merged.
  @discardableResult
  package func merge(_ pairs: [(person: PersonID, into: PersonID)], within batch: BatchID) throws -> Int {
    if pairs.isEmpty { return 0 }
    return try database.write { connection in
      try connection.lock(.landing)
      var touched = TouchedSet()
      var merged = 0
      for pair in pairs {
        let scope = try RecordScope(connection)
        let into = scope.person(pair.into.value)
        let (first, second) = (min(pair.person.value, into), max(pair.person.value, into))
        guard scope.aliases[pair.person.value] == nil, first != second,
          try connection.integer(
            "SELECT count(*) FROM person WHERE id IN ($1, $2) AND deleted_at IS NULL",
            [.integer(first), .integer(second)])
            == 2,
          try connection.integer(
            "SELECT count(*) FROM person_apart WHERE first_id = $1 AND second_id = $2",
            [.integer(first), .integer(second)]) == 0
        else { continue }
        try connection.execute(
          "INSERT INTO person_alias (person_id, into_id, batch_id) VALUES ($1, $2, $3)",
          [.integer(pair.person.value), .integer(into), .integer(batch.value)])
        touched.insert(pair.person.value)
        touched.insert(into)
        merged += 1
      }
      if merged > 0 { try ChangeLog.append(batch: batch.value, touched.people, to: connection) }
      return merged
    }
  }

  /// Says that two people are two, whatever their records have in common; parts them where they read as one. The merge that
  /// is taken back is the first on the way from one of them to the other: whoever was merged into either of the two
  /// stays with them. An undo of the batch takes the word back, and with it the parting.
  /// - Throws: `unknownRecord` where one of them is not there.
  @discardableResult
  package func keepApart(_ one: PersonID, _ other: PersonID, now: Instant) throws -> BatchID {
    try database.write { connection in
      try connection.lock(.landing)
      for id in [one, other] {
        guard try connection.integer("SELECT id FROM person WHERE id = $1", [.integer(id.value)]) != nil else {
          throw StorageError.unknownRecord("people \(id.value)")
        }
      }
      guard one != other else { throw StorageError.unknownRecord("people \(one.value)") }
      let source = try Ledger.source(Self.ownSource, on: connection)
      let batch = try Ledger.beginBatch(source: source, what: "merge", now: now, on: connection)
      let (first, second) = (min(one, other), max(one, other))
      let ends: [SQLValue] = [.integer(first.value), .integer(second.value)]
      let whole = try RecordScope(connection)
      let parted = whole.mergeBetween(one.value, other.value)
      var merge: [SQLValue] = [.null, .null, .null]
      if let parted, let into = whole.aliases[parted] {
        let batch = try connection.integer(
          "SELECT batch_id FROM person_alias WHERE person_id = $1", [.integer(parted)])
        merge = [SQLValue(batch), .integer(parted), .integer(into)]
        try connection.execute("DELETE FROM person_alias WHERE person_id = $1", [.integer(parted)])
      }
      try connection.execute("DELETE FROM person_apart WHERE first_id = $1 AND second_id = $2", ends)
      try connection.execute(
        """
        INSERT INTO person_apart (first_id, second_id, at, merged_batch_id, merged_id, merged_into_id, batch_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """, ends + [.integer(now.seconds)] + merge + [.integer(batch)])
      var touched = TouchedSet()
      for id in [one, other] {
        touched.insert(id.value)
        touched.insert(whole.person(id.value))
      }
      let scope = try RecordScope(connection)
      for id in [one, other] { touched.insert(scope.person(id.value)) }
      try ChangeLog.append(batch: batch, touched.people, to: connection)
      return BatchID(batch)
    }
  }

  /// Who was made one with whom, newest first.
  /// - Parameter limit: at most so many.
  package func personMerges(limit: Int = 500) throws -> [PersonMerge] {
    try database.read { connection in
      var merges: [PersonMerge] = []
      try connection.query(
        """
        SELECT a.person_id, a.into_id, a.batch_id, b.at, b.what FROM person_alias a JOIN batch b ON b.id = a.batch_id
        ORDER BY a.batch_id DESC, a.person_id LIMIT $1
        """, [.integer(Int64(limit))]
      ) { row in
        merges.append(
          PersonMerge(
            person: PersonID(row.integer(0, or: 0)), into: PersonID(row.integer(1, or: 0)),
            batch: BatchID(row.integer(2, or: 0)), at: Instant(row.integer(3, or: 0)),
            isAutomatic: row.text(4) == "import"))
      }
      return merges
    }
  }

  /// People by their own numbers, merged ones as they were themselves; deleted ones left out.
  package func peopleThemselves(_ ids: [PersonID]) throws -> [PersonID: PersonRecord] {
    try database.read { connection in
      let records = try Self.people(ids.map(\.value), connection)
      return Dictionary(
        ids.compactMap { id in records[id.value].map { (id, $0) } }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// The record that a name outside leads to, whoever it was merged into since.
  package func personItself(_ text: String) throws -> PersonID? {
    try database.read { try Self.find(.people, text, $0).map(PersonID.init) }
  }
}

extension Store {
  /// The sources that name these people, by name.
  package func sourcesOfPeople(_ ids: [PersonID]) throws -> [PersonID: [String]] {
    try database.read { connection in
      var names: [PersonID: [String]] = [:]
      try connection.query(
        """
        SELECT DISTINCT i.record_id, s.name FROM identity i JOIN source s ON s.id = i.source_id
        WHERE i.kind = $1 AND i.record_id IN ({ids}) ORDER BY i.record_id, s.name
        """, [.integer(Int64(RecordKind.people.rawValue))], ids: ids.map(\.value)
      ) { row in names[PersonID(row.integer(0, or: 0)), default: []].append(row.text(1) ?? "") }
      return names
    }
  }
}
