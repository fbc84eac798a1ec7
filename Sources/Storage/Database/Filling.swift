import GRDB

extension GRDB.Database {
  /// Octets from which on it is worth a change of the way in which a store is written.
  static let much = 2 << 20

  /// Pages of a store in which there is next to nothing.
  private static let few = 1_024

  /// Runs `body` with what it writes going straight into the file, where that holds next to nothing and nobody else has it
  /// open. By way of the log all of a first import would be written twice, and the log grow as large as the store; here the
  /// little that there was is kept in a journal, from which whoever opens the store next puts it back if this is ended from
  /// outside. Whoever wants to open it meanwhile waits for a turn. Not to be called within a transaction.
  func filling<Result>(_ body: () throws -> Result) throws -> Result {
    // SQLite refuses where somebody has opened it since.
    guard try Int.fetchOne(self, sql: "PRAGMA page_count") ?? .max < Self.few,
      (try? String.fetchOne(self, sql: "PRAGMA journal_mode = DELETE")) == "delete"
    else { return try body() }
    defer {
      // Where somebody opened it in a turn it is so already; where somebody is about to, they see to it.
      _ = try? String.fetchOne(self, sql: "PRAGMA journal_mode = WAL")
      try? execute(sql: "PRAGMA synchronous = NORMAL")
    }
    try execute(sql: "PRAGMA synchronous = FULL")
    return try body()
  }
}
