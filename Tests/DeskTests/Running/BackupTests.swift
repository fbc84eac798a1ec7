import Foundation
import Recruitment
import Synchronization
import Testing

@testable import Desk
@testable import Storage

/// Backups that are made while people work, and put back.
@Suite struct BackupTests {
  /// The address of an engine's store, for `Desk.open`, and a desk on it.
  private final class Place {
    let folder = NSTemporaryDirectory() + "rightcall-b\(UInt64.random(in: .min ... .max))"
    let database: String
    let schema: String?
    /// What lies in the folders of whoever runs the tests, where the store is a server's.
    var left: [String] = []

    init(_ engine: Engine) throws {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      switch engine {
      case .sqlite:
        database = "sqlite:\(folder)/firm.sqlite"
        schema = nil
      case .postgres:
        let url = try #require(Engine.postgresURL)
        let name = "b\(UInt64.random(in: .min ... .max))"
        _ = try PostgresDatabase(url: url).write { try $0.execute("CREATE SCHEMA \(name)") }
        database = url + "&options=-csearch_path%3D\(name)"
        schema = name
      }
    }

    deinit { for path in left + [folder] { try? FileManager.default.removeItem(atPath: path) } }

    /// Loses the store, and keeps its keys.
    func lose() throws {
      if let schema {
        _ = try PostgresDatabase(url: try #require(Engine.postgresURL)).write {
          try $0.execute("DROP SCHEMA \(schema) CASCADE")
          try $0.execute("CREATE SCHEMA \(schema)")
        }
      } else {
        for name in ["firm.sqlite", "firm.sqlite-wal", "firm.sqlite-shm"] {
          try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        }
      }
    }
  }

  private func today(_ desk: Desk) throws -> String {
    var writer = JSONWriter()
    writer.today(try desk.today(recruiter: "R1", asOf: SmallOffice.now, minutes: nil))
    return writer.text
  }

  private func harbour(_ place: Place) throws -> Desk {
    let desk = try Desk.open(database: place.database)
    place.left = [desk.keys.privacyKey.path, desk.keys.suppressionList.path, desk.shelf.directory]
    _ = try desk.importFiles(ImportRequest(paths: [SmallOffice.fixture]), now: SmallOffice.now) { _ in }
    return desk
  }

  @Test(.timeLimit(.minutes(10)), arguments: Engine.tested)
  func itIsMadeWhilePeopleWriteAndSaysTheSameWhenItIsPutBack(_ engine: Engine) throws {
    let place = try Place(engine)
    let desk = try harbour(place)
    let before = try today(desk)
    // Somebody logs all the while, about somebody who is not on that list.
    let stop = Mutex(false)
    let written = Mutex(0)
    let thread = Thread {
      while !stop.withLock({ $0 }) {
        let entry = ConversationEntry(
          personID: "P3", recruiterID: "R2", channel: .call, outcome: .noAnswer, at: SmallOffice.now)
        if (try? desk.logConversation(entry, now: SmallOffice.now)) != nil { written.withLock { $0 += 1 } }
      }
    }
    thread.start()
    defer { stop.withLock { $0 = true } }
    while written.withLock({ $0 }) < 5 { usleep(1_000) }
    let path = place.folder + "/copy.backup"
    let report = try desk.backUp(to: path, now: SmallOffice.now)
    let after = written.withLock { $0 }
    while written.withLock({ $0 }) < after + 5 { usleep(1_000) }
    stop.withLock { $0 = true }
    #expect(report.bytes > 1_000)
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    usleep(50_000)
    try place.lose()
    let restored = try Desk.restore(path, database: place.database, now: SmallOffice.now)
    #expect(restored.erasedAgain == 0)
    let again = try Desk.open(database: place.database)
    #expect(try today(again) == before)
    let contacts = try #require(try again.store.person("P3")).id
    #expect(try again.store.timeline(contacts).count >= 5)
    // And it can be written to.
    try again.logConversation(
      ConversationEntry(personID: "P3", recruiterID: "R2", channel: .call, outcome: .noAnswer, at: SmallOffice.now),
      now: SmallOffice.now)
    #expect(try again.examine(timings: false, now: SmallOffice.now).isWell)
  }

  @Test(arguments: Engine.tested) func whoeverWasErasedSinceIsErasedAgain(_ engine: Engine) throws {
    let place = try Place(engine)
    let desk = try harbour(place)
    let path = place.folder + "/copy.backup"
    _ = try desk.backUp(to: path, now: SmallOffice.now)
    _ = try desk.erasePerson("P1", confirmation: "P1", now: SmallOffice.now)
    try place.lose()
    // The store it is put into has another key only if somebody lost this one: it lies where it lay.
    let restored = try Desk.restore(path, database: place.database, now: SmallOffice.now)
    #expect(restored.erasedAgain == 1)
    let again = try Desk.open(database: place.database)
    #expect(try again.store.person("P1") == nil && again.store.person("P2") != nil)
    #expect(try again.store.findPeople("anna").isEmpty)
    _ = try again.importFiles(ImportRequest(paths: [SmallOffice.fixture]), now: SmallOffice.now) { _ in }
    #expect(try again.store.person("P1") == nil)
    #expect(try again.examineRunning(now: SmallOffice.now).first { $0.what == "erasures" }?.ok == true)
  }

  @Test(arguments: Engine.tested) func nothingIsOverwritten(_ engine: Engine) throws {
    let place = try Place(engine)
    let desk = try harbour(place)
    let path = place.folder + "/copy.backup"
    _ = try desk.backUp(to: path, now: SmallOffice.now)
    #expect(throws: DeskError.backup(.taken(path))) { try desk.backUp(to: path, now: SmallOffice.now) }
    #expect(throws: DeskError.backup(.storeTaken)) {
      try Desk.restore(path, database: place.database, now: SmallOffice.now)
    }
    #expect(try desk.store.person("P1") != nil)
    let nowhere = place.folder + "/no/such/folder"
    #expect(throws: DeskError.cannotWrite(nowhere)) { try desk.backUp(to: nowhere, now: SmallOffice.now) }
    let left = try FileManager.default.contentsOfDirectory(atPath: place.folder).filter { $0.contains(".part") }
    #expect(left == [])
  }

  @Test(arguments: Engine.tested) func whatIsNoBackupIsNotPutBack(_ engine: Engine) throws {
    let place = try Place(engine)
    let path = place.folder + "/noise"
    try Data(repeating: 7, count: 5_000).write(to: URL(fileURLWithPath: path))
    #expect(throws: (any Error).self) { try Desk.restore(path, database: place.database, now: SmallOffice.now) }
    #expect(throws: DeskError.cannotRead(path + "2")) {
      try Desk.restore(path + "2", database: place.database, now: SmallOffice.now)
    }
    // The place is still free.
    _ = try Desk.open(database: place.database)
  }

  /// Cut short at any place, a copy is not taken for a whole one.
  @Test func aCopyThatWasCutShortIsRefused() throws {
    let place = try Place(.sqlite)
    let desk = try harbour(place)
    let path = place.folder + "/copy.backup"
    _ = try desk.backUp(to: path, now: SmallOffice.now)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    for share in [0.05, 0.5, 0.95] {
      let cut = place.folder + "/cut"
      try bytes.prefix(Int(Double(bytes.count) * share)).write(to: URL(fileURLWithPath: cut))
      #expect(throws: (any Error).self) {
        try Desk.restore(cut, database: "sqlite:\(place.folder)/other.sqlite", now: SmallOffice.now)
      }
      #expect(!FileManager.default.fileExists(atPath: place.folder + "/other.sqlite"))
    }
  }
}
