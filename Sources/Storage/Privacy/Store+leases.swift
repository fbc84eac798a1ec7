import Recruitment

/// Work that one process at a time has in hand, for a while. Its token only grows: whoever lost the work to somebody else
/// is told so before doing harm.
package struct Lease: Hashable, Sendable {
  package var work: String
  package var holder: String
  package var token: Int64
  package var until: Instant
}

extension Store {
  /// Claims work; what somebody else claimed and did not keep up is taken over.
  /// - Throws: `claimed` where somebody else has it in hand.
  package func claim(_ work: String, holder: String, seconds: Int64, now: Instant) throws -> Lease {
    try database.write { connection in
      try connection.lock(.lease)
      let until = now + seconds
      let changed = try connection.execute(
        """
        INSERT INTO lease (work, holder, token, until) VALUES ($1, $2, 1, $3)
        ON CONFLICT (work) DO UPDATE SET holder = $2, token = lease.token + 1, until = $3 WHERE lease.until <= $4
        """, [.text(work), .text(holder), .integer(until.seconds), .integer(now.seconds)])
      guard changed == 1, let token = try connection.integer("SELECT token FROM lease WHERE work = $1", [.text(work)])
      else { throw StorageError.claimed(work) }
      return Lease(work: work, holder: holder, token: token, until: until)
    }
  }

  /// Keeps claimed work for longer.
  /// - Throws: `claimed` where it was taken over meanwhile.
  package func keep(_ lease: Lease, seconds: Int64, now: Instant) throws -> Lease {
    var lease = lease
    lease.until = now + seconds
    let kept = try database.write { connection in
      try connection.execute(
        "UPDATE lease SET until = $1 WHERE work = $2 AND token = $3 AND holder = $4",
        [.integer(lease.until.seconds), .text(lease.work), .integer(lease.token), .text(lease.holder)])
    }
    guard kept == 1 else { throw StorageError.claimed(lease.work) }
    return lease
  }

  /// Gives work back. Of no effect where it was taken over meanwhile.
  package func giveBack(_ lease: Lease) throws {
    _ = try database.write { connection in
      try connection.execute(
        "UPDATE lease SET until = 0 WHERE work = $1 AND token = $2", [.text(lease.work), .integer(lease.token)])
    }
  }

  /// Work in hand now, by name.
  package func leases(now: Instant) throws -> [Lease] {
    try database.read { connection in
      var leases: [Lease] = []
      try connection.query(
        "SELECT work, holder, token, until FROM lease WHERE until > $1 ORDER BY work", [.integer(now.seconds)]
      ) { row in
        leases.append(
          Lease(
            work: row.text(0) ?? "", holder: row.text(1) ?? "", token: row.integer(2, or: 0),
            until: Instant(row.integer(3, or: 0))))
      }
      return leases
    }
  }
}
