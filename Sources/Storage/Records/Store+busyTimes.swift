import Recruitment

extension Store {
  /// In place of what was there: when a recruiter is busy elsewhere.
  /// - Parameter spans: seconds since 1970; none may touch another.
  package func setBusy(_ spans: [Range<Int64>], _ calendar: BusyCalendar?, of recruiter: RecruiterID) throws {
    try database.write { connection in
      let id = SQLValue.integer(recruiter.value)
      try connection.execute("DELETE FROM busy_time WHERE recruiter_id = $1", [id])
      try connection.execute("DELETE FROM busy_calendar WHERE recruiter_id = $1", [id])
      guard let calendar else { return }
      for span in spans where !span.isEmpty {
        try connection.execute(
          "INSERT INTO busy_time (recruiter_id, starts_at, ends_at) VALUES ($1, $2, $3)",
          [id, .integer(span.lowerBound), .integer(span.upperBound)])
      }
      try connection.execute(
        "INSERT INTO busy_calendar (recruiter_id, read_at, until, entries) VALUES ($1, $2, $3, $4)",
        [id, .integer(calendar.readAt.seconds), .integer(calendar.until.seconds), .integer(Int64(calendar.entries))])
    }
  }

  package func busyCalendar(of recruiter: RecruiterID) throws -> BusyCalendar? {
    try database.read { connection in
      var found: BusyCalendar?
      try connection.query(
        "SELECT read_at, until, entries FROM busy_calendar WHERE recruiter_id = $1", [.integer(recruiter.value)]
      ) { row in
        found = BusyCalendar(
          readAt: Instant(row.integer(0, or: 0)), until: Instant(row.integer(1, or: 0)),
          entries: Int(row.integer(2, or: 0)))
      }
      return found
    }
  }

  /// When a recruiter is busy elsewhere, as far as it touches that time; in order.
  package func busyTimes(of recruiter: RecruiterID, in window: Range<Int64>) throws -> [Range<Int64>] {
    try database.read { connection in
      var spans: [Range<Int64>] = []
      try connection.query(
        """
        SELECT starts_at, ends_at FROM busy_time WHERE recruiter_id = $1 AND starts_at < $2 AND ends_at > $3
        ORDER BY starts_at
        """, [.integer(recruiter.value), .integer(window.upperBound), .integer(window.lowerBound)]
      ) { row in
        let start = row.integer(0, or: 0)
        spans.append(start..<max(start, row.integer(1, or: 0)))
      }
      return spans
    }
  }
}
