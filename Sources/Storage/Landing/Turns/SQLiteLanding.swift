import Foundation
import GRDB

/// One landing on SQLite, through a connection of its own. While nobody waits it is one transaction. When somebody does,
/// what is there so far is committed under a mark that hides it, and the landing goes on in another transaction.
final class SQLiteLanding: Turns {
  let canBeGiven = true
  private let connection: GRDB.Database
  private let locks: TurnLocks
  private let others: () -> Bool
  private var mark: LandingMark?
  /// How long those who wait are given to begin, before the landing goes on, and how long nobody must have waited for it
  /// to go on sooner: who writes one thing often writes another with it. In milliseconds.
  private static let patience = 500
  private static let quiet = 10

  /// - Parameters:
  ///   - locks: a file of this landing alone.
  ///   - others: whether somebody else has used the store since.
  init(_ connection: GRDB.Database, _ locks: TurnLocks, others: @escaping () -> Bool) {
    self.connection = connection
    self.locks = locks
    self.others = others
  }

  var isWanted: Bool { locks.isTakenByOthers(.waiting) }
  var isAlone: Bool { !others() }

  func give(_ mark: LandingMark) throws {
    if self.mark == nil {
      try connection.execute(
        sql: "INSERT INTO meta (key, value) VALUES (?, ?)", arguments: [LandingMark.key, mark.text])
    }
    try connection.commit()
    self.mark = mark
    standAside()
    try connection.beginTransaction(.immediate)
  }

  private func standAside() {
    var quiet = 0
    for _ in 0..<Self.patience where quiet < Self.quiet {
      quiet = isWanted ? 0 : quiet + 1
      usleep(1_000)
    }
  }

  /// Runs a landing: all of it is seen once it returns, or nothing where it throws.
  func run<Result>(_ body: (any Connection, any Turns) throws -> Result) throws -> Result {
    do {
      try connection.beginTransaction(.immediate)
      let result = try SQLiteDatabase.use(connection) { try body($0, self) }
      if mark != nil {
        try connection.execute(sql: "DELETE FROM meta WHERE key = ?", arguments: [LandingMark.key])
      }
      try connection.commit()
      return result
    } catch {
      if connection.isInsideTransaction { try? connection.rollback() }
      // Where that fails as well, for want of room, it stays hidden until somebody can.
      if let mark { try? takeBack(mark) }
      throw error
    }
  }

  /// Removes what a landing left that never ended, a part at a time.
  func takeBack(_ mark: LandingMark) throws {
    for part in try SQLiteDatabase.use(connection, { try LandingRemains($0, mark).parts() }) {
      if isWanted { standAside() }
      try connection.inTransaction(.immediate) {
        try SQLiteDatabase.use(connection) { try LandingRemains($0, mark).remove(part) }
        return .commit
      }
    }
    try connection.inTransaction(.immediate) {
      try SQLiteDatabase.use(connection) { try LandingRemains($0, mark).forget() }
      return .commit
    }
  }
}
