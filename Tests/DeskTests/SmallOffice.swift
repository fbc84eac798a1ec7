import Chronicle
import Foundation
import Recruitment
import Testing

@testable import Desk
@testable import Moments
@testable import Storage

/// What desks do is tested on both engines: on SQLite always, on PostgreSQL where `bin/with-postgres` provides one.
enum Engine: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case sqlite, postgres

  static let postgresURL = ProcessInfo.processInfo.environment["RIGHTCALL_TEST_POSTGRES"]
  static let tested: [Engine] = postgresURL == nil ? [.sqlite] : [.sqlite, .postgres]
  var testDescription: String { rawValue }
}

/// A desk with a store of its own, gone with it; and files to import.
final class SmallOffice {
  let desk: Desk
  let folder: String

  /// 5 March 2026, 15:30 in London.
  static let now = time("2026-03-05T15:30:00Z")

  init(_ engine: Engine) throws {
    let name = "d\(UInt64.random(in: .min ... .max))"
    folder = NSTemporaryDirectory() + "rightcall-\(name)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let location: DatabaseLocation
    switch engine {
    case .sqlite: location = .sqlite(path: folder + "/firm.sqlite")
    case .postgres:
      let url = try #require(Engine.postgresURL)
      _ = try PostgresDatabase(url: url).write { try $0.execute("CREATE SCHEMA \(name)") }
      location = .postgres(url: url + "&options=-csearch_path%3D\(name)")
    }
    let store = try Store.open(location)
    // The history's copy goes into the test's folder, whatever the engine.
    desk = Desk(
      store: store, playbooks: PlaybookShelf(try Playbook.standard()),
      shelf: ChronicleShelf(store: store, location: .sqlite(path: folder + "/firm.sqlite")),
      keys: TrialKeys(store: store, location: .sqlite(path: folder + "/firm.sqlite")))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  static func time(_ text: String) -> Instant {
    guard case .instant(let instant)? = ISOTimestamp.read(text) else { preconditionFailure("not an instant: \(text)") }
    return instant
  }

  static let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Fixtures/harbour"

  @discardableResult
  func importHarbour(dryRun: Bool = false) throws -> ImportReport { try importFiles(Self.fixture, dryRun: dryRun) }

  @discardableResult
  func importFiles(_ path: String, me: [String] = [], dryRun: Bool = false) throws -> ImportReport {
    try desk.importFiles(
      ImportRequest(paths: [path], format: me.isEmpty ? nil : .mail, me: me, dryRun: dryRun), now: Self.now
    ) { _ in }
  }

  /// A bundle of the given files.
  func bundle(_ files: [String: String]) throws -> String {
    let path = folder + "/bundle-\(UInt64.random(in: .min ... .max))"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name)) }
    return path
  }

  func file(_ name: String, _ text: String) throws -> String {
    let path = folder + "/" + name
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  func today(_ recruiter: String? = "R1", at time: Instant = now, minutes: Int? = nil) throws -> String {
    var writer = JSONWriter()
    writer.today(try desk.today(recruiter: recruiter, asOf: time, minutes: minutes))
    return writer.text
  }
}

typealias JSON = [String: Any]

func json(_ text: String) throws -> JSON {
  try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? JSON)
}

func json(_ body: (inout JSONWriter) -> Void) throws -> JSON {
  var writer = JSONWriter()
  body(&writer)
  return try json(writer.text)
}

extension JSON {
  func list(_ key: String) throws -> [JSON] { try #require(self[key] as? [JSON]) }
  func text(_ key: String) -> String? { self[key] as? String }
}
