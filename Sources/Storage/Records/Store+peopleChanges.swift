import Recruitment

/// That somebody of ours gave a person to a recruiter, tagged them or took a tag away.
package struct PersonChangeRecord: Hashable, Sendable {
  package enum What: Hashable, Sendable {
    case given(to: RecruiterID)
    case tagged(String)
    case untagged(String)
  }

  package var at: Instant
  package var what: What
  /// `none` where nobody was named.
  package var recruiter: RecruiterID
}

extension Store {
  /// What was changed of a person here by hand and stands, oldest first. What a source says of them is no change of ours.
  package func changes(of person: PersonID) throws -> [PersonChangeRecord] {
    try database.read { connection in
      let scope = try RecordScope(connection)
      let members = scope.members(of: scope.person(person.value))
      var changes: [PersonChangeRecord] = []
      func add(_ row: ResultRow, _ what: PersonChangeRecord.What) {
        changes.append(
          PersonChangeRecord(
            at: Instant(row.integer(2, or: 0)), what: what, recruiter: RecruiterID(row.integer(1, or: 0))))
      }
      let given = connection.questions(
        """
        SELECT value, recruiter_id, at FROM edit
        WHERE kind = $1 AND field = 'owner_recruiter_id' AND record_id IN ({ids}) ORDER BY at, id
        """, [.integer(Int64(RecordKind.people.rawValue))], ids: members
      ) { add($0, .given(to: RecruiterID(($0.text(0)).flatMap { Int64($0) } ?? 0))) }
      let tagged = connection.questions(
        """
        SELECT value, recruiter_id, at FROM fact
        WHERE fact = 'tag' AND recruiter_id IS NOT NULL AND deleted_at IS NULL AND person_id IN ({ids}) ORDER BY at, id
        """, ids: members
      ) { add($0, .tagged($0.text(0) ?? "")) }
      let untagged = connection.questions(
        """
        SELECT f.value, e.recruiter_id, e.at FROM edit e JOIN fact f ON f.id = e.record_id
        WHERE e.kind = $1 AND e.field = 'resolved_at' AND e.value IS NOT NULL AND f.fact = 'tag'
          AND f.deleted_at IS NULL AND f.person_id IN ({ids}) ORDER BY e.at, e.id
        """, [.integer(Int64(RecordKind.facts.rawValue))], ids: members
      ) { add($0, .untagged($0.text(0) ?? "")) }
      try connection.query(given + tagged + untagged)
      return changes.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }
  }
}
