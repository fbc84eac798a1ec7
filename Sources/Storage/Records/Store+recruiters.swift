import Recruitment

package struct RecruiterRecord: Hashable, Sendable {
  package var id: RecruiterID
  package var printedID: String
  package var name: String
  package var email: String?
  package var team: String?
  package var office: String?
  /// IANA; `nil` = the firm's.
  package var timezone: String?
}

extension Store {
  /// Everyone of ours, by name; deleted ones left out.
  package func recruiters() throws -> [RecruiterRecord] { try database.read { try Self.recruiters(nil, $0) } }

  package func recruiters(_ ids: [RecruiterID]) throws -> [RecruiterRecord] {
    try database.read { try Self.recruiters(ids.map(\.value), $0) }
  }

  /// - Parameter text: an external id, an e-mail address, or `#number`.
  package func recruiter(_ text: String) throws -> RecruiterRecord? {
    try database.recalled("recruiter \(text)") {
      try database.read { connection in
        guard let id = try Self.find(.recruiters, text, connection) else { return nil }
        return try Self.recruiters([id], connection).first
      }
    }
  }

  private static func recruiters(_ ids: [Int64]?, _ connection: any Connection) throws -> [RecruiterRecord] {
    var printed = PrintedIDs()
    var records: [RecruiterRecord] = []
    let take: (ResultRow) -> Void = { row in
      let id = row.integer(0, or: 0)
      records.append(
        RecruiterRecord(
          id: RecruiterID(id), printedID: printed[id], name: row.text(1) ?? "", email: row.text(2), team: row.text(3),
          office: row.text(4), timezone: row.text(5)))
    }
    let sql = "SELECT id, name, email, team, office, timezone FROM recruiter WHERE deleted_at IS NULL"
    if let ids {
      let names = PrintedIDs.questions(.recruiters, ids, connection) {
        printed.take(record: $0, externalID: $1, isMail: $2)
      }
      try connection.query(names + connection.questions("\(sql) AND id IN ({ids})", ids: ids, row: take))
    } else {
      printed = try PrintedIDs.read(.recruiters, nil, connection)
      try connection.query(sql, row: take)
    }
    return records.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }
}
