import Recruitment

/// What whoever answers for privacy does here; each step is on record.
package protocol PrivacyDesk: Sendable {
  /// What is held on somebody, to look at before it is taken out or erased.
  func heldOverview(_ idOrEmail: String) throws -> HeldOverview
  func exportPerson(_ idOrEmail: String) throws -> HeldOnPerson
  func erasePerson(_ idOrEmail: String, confirmation: String) throws -> ErasureAnswer
  func screeningStandings() throws -> [ScreeningStanding]
  func loadScreening(_ name: String, text: String) throws -> ScreeningLoad
  /// Takes a list as it comes; `loadScreening` then puts it in its place.
  func screeningIntake() throws -> ScreeningIntake
  func loadScreening(_ name: String, _ intake: ScreeningIntake) throws -> ScreeningLoad
  func removeScreening(_ name: String) throws
  func retention() throws -> RetentionReport
}

/// How much is held on somebody: counts, and no words.
package struct HeldOverview: Hashable, Sendable {
  package var id: String
  package var name: String
  /// Tables that hold something: title and number of rows.
  package var counts: [Count]

  package struct Count: Hashable, Sendable {
    package var title: String
    package var rows: Int
  }
}

extension GuardedDesk: PrivacyDesk {
  package func heldOverview(_ idOrEmail: String) throws -> HeldOverview {
    try require(.privacy, at: .all)
    let held = try desk.held(on: idOrEmail, now: now)
    if let record = try desk.store.person(idOrEmail) { try audit(.sawPrivacy, "person \(record.id.value)") }
    return HeldOverview(
      id: held.id, name: held.name,
      counts: held.tables.filter { !$0.rows.isEmpty }.map { .init(title: $0.title, rows: $0.rows.count) })
  }

  package func exportPerson(_ idOrEmail: String) throws -> HeldOnPerson {
    try require(.subjectExport, at: .all)
    return try desk.exportPerson(idOrEmail, by: account.id, now: now)
  }

  package func erasePerson(_ idOrEmail: String, confirmation: String) throws -> ErasureAnswer {
    try require(.erasure, at: .all)
    return try desk.erasePerson(idOrEmail, confirmation: confirmation, by: account.id, now: now)
  }

  package func screeningStandings() throws -> [ScreeningStanding] {
    try require(.privacy, at: .all)
    return try desk.screeningStandings(now: now)
  }

  package func loadScreening(_ name: String, text: String) throws -> ScreeningLoad {
    try require(.screening, at: .all)
    return try desk.loadScreening(name, text: text, by: account.id, now: now)
  }

  package func screeningIntake() throws -> ScreeningIntake {
    try require(.screening, at: .all)
    return try desk.screeningIntake()
  }

  package func loadScreening(_ name: String, _ intake: ScreeningIntake) throws -> ScreeningLoad {
    try require(.screening, at: .all)
    return try desk.loadScreening(name, intake, by: account.id, now: now)
  }

  package func removeScreening(_ name: String) throws {
    try require(.screening, at: .all)
    try desk.removeScreening(name, by: account.id, now: now)
  }

  package func retention() throws -> RetentionReport {
    try require(.privacy, at: .all)
    return try desk.retention(now: now)
  }
}
