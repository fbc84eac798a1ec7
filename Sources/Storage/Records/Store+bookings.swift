import Recruitment

/// Why a time could not be had.
package enum BookingRefusal: Error, Equatable {
  /// Somebody else has it.
  case taken
  /// The link has a talk ahead already: it can be moved.
  case hasOne
  /// It was called off, or has begun.
  case over
}

extension Store {
  /// Books a talk; its number is given here. One link has one talk ahead at a time, and no two talks of one recruiter
  /// share a unit of time, however many ask at once.
  /// - Throws: `BookingRefusal.taken`, `.hasOne`: nothing was written then.
  package func book(_ booking: Booking, now: Instant) throws -> Booking {
    try OwnWrite.run(in: self, now: now, touching: [booking.person.value]) { write in
      let connection = write.connection
      try connection.lock(.bookings)
      let ahead = "SELECT id FROM booking WHERE link_id = $1 AND cancelled_at IS NULL AND ends_at > $2"
      guard try connection.integer(ahead, [.integer(booking.link), .integer(now.seconds)]) == nil else {
        throw BookingRefusal.hasOne
      }
      var booking = booking
      booking.id = BookingID(try connection.reserve("booking", count: 1))
      try connection.execute(
        """
        INSERT INTO booking (channel, starts_at, ends_at, zone, note, sequence, changed_at, cancelled_at, off_by_us, id, link_id,
          person_id, recruiter_id, submission_id, job_id, uid, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
        """,
        Self.mutable(booking) + [
          .integer(booking.id.value), .integer(booking.link), SQLValue(booking.person), SQLValue(booking.recruiter),
          SQLValue(booking.submission), SQLValue(booking.job), .text(booking.uid), .integer(booking.madeAt.seconds),
        ])
      try Self.takeUnits(of: booking, connection)
      try Self.writeDate(of: booking, .planned, write)
      return booking
    }
  }

  /// Puts a talk at another time, or by another way.
  /// - Parameter body: changes the times, the channel, the zone, the note and with whom it is, and nothing else.
  /// - Throws: `BookingRefusal.taken`, `.over`; `unknownRecord`. It stays as it was then.
  package func move(_ id: BookingID, now: Instant, _ body: (inout Booking) -> Void) throws -> Booking {
    try change(id, now: now) { booking, connection in
      body(&booking)
      try connection.execute("DELETE FROM booking_unit WHERE booking_id = $1", [.integer(id.value)])
      try Self.takeUnits(of: booking, connection)
      return .moved
    }
  }

  /// - Parameter byUs: whether the recruiter calls it off.
  /// - Throws: `BookingRefusal.over`; `unknownRecord`.
  package func cancel(_ id: BookingID, byUs: Bool = false, now: Instant) throws -> Booking {
    try change(id, now: now) { booking, connection in
      booking.cancelledAt = now
      booking.isOffByUs = byUs
      try connection.execute("DELETE FROM booking_unit WHERE booking_id = $1", [.integer(id.value)])
      return .cancelled
    }
  }

  private func change(
    _ id: BookingID, now: Instant, _ body: (inout Booking, any Connection) throws -> DateStatus
  ) throws -> Booking {
    try OwnWrite.run(in: self, now: now) { write in
      let connection = write.connection
      try connection.lock(.bookings)
      guard var booking = try Self.bookings("WHERE id = $1", [.integer(id.value)], connection).first else {
        throw StorageError.unknownRecord("booking \(id.value)")
      }
      guard booking.stands, booking.startsAt > now else { throw BookingRefusal.over }
      let status = try body(&booking, connection)
      booking.sequence += 1
      booking.changedAt = now
      try connection.execute(
        """
        UPDATE booking SET channel = $1, starts_at = $2, ends_at = $3, zone = $4, note = $5, sequence = $6,
          changed_at = $7, cancelled_at = $8, off_by_us = $9, recruiter_id = $10 WHERE id = $11
        """, Self.mutable(booking) + [SQLValue(booking.recruiter), .integer(id.value)])
      try Self.writeDate(of: booking, status, write)
      return booking
    }
  }

  /// The latest of a link: the one ahead where there is one.
  package func latestBooking(ofLink link: Int64) throws -> Booking? {
    try database.read { try Self.bookings("WHERE link_id = $1", [.integer(link)], $0).last }
  }

  package func booking(_ id: BookingID) throws -> Booking? {
    try database.read { try Self.bookings("WHERE id = $1", [.integer(id.value)], $0).first }
  }

  /// Those that stand and end after a time, soonest first.
  /// - Parameter recruiter: `nil` for everyone's.
  package func bookings(of recruiter: RecruiterID? = nil, endingAfter time: Instant) throws -> [Booking] {
    try database.read { connection in
      let condition = "WHERE cancelled_at IS NULL AND ends_at > $1" + (recruiter == nil ? "" : " AND recruiter_id = $2")
      let scope = try RecordScope(connection)
      return try Self.bookings(
        condition, [.integer(time.seconds)] + (recruiter.map { [.integer($0.value)] } ?? []), connection
      ).map { booking in
        var booking = booking
        booking.person = PersonID(scope.person(booking.person.value))
        return booking
      }.sorted { ($0.startsAt, $0.id) < ($1.startsAt, $1.id) }
    }
  }

  // MARK: Rows

  private static func takeUnits(of booking: Booking, _ connection: any Connection) throws {
    for unit in booking.units {
      let added = try connection.execute(
        """
        INSERT INTO booking_unit (recruiter_id, unit, booking_id) VALUES ($1, $2, $3)
        ON CONFLICT (recruiter_id, unit) DO NOTHING
        """, [SQLValue(booking.recruiter), .integer(unit), .integer(booking.id.value)])
      guard added == 1 else { throw BookingRefusal.taken }
    }
  }

  /// The talk as a planned date of what it hangs on: a change is the same date again, known later.
  private static func writeDate(of booking: Booking, _ status: DateStatus, _ write: OwnWrite) throws {
    guard !booking.submission.isNone || !booking.job.isNone else { return }
    _ = try write.insert(
      .dates, at: booking.changedAt, as: "\(ownSource)-booking-\(booking.id.value)", version: booking.sequence,
      [
        ("at", .integer(booking.changedAt.seconds)), ("submission_id", SQLValue(booking.submission)),
        ("job_id", SQLValue(booking.submission.isNone ? booking.job : .none)), ("what", SQLValue(DateKind.call)),
        ("starts_at", .integer(booking.startsAt.seconds)), ("ends_at", .integer(booking.endsAt.seconds)),
        ("status", SQLValue(status)),
      ])
  }

  private static func mutable(_ booking: Booking) -> [SQLValue] {
    [
      SQLValue(booking.channel), .integer(booking.startsAt.seconds), .integer(booking.endsAt.seconds),
      .text(booking.zone), SQLValue(booking.note), .integer(booking.sequence), .integer(booking.changedAt.seconds),
      SQLValue(booking.cancelledAt?.seconds), .integer(booking.isOffByUs ? 1 : 0),
    ]
  }

  private static func bookings(
    _ condition: String, _ values: [SQLValue], _ connection: any Connection
  ) throws -> [Booking] {
    var bookings: [Booking] = []
    try connection.query(
      """
      SELECT id, link_id, person_id, recruiter_id, channel, starts_at, ends_at, zone, note, submission_id, job_id, uid,
        sequence, made_at, changed_at, cancelled_at, off_by_us
      FROM booking \(condition) ORDER BY id
      """, values
    ) { row in
      bookings.append(
        Booking(
          id: BookingID(row.integer(0, or: 0)), link: row.integer(1, or: 0), person: PersonID(row.integer(2, or: 0)),
          recruiter: RecruiterID(row.integer(3, or: 0)),
          channel: Channel(rawValue: UInt8(truncatingIfNeeded: row.integer(4, or: 0))) ?? .call,
          startsAt: Instant(row.integer(5, or: 0)), endsAt: Instant(row.integer(6, or: 0)), zone: row.text(7) ?? "UTC",
          note: row.text(8), submission: SubmissionID(row.integer(9, or: 0)), job: JobID(row.integer(10, or: 0)),
          uid: row.text(11) ?? "", sequence: row.integer(12, or: 0), madeAt: Instant(row.integer(13, or: 0)),
          changedAt: Instant(row.integer(14, or: 0)), cancelledAt: row.integer(15).map(Instant.init),
          isOffByUs: row.integer(16) == 1))
    }
    return bookings
  }
}
