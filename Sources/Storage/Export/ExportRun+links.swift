import Recruitment

/// What an export says beside its rows.
extension ExportRun {
  func links() throws -> ExportLinks {
    var links = ExportLinks()
    links.identities = names.identities
    links.pairs = try peoplePairs() + interactionPairs()
    links.edits = try edits()
    links.contentKey = try Store.exportedContentKey(connection)
    return links
  }

  private func peoplePairs() throws -> [ExportLinks.Pair] {
    var pairs: [ExportLinks.Pair] = []
    func read(_ what: ExportLinks.Word, _ sql: String) throws {
      try connection.query(sql) { row in
        guard let first = names.link(.people, row.integer(0, or: 0)),
          let second = names.link(.people, row.integer(1, or: 0))
        else { return }
        pairs.append(.init(what: what, first: first, second: second, at: Self.time(row)))
      }
    }
    try read(
      .person,
      """
      SELECT a.person_id, a.into_id, b.at, b.what FROM person_alias a JOIN batch b ON b.id = a.batch_id
      ORDER BY a.person_id
      """)
    try read(
      .peopleApart,
      "SELECT first_id, second_id, at, 'merge' FROM person_apart ORDER BY first_id, second_id")
    return pairs
  }

  private func interactionPairs() throws -> [ExportLinks.Pair] {
    var pairs: [ExportLinks.Pair] = []
    for (what, table, columns) in [
      (ExportLinks.Word.interaction, "interaction_alias", ("interaction_id", "into_id")),
      (.interactionsApart, "interaction_apart", ("first_id", "second_id")),
    ] {
      try connection.query(
        """
        SELECT b.what, f.source_id, b.at, b.what, f.external_id, f.id, s.source_id, s.external_id, s.id
        FROM \(table) a JOIN interaction f ON f.id = a.\(columns.0) JOIN interaction s ON s.id = a.\(columns.1)
        JOIN batch b ON b.id = a.batch_id ORDER BY f.id, s.id
        """
      ) { row in
        func name(_ source: Int, _ external: Int, _ id: Int) -> ExportLinks.Name {
          ExportLinks.Name(
            source: names.sources[row.integer(source, or: 0)] ?? "",
            id: row.text(external) ?? Self.ownName(.interactions, row.integer(id, or: 0)))
        }
        pairs.append(.init(what: what, first: name(1, 4, 5), second: name(6, 7, 8), at: Self.time(row)))
      }
    }
    return pairs
  }

  /// When somebody said it.
  private static func time(_ row: ResultRow) -> Instant? {
    row.text(3) == "import" ? nil : Instant(row.integer(2, or: 0))
  }

  /// Of rows that others know by no name nothing is said.
  private func edits() throws -> [ExportLinks.Edit] {
    struct Found {
      var kind: RecordKind
      var record: Int64
      var edit: (field: String, value: String?, sourceValue: String?, recruiter: Int64, at: Int64)
    }
    var found: [Found] = []
    try connection.query(
      """
      SELECT kind, record_id, field, value, source_value, recruiter_id, at FROM edit WHERE ended_batch_id IS NULL
      ORDER BY kind, record_id, field
      """
    ) { row in
      guard let kind = RecordKind(rawValue: UInt8(truncatingIfNeeded: row.integer(0, or: 0))) else { return }
      found.append(
        Found(
          kind: kind, record: row.integer(1, or: 0),
          edit: (row.text(2) ?? "", row.text(3), row.text(4), row.integer(5, or: 0), row.integer(6, or: 0))))
    }
    return try found.compactMap { entry in
      guard let column = RecordTable.of(entry.kind).column(entry.edit.field),
        let (name, source) = try name(entry.kind, entry.record)
      else { return nil }
      func word(_ value: String?) -> String? {
        guard let value, let kind = column.reference else { return value }
        return Int64(value).flatMap { names.reference(kind, $0, from: source) }
      }
      return ExportLinks.Edit(
        kind: entry.kind, record: name, field: entry.edit.field, value: word(entry.edit.value),
        sourceValue: word(entry.edit.sourceValue), recruiter: names.link(.recruiters, entry.edit.recruiter),
        at: Instant(entry.edit.at))
    }
  }

  private func name(_ kind: RecordKind, _ record: Int64) throws -> (ExportLinks.Name, source: Int64)? {
    if RecordTable.nouns.contains(kind) {
      return names.link(kind, record).map { ($0, names.name(kind, record)?.source ?? 0) }
    }
    guard kind != .firm, kind != .momentActions else { return nil }
    var found: (ExportLinks.Name, source: Int64)?
    try connection.query(
      "SELECT source_id, external_id FROM \(RecordTable.of(kind).name) WHERE id = $1", [.integer(record)]
    ) { row in
      let source = row.integer(0, or: 0)
      guard let id = row.text(1) else { return }
      found = (ExportLinks.Name(source: names.sources[source] ?? "", id: id), source)
    }
    return found
  }
}
