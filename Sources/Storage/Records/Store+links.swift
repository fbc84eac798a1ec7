import Recruitment

extension Store {
  /// Writes a link down; its number is given here.
  /// - Parameter digest: the SHA-256 of the secret in its address, in 64 hexadecimal digits.
  package func add(_ link: AudienceLink, digest: String) throws -> AudienceLink {
    try database.write { connection in
      var link = link
      link.id = try connection.reserve("audience_link", count: 1)
      try connection.execute(
        """
        INSERT INTO audience_link (id, digest, purpose, person_id, recruiter_id, made_by, minutes, made_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
        [
          .integer(link.id), .text(digest), SQLValue(link.purpose), SQLValue(link.person), SQLValue(link.recruiter),
          SQLValue(link.madeBy), .integer(Int64(link.minutes)), .integer(link.madeAt.seconds),
          .integer(link.expiresAt.seconds),
        ])
      return link
    }
  }

  /// The link whose secret has that digest, whether it is still open or not.
  package func link(digest: String) throws -> AudienceLink? {
    try database.read { try Self.links("WHERE digest = $1", [.text(digest)], $0).first }
  }

  package func link(_ id: Int64) throws -> AudienceLink? {
    try database.read { try Self.links("WHERE id = $1", [.integer(id)], $0).first }
  }

  /// Those that are still open, newest first.
  /// - Parameter person: `nil` for everybody's.
  package func openLinks(of person: PersonID? = nil, at now: Instant) throws -> [AudienceLink] {
    try database.read { connection in
      let open = "WHERE revoked_at IS NULL AND expires_at > $1"
      var links: [AudienceLink] = []
      if let person {
        let scope = try RecordScope(connection)
        try connection.query(
          "\(Self.linkColumns) \(open) AND person_id IN ({ids})", [.integer(now.seconds)],
          ids: scope.members(of: scope.person(person.value))
        ) { links.append(Self.link($0)) }
      } else {
        links = try Self.links(open, [.integer(now.seconds)], connection)
      }
      return links.sorted { $0.id > $1.id }
    }
  }

  /// The newest of those that are open, and how many there are.
  /// - Parameter recruiters: with whom a talk is booked; `nil` for all.
  package func newestOpenLinks(
    with recruiters: [RecruiterID]?, limit: Int, at now: Instant
  ) throws -> (links: [AudienceLink], inAll: Int) {
    try database.read { connection in
      let open = "WHERE revoked_at IS NULL AND expires_at > $1"
      let newest = "ORDER BY id DESC LIMIT \(limit)"
      guard let recruiters else {
        let count = "SELECT count(*) FROM audience_link \(open)"
        return (
          try Self.links(open, [.integer(now.seconds)], connection, then: newest),
          Int(try connection.integer(count, [.integer(now.seconds)]) ?? 0)
        )
      }
      let ids = recruiters.map(\.value)
      let theirs = "\(open) AND recruiter_id IN ({ids})"
      var (links, inAll): ([AudienceLink], Int) = ([], 0)
      try connection.query("\(Self.linkColumns) \(theirs) \(newest)", [.integer(now.seconds)], ids: ids) {
        links.append(Self.link($0))
      }
      try connection.query("SELECT count(*) FROM audience_link \(theirs)", [.integer(now.seconds)], ids: ids) {
        inAll += Int($0.integer(0, or: 0))
      }
      return (Array(links.sorted { $0.id > $1.id }.prefix(limit)), inAll)
    }
  }

  /// - Returns: whether it was open.
  package func revokeLink(_ id: Int64, at now: Instant) throws -> Bool {
    try database.write { connection in
      try connection.execute(
        "UPDATE audience_link SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL AND expires_at > $2",
        [.integer(id), .integer(now.seconds)]) == 1
    }
  }

  private static let linkColumns =
    "SELECT id, purpose, person_id, recruiter_id, made_by, minutes, made_at, expires_at, revoked_at FROM audience_link"

  private static func links(
    _ condition: String, _ values: [SQLValue], _ connection: any Connection, then order: String = "ORDER BY id DESC"
  ) throws -> [AudienceLink] {
    var links: [AudienceLink] = []
    try connection.query("\(linkColumns) \(condition) \(order)", values) { links.append(link($0)) }
    return links
  }

  private static func link(_ row: ResultRow) -> AudienceLink {
    AudienceLink(
      id: row.integer(0, or: 0),
      purpose: LinkPurpose(rawValue: UInt8(truncatingIfNeeded: row.integer(1, or: 0))) ?? .why,
      person: PersonID(row.integer(2, or: 0)), recruiter: RecruiterID(row.integer(3, or: 0)),
      madeBy: AccountID(row.integer(4, or: 0)), minutes: Int(row.integer(5, or: 10)),
      madeAt: Instant(row.integer(6, or: 0)), expiresAt: Instant(row.integer(7, or: 0)),
      revokedAt: row.integer(8).map(Instant.init))
  }
}
