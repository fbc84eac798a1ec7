import Recruitment

/// Who was erased and must not come back, as keyed hashes.
package struct SuppressedDigest: Hashable, Sendable {
  package var digest: String
  package var person: PersonID
  package var at: Instant

  package init(digest: String, person: PersonID, at: Instant) {
    self.digest = digest
    self.person = person
    self.at = at
  }
}

/// How a person on record could be known again.
package struct PersonNames: Hashable, Sendable {
  package var person: PersonID
  package var identities: [(source: String, id: String)]
  package var emails: [String]

  package static func == (left: PersonNames, right: PersonNames) -> Bool {
    left.person == right.person && left.emails == right.emails
      && left.identities.map { "\($0)" } == right.identities.map { "\($0)" }
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(person) }
}

extension Store {
  /// In the order in which they were added.
  package func suppressed() throws -> [SuppressedDigest] {
    try database.read { connection in
      var digests: [SuppressedDigest] = []
      try connection.query("SELECT digest, person_id, at FROM suppression ORDER BY at, digest") { row in
        digests.append(
          SuppressedDigest(
            digest: row.text(0) ?? "", person: PersonID(row.integer(1, or: 0)), at: Instant(row.integer(2, or: 0))))
      }
      return digests
    }
  }

  package func hasSuppressed() throws -> Bool {
    try database.read { try $0.integer("SELECT 1 FROM suppression LIMIT 1") != nil }
  }

  /// Lets whoever is known by these come back with a later file.
  /// - Returns: how many there were.
  package func readmit(_ digests: [String]) throws -> Int {
    try database.write { connection in
      try connection.lock(.privacy)
      return try digests.reduce(0) {
        $0 + (try connection.execute("DELETE FROM suppression WHERE digest = $1", [.text($1)]))
      }
    }
  }

  /// Adds what a list kept outside says and this store does not know yet, under nobody's number.
  package func addSuppressed(_ digests: [SuppressedDigest]) throws {
    try database.write { connection in
      try connection.lock(.privacy)
      for digest in digests {
        try connection.execute(
          "INSERT INTO suppression (digest, person_id, at) VALUES ($1, 0, $2) ON CONFLICT (digest) DO NOTHING",
          [.text(digest.digest), .integer(digest.at.seconds)])
      }
    }
  }

  /// Everybody who was not erased, with all that names them to a source or by mail: themselves and whoever was merged
  /// into them apart.
  /// - Parameter only: these people and whoever was merged into them; `nil` = all.
  package func personNames(only: PersonID? = nil) throws -> [PersonNames] {
    try database.read { connection in
      let gone = try Self.erased(connection)
      var members: [Int64]?
      if let only {
        let scope = try RecordScope(connection)
        members = scope.members(of: scope.person(only.value))
      }
      var names: [Int64: PersonNames] = [:]
      func take(_ row: ResultRow) {
        let id = row.integer(0, or: 0)
        if gone.contains(id) { return }
        names[id] = PersonNames(
          person: PersonID(id), identities: [], emails: Folding.addresses(row.text(1) ?? ""))
      }
      func takeIdentity(_ row: ResultRow) {
        names[row.integer(0, or: 0)]?.identities.append((row.text(1) ?? "", row.text(2) ?? ""))
      }
      let identity = "SELECT i.record_id, s.name, i.external_id FROM identity i JOIN source s ON s.id = i.source_id"
      let code = SQLValue.integer(Int64(RecordKind.people.rawValue))
      if let members {
        try connection.query("SELECT id, emails FROM person WHERE id IN ({ids})", ids: members, row: take)
        try connection.query(
          "\(identity) WHERE i.kind = $1 AND i.record_id IN ({ids}) ORDER BY i.id", [code], ids: members,
          row: takeIdentity)
      } else {
        try connection.stream("SELECT id, emails FROM person", [], row: take)
        try connection.stream("\(identity) WHERE i.kind = $1 ORDER BY i.id", [code], row: takeIdentity)
      }
      return names.values.sorted { $0.person < $1.person }
    }
  }

  /// What a person is called and reached by, and what whoever was merged into them is.
  package func membersNames(_ person: PersonID) throws -> [(name: String, emails: [String], phones: [String])] {
    try database.read { connection in
      let scope = try RecordScope(connection)
      var names: [(name: String, emails: [String], phones: [String])] = []
      try connection.query(
        "SELECT name, emails, phones FROM person WHERE id IN ({ids})",
        ids: scope.members(of: scope.person(person.value))
      ) { row in
        names.append((row.text(0) ?? "", Folding.addresses(row.text(1) ?? ""), Self.cells(row.text(2))))
      }
      return names
    }
  }

  /// Moments about which somebody gave a reason.
  package func answeredMoments() throws -> [MomentID] {
    try database.read { connection in
      var moments: [MomentID] = []
      try connection.query("SELECT DISTINCT moment_id FROM moment_action WHERE reason IS NOT NULL") {
        moments.append(MomentID(text: $0.text(0) ?? ""))
      }
      return moments
    }
  }

  /// What moments of a person may be named by: digests of them, of whoever was merged into them, of their submissions, of
  /// facts about them and of their dates.
  package func anchors(of person: PersonID) throws -> [UInt64] {
    try database.read { connection in
      let scope = try RecordScope(connection)
      let members = scope.members(of: scope.person(person.value))
      let submissions = "SELECT id FROM submission WHERE person_id IN ({ids})"
      var anchors: Set<UInt64> = []
      for sql in [
        "SELECT digest FROM identity WHERE kind = \(RecordKind.people.rawValue) AND record_id IN ({ids})",
        "SELECT digest FROM identity WHERE kind = \(RecordKind.submissions.rawValue) AND record_id IN (\(submissions))",
        "SELECT digest FROM fact WHERE person_id IN ({ids})",
        "SELECT digest FROM fact WHERE submission_id IN (\(submissions))",
        "SELECT digest FROM planned_date WHERE submission_id IN (\(submissions))",
      ] { try connection.query(sql, ids: members) { anchors.insert(UInt64(bitPattern: $0.integer(0, or: 0))) } }
      return anchors.sorted()
    }
  }

  static func erased(_ connection: any Connection) throws -> Set<Int64> {
    var gone: Set<Int64> = []
    try connection.query("SELECT e.person_id FROM erased_person e JOIN person p ON p.id = e.person_id") {
      gone.insert($0.integer(0, or: 0))
    }
    return gone
  }

  /// Of these addresses, those that somebody else on record has too.
  package func addressesOfOthers(_ addresses: [String], than person: PersonID) throws -> Set<String> {
    try database.read { connection in
      let scope = try RecordScope(connection)
      let members = Set(scope.members(of: scope.person(person.value)))
      var shared: Set<String> = []
      for address in addresses {
        try connection.query(
          "SELECT record_id FROM address WHERE kind = $1 AND folded = $2",
          [.integer(Int64(RecordKind.people.rawValue)), .text(address)]
        ) { if !members.contains($0.integer(0, or: 0)) { shared.insert(address) } }
      }
      return shared
    }
  }

  /// Whether anybody else on record has that very name.
  package func hasNamesake(_ name: String, of person: PersonID) throws -> Bool {
    try database.read { connection in
      let scope = try RecordScope(connection)
      let members = Set(scope.members(of: scope.person(person.value)))
      var found = false
      try connection.query(
        "SELECT person_id FROM name_term WHERE folded = $1",
        [.text(Folding.fold(name).split { $0 == " " || $0 == "," }.joined(separator: " "))]
      ) { if !members.contains($0.integer(0, or: 0)) { found = true } }
      return found
    }
  }
}
