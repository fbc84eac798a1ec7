import Recruitment

/// Two records of one call, or of one meeting.
package struct JoinedCall: Hashable, Sendable {
  /// The record that gives way: what somebody wrote down, or another calendar.
  package var note: InteractionID
  /// The record that stays: what the telephone system has, or the first calendar.
  package var call: InteractionID
  package var person: PersonID
  package var at: Instant
  package var durationSeconds: Int64?
  package var callSource: String
  package var noteSource: String
  package var batch: BatchID
}

/// A call as a record has it, for telling whether another record is about the same.
struct CallRecord {
  var id: Int64
  var source: Int64
  /// Whoever it was with has become.
  var person: Int64
  var recruiter: Int64
  var at: Int64
  var direction: Int64
  var outcome: Outcome?
  var duration: Int64?
  var isLoggedBySystem: Bool
}

/// When two records are one call: one written by a telephone system and one by hand or by another system's users, from two
/// sources, of one person and one direction, by the same recruiter where both say who, with outcomes that do not contradict
/// each other and lengths within a minute or a fifth; the note is written between five minutes before the call and a
/// quarter of an hour after it. Each record is part of one pair, the nearest first.
///
/// Notes of many systems have no direction, and are taken for calls of ours. So after all pairs of one direction, such a note
/// goes with a talk that began when they rang us.
enum SameCall {
  static let before: Int64 = 5 * 60
  static let after: Int64 = 15 * 60
  /// How long a talk may have been of which the telephone system does not say it.
  static let longest: Int64 = 45 * 60

  /// - Parameter apart: pairs that somebody parted, the lower number first.
  static func pairs(_ records: [CallRecord], apart: Set<[Int64]>) -> [(note: Int64, call: Int64)] {
    let ordered = records.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
    var candidates: [(isTurned: Int, distance: Int64, note: Int64, call: Int64)] = []
    for (index, first) in ordered.enumerated() {
      for second in ordered[(index + 1)...] {
        // Nobody talks longer than a day.
        if second.at - first.at > 86_400 { break }
        guard let (note, call) = roles(first, second), fits(note, call),
          !apart.contains([note.id, call.id].sorted())
        else { continue }
        let end = call.at + (call.duration ?? 0)
        let distance = min(abs(note.at - call.at), abs(note.at - end))
        candidates.append((note.direction == call.direction ? 0 : 1, distance, note.id, call.id))
      }
    }
    var used: Set<Int64> = []
    return candidates.sorted {
      ($0.isTurned, $0.distance, $0.note, $0.call) < ($1.isTurned, $1.distance, $1.note, $1.call)
    }.compactMap {
      guard !used.contains($0.note), !used.contains($0.call) else { return nil }
      used.formUnion([$0.note, $0.call])
      return ($0.note, $0.call)
    }
  }

  private static func roles(_ one: CallRecord, _ other: CallRecord) -> (note: CallRecord, call: CallRecord)? {
    guard one.isLoggedBySystem != other.isLoggedBySystem else { return nil }
    return one.isLoggedBySystem ? (other, one) : (one, other)
  }

  private static func fits(_ note: CallRecord, _ call: CallRecord) -> Bool {
    let isTold = call.outcome.map(isTalk) ?? false
    guard note.source != call.source, note.person == call.person,
      note.direction == call.direction || (isTold && note.direction == Int64(Direction.outbound.rawValue)),
      note.recruiter == 0 || call.recruiter == 0 || note.recruiter == call.recruiter,
      note.at >= call.at - before, note.at <= call.at + (call.duration ?? (isTold ? longest : 0)) + after
    else { return false }
    if let noted = note.outcome, let told = call.outcome, isTalk(noted) != isTalk(told) { return false }
    if let noted = note.duration, let told = call.duration, noted > 0, told > 0 {
      return abs(noted - told) <= max(60, told / 5)
    }
    return true
  }

  private static func isTalk(_ outcome: Outcome) -> Bool {
    outcome == .connected || outcome == .connectedUnverified || outcome == .held
  }
}

extension Store {
  /// Joins records of one call or meeting among everybody whom a batch that has landed brought a call with, and among `people`. They
  /// become one as part of that batch.
  /// - Returns: how many pairs were joined.
  @discardableResult
  package func joinCalls(within batch: BatchID, besides people: [PersonID] = []) throws -> Int {
    // Looked for before anything is locked, so that nobody waits for it.
    let found = try database.read { try Self.sameCalls(broughtBy: batch, besides: people, $0) }
    if found.isEmpty { return 0 }
    return try database.write { connection in
      try connection.lock(.landing)
      // What somebody did about one of them meanwhile stands.
      let pairs = try found.filter { try Self.stands($0.note, $0.call, connection) }
      var changed = TouchedSet()
      for pair in pairs {
        try connection.execute(
          "INSERT INTO interaction_alias (interaction_id, into_id, batch_id) VALUES ($1, $2, $3)",
          [.integer(pair.note), .integer(pair.call), .integer(batch.value)])
        changed.insert(pair.person)
      }
      if !pairs.isEmpty { try ChangeLog.append(batch: batch.value, changed.people, to: connection) }
      return pairs.count
    }
  }

  private static func sameCalls(
    broughtBy batch: BatchID, besides people: [PersonID], _ connection: any Connection
  ) throws -> [(note: Int64, call: Int64, person: Int64)] {
    // Where calls come from one place there is nothing to join.
    guard try connection.integer("SELECT count(*) FROM source WHERE newest IS NOT NULL") ?? 0 > 1 else { return [] }
    let scope = try RecordScope(connection)
    var touched = Set(people.map { scope.person($0.value) })
    try connection.stream(
      """
      SELECT DISTINCT i.person_id FROM batch_range r JOIN interaction i ON i.id BETWEEN r.first_id AND r.last_id
      WHERE r.batch_id = $1 AND r.kind = $2 AND i.batch_id = $1 AND i.channel IN (0, 1, 2) AND i.person_id IS NOT NULL
      """, [.integer(batch.value), .integer(Int64(RecordKind.interactions.rawValue))]
    ) { touched.insert(scope.person($0.integer(0, or: 0))) }
    try removeNewPeople(of: batch, from: &touched, scope, connection)
    return try sameCalls(of: touched, scope, connection) + sameMeetings(of: touched, scope, connection)
  }

  /// Of people who came with the batch no other source tells, unless they were found to be somebody who was there before.
  private static func removeNewPeople(
    of batch: BatchID, from touched: inout Set<Int64>, _ scope: RecordScope, _ connection: any Connection
  ) throws {
    var ranges: [ClosedRange<Int64>] = []
    try connection.query(
      "SELECT first_id, last_id FROM batch_range WHERE batch_id = $1 AND kind = $2 ORDER BY first_id",
      [.integer(batch.value), .integer(Int64(RecordKind.people.rawValue))]
    ) { ranges.append($0.integer(0, or: 0)...$0.integer(1, or: 0)) }
    let joined = Set(scope.aliases.keys.map(scope.person))
    touched = touched.filter { person in joined.contains(person) || !ranges.contains { $0.contains(person) } }
  }

  /// Whether two records are still there, and neither part of a pair nor parted. A meeting may stand in more calendars.
  private static func stands(_ note: Int64, _ call: Int64, _ connection: any Connection) throws -> Bool {
    let (first, second) = (SQLValue.integer(min(note, call)), SQLValue.integer(max(note, call)))
    let alone = try connection.integer(
      """
      SELECT count(*) FROM interaction i WHERE i.id IN ($1, $2) AND i.deleted_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM interaction_alias a WHERE a.interaction_id = i.id)
        AND NOT EXISTS (SELECT 1 FROM interaction_alias a WHERE a.into_id = i.id AND (i.channel = 0 OR i.id = $3))
      """, [first, second, .integer(note)])
    let parted = try connection.integer(
      "SELECT count(*) FROM interaction_apart WHERE first_id = $1 AND second_id = $2", [first, second])
    return alone == 2 && parted == 0
  }

  private static func sameCalls(
    of people: Set<Int64>, _ scope: RecordScope, _ connection: any Connection
  ) throws -> [(note: Int64, call: Int64, person: Int64)] {
    if people.isEmpty { return [] }
    let members = scope.members(of: people)
    let apart = try interactionsApart(connection)
    let recruiters = try oneForEachAddress(connection)
    var records: [Int64: [CallRecord]] = [:]
    try connection.query(
      """
      SELECT id, source_id, person_id, recruiter_id, at, direction, outcome, duration_seconds, logged FROM interaction
      WHERE channel = 0 AND deleted_at IS NULL AND person_id IN ({ids})
        AND id NOT IN (SELECT interaction_id FROM interaction_alias) AND id NOT IN (SELECT into_id FROM interaction_alias)
      """, ids: members
    ) { row in
      let person = scope.person(row.integer(2, or: 0))
      records[person, default: []].append(
        CallRecord(
          id: row.integer(0, or: 0), source: row.integer(1, or: 0), person: person,
          recruiter: row.integer(3).map { recruiters[$0] ?? $0 } ?? 0,
          at: row.integer(4, or: 0), direction: row.integer(5, or: 0),
          outcome: row.integer(6).flatMap { Outcome(rawValue: UInt8(truncatingIfNeeded: $0)) },
          duration: row.integer(7), isLoggedBySystem: row.integer(8) == Int64(LoggedBy.system.rawValue)))
    }
    return records.sorted { $0.key < $1.key }.flatMap { person, records in
      SameCall.pairs(records, apart: apart).map { ($0.note, $0.call, person) }
    }
  }

  /// Recruiters who stand under two systems with one address, and came to have it after they came in, are two records.
  /// - Returns: by record, the first with its address.
  private static func oneForEachAddress(_ connection: any Connection) throws -> [Int64: Int64] {
    var first: [String: Int64] = [:]
    var found: [Int64: Int64] = [:]
    try connection.query("SELECT id, email FROM recruiter WHERE email IS NOT NULL ORDER BY id") { row in
      guard let address = Folding.addresses(row.text(1) ?? "").first else { return }
      let id = row.integer(0, or: 0)
      found[id] = first[address] ?? id
      first[address] = found[id]
    }
    return found
  }

  /// Records that are one call, newest first.
  /// - Parameter people: only calls with these and whoever was merged into them; `nil` = all.
  package func joinedCalls(with people: Set<PersonID>? = nil, limit: Int = 500) throws -> [JoinedCall] {
    try database.read { connection in
      let scope = try RecordScope(connection)
      var calls: [JoinedCall] = []
      try connection.query(
        """
        SELECT a.interaction_id, a.into_id, i.person_id, i.at, i.duration_seconds, s.name, t.name, a.batch_id
        FROM interaction_alias a JOIN interaction i ON i.id = a.into_id JOIN source s ON s.id = i.source_id
        JOIN interaction n ON n.id = a.interaction_id JOIN source t ON t.id = n.source_id
        ORDER BY i.at DESC, a.interaction_id DESC
        """
      ) { row in
        let person = PersonID(scope.person(row.integer(2, or: 0)))
        guard calls.count < limit, people?.contains(person) ?? true else { return }
        calls.append(
          JoinedCall(
            note: InteractionID(row.integer(0, or: 0)), call: InteractionID(row.integer(1, or: 0)), person: person,
            at: Instant(row.integer(3, or: 0)), durationSeconds: row.integer(4), callSource: row.text(5) ?? "",
            noteSource: row.text(6) ?? "", batch: BatchID(row.integer(7, or: 0))))
      }
      return calls
    }
  }

  /// Makes two records two calls again, for good: no later import joins them.
  /// - Throws: `unknownRecord` where the note is not joined.
  @discardableResult
  package func partCalls(note: InteractionID, now: Instant) throws -> BatchID {
    try database.write { connection in
      try connection.lock(.landing)
      var found: (into: Int64, person: Int64)?
      try connection.query(
        """
        SELECT a.into_id, i.person_id FROM interaction_alias a JOIN interaction i ON i.id = a.into_id
        WHERE a.interaction_id = $1
        """, [.integer(note.value)]
      ) { found = ($0.integer(0, or: 0), $0.integer(1, or: 0)) }
      guard let found else { throw StorageError.unknownRecord("interactions \(note.value)") }
      let source = try Ledger.source(Self.ownSource, on: connection)
      let batch = try Ledger.beginBatch(source: source, what: "merge", now: now, on: connection)
      try connection.execute(
        "DELETE FROM interaction_alias WHERE interaction_id = $1", [.integer(note.value)])
      try connection.execute(
        "INSERT INTO interaction_apart (first_id, second_id, batch_id) VALUES ($1, $2, $3)",
        [.integer(min(note.value, found.into)), .integer(max(note.value, found.into)), .integer(batch)])
      var touched = TouchedSet()
      touched.insert(try RecordScope(connection).person(found.person))
      try ChangeLog.append(batch: batch, touched.people, to: connection)
      return BatchID(batch)
    }
  }
}
