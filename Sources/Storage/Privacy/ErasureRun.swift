import Recruitment

/// One erasure within its transaction.
struct ErasureRun {
  let connection: any Connection
  /// The person and whoever was merged into them.
  let members: [Int64]
  private(set) var report = ErasureReport()
  private var words: SearchForgetting

  /// What the history keeps of a person, which stays: coarse, and figures rest on it.
  static let kept = ["client_id", "kind", "owner_recruiter_id", "timezone", "country", "region", "seniority"]

  private static let names =
    "SELECT source_id, external_id FROM identity WHERE kind = \(RecordKind.people.rawValue) AND record_id IN ({ids})"

  init(_ connection: any Connection, members: [Int64]) {
    self.connection = connection
    self.members = members
    words = SearchForgetting(members: members)
  }

  mutating func erase(_ erasure: Erasure, now: Instant) throws {
    report.records = members.count
    for digest in erasure.digests {
      try connection.execute(
        "INSERT INTO suppression (digest, person_id, at) VALUES ($1, $2, $3) ON CONFLICT (digest) DO UPDATE SET person_id = $2",
        [.text(digest), .integer(erasure.person.value), .integer(now.seconds)])
    }
    _ = try change(WordsApart.forgetting(.people, Self.names), members)
    try erasePeople(now: now)
    let submissions = try ids("SELECT id FROM submission WHERE person_id IN ({ids})", members)
    try eraseContacts()
    try eraseBookings(now: now)
    try eraseFacts(submissions)
    try erasePreferences()
    try clear(.submissions, submissions, words: [])
    let events = try ids("SELECT id FROM submission_event WHERE submission_id IN ({ids})", submissions)
    try clear(.submissionEvents, events, words: ["reason"])
    for moment in erasure.moments {
      try connection.execute(
        "UPDATE moment_action SET reason = NULL, external_id = NULL WHERE moment_id = $1",
        [.text(moment.description)])
    }
    for mention in erasure.mentions { try strike(mention) }
    words.mentions = erasure.mentions
    try words.run(connection)
  }

  // MARK: The person

  private mutating func erasePeople(now: Instant) throws {
    let code = SQLValue.integer(Int64(RecordKind.people.rawValue))
    let marks = Self.kept.map { "'\($0)'" }.joined(separator: ", ")
    for member in members {
      let id = SQLValue.integer(member)
      try connection.execute(
        """
        UPDATE person SET name = $2, emails = NULL, phones = NULL, job_title = NULL, city = NULL, source = NULL
        WHERE id = $1
        """, [id, .text(Store.erasedName)])
      // The digest stays: moments and lots are named by it, and no id can be read out of it.
      try connection.execute(
        """
        UPDATE identity SET external_id = 'erased-' || CAST(id AS TEXT), mail = 0, fingerprint = 0
        WHERE kind = $1 AND record_id = $2
        """, [code, id])
      try Lookups.forget(member, .people, connection)
      try connection.execute("DELETE FROM custom_field WHERE kind = $1 AND record_id = $2", [code, id])
      for table in ["superseded_value", "edit"] {
        report.earlierValues += try connection.execute(
          "DELETE FROM \(table) WHERE kind = $1 AND record_id = $2 AND field NOT IN (\(marks))", [code, id])
      }
      try connection.execute(
        "INSERT INTO erased_person (person_id, at) VALUES ($1, $2) ON CONFLICT (person_id) DO NOTHING",
        [id, .integer(now.seconds)])
    }
  }

  // MARK: What is on record with them

  private mutating func eraseContacts() throws {
    var contacts = try ids("SELECT id FROM interaction WHERE person_id IN ({ids})", members)
    contacts += try ids("SELECT interaction_id FROM interaction_participant WHERE person_id IN ({ids})", members)
    contacts = Set(contacts).sorted()
    report.contacts = contacts.count
    words.contacts = contacts
    _ = try change(
      WordsApart.forgetting(.interactions, "SELECT source_id, external_id FROM interaction WHERE id IN ({ids})"),
      contacts)
    report.texts = try change("DELETE FROM interaction_text WHERE interaction_id IN ({ids})", contacts)
    report.sharedExamples = try change("DELETE FROM shared_example WHERE interaction_id IN ({ids})", contacts)
    try clear(.interactions, contacts, words: ["external_id", "thread_id"])
    _ = try change("DELETE FROM told_call WHERE person_id IN ({ids})", members)
  }

  /// What they wrote when they booked goes; links open nothing any more, and what lay ahead is free again.
  private mutating func eraseBookings(now: Instant) throws {
    let bookings = try ids("SELECT id FROM booking WHERE person_id IN ({ids})", members)
    _ = try change("UPDATE booking SET note = NULL, zone = 'UTC' WHERE id IN ({ids})", bookings)
    let ahead = try ids(
      "SELECT id FROM booking WHERE person_id IN ({ids}) AND cancelled_at IS NULL AND ends_at > \(now.seconds)", members
    )
    _ = try change("DELETE FROM booking_unit WHERE booking_id IN ({ids})", ahead)
    _ = try change("UPDATE booking SET cancelled_at = \(now.seconds) WHERE id IN ({ids})", ahead)
    _ = try change(
      "UPDATE audience_link SET revoked_at = \(now.seconds) WHERE revoked_at IS NULL AND person_id IN ({ids})", members)
  }

  /// Words go; a yes or no, a number and a date stay, as the history reads them.
  private mutating func eraseFacts(_ submissions: [Int64]) throws {
    var facts = try ids("SELECT id FROM fact WHERE person_id IN ({ids})", members)
    facts += try ids("SELECT id FROM fact WHERE submission_id IN ({ids})", submissions)
    facts = Set(facts).sorted()
    report.facts = facts.count
    var wordy: [Int64] = []
    try connection.query("SELECT id, value FROM fact WHERE id IN ({ids})", ids: facts) { row in
      if let value = row.text(1), !Self.isPlain(value) { wordy.append(row.integer(0, or: 0)) }
    }
    _ = try change("UPDATE fact SET value = NULL WHERE id IN ({ids})", wordy)
    try clear(.facts, facts, words: ["external_id"])
  }

  static func isPlain(_ value: String) -> Bool {
    ["yes", "no", "true", "false", "none"].contains(value.lowercased()) || Money.read(value) != nil
      || ISOTimestamp.read(value) != nil
  }

  private mutating func erasePreferences() throws {
    let preferences = try ids("SELECT id FROM preference WHERE person_id IN ({ids})", members)
    report.preferences = preferences.count
    try clear(.preferences, preferences, words: ["safe_place", "note", "external_id"])
  }

  /// Empties columns with words of these records, with all that says what was in them.
  private mutating func clear(_ kind: RecordKind, _ records: [Int64], words: [String]) throws {
    if records.isEmpty { return }
    let code = Int64(kind.rawValue)
    if !words.isEmpty {
      let sets = words.map { "\($0) = NULL" }.joined(separator: ", ")
      _ = try change("UPDATE \(RecordTable.of(kind).name) SET \(sets) WHERE id IN ({ids})", records)
    }
    for table in ["superseded_value", "edit"] {
      report.earlierValues += try change(
        "DELETE FROM \(table) WHERE kind = \(code) AND record_id IN ({ids})", records)
    }
    _ = try change("DELETE FROM custom_field WHERE kind = \(code) AND record_id IN ({ids})", records)
  }

  // MARK: Where others' records name them

  private static let struck = "[erased]"

  private mutating func strike(_ mention: String) throws {
    let needle = Striking.lowered(mention)
    for place in PersonalTable.words {
      for column in place.columns {
        var found: [(row: [SQLValue], text: String)] = []
        let names = place.row.joined(separator: ", ")
        // Both engines fold the letters A to Z here, whatever the language.
        try connection.query(
          """
          SELECT \(column), \(names) FROM \(place.table)
          WHERE \(column) IS NOT NULL AND replace(lower(\(column)), $1, '') <> lower(\(column))
          """, [.text(needle)]
        ) { row in
          let key = place.row.indices.map { index in
            place.row[index] == "name" ? SQLValue(row.text(index + 1)) : SQLValue(row.integer(index + 1))
          }
          found.append((key, row.text(0) ?? ""))
        }
        let condition = place.row.indices.map { "\(place.row[$0]) = $\($0 + 2)" }.joined(separator: " AND ")
        for (row, text) in found {
          try connection.execute(
            "UPDATE \(place.table) SET \(column) = $1 WHERE \(condition)",
            [.text(Striking.strike(needle, from: text, mark: Self.struck))] + row)
        }
        report.mentions += found.count
        struck(place.table, found.compactMap(\.row.first))
      }
    }
  }

  /// Notes of whom the index of words tells something else now.
  private mutating func struck(_ table: String, _ rows: [SQLValue]) {
    let numbers = rows.compactMap { if case .integer(let number) = $0 { number } else { nil } }
    switch table {
    case "interaction_text": words.messages += numbers
    case "person": words.people += numbers
    case "job": words.hasJobs = words.hasJobs || !numbers.isEmpty
    default: break
    }
  }

  // MARK: Rows by number

  private func ids(_ sql: String, _ of: [Int64]) throws -> [Int64] {
    if of.isEmpty { return [] }
    var found: [Int64] = []
    try connection.query(sql, ids: of) { found.append($0.integer(0, or: 0)) }
    return found
  }

  private func change(_ sql: String, _ ids: [Int64]) throws -> Int {
    var changed = 0
    for start in stride(from: 0, to: ids.count, by: 256) {
      let part = ids[start..<min(start + 256, ids.count)]
      let marks = part.indices.map { "$\($0 - start + 1)" }.joined(separator: ",")
      changed += try connection.execute(sql.filled("{ids}", with: marks), part.map(SQLValue.integer))
    }
    return changed
  }
}
