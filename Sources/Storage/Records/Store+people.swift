import Recruitment

package struct PersonRecord: Hashable, Sendable {
  package var id: PersonID
  package var printedID: String
  package var kind: PersonKind
  package var name: String
  package var emails: [String]
  package var phones: [String]
  package var jobTitle: String?
  package var clientID: ClientID
  package var clientName: String?
  /// IANA; `nil` = not known.
  package var timezone: String?
  package var city: String?
  package var country: String?
  package var ownerID: RecruiterID
}

extension Store {
  /// People by id, merged ones as the person they became, under the ids asked for; deleted ones left out.
  package func people(_ ids: [PersonID]) throws -> [PersonID: PersonRecord] {
    try database.read { connection in
      let scope = try RecordScope(connection)
      let records = try Self.people(ids.map { scope.person($0.value) }, connection)
      var result: [PersonID: PersonRecord] = [:]
      for id in ids { result[id] = records[scope.person(id.value)] }
      return result
    }
  }

  /// - Parameter text: an external id, an e-mail address, or `#number`; a merged person's names lead to whom they became.
  /// - Returns: `nil` for whoever was erased too: nothing is left to be seen of them, or added.
  package func person(_ text: String) throws -> PersonRecord? {
    try database.read { connection in
      guard let id = try Self.find(.people, text, connection) else { return nil }
      let became = try RecordScope(connection).person(id)
      var isErased = false
      let erased = Question("SELECT 1 FROM erased_person WHERE person_id = $1", [.integer(became)]) { _ in
        isErased = true
      }
      let found = try Self.people([became], connection, with: erased)[became]
      return isErased ? nil : found
    }
  }

  /// People one of whose names begins so, whatever the accents and case; by name.
  package func findPeople(_ prefix: String, limit: Int = 20) throws -> [PersonRecord] {
    let words = Folding.fold(prefix).split { $0 == " " || $0 == "," }.joined(separator: " ")
    if words.isEmpty { return [] }
    return try database.read { connection in
      let scope = try RecordScope(connection)
      var ids: [Int64] = []
      // Behind every text that begins with the prefix, in binary order.
      try connection.query(
        """
        SELECT DISTINCT person_id FROM name_term WHERE folded >= $1 AND folded < $2 ORDER BY person_id LIMIT 500
        """, [.text(words), .text(words + "\u{10FFFF}")]
      ) { ids.append(scope.person($0.integer(0, or: 0))) }
      let found = try Self.people(ids, connection).values.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
      return Array(found.prefix(limit))
    }
  }

  /// - Parameter question: is asked together with the others.
  static func people(
    _ ids: [Int64], _ connection: any Connection, with question: Question? = nil
  ) throws -> [Int64: PersonRecord] {
    var printed = PrintedIDs()
    let names = PrintedIDs.questions(.people, ids, connection) {
      printed.take(record: $0, externalID: $1, isMail: $2)
    }
    var records: [Int64: PersonRecord] = [:]
    let people = connection.questions(
      """
      SELECT p.id, p.kind, p.name, p.emails, p.phones, p.job_title, p.client_id, c.name, p.timezone, p.city, p.country,
        p.owner_recruiter_id
      FROM person p LEFT JOIN client c ON c.id = p.client_id AND c.deleted_at IS NULL
      WHERE p.deleted_at IS NULL AND p.id IN ({ids})
      """, ids: ids
    ) { row in
      let id = row.integer(0, or: 0)
      records[id] = PersonRecord(
        id: PersonID(id), printedID: printed[id],
        kind: PersonKind(rawValue: UInt8(truncatingIfNeeded: row.integer(1, or: 0))) ?? .unknown,
        name: row.text(2) ?? "", emails: list(row.text(3)), phones: list(row.text(4)), jobTitle: row.text(5),
        clientID: ClientID(row.integer(6, or: 0)), clientName: row.text(7), timezone: row.text(8), city: row.text(9),
        country: row.text(10), ownerID: RecruiterID(row.integer(11, or: 0)))
    }
    // Whoever was found to be the same left addresses and numbers that reach them too.
    let further = connection.questions(
      """
      WITH RECURSIVE joined (root_id, person_id) AS (
        SELECT into_id, person_id FROM person_alias WHERE into_id IN ({ids})
        UNION SELECT j.root_id, a.person_id FROM person_alias a JOIN joined j ON j.person_id = a.into_id)
      SELECT j.root_id, p.emails, p.phones FROM joined j JOIN person p ON p.id = j.person_id
      WHERE p.deleted_at IS NULL ORDER BY j.person_id
      """, ids: ids
    ) { row in
      records[row.integer(0, or: 0)]?.add(emails: list(row.text(1)), phones: list(row.text(2)))
    }
    try connection.query((question.map { [$0] } ?? []) + names + people + further)
    return records
  }

  private static func list(_ cell: String?) -> [String] {
    (cell ?? "").split(separator: ";").map { $0.trimmed }.filter { !$0.isEmpty }
  }
}

extension PersonRecord {
  /// Adds what is not there yet, however it is written: the same number may have its country's code or not.
  fileprivate mutating func add(emails others: [String], phones further: [String]) {
    for email in others where !emails.contains(where: { $0.lowercased() == email.lowercased() }) {
      emails.append(email)
    }
    func end(_ phone: String) -> String { String(phone.filter(\.isNumber).suffix(9)) }
    for phone in further where !phones.contains(where: { end($0) == end(phone) }) { phones.append(phone) }
  }
}

extension Store {
  /// People whom one source names by ids within a span: those ids, with what they are called and reached by.
  package func peopleNamed(
    by source: String, in span: Range<String>
  ) throws -> [(id: String, name: String, emails: [String], phones: [String])] {
    try database.read { connection in
      var people: [(id: String, name: String, emails: [String], phones: [String])] = []
      try connection.query(
        """
        SELECT i.external_id, p.name, p.emails, p.phones FROM source s
        JOIN identity i ON i.source_id = s.id AND i.kind = $2 JOIN person p ON p.id = i.record_id
        WHERE s.name = $1 AND i.external_id >= $3 AND i.external_id < $4 AND p.deleted_at IS NULL ORDER BY i.id
        """,
        [
          .text(source), .integer(Int64(RecordKind.people.rawValue)), .text(span.lowerBound), .text(span.upperBound),
        ]
      ) { row in people.append((row.text(0) ?? "", row.text(1) ?? "", Self.cells(row.text(2)), Self.cells(row.text(3))))
      }
      return people
    }
  }
}
