import Recruitment

/// What a campaign's audience is told by, beside the history: of clients their sector and the name by which they are drawn.
package struct ClientFacts: Hashable, Sendable {
  package var sector: String?
  /// `ExternalIdentity.digest` of the first identity.
  package var digest: UInt64
  package var printedID: String
}

extension Store {
  /// Every client that is on record.
  package func clientFacts() throws -> [ClientID: ClientFacts] {
    try database.read { connection in
      let printed = try PrintedIDs.read(.clients, nil, connection)
      var facts: [ClientID: ClientFacts] = [:]
      try connection.query(
        """
        SELECT c.id, c.sector, (SELECT i.digest FROM identity i WHERE i.kind = $1 AND i.record_id = c.id
          ORDER BY i.id LIMIT 1) FROM client c WHERE c.deleted_at IS NULL
        """, [.integer(Int64(RecordKind.clients.rawValue))]
      ) { row in
        let id = row.integer(0, or: 0)
        let digest = row.integer(2).map { UInt64(bitPattern: $0) } ?? ExternalIdentity.digest(of: "client \(id)")
        facts[ClientID(id)] = ClientFacts(sector: row.text(1), digest: digest, printedID: printed[id])
      }
      return facts
    }
  }

  /// People on record for whom there is no address that a piece could be sent to.
  package func peopleWithoutAddress() throws -> Set<PersonID> {
    try database.read { connection in
      var people: Set<PersonID> = []
      try connection.query("SELECT id FROM person WHERE deleted_at IS NULL AND (emails IS NULL OR emails = '')") {
        people.insert(PersonID($0.integer(0, or: 0)))
      }
      return people
    }
  }
}
