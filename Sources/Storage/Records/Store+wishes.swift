import Recruitment

extension Store {
  /// Writes down what somebody wants of being contacted, in place of what stood: rows that stood end now and stay on
  /// record, whatever their source. Screening lists are not theirs to end.
  package func setWishes(_ wishes: [StatedPreference], of person: PersonID, now: Instant) throws {
    try OwnWrite.run(in: self, now: now, touching: [person.value]) { write in
      let connection = write.connection
      try connection.lock(.landing)
      let scope = try RecordScope(connection)
      let audit = AuditTrail(connection, batch: write.batch)
      var standing: [(id: Int64, until: Int64?)] = []
      try connection.query(
        """
        SELECT id, until FROM preference
        WHERE deleted_at IS NULL AND (until IS NULL OR until > $1) AND (basis IS NULL OR basis <> $2)
          AND person_id IN ({ids})
        """, [.integer(now.seconds), SQLValue(PreferenceBasis.screening)],
        ids: scope.members(of: scope.person(person.value))
      ) { standing.append(($0.integer(0, or: 0), $0.integer(1))) }
      for row in standing {
        try audit.record(
          kind: .preferences, record: row.id, field: "until", old: SQLValue(row.until), new: .integer(now.seconds),
          until: now.seconds)
      }
      for row in standing {
        try connection.execute(
          "UPDATE preference SET until = $2 WHERE id = $1", [.integer(row.id), .integer(now.seconds)])
      }
      for wish in wishes { try Self.insert(wish, of: person, now: now, write) }
    }
  }

  private static func insert(_ wish: StatedPreference, of person: PersonID, now: Instant, _ write: OwnWrite) throws {
    _ = try write.insert(
      .preferences, at: nil,
      [
        ("person_id", SQLValue(person)), ("at", .integer(now.seconds)), ("purpose", SQLValue(wish.purpose)),
        ("channel", SQLValue(wish.channel)), ("allowed", SQLValue(wish.allowed)), ("basis", SQLValue(wish.basis)),
        ("weekdays", SQLValue(wish.hours?.weekdays.map(Int64.init))),
        ("from_hour", SQLValue(wish.hours?.from.map(Int64.init))),
        ("to_hour", SQLValue(wish.hours?.to.map(Int64.init))), ("safe_place", SQLValue(wish.safePlace)),
      ])
  }
}
