import Foundation
import Recruitment
import Testing

@testable import Storage

/// The contract is tested on both engines: on SQLite always, on PostgreSQL where `bin/with-postgres` provides one.
enum Engine: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case sqlite, postgres

  static let postgresURL = ProcessInfo.processInfo.environment["RIGHTCALL_TEST_POSTGRES"]
  static let tested: [Engine] = postgresURL == nil ? [.sqlite] : [.sqlite, .postgres]
  var testDescription: String { rawValue }
}

/// Shows in the test report when PostgreSQL was left out.
@Test(.enabled(if: Engine.postgresURL != nil, "run through bin/with-postgres to test PostgreSQL too"))
func contractRunsOnPostgreSQL() throws {
  #expect(Engine.tested.contains(.postgres))
}

/// A store of its own for one test, removed afterwards.
final class TestStore {
  let store: Store
  let location: DatabaseLocation
  let folder: String

  init(_ engine: Engine) throws {
    let name = "t\(UInt64.random(in: .min ... .max))"
    folder = NSTemporaryDirectory() + "rightcall-\(name)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    switch engine {
    case .sqlite: location = .sqlite(path: folder + "/store.sqlite")
    case .postgres:
      let url = try #require(Engine.postgresURL)
      _ = try PostgresDatabase(url: url).write { try $0.execute("CREATE SCHEMA \(name)") }
      location = .postgres(url: url + "&options=-csearch_path%3D\(name)")
    }
    store = try Store.open(location)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  typealias Row = [String: RecordBatchBuilder.Value]

  /// Lands rows as one import, all in file 0, lines from 2 on.
  /// - Parameter other: the same store, opened apart.
  @discardableResult
  func land(
    _ rows: [(RecordKind, [Row])], source: String = "bundle", now: Int64 = 10_000, dryRun: Bool = false,
    memory: Int = 24 << 20, through other: Store? = nil
  ) throws -> Landing {
    let staging = try (other ?? store).beginImport(
      source: source, files: [ImportReport.File(path: "bundle", format: "canonical")], memory: memory)
    for (kind, rows) in rows {
      var builder = RecordBatchBuilder(kind: kind)
      for (index, row) in rows.enumerated() { builder.append(line: index + 2, row) }
      try staging.stage(builder.take())
    }
    return try staging.land(now: Instant(now), dryRun: dryRun)
  }

  func person(_ text: String) throws -> PersonID { try #require(try store.person(text)).id }
  func recruiter(_ text: String) throws -> RecruiterID { try #require(try store.recruiter(text)).id }

  func frame() throws -> HistoryFrame { try store.withSnapshot { try $0.frame() } }

  func interactions(of people: [UInt32]? = nil) throws -> InteractionColumns {
    var all = InteractionColumns()
    try store.withSnapshot { snapshot in
      try snapshot.interactions(of: people) { page in
        for row in 0..<page.count {
          all.append(
            id: page.id[row], person: page.person[row], at: page.at[row], knownAt: page.knownAt[row],
            recruiter: page.recruiter[row], traits: page.traits[row], duration: page.duration[row],
            origin: page.origin[row])
        }
      }
    }
    return all
  }

  func touched(after sequence: Int64) throws -> TouchedPeople {
    try store.withSnapshot { try $0.peopleTouched(after: sequence) }
  }

  func latest() throws -> Int64 { try store.withSnapshot { try $0.latestChange() } }
}

extension RecordBatchBuilder.Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int64) { self = .integer(value) }
  static func code<C: Code>(_ code: C) -> Self { .integer(Int64(code.rawValue)) }
}

/// One small firm: a recruiter, a client, two candidates and a contact, a job, a submission and a few talks.
enum SmallFirm {
  typealias Row = TestStore.Row

  static let recruiters: (RecordKind, [Row]) = (
    .recruiters,
    [["recruiter_id": "R1", "name": "Ruth", "email": "ruth@firm.example"], ["recruiter_id": "R2", "name": "Omar"]]
  )
  static let clients: (RecordKind, [Row]) = (.clients, [["client_id": "C1", "name": "Acme", "created_at": 100]])
  static let people: (RecordKind, [Row]) = (
    .people,
    [
      [
        "person_id": "P1", "kind": 1, "name": "Ada Lovelace", "emails": "ada@mail.example;Ada@Work.example",
        "owner_recruiter_id": "R1", "timezone": "Europe/Paris", "created_at": 100,
      ],
      ["person_id": "P2", "kind": 1, "name": "Zoë O'Brien"],
      ["person_id": "P3", "kind": 2, "name": "Carl Contact", "client_id": "C1"],
    ]
  )
  static let jobs: (RecordKind, [Row]) = (
    .jobs,
    [
      [
        "job_id": "J1", "client_id": "C1", "contact_person_id": "P3", "recruiter_id": "R1", "title": "Engineer",
        "kind": 0,
        "fee": 180_000_000, "currency": "EUR", "opened_at": 200,
      ]
    ]
  )
  static let submissions: (RecordKind, [Row]) = (
    .submissions,
    [["submission_id": "S1", "job_id": "J1", "person_id": "P1", "recruiter_id": "R1", "created_at": 300]]
  )
  static let jobEvents: (RecordKind, [Row]) = (
    .jobEvents,
    [["job_id": "J1", "at": 200, "status": 0], ["job_id": "J1", "at": 400, "status": 1, "reason": "budget"]]
  )
  static let stages: (RecordKind, [Row]) = (
    .submissionEvents,
    [
      ["submission_id": "S1", "at": 300, "stage": 2],
      ["submission_id": "S1", "at": 350, "stage": 3, "scheduled_for": 900],
    ]
  )
  static let dates: (RecordKind, [Row]) = (
    .dates, [["date_id": "D1", "at": 350, "submission_id": "S1", "what": 0, "starts_at": 900, "status": 0]]
  )
  static let facts: (RecordKind, [Row]) = (
    .facts,
    [
      ["fact_id": "F1", "at": 310, "person_id": "P1", "fact": "motivation", "value": "closer to home"],
      ["fact_id": "F2", "at": 320, "submission_id": "S1", "fact": "consent_to_submit", "value": "No"],
    ]
  )
  static let interactions: (RecordKind, [Row]) = (
    .interactions,
    [
      call("I1", at: 330, person: "P1", seconds: 300),
      [
        "interaction_id": "I2", "at": 340, "recorded_at": 345, "recruiter_id": "R1", "person_id": "P1", "channel": 3,
        "direction": 0, "outcome": 10, "subject": "Thursday", "body": "Shall we talk?", "job_id": "J1",
      ],
      call("I3", at: 360, person: "P3", seconds: 60),
    ]
  )
  static let preferences: (RecordKind, [Row]) = (
    .preferences, [["person_id": "P1", "allowed": 0, "channel": 4, "weekdays": 3, "from_hour": 540, "to_hour": 600]]
  )
  static let actions: (RecordKind, [Row]) = (
    .momentActions, [["moment_id": "00000000000000ff", "at": 370, "recruiter_id": "R1", "action": 0, "until": 380]]
  )
  static let firm: (RecordKind, [Row]) = (
    .firm, [["key": "name", "value": "Small"], ["key": "currency", "value": "EUR"]]
  )

  static func call(_ id: String, at: Int64, person: String, recruiter: String = "R1", seconds: Int64) -> Row {
    [
      "interaction_id": .text(id), "at": .integer(at), "recruiter_id": .text(recruiter), "person_id": .text(person),
      "channel": 0, "direction": 0, "outcome": 0, "duration_seconds": .integer(seconds),
    ]
  }

  static let all = [
    firm, recruiters, clients, people, jobs, jobEvents, submissions, stages, dates, facts, interactions, preferences,
    actions,
  ]
}
