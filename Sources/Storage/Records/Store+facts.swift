import Recruitment

package struct FactRecord: Hashable, Sendable {
  package var id: FactID
  package var personID: PersonID
  package var clientID: ClientID
  package var jobID: JobID
  package var submissionID: SubmissionID
  package var name: String
  package var value: String?
  package var currency: String?
  package var at: Instant
  package var resolvedAt: Instant?
  package var shareableWith: Sharing
  package var source: String
}

package struct PreferenceRecord: Hashable, Sendable {
  package var personID: PersonID
  package var at: Instant?
  package var purpose: ContactPurpose
  package var channel: Channel?
  package var allowed: YesNo?
  package var basis: PreferenceBasis?
  /// A bit for each day, Monday the lowest; `nil` = every day.
  package var weekdays: Int?
  /// Minutes after midnight in the person's zone.
  package var fromMinute: Int?
  package var toMinute: Int?
  package var until: Instant?
  package var note: String?
  /// Who says so; `nil` where that was not asked for.
  package var source: String?
  package var safePlace: String?
}

package struct ActionRecord: Hashable, Sendable {
  package var momentID: MomentID
  package var at: Instant
  package var recruiterID: RecruiterID
  package var action: MomentAction
  package var until: Instant?
  package var reason: String?
}

extension Store {
  /// Facts about any of these, oldest first; deleted ones left out.
  package func facts(
    people: [PersonID] = [], jobs: [JobID] = [], submissions: [SubmissionID] = [], clients: [ClientID] = []
  ) throws -> [FactRecord] {
    try database.read { connection in
      let scope = try RecordScope(connection)
      var facts: [FactID: FactRecord] = [:]
      func about(_ column: String, _ ids: [Int64]) -> [Question] {
        connection.questions(
          """
          SELECT f.id, f.person_id, f.client_id, f.job_id, f.submission_id, f.fact, f.value, f.currency, f.at,
            f.resolved_at, f.shareable_with, s.name
          FROM fact f JOIN source s ON s.id = f.source_id WHERE f.deleted_at IS NULL AND f.\(column) IN ({ids})
          """, ids: ids
        ) { row in
          let id = FactID(row.integer(0, or: 0))
          facts[id] = FactRecord(
            id: id, personID: PersonID(scope.person(row.integer(1, or: 0))), clientID: ClientID(row.integer(2, or: 0)),
            jobID: JobID(row.integer(3, or: 0)), submissionID: SubmissionID(row.integer(4, or: 0)),
            name: row.text(5) ?? "", value: row.text(6), currency: row.text(7), at: Instant(row.integer(8, or: 0)),
            resolvedAt: row.integer(9).map(Instant.init),
            shareableWith: Sharing(rawValue: UInt8(truncatingIfNeeded: row.integer(10, or: 0))) ?? .nobody,
            source: row.text(11) ?? "")
        }
      }
      try connection.query(
        about("person_id", people.flatMap { scope.members(of: scope.person($0.value)) })
          + about("job_id", jobs.map(\.value)) + about("submission_id", submissions.map(\.value))
          + about("client_id", clients.map(\.value)))
      return facts.values.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
    }
  }

  /// What a person said about being contacted, in the order in which it was recorded.
  package func preferences(_ person: PersonID) throws -> [PreferenceRecord] {
    try database.read { connection in
      let scope = try RecordScope(connection)
      let became = scope.person(person.value)
      var found: [(Int64, PreferenceRecord)] = []
      try connection.query(
        """
        SELECT p.id, p.at, p.purpose, p.channel, p.allowed, p.basis, p.weekdays, p.from_hour, p.to_hour, p.until, p.note,
          s.name, p.safe_place
        FROM preference p JOIN source s ON s.id = p.source_id WHERE p.deleted_at IS NULL AND p.person_id IN ({ids})
        """, ids: scope.members(of: became)
      ) { row in
        func code<C: Code>(_ column: Int) -> C? {
          row.integer(column).flatMap { C(rawValue: UInt8(truncatingIfNeeded: $0)) }
        }
        let record = PreferenceRecord(
          personID: PersonID(became), at: row.integer(1).map(Instant.init), purpose: code(2) ?? .any, channel: code(3),
          allowed: code(4), basis: code(5), weekdays: row.integer(6).map { Int($0) },
          fromMinute: row.integer(7).map { Int($0) }, toMinute: row.integer(8).map { Int($0) },
          until: row.integer(9).map(Instant.init), note: row.text(10), source: row.text(11), safePlace: row.text(12))
        found.append((row.integer(0, or: 0), record))
      }
      return found.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  /// What recruiters did about these moments besides talking, oldest first.
  package func actions(_ moments: [MomentID]) throws -> [ActionRecord] {
    try database.read { connection in
      var actions: [ActionRecord] = []
      for moment in Set(moments) {
        try connection.query(
          """
          SELECT at, recruiter_id, action, until, reason FROM moment_action
          WHERE deleted_at IS NULL AND moment_id = $1 ORDER BY id
          """, [.text(moment.description)]
        ) { row in
          guard let action = MomentAction(rawValue: UInt8(truncatingIfNeeded: row.integer(2, or: 0))) else { return }
          actions.append(
            ActionRecord(
              momentID: moment, at: Instant(row.integer(0, or: 0)), recruiterID: RecruiterID(row.integer(1, or: 0)),
              action: action, until: row.integer(3).map(Instant.init), reason: row.text(4)))
        }
      }
      return actions.sorted { ($0.at, $0.momentID.value) < ($1.at, $1.momentID.value) }
    }
  }
}
