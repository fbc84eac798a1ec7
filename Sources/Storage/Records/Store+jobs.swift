import Recruitment

package struct JobRecord: Hashable, Sendable {
  package var id: JobID
  package var printedID: String
  package var title: String
  package var clientID: ClientID
  package var clientName: String
  package var kind: JobKind?
  /// What the agency earns when the job is filled.
  package var fee: Money?
}

/// A hold of a job, with the reason its client gave, if any.
package struct HoldRecord: Hashable, Sendable {
  package var jobID: JobID
  package var at: Instant
  package var reason: String?
}

/// What happened to a job, with the reason that was given, if any.
package struct JobEventRecord: Hashable, Sendable {
  package var at: Instant
  package var status: JobStatus
  package var reason: String?
}

extension Store {
  /// Jobs by id; deleted ones left out. A fee without a currency is in the firm's.
  package func jobs(_ ids: [JobID]) throws -> [JobID: JobRecord] {
    try database.read { connection in
      var printed = PrintedIDs()
      let names = PrintedIDs.questions(.jobs, ids.map(\.value), connection) {
        printed.take(record: $0, externalID: $1, isMail: $2)
      }
      var firm = FirmSettings()
      let settings = FirmReader.question { firm = $0 }
      var records: [JobID: JobRecord] = [:]
      let jobs = connection.questions(
        """
        SELECT j.id, j.title, j.client_id, c.name, j.kind, j.fee, j.currency FROM job j JOIN client c ON c.id = j.client_id
        WHERE j.deleted_at IS NULL AND j.id IN ({ids})
        """, ids: ids.map(\.value)
      ) { row in
        let id = row.integer(0, or: 0)
        let currency = row.text(6) ?? firm.currency
        records[JobID(id)] = JobRecord(
          id: JobID(id), printedID: printed[id], title: row.text(1) ?? "", clientID: ClientID(row.integer(2, or: 0)),
          clientName: row.text(3) ?? "",
          kind: row.integer(4).flatMap { JobKind(rawValue: UInt8(truncatingIfNeeded: $0)) },
          fee: row.integer(5).map { Money(tenThousandths: $0, currency: currency) })
      }
      if jobs.isEmpty { return [:] }
      try connection.query(names + [settings] + jobs)
      return records
    }
  }

  /// The holds of these jobs, oldest first.
  package func holds(_ jobs: [JobID]) throws -> [HoldRecord] {
    try database.read { connection in
      var holds: [HoldRecord] = []
      try connection.query(
        """
        SELECT job_id, at, reason FROM job_event
        WHERE status = $1 AND deleted_at IS NULL AND replaced_batch_id IS NULL AND job_id IN ({ids})
        """, [SQLValue(JobStatus.onHold)], ids: jobs.map(\.value)
      ) { row in
        holds.append(
          HoldRecord(jobID: JobID(row.integer(0, or: 0)), at: Instant(row.integer(1, or: 0)), reason: row.text(2)))
      }
      return holds.sorted { ($0.at, $0.jobID) < ($1.at, $1.jobID) }
    }
  }

  /// What happened to a job, oldest first.
  package func jobEvents(_ job: JobID) throws -> [JobEventRecord] {
    try database.read { connection in
      var events: [(Int64, JobEventRecord)] = []
      try connection.query(
        """
        SELECT id, at, status, reason FROM job_event
        WHERE job_id = $1 AND deleted_at IS NULL AND replaced_batch_id IS NULL
        """, [.integer(job.value)]
      ) { row in
        guard let status = JobStatus(rawValue: UInt8(truncatingIfNeeded: row.integer(2, or: 255))) else { return }
        events.append(
          (
            row.integer(0, or: 0),
            JobEventRecord(at: Instant(row.integer(1, or: 0)), status: status, reason: row.text(3))
          )
        )
      }
      return events.sorted { ($0.1.at, $0.0) < ($1.1.at, $1.0) }.map(\.1)
    }
  }

  /// Names of clients by id; deleted ones left out.
  package func clientNames(_ ids: [ClientID]) throws -> [ClientID: String] {
    try database.read { connection in
      var names: [ClientID: String] = [:]
      try connection.query(
        "SELECT id, name FROM client WHERE deleted_at IS NULL AND id IN ({ids})", ids: ids.map(\.value)
      ) { names[ClientID($0.integer(0, or: 0))] = $0.text(1) ?? "" }
      return names
    }
  }
}
