import Recruitment

extension Store {
  /// Every verdict there is on record, oldest month first.
  package func verdicts() throws -> [VerdictEntry] {
    try database.read { connection in
      var entries: [VerdictEntry] = []
      try connection.query(
        "SELECT rule, month, verdict, decided_at, interactions FROM verdict ORDER BY month, rule"
      ) { row in
        entries.append(
          VerdictEntry(
            rule: row.text(0) ?? "", month: Int(row.integer(1, or: 0)), verdict: row.text(2) ?? "",
            decidedAt: Instant(row.integer(3, or: 0)), interactions: Int(row.integer(4, or: 0))))
      }
      return entries
    }
  }

  /// Writes verdicts down, in place of those of the same kind and month.
  package func keep(_ entries: [VerdictEntry]) throws {
    guard !entries.isEmpty else { return }
    try database.write { connection in
      for entry in entries {
        try connection.execute(
          """
          INSERT INTO verdict (rule, month, verdict, decided_at, interactions) VALUES ($1, $2, $3, $4, $5)
          ON CONFLICT (rule, month) DO UPDATE SET verdict = excluded.verdict, decided_at = excluded.decided_at,
            interactions = excluded.interactions
          """,
          [
            .text(entry.rule), .integer(Int64(entry.month)), .text(entry.verdict),
            .integer(entry.decidedAt.seconds), .integer(Int64(entry.interactions)),
          ])
      }
    }
  }
}
