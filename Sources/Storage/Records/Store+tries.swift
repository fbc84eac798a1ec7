import Recruitment

extension Store {
  /// Reads how often signing in failed under these names, and keeps what becomes of it: one after the other, however many
  /// servers ask.
  /// - Parameters:
  ///   - names: 64 hexadecimal digits each.
  ///   - remembered: seconds for which an entry is kept after it was last changed.
  package func signInTries<Result>(
    _ names: [String], now: Instant, remembered: Int64, _ body: (inout [String: TryCount]) throws -> Result
  ) throws -> Result {
    try database.write { connection in
      try connection.lock(.signIn)
      try connection.execute("DELETE FROM sign_in_try WHERE forget_at <= $1", [.integer(now.seconds)])
      var tries: [String: TryCount] = [:]
      for name in names {
        tries[name] = TryCount()
        try connection.query(
          "SELECT failures, failed_at, next_at, succeeded_at FROM sign_in_try WHERE name = $1", [.text(name)]
        ) { row in
          tries[name] = TryCount(
            failures: Int(row.integer(0, or: 0)), failedAt: Instant(row.integer(1, or: 0)),
            nextAt: Instant(row.integer(2, or: 0)), succeededAt: row.integer(3).map(Instant.init))
        }
      }
      let before = tries
      let result = try body(&tries)
      for (name, count) in tries where before[name] != count {
        try connection.execute(
          """
          INSERT INTO sign_in_try (name, failures, failed_at, next_at, succeeded_at, forget_at)
          VALUES ($1, $2, $3, $4, $5, $6)
          ON CONFLICT (name) DO UPDATE SET failures = excluded.failures, failed_at = excluded.failed_at,
            next_at = excluded.next_at, succeeded_at = excluded.succeeded_at, forget_at = excluded.forget_at
          """,
          [
            .text(name), .integer(Int64(count.failures)), .integer(count.failedAt.seconds),
            .integer(count.nextAt.seconds), SQLValue(count.succeededAt?.seconds), .integer((now + remembered).seconds),
          ])
      }
      return result
    }
  }
}
