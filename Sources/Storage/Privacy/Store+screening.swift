import Recruitment

/// A list of numbers or addresses that must not be used for what nobody asked for.
package struct ScreeningList: Hashable, Sendable {
  package var id: Int64
  /// As the region profiles spell it: `TPS`.
  package var name: String
  package var loadedAt: Instant
  package var entries: Int
}

/// What of a person could stand on a screening list.
package struct ReachableBy: Hashable, Sendable {
  package var person: PersonID
  /// As they stand in their record.
  package var phones: String?
  package var emails: String?
  package var country: String?
}

extension Store {
  /// By name.
  package func screeningLists() throws -> [ScreeningList] {
    try database.read { connection in
      var lists: [ScreeningList] = []
      try connection.query("SELECT id, name, loaded_at, entries FROM screening_list ORDER BY name") { row in
        lists.append(
          ScreeningList(
            id: row.integer(0, or: 0), name: row.text(1) ?? "", loadedAt: Instant(row.integer(2, or: 0)),
            entries: Int(row.integer(3, or: 0))))
      }
      return lists
    }
  }

  /// Puts a list in the place of the one of the same name.
  /// - Parameter digests: keyed hashes, in any order; repeats count once.
  package func loadScreening(_ name: String, digests: [Int64], now: Instant) throws -> ScreeningList {
    // Sorted first: repeats stand together then, and no second copy of millions is needed.
    var distinct: [Int64] = []
    distinct.reserveCapacity(digests.count)
    for digest in digests.sorted() where distinct.last != digest { distinct.append(digest) }
    return try OwnWrite.run(in: self, now: now) { write in
      try write.connection.lock(.privacy)
      try Self.dropScreening(name, write.connection)
      let id = try write.connection.reserve("screening_list", count: 1)
      try write.connection.execute(
        "INSERT INTO screening_list (id, name, loaded_at, entries) VALUES ($1, $2, $3, $4)",
        [.integer(id), .text(name), .integer(now.seconds), .integer(Int64(distinct.count))])
      let writer = try write.connection.bulkInsert(into: "screening_entry", columns: ["list_id", "digest"])
      for digest in distinct {
        writer.integer(id)
        writer.integer(digest)
        try writer.endRow()
      }
      try writer.flush()
      return ScreeningList(id: id, name: name, loadedAt: now, entries: distinct.count)
    }
  }

  /// - Returns: whether there was such a list.
  package func removeScreening(_ name: String, now: Instant) throws -> Bool {
    try OwnWrite.run(in: self, now: now) { write in
      try write.connection.lock(.privacy)
      return try Self.dropScreening(name, write.connection)
    }
  }

  @discardableResult
  private static func dropScreening(_ name: String, _ connection: any Connection) throws -> Bool {
    try connection.execute(
      "DELETE FROM screening_entry WHERE list_id IN (SELECT id FROM screening_list WHERE name = $1)", [.text(name)])
    return try connection.execute("DELETE FROM screening_list WHERE name = $1", [.text(name)]) > 0
  }

  /// Of these hashes, those on each list, by the list's number.
  package func screened(_ digests: [Int64]) throws -> [Int64: Set<Int64>] {
    try database.read { connection in
      var found: [Int64: Set<Int64>] = [:]
      for list in try Self.listIDs(connection) {
        try connection.query(
          "SELECT digest FROM screening_entry WHERE list_id = $1 AND digest IN ({ids})", [.integer(list)], ids: digests
        ) { found[list, default: []].insert($0.integer(0, or: 0)) }
      }
      return found
    }
  }

  private static func listIDs(_ connection: any Connection) throws -> [Int64] {
    var ids: [Int64] = []
    try connection.query("SELECT id FROM screening_list ORDER BY id") { ids.append($0.integer(0, or: 0)) }
    return ids
  }

  /// Everybody's numbers and addresses, under the numbers of the people they are now.
  package func reachable() throws -> [ReachableBy] {
    try database.read { connection in
      let scope = try RecordScope(connection)
      var people: [ReachableBy] = []
      try connection.stream(
        """
        SELECT id, phones, emails, country FROM person WHERE deleted_at IS NULL AND (phones IS NOT NULL OR emails IS NOT NULL)
        ORDER BY id
        """, []
      ) { row in
        people.append(
          ReachableBy(
            person: PersonID(scope.person(row.integer(0, or: 0))), phones: row.text(1), emails: row.text(2),
            country: row.text(3)))
      }
      return people
    }
  }
}
