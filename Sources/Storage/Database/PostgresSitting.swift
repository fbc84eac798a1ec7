import CPostgres
import Foundation

/// One thread's connection for as long as it asks one thing after the other, as a page does. Its readings share one view as
/// long as it writes nothing and asks for no newer one, so that the server begins and ends a transaction once and not for
/// each of them.
final class PostgresSitting: @unchecked Sendable {
  // Unchecked: touched by the thread that began it alone; `isOf` asks for that.
  private let database: PostgresDatabase
  private let thread = pthread_self()
  private var connection: PostgresConnection?
  private var isOpen = true
  /// Whether a reading is under way on it.
  private var isReading = false
  /// Whether something was written elsewhere while one was.
  private var isOutdated = false
  /// What was read in this view and may be asked for again.
  private var recalled: [String: any Sendable] = [:]

  /// Of the thread that asks. A task that is begun within inherits the value, and has no use of it.
  @TaskLocal static var current: PostgresSitting?

  init(_ database: PostgresDatabase) { self.database = database }

  func isOf(_ database: PostgresDatabase) -> Bool {
    isOpen && self.database === database && pthread_equal(thread, pthread_self()) != 0
  }

  /// - Parameter isNew: whether the view must be none that was there before.
  func read<Result>(isNew: Bool, _ body: (any Connection) throws -> Result) throws -> Result {
    let connection = try connection ?? database.take()
    self.connection = connection
    // Within another reading it is that one's view.
    if isReading { return try body(connection) }
    if isNew || isOutdated { endView(connection) }
    connection.beginReading(scopes: database.scopes)
    isReading = true
    defer { isReading = false }
    do {
      return try body(connection)
    } catch {
      recalled = [:]
      connection.giveUpReading()
      throw error
    }
  }

  func recalled<Answer: Sendable>(_ key: String, _ make: () throws -> Answer) throws -> Answer {
    if !isOutdated, let known = recalled[key], let answer = known as? Answer { return answer }
    let answer = try make()
    recalled[key] = answer
    return answer
  }

  private func endView(_ connection: PostgresConnection) {
    (isOutdated, recalled) = (false, [:])
    connection.endReading()
  }

  /// The connection for a transaction that writes; `nil` where a reading is under way on it.
  func writer() throws -> PostgresConnection? {
    if isReading {
      isOutdated = true
      return nil
    }
    let connection = try connection ?? database.take()
    self.connection = connection
    endView(connection)
    return connection
  }

  func end() {
    isOpen = false
    guard let connection else { return }
    endView(connection)
    database.give(connection)
  }
}

extension PostgresDatabase {
  package func inOneSitting<Result>(_ body: () throws -> Result) rethrows -> Result {
    if sitting != nil { return try body() }
    startSitting()
    defer { endSitting() }
    let sitting = PostgresSitting(self)
    defer { sitting.end() }
    return try PostgresSitting.$current.withValue(sitting) { try body() }
  }

  var sitting: PostgresSitting? { PostgresSitting.current.flatMap { $0.isOf(self) ? $0 : nil } }
}
