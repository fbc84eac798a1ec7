import Recruitment

/// Lands what an export says beside its rows, once these are there: names, pairs and edits of records on record, each once.
/// Whatever contradicts what is there is left: the store knows better.
final class LinkLanding {
  private let connection: any Connection
  /// By source: its run.
  private let runs: [String: LandingRun]
  private let first: LandingRun
  private let links: ExportLinks
  private var sources: [String: Int64] = [:]
  private(set) var changed = false
  /// One for each word that somebody said: as they were, each can be taken back.
  private(set) var batches: [BatchID] = []

  init?(_ runs: [LandingRun], _ links: ExportLinks) throws {
    guard let first = runs.first else { return nil }
    self.first = first
    self.links = links
    connection = first.connection
    self.runs = Dictionary(runs.map { ($0.staging.source, $0) }, uniquingKeysWith: { one, _ in one })
    var found: [String: Int64] = [:]
    try connection.query("SELECT id, name FROM source") { found[$0.text(1) ?? ""] = $0.integer(0, or: 0) }
    sources = found
  }

  func land() throws {
    if first.isRestoring, let key = links.contentKey { try Store.adopt(contentKey: key, connection) }
    for group in Self.groups(links.identities) { try land(group) }
    for pair in links.pairs {
      switch pair.what {
      case .person, .peopleApart: try landPeople(pair)
      case .interaction, .interactionsApart: try landInteractions(pair)
      }
    }
    for edit in links.edits { try land(edit) }
    if changed { try ChangeLog.append(batch: batches.last?.value ?? first.batch, .everyone, to: connection) }
  }

  private func run(_ source: String) -> LandingRun { runs[source] ?? first }

  private func record(_ kind: RecordKind, _ name: ExportLinks.Name) throws -> Int64? {
    guard let source = sources[name.source] else { return nil }
    return try connection.integer(
      "SELECT record_id FROM identity WHERE source_id = $1 AND kind = $2 AND external_id = $3",
      [.integer(source), .integer(Int64(kind.rawValue)), .text(name.id)])
  }

  private func begin(_ at: Instant) throws -> Int64 {
    let batch = try Ledger.beginBatch(
      source: try Ledger.source(Store.ownSource, on: connection), what: "merge", now: at, on: connection)
    batches.append(BatchID(batch))
    return batch
  }

  // MARK: Names

  private static func groups(_ identities: [ExportLinks.Identity]) -> [[ExportLinks.Identity]] {
    var groups: [[ExportLinks.Identity]] = []
    for identity in identities {
      if let last = groups.last?.last, last.kind == identity.kind, last.record == identity.record {
        groups[groups.count - 1].append(identity)
      } else {
        groups.append([identity])
      }
    }
    return groups
  }

  private func land(_ group: [ExportLinks.Identity]) throws {
    guard let own = group.first, let record = try record(own.kind, own.record) else { return }
    let batch = run(own.record.source).batch
    let missing = try group.filter { try self.record(own.kind, $0.name) == nil }
    if missing.isEmpty { return }
    changed = true
    let place: [SQLValue] = [.integer(Int64(own.kind.rawValue)), .integer(record)]
    // A record that came just now gets its names in their order; to one that was there they are added.
    let known = try connection.integer("SELECT count(*) FROM identity WHERE kind = $1 AND record_id = $2", place)
    let isNew = try connection.integer(
      "SELECT count(*) FROM identity WHERE kind = $1 AND record_id = $2 AND batch_id = $3", place + [.integer(batch)])
    guard known == 1, isNew == 1, group.contains(where: { $0.name == own.record }) else {
      for identity in missing { try add(identity, to: record, fingerprint: 0, batch: batch) }
      return
    }
    let fingerprint = try connection.integer(
      "SELECT fingerprint FROM identity WHERE kind = $1 AND record_id = $2", place)
    try connection.execute("DELETE FROM identity WHERE kind = $1 AND record_id = $2", place)
    for identity in group where missing.contains(identity) || identity.name == own.record {
      let isOwn = identity.name == own.record
      try add(identity, to: record, fingerprint: isOwn ? fingerprint ?? 0 : 0, batch: batch)
    }
  }

  private func add(_ identity: ExportLinks.Identity, to record: Int64, fingerprint: Int64, batch: Int64) throws {
    let source = try Ledger.source(identity.name.source, on: connection)
    sources[identity.name.source] = source
    let digest = ExternalIdentity(source: identity.name.source, kind: identity.kind, id: identity.name.id).digest
    try connection.execute(
      """
      INSERT INTO identity (id, source_id, kind, external_id, record_id, mail, digest, fingerprint, batch_id,
        seen_batch_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
      """,
      [
        .integer(try connection.reserve("identity", count: 1)), .integer(source),
        .integer(Int64(identity.kind.rawValue)), .text(identity.name.id), .integer(record),
        .integer(identity.name.id.hasPrefix("mail:") ? 1 : 0), .integer(Int64(bitPattern: digest)),
        .integer(fingerprint), .integer(batch),
      ])
  }

  // MARK: Pairs

  private func landPeople(_ pair: ExportLinks.Pair) throws {
    guard let first = try record(.people, pair.first), let second = try record(.people, pair.second), first != second
    else { return }
    let ends: [SQLValue] = [.integer(first), .integer(second)]
    if pair.what == .peopleApart {
      let (low, high) = (SQLValue.integer(min(first, second)), SQLValue.integer(max(first, second)))
      guard
        try connection.integer(
          "SELECT count(*) FROM person_apart WHERE first_id = $1 AND second_id = $2", [low, high]) == 0
      else { return }
      let at = pair.at ?? self.first.now
      try connection.execute(
        "INSERT INTO person_apart (first_id, second_id, at, batch_id) VALUES ($1, $2, $3, $4)",
        [low, high, .integer(at.seconds), .integer(try begin(at))])
    } else {
      let scope = try RecordScope(connection)
      guard scope.aliases[first] == nil, scope.person(second) != first else { return }
      let batch = try pair.at.map(begin) ?? run(pair.first.source).batch
      try connection.execute(
        "INSERT INTO person_alias (person_id, into_id, batch_id) VALUES ($1, $2, $3)", ends + [.integer(batch)])
    }
    changed = true
  }

  private func landInteractions(_ pair: ExportLinks.Pair) throws {
    guard let first = try interaction(pair.first), let second = try interaction(pair.second), first != second
    else { return }
    if pair.what == .interactionsApart {
      let ends: [SQLValue] = [.integer(min(first, second)), .integer(max(first, second))]
      guard
        try connection.integer(
          "SELECT count(*) FROM interaction_apart WHERE first_id = $1 AND second_id = $2", ends) == 0
      else { return }
      try connection.execute(
        "INSERT INTO interaction_apart (first_id, second_id, batch_id) VALUES ($1, $2, $3)",
        ends + [.integer(try begin(pair.at ?? self.first.now))])
    } else {
      let ends: [SQLValue] = [.integer(first), .integer(second)]
      // What is joined already, or has something joined to it, stays so.
      guard
        try connection.integer("SELECT count(*) FROM interaction_alias WHERE interaction_id IN ($1, $2)", ends) == 0,
        try connection.integer("SELECT count(*) FROM interaction_alias WHERE into_id = $1", [ends[0]]) == 0
      else { return }
      let batch = try pair.at.map(begin) ?? run(pair.first.source).batch
      try connection.execute(
        "INSERT INTO interaction_alias (interaction_id, into_id, batch_id) VALUES ($1, $2, $3)",
        ends + [.integer(batch)])
    }
    changed = true
  }

  private func interaction(_ name: ExportLinks.Name) throws -> Int64? { try event(.interactions, name) }

  private func event(_ kind: RecordKind, _ name: ExportLinks.Name) throws -> Int64? {
    guard let source = sources[name.source] else { return nil }
    return try connection.integer(
      """
      SELECT id FROM \(RecordTable.of(kind).name) WHERE key = $1 AND source_id = $2 AND external_id = $3
      """, [.integer(ExternalNames.hash(name.id)), .integer(source), .text(name.id)])
  }

  // MARK: Edits

  private func land(_ edit: ExportLinks.Edit) throws {
    guard let column = RecordTable.of(edit.kind).column(edit.field),
      let record = try RecordTable.nouns.contains(edit.kind)
        ? record(edit.kind, edit.record) : event(edit.kind, edit.record)
    else { return }
    let run = run(edit.record.source)
    func cell(_ text: String?) throws -> SQLValue {
      guard let text, let kind = column.reference else { return SQLValue(text) }
      var copy = text
      let found = try copy.withUTF8 { try run.references.record(kind, $0) }
      return SQLValue(found.map(String.init))
    }
    let place: [SQLValue] = [.integer(Int64(edit.kind.rawValue)), .integer(record), .text(edit.field)]
    let value = try cell(edit.value)
    // Where the field holds another value by now, the edit is over.
    guard
      try connection.integer(
        "SELECT count(*) FROM edit WHERE kind = $1 AND record_id = $2 AND field = $3 AND ended_batch_id IS NULL", place)
        == 0, SQLValue(try StoredCell(edit.kind, record, edit.field).text(connection)) == value
    else { return }
    let recruiter = try edit.recruiter.flatMap { try self.record(.recruiters, $0) }
    try connection.execute(
      """
      INSERT INTO edit (kind, record_id, field, id, value, source_value, recruiter_id, at, batch_id)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """,
      place + [
        .integer(try connection.reserve("edit", count: 1)), value, try cell(edit.sourceValue), SQLValue(recruiter),
        .integer(edit.at.seconds), .integer(run.batch),
      ])
    changed = true
  }
}
