import Recruitment

package struct SubmissionRecord: Hashable, Sendable {
  package var id: SubmissionID
  package var printedID: String
  package var jobID: JobID
  package var personID: PersonID
}

/// That a client turned somebody down, with the reason that was given, if any.
package struct RefusalRecord: Hashable, Sendable {
  package var submissionID: SubmissionID
  package var at: Instant
  package var reason: String?
}

extension Store {
  /// Submissions by id; deleted ones left out.
  package func submissions(_ ids: [SubmissionID]) throws -> [SubmissionID: SubmissionRecord] {
    try database.read { connection in
      let scope = try RecordScope(connection)
      var printed = PrintedIDs()
      let names = PrintedIDs.questions(.submissions, ids.map(\.value), connection) {
        printed.take(record: $0, externalID: $1, isMail: $2)
      }
      var records: [SubmissionID: SubmissionRecord] = [:]
      let submissions = connection.questions(
        "SELECT id, job_id, person_id FROM submission WHERE deleted_at IS NULL AND id IN ({ids})",
        ids: ids.map(\.value)
      ) { row in
        let id = SubmissionID(row.integer(0, or: 0))
        records[id] = SubmissionRecord(
          id: id, printedID: printed[id.value], jobID: JobID(row.integer(1, or: 0)),
          personID: PersonID(scope.person(row.integer(2, or: 0))))
      }
      try connection.query(names + submissions)
      return records
    }
  }

  /// Where clients turned these submissions down, oldest first.
  package func refusals(_ submissions: [SubmissionID]) throws -> [RefusalRecord] {
    try database.read { connection in
      var refusals: [RefusalRecord] = []
      try connection.query(
        """
        SELECT submission_id, at, reason FROM submission_event
        WHERE stage = $1 AND deleted_at IS NULL AND replaced_batch_id IS NULL AND submission_id IN ({ids})
        """, [SQLValue(Stage.rejected)], ids: submissions.map(\.value)
      ) { row in
        refusals.append(
          RefusalRecord(
            submissionID: SubmissionID(row.integer(0, or: 0)), at: Instant(row.integer(1, or: 0)), reason: row.text(2)))
      }
      return refusals.sorted { ($0.at, $0.submissionID) < ($1.at, $1.submissionID) }
    }
  }

  /// Which source first named these records.
  package func sourceNames(_ kind: RecordKind, _ ids: [Int64]) throws -> [Int64: String] {
    try database.read { connection in
      var names: [Int64: String] = [:]
      try connection.query(
        """
        SELECT i.record_id, s.name FROM identity i JOIN source s ON s.id = i.source_id
        WHERE i.kind = $1 AND i.record_id IN ({ids}) ORDER BY i.id DESC
        """, [.integer(Int64(kind.rawValue))], ids: ids
      ) { names[$0.integer(0, or: 0)] = $0.text(1) ?? "" }
      return names
    }
  }
}

extension Store {
  /// The record that a source's own id (or `#number`) names; `nil` for none. Deleted records have no name.
  package func recordID(_ kind: RecordKind, _ text: String) throws -> Int64? {
    try database.read { try Self.find(kind, text, $0) }
  }
}
