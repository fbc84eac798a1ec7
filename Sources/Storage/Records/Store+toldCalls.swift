import Recruitment

/// A call as a telephone system has told of it so far.
package struct ToldCall: Hashable, Sendable {
  package var provider: String
  package var callID: String
  package var person: PersonID
  /// `none` = nobody knows who of ours.
  package var recruiter: RecruiterID
  package var direction: Direction?
  package var startedAt: Int64?
  package var answeredAt: Int64?
  package var endedAt: Int64?
  package var outcome: Outcome?
  /// Whether a machine answered; `nil` = nobody can tell.
  package var machine: YesNo?

  package init(
    provider: String, callID: String, person: PersonID, recruiter: RecruiterID = .none, direction: Direction? = nil,
    startedAt: Int64? = nil, answeredAt: Int64? = nil, endedAt: Int64? = nil, outcome: Outcome? = nil,
    machine: YesNo? = nil
  ) {
    self.provider = provider
    self.callID = callID
    self.person = person
    self.recruiter = recruiter
    self.direction = direction
    self.startedAt = startedAt
    self.answeredAt = answeredAt
    self.endedAt = endedAt
    self.outcome = outcome
    self.machine = machine
  }
}

extension Store {
  /// Adds what an event says of a call. In whichever order events come, and however often, the call is the same: it began
  /// and was answered at the earliest time told, and ended at the latest.
  /// - Returns: the call as it stands now.
  package func tell(_ call: ToldCall, now: Instant) throws -> ToldCall {
    func pick(_ column: String, _ sign: String) -> String {
      """
      \(column) = CASE WHEN told_call.\(column) IS NULL OR excluded.\(column) \(sign) told_call.\(column)
        THEN COALESCE(excluded.\(column), told_call.\(column)) ELSE told_call.\(column) END
      """
    }
    return try database.write { connection in
      try connection.execute(
        """
        INSERT INTO told_call (provider, call_id, person_id, recruiter_id, direction, started_at, answered_at, ended_at,
          outcome, machine, first_told_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT (provider, call_id) DO UPDATE SET person_id = COALESCE(told_call.person_id, excluded.person_id),
          recruiter_id = COALESCE(told_call.recruiter_id, excluded.recruiter_id),
          direction = COALESCE(told_call.direction, excluded.direction), \(pick("started_at", "<")),
          \(pick("answered_at", "<")), \(pick("ended_at", ">")), \(pick("outcome", ">")), \(pick("machine", ">"))
        """,
        [
          .text(call.provider), .text(call.callID), .integer(call.person.value), SQLValue(call.recruiter),
          SQLValue(call.direction.map { Int64($0.rawValue) }), SQLValue(call.startedAt), SQLValue(call.answeredAt),
          SQLValue(call.endedAt), SQLValue(call.outcome.map { Int64($0.rawValue) }),
          SQLValue(call.machine.map { Int64($0.rawValue) }), .integer(now.seconds),
        ])
      return try Self.toldCall(call.provider, call.callID, connection) ?? call
    }
  }

  package func toldCall(_ provider: String, _ callID: String) throws -> ToldCall? {
    try database.read { try Self.toldCall(provider, callID, $0) }
  }

  private static func toldCall(_ provider: String, _ id: String, _ connection: any Connection) throws -> ToldCall? {
    var call: ToldCall?
    try connection.query(
      """
      SELECT person_id, recruiter_id, direction, started_at, answered_at, ended_at, outcome, machine FROM told_call
      WHERE provider = $1 AND call_id = $2
      """, [.text(provider), .text(id)]
    ) { row in
      func code<C: Code>(_ column: Int) -> C? {
        row.integer(column).flatMap { C(rawValue: UInt8(truncatingIfNeeded: $0)) }
      }
      call = ToldCall(
        provider: provider, callID: id, person: PersonID(row.integer(0, or: 0)),
        recruiter: RecruiterID(row.integer(1, or: 0)), direction: code(2), startedAt: row.integer(3),
        answeredAt: row.integer(4), endedAt: row.integer(5), outcome: code(6), machine: code(7))
    }
    return call
  }

  /// Whether an event with this digest was taken before.
  package func wasTold(_ digest: String) throws -> Bool {
    try database.read {
      try $0.integer("SELECT count(*) FROM told_event WHERE digest = $1", [.text(digest)]) ?? 0 > 0
    }
  }

  /// Remembers an event for a week, and forgets older ones, and calls of a quarter of a year ago.
  package func noteTold(_ digest: String, now: Instant) throws {
    try database.write { connection in
      try connection.execute("DELETE FROM told_event WHERE at < $1", [.integer(now.seconds - 7 * 86_400)])
      try connection.execute("DELETE FROM told_call WHERE first_told_at < $1", [.integer(now.seconds - 90 * 86_400)])
      try connection.execute(
        "INSERT INTO told_event (digest, at) VALUES ($1, $2) ON CONFLICT (digest) DO NOTHING",
        [.text(digest), .integer(now.seconds)])
    }
  }

  /// Recruiters' telephone numbers as the record has them.
  package func recruiterPhones() throws -> [RecruiterID: String] {
    try database.read { connection in
      var phones: [RecruiterID: String] = [:]
      try connection.query("SELECT id, phone FROM recruiter WHERE phone IS NOT NULL AND deleted_at IS NULL") {
        phones[RecruiterID($0.integer(0, or: 0))] = $0.text(1)
      }
      return phones
    }
  }
}
