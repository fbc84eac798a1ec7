import Recruitment

/// A word by which people are found again, as long as it stands. A dated fact under the name `tag`.
package struct TagRecord: Hashable, Sendable {
  package var person: PersonID
  package var tag: String
}

extension Store {
  static let tagName = "tag"

  /// Every tag that stands at a time, by tag and person.
  package func tags(by time: Instant) throws -> [TagRecord] {
    try database.read { connection in
      let scope = try RecordScope(connection)
      var tags: Set<TagRecord> = []
      try connection.query(
        """
        SELECT person_id, value FROM fact WHERE fact = 'tag' AND value IS NOT NULL AND person_id IS NOT NULL
          AND deleted_at IS NULL AND at <= $1 AND (resolved_at IS NULL OR resolved_at > $1)
        """, [.integer(time.seconds)]
      ) { row in
        tags.insert(TagRecord(person: PersonID(scope.person(row.integer(0, or: 0))), tag: row.text(1) ?? ""))
      }
      return tags.sorted { ($0.tag, $0.person) < ($1.tag, $1.person) }
    }
  }

  /// - Returns: whether it was not there yet.
  package func addTag(_ tag: String, to person: PersonID, by recruiter: RecruiterID, now: Instant) throws -> Bool {
    if try tags(by: now).contains(TagRecord(person: person, tag: tag)) { return false }
    try addFact(Self.tagName, value: tag, person: person, recruiter: recruiter, at: now)
    return true
  }

  /// Ends a tag; that it stood until now stays on record.
  /// - Returns: whether there was one.
  package func endTag(_ tag: String, of person: PersonID, by recruiter: RecruiterID, now: Instant) throws -> Bool {
    let standing = try facts(people: [person]).filter {
      $0.name == Self.tagName && $0.value == tag && $0.at <= now && ($0.resolvedAt.map { $0 > now } ?? true)
    }
    for fact in standing {
      try editField(
        kind: .facts, id: fact.id.value, field: "resolved_at", value: .integer(now.seconds), by: recruiter, now: now)
    }
    return !standing.isEmpty
  }

  /// Names alone; merged people under the ids asked for are left out.
  package func names(ofPeople ids: [PersonID]) throws -> [PersonID: String] {
    try database.read { connection in
      var names: [PersonID: String] = [:]
      try connection.query(
        "SELECT id, name FROM person WHERE deleted_at IS NULL AND id IN ({ids})", ids: ids.map(\.value)
      ) { names[PersonID($0.integer(0, or: 0))] = $0.text(1) ?? "" }
      return names
    }
  }
}
