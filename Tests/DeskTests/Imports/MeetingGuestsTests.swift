import Foundation
import Recruitment
import Testing

@testable import Desk
@testable import Storage

/// Who was at a meeting, as later versions of its entry have it.
@Suite struct MeetingGuestsTests {
  private func entry(_ guests: [String], _ sequence: Int, _ lines: String = "", uid: String = "e1") -> String {
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:\(uid)\r\nSEQUENCE:\(sequence)\r\n"
      + "ORGANIZER:mailto:ruth@firm.example\r\nDTSTART:20260303T100000Z\r\nDTEND:20260303T103000Z\r\n\(lines)"
      + guests.map { "ATTENDEE;\($0)\r\n" }.joined() + "END:VEVENT\r\nEND:VCALENDAR\r\n"
  }

  private static let bob = "CN=Bob:mailto:bob@x.example"
  private static let bobDeclined = "CN=Bob;PARTSTAT=DECLINED:mailto:bob@x.example"
  private static let dan = "CN=Dan:mailto:dan@y.example"
  private static let eve = "CN=Eve:mailto:eve@z.example"

  @discardableResult
  private func read(_ office: SmallOffice, _ text: String, onlyKnown: Bool = false) throws -> BatchID? {
    var request = ImportRequest(paths: [try office.file("ruth.ics", text)], me: ["ruth@firm.example"])
    request.onlyKnown = onlyKnown
    return try office.desk.importFiles(request, now: SmallOffice.now) { _ in }.batch
  }

  /// What each of them has on record, by timeline and as the columns have it.
  private func met(_ office: SmallOffice, _ name: String, _ host: String) throws -> [String] {
    guard let person = try office.desk.store.person("\(name)@\(host).example") else { return ["unknown"] }
    var talks = 0
    try office.desk.store.withSnapshot { snapshot in
      try snapshot.interactions(of: [UInt32(person.id.value)]) { talks += $0.count }
    }
    let line = try office.desk.store.timeline(person.id).map { "\($0.outcome?.word ?? "")" }.sorted()
    #expect(talks == line.count)
    return line
  }

  private func all(_ office: SmallOffice) throws -> [[String]] {
    [try met(office, "bob", "x"), try met(office, "dan", "y")]
  }

  /// Whichever stands first in the entry.
  @Test(arguments: Engine.tested, [true, false])
  func whoeverDeclinesLaterOrIsTakenOffWasNotThere(_ engine: Engine, _ isFirst: Bool) throws {
    let order = { (guests: [String]) in isFirst ? guests : guests.reversed() }
    for later in [[Self.bobDeclined, Self.dan], [Self.dan]] {
      let office = try SmallOffice(engine)
      let first = entry(order([Self.bob, Self.dan]), 0)
      try read(office, first)
      #expect(try all(office) == [["held"], ["held"]])
      let batch = try #require(try read(office, entry(order(later), 1)))
      #expect(try all(office) == [[], ["held"]])
      // Neither the same again nor the one before changes anything.
      #expect(try read(office, entry(order(later), 1)) == nil)
      #expect(try read(office, first) == nil)
      #expect(try all(office) == [[], ["held"]])
      let undone = try office.desk.undo(batch: "\(batch.value)", now: SmallOffice.now)
      #expect(undone.kept.isEmpty)
      #expect(try all(office) == [["held"], ["held"]])
      #expect(try read(office, first) == nil)
    }
  }

  @Test(arguments: Engine.tested) func anEntryAloneGivesWhoeverDeclinedNothing(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try read(office, entry([Self.bobDeclined, Self.dan], 1))
    #expect(try all(office) == [["unknown"], ["held"]])
  }

  /// Another comes in somebody's place, who comes back after all; each word is taken back by itself.
  @Test(arguments: Engine.tested) func whoeverComesInTheirPlaceWasThere(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try read(office, entry([Self.bob], 0))
    let second = try #require(try read(office, entry([Self.eve], 1)))
    #expect(try met(office, "bob", "x") == [] && met(office, "eve", "z") == ["held"])
    let everybody = entry([Self.bob, Self.eve, Self.dan], 2)
    let third = try #require(try read(office, everybody))
    #expect(try all(office) == [["held"], ["held"]] && met(office, "eve", "z") == ["held"])
    // Whom a batch brought goes with it, until they are read again.
    _ = try office.desk.undo(batch: "\(second.value)", now: SmallOffice.now)
    #expect(try all(office) == [["held"], ["held"]] && met(office, "eve", "z") == ["unknown"])
    let fourth = try #require(try read(office, everybody))
    #expect(try all(office) == [["held"], ["held"]] && met(office, "eve", "z") == ["held"])
    _ = try office.desk.undo(batch: "\(fourth.value)", now: SmallOffice.now)
    _ = try office.desk.undo(batch: "\(third.value)", now: SmallOffice.now)
    #expect(try met(office, "bob", "x") == ["held"])
    #expect(try met(office, "dan", "y") == ["unknown"])
  }

  @Test(arguments: Engine.tested) func withNobodyFromOutsideAnyMoreItWasNotHeld(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try read(office, entry([Self.bob, Self.dan], 0) + entry([Self.bob], 0, uid: "e2"))
    let batch = try #require(try read(office, entry(["CN=Omar:mailto:omar@firm.example"], 1)))
    #expect(try all(office) == [["cancelled", "held"], ["cancelled"]])
    #expect(try read(office, entry([Self.bob, Self.dan], 0)) == nil)
    _ = try office.desk.undo(batch: "\(batch.value)", now: SmallOffice.now)
    #expect(try all(office) == [["held", "held"], ["held"]])
    // Only people on record count, and only a stranger is left.
    try read(office, entry([Self.eve], 1), onlyKnown: true)
    #expect(try all(office) == [["cancelled", "held"], ["cancelled"]])
    #expect(try met(office, "eve", "z") == ["unknown"])
    // Held after all, with one of them.
    try read(office, entry([Self.dan], 2))
    #expect(try all(office) == [["held"], ["held"]])
  }

  /// What calls a meeting off need not say with whom it was to be.
  @Test(arguments: Engine.tested) func aMeetingIsCalledOffForEverybody(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try read(office, entry([Self.bob, Self.dan], 0))
    try read(office, entry([Self.dan], 1, "STATUS:CANCELLED\r\n"))
    #expect(try all(office) == [["cancelled"], ["cancelled"]])
  }

  /// One time of a series, from which somebody stayed away.
  @Test(arguments: Engine.tested) func ofASeriesOnlyTheTimesThatSaySoChange(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    let weekly = entry([Self.bob, Self.dan], 0, "RRULE:FREQ=WEEKLY;COUNT=2\r\n")
      .replacing("20260303", with: "20260217")
    try read(office, weekly)
    #expect(try all(office) == [["held", "held"], ["held", "held"]])
    let one = entry([Self.bobDeclined, Self.dan], 1, "RECURRENCE-ID:20260224T100000Z\r\n")
      .replacing("20260303", with: "20260224")
    try read(office, one)
    #expect(try all(office) == [["held"], ["held", "held"]])
  }
}
