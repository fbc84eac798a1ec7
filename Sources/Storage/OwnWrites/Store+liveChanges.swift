import Recruitment

/// Whom changes concern, as far as the change log says.
package struct LiveChanges: Hashable, Sendable {
  /// An import or the like: nobody looked through it.
  package var isEverybody = false
  package var people: Set<PersonID> = []
  /// Who wrote something down themselves.
  package var recruiters: Set<RecruiterID> = []
}

extension Store {
  /// The newest change's number; 0 where there is none. One look at the end of an index.
  package func latestChange() throws -> Int64 {
    try database.readOne { try $0.integer("SELECT max(seq) FROM change_log") ?? 0 }
  }

  /// - Parameter limit: more people than that are everybody.
  package func changes(after number: Int64, limit: Int) throws -> LiveChanges {
    try database.read { connection in
      var changes = LiveChanges()
      let since: [SQLValue] = [.integer(number)]
      try connection.query(
        "SELECT recruiter_id, person_id FROM own_write WHERE seq > $1 ORDER BY seq LIMIT $2",
        since + [.integer(Int64(limit) + 1)]
      ) { row in
        changes.recruiters.insert(RecruiterID(row.integer(0, or: 0)))
        if let person = row.integer(1) { changes.people.insert(PersonID(person)) }
      }
      try connection.query(
        "SELECT person_id FROM change_person WHERE seq > $1 ORDER BY seq LIMIT $2",
        since + [.integer(Int64(limit) + 1)]
      ) { changes.people.insert(PersonID($0.integer(0, or: 0))) }
      // What names nobody, neither a person nor whoever wrote it, may concern anybody.
      let nameless = try connection.integer(
        """
        SELECT count(*) FROM change_log c WHERE c.seq > $1 AND (c.everyone = 1 OR NOT EXISTS (
          SELECT 1 FROM change_person p WHERE p.seq = c.seq) AND NOT EXISTS (SELECT 1 FROM own_write w WHERE w.seq = c.seq))
        """, since)
      changes.isEverybody = nameless != 0 || changes.people.count > limit
      return changes
    }
  }
}
