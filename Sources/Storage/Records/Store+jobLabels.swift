/// What a job order says of itself besides what its history's columns carry.
package struct JobLabelRecord: Hashable, Sendable {
  package var id: Int64
  /// The client's where the job has none of its own.
  package var sector: String
  package var seniority: String
  package var openings: Int
  package var rebateDays: Int?
}

extension Store {
  /// Of every job that is not deleted.
  package func jobLabels() throws -> [JobLabelRecord] {
    try database.read { connection in
      var labels: [JobLabelRecord] = []
      try connection.query(
        """
        SELECT j.id, j.sector, c.sector, j.seniority, j.openings, j.rebate_days
        FROM job j JOIN client c ON c.id = j.client_id WHERE j.deleted_at IS NULL
        """, []
      ) { row in
        let own = row.text(1) ?? ""
        labels.append(
          JobLabelRecord(
            id: row.integer(0, or: 0), sector: own.isEmpty ? row.text(2) ?? "" : own, seniority: row.text(3) ?? "",
            openings: Int(row.integer(4, or: 1)), rebateDays: row.integer(5).map { Int($0) }))
      }
      return labels
    }
  }
}
