import Recruitment

package struct ClientRecord: Hashable, Sendable {
  package var id: ClientID
  package var printedID: String
  package var name: String
  package var sector: String?
  package var city: String?
  package var country: String?
  package var ownerID: RecruiterID
}

/// What a job order says besides what happened to it.
package struct JobDetails: Hashable, Sendable {
  package var openings: Int?
  package var salary: Money?
  package var salaryMax: Money?
  package var sector: String?
  package var seniority: String?
}

extension Store {
  /// - Parameter text: an external id, or `#number`.
  package func client(_ text: String) throws -> ClientRecord? {
    try database.read { connection in
      guard let id = try Self.find(.clients, text, connection) else { return nil }
      return try Self.clients([id], connection)[ClientID(id)]
    }
  }

  /// Clients by id; deleted ones left out.
  package func clients(_ ids: [ClientID]) throws -> [ClientID: ClientRecord] {
    try database.read { try Self.clients(ids.map(\.value), $0) }
  }

  private static func clients(_ ids: [Int64], _ connection: any Connection) throws -> [ClientID: ClientRecord] {
    var printed = PrintedIDs()
    let names = PrintedIDs.questions(.clients, ids, connection) {
      printed.take(record: $0, externalID: $1, isMail: $2)
    }
    var records: [ClientID: ClientRecord] = [:]
    let clients = connection.questions(
      """
      SELECT id, name, sector, city, country, owner_recruiter_id FROM client
      WHERE deleted_at IS NULL AND id IN ({ids})
      """, ids: ids
    ) { row in
      let id = row.integer(0, or: 0)
      records[ClientID(id)] = ClientRecord(
        id: ClientID(id), printedID: printed[id], name: row.text(1) ?? "", sector: row.text(2), city: row.text(3),
        country: row.text(4), ownerID: RecruiterID(row.integer(5, or: 0)))
    }
    try connection.query(names + clients)
    return records
  }

  /// `nil` for a job that is not there or deleted. A salary without a currency is in the firm's.
  package func jobDetails(_ id: JobID) throws -> JobDetails? {
    try database.read { connection in
      let firm = try FirmReader.settings(connection)
      var details: JobDetails?
      try connection.query(
        """
        SELECT openings, salary, salary_max, currency, sector, seniority FROM job WHERE id = $1 AND deleted_at IS NULL
        """, [.integer(id.value)]
      ) { row in
        let currency = row.text(3) ?? firm.currency
        func money(_ column: Int) -> Money? {
          row.integer(column).map { Money(tenThousandths: $0, currency: currency) }
        }
        details = JobDetails(
          openings: row.integer(0).map { Int($0) }, salary: money(1), salaryMax: money(2), sector: row.text(4),
          seniority: row.text(5))
      }
      return details
    }
  }
}
