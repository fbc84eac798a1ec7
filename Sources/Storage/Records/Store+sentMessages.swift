import Recruitment

/// A message of ours with its words.
package struct SentMessageRecord: Sendable {
  package var id: InteractionID
  /// Whom the person has become, where they were merged.
  package var person: PersonID
  package var recruiter: RecruiterID
  package var at: Instant
  package var channel: Channel
  /// What was written anew, without what was quoted; `nil` where only the envelope is on record.
  package var body: String?

  /// Of `interaction` as `i` and `interaction_text` as `t`, in the order in which a row is read.
  static let columns = "i.id, i.person_id, i.recruiter_id, i.at, i.channel, t.body"

  /// - Parameter person: whom the row's person has become.
  init(_ row: ResultRow, person: PersonID) {
    id = InteractionID(row.integer(0, or: 0))
    self.person = person
    recruiter = RecruiterID(row.integer(2, or: 0))
    at = Instant(row.integer(3, or: 0))
    channel = row.integer(4).flatMap { Channel(rawValue: UInt8(truncatingIfNeeded: $0)) } ?? .email
    body = row.text(5)
  }
}

extension Store {
  /// Every message that we sent: neither automatic, nor to a list, nor bounced. In no particular order.
  /// - Parameters:
  ///   - recruiter: whose; `nil` for everybody's.
  ///   - from: sent at this time or later.
  ///   - to: and no later than this.
  package func forEachSentMessage(
    of recruiter: RecruiterID? = nil, from: Instant? = nil, to: Instant? = nil,
    _ body: (SentMessageRecord) throws -> Void
  ) throws {
    try database.read { connection in
      let scope = try RecordScope(connection)
      try connection.stream(
        """
        SELECT \(SentMessageRecord.columns)
        FROM interaction i LEFT JOIN interaction_text t ON t.interaction_id = i.id
        WHERE i.person_id IS NOT NULL AND i.deleted_at IS NULL AND i.direction = $1 AND i.channel IN ($2, $3, $4, $5, $6)
          AND (i.automatic IS NULL OR i.automatic <> $7) AND (i.list IS NULL OR i.list <> $7)
          AND (i.outcome IS NULL OR i.outcome <> $8) AND i.at >= $9 AND i.at <= $10 AND ($11 = 0 OR i.recruiter_id = $11)
        """,
        [
          .integer(Int64(Direction.outbound.rawValue)),
          .integer(Int64(Channel.email.rawValue)), .integer(Int64(Channel.sms.rawValue)),
          .integer(Int64(Channel.whatsapp.rawValue)), .integer(Int64(Channel.linkedin.rawValue)),
          .integer(Int64(Channel.chat.rawValue)), .integer(Int64(YesNo.yes.rawValue)),
          .integer(Int64(Outcome.bounced.rawValue)), .integer((from ?? .distantPast).seconds),
          .integer((to ?? .distantFuture).seconds), .integer(recruiter?.value ?? 0),
        ]
      ) { row in
        let person = scope.person(row.integer(1, or: 0))
        guard !scope.deletedPeople.contains(person) else { return }
        try body(SentMessageRecord(row, person: PersonID(person)))
      }
    }
  }
}
