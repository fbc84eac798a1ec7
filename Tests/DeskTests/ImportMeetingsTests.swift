import Foundation
import Recruitment
import Testing

@testable import Desk
@testable import Storage

/// Calendars read once, and again after something moved.
@Suite struct ImportMeetingsTests {
  private func calendar(_ lines: String, also: String = "") -> String {
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:e1\r\nORGANIZER:mailto:ruth@firm.example\r\n"
      + "ATTENDEE;CN=Anna:mailto:anna@x.example\r\n\(lines)\r\nEND:VEVENT\r\n\(also)END:VCALENDAR\r\n"
  }

  @discardableResult
  private func read(_ office: SmallOffice, _ text: String) throws -> ImportReport {
    let path = try office.file("ruth.ics", text)
    return try office.desk.importFiles(
      ImportRequest(paths: [path], me: ["ruth@firm.example"]), now: SmallOffice.now
    ) { _ in }
  }

  private func met(_ office: SmallOffice) throws -> [String] {
    let anna = try #require(try office.desk.store.person("anna@x.example")).id
    return try office.desk.store.timeline(anna).map {
      "\(ISOTimestamp.utc($0.at)) \($0.outcome?.word ?? "")\($0.isConversation ? " talk" : "")"
    }
  }

  @Test(arguments: Engine.tested) func aMeetingMovesAndIsNeverDoubled(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    let first = calendar("DTSTART:20260303T100000Z\r\nDTEND:20260303T103000Z\r\nSEQUENCE:1")
    try read(office, first)
    #expect(try met(office) == ["2026-03-03T10:00:00Z held talk"])
    #expect(try read(office, first).batch == nil)
    let moved = calendar("DTSTART:20260304T140000Z\r\nDTEND:20260304T143000Z\r\nSEQUENCE:2")
    let batch = try #require(try read(office, moved).batch)
    #expect(try met(office) == ["2026-03-04T14:00:00Z held talk"])
    // The older file again: it is not believed.
    try read(office, first)
    #expect(try met(office) == ["2026-03-04T14:00:00Z held talk"])
    _ = try office.desk.undo(batch: String(batch.value), now: SmallOffice.now)
    #expect(try met(office) == ["2026-03-03T10:00:00Z held talk"])
    try read(office, calendar("DTSTART:20260303T100000Z\r\nDTEND:20260303T103000Z\r\nSTATUS:CANCELLED\r\nSEQUENCE:3"))
    #expect(try met(office) == ["2026-03-03T10:00:00Z cancelled"])
  }

  private func entry(_ uid: String, _ organiser: String = "ruth@firm.example", also: String = "") -> String {
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:\(uid)\r\nORGANIZER:mailto:\(organiser)\r\n"
      + "DTSTART:20260303T100000Z\r\nDTEND:20260303T103000Z\r\nATTENDEE;CN=Anna:mailto:anna@x.example\r\n\(also)"
      + "ATTENDEE:mailto:ruth@firm.example\r\nATTENDEE:mailto:omar@firm.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
  }

  @discardableResult
  private func read(_ office: SmallOffice, _ text: String, of recruiter: String) throws -> ImportReport {
    let path = try office.file("\(recruiter).ics", text)
    return try office.desk.importFiles(
      ImportRequest(paths: [path], me: ["\(recruiter)@firm.example"]), now: SmallOffice.now
    ) { _ in }
  }

  /// With one name, or each system's own: it is one meeting, of two sources, that lists and undo know of.
  @Test(arguments: Engine.tested) func aMeetingInTwoCalendarsIsOneOfTwoSources(_ engine: Engine) throws {
    for second in ["m1@cal.example", "0400-exchange-7"] {
      let office = try SmallOffice(engine)
      let bob = "ATTENDEE;CN=Bob:mailto:bob@y.example\r\n"
      let (ruths, omars) = (entry("m1@cal.example"), entry(second, also: second.hasPrefix("m1") ? bob : ""))
      try read(office, ruths, of: "ruth")
      let batch = try #require(try read(office, omars, of: "omar").batch)
      #expect(try met(office) == ["2026-03-03T10:00:00Z held talk"])
      let line = try office.desk.person("anna@x.example", asOf: SmallOffice.now).contacts
      #expect(line.map(\.source) == ["calendar ruth@firm.example and calendar omar@firm.example"])
      let joined = try office.desk.samePeople().calls
      #expect(joined.map(\.noteSource) == ["calendar omar@firm.example"])
      if second.hasPrefix("m1") {
        // Whom only one of them invited has met us too.
        let page = try office.desk.person("bob@y.example", asOf: SmallOffice.now)
        #expect(page.contacts.count == 1 && page.contacts[0].isConversation)
      }
      // Omar is a colleague by now: the first calendar learns of him once.
      try read(office, ruths, of: "ruth")
      for (text, recruiter) in [(ruths, "ruth"), (omars, "omar")] {
        #expect(try read(office, text, of: recruiter).batch == nil)
      }
      #expect(try met(office) == ["2026-03-03T10:00:00Z held talk"])
      // Said to be two, they stay two, whatever is read again.
      _ = try office.desk.undo(batch: "\(batch.value)", now: SmallOffice.now)
      #expect(try met(office).count == 1 && office.desk.samePeople().calls.isEmpty)
      try read(office, omars, of: "omar")
      let note = try #require(try office.desk.samePeople().calls.first).note
      try office.desk.partCalls(note: note, now: SmallOffice.now)
      #expect(try met(office).count == 2)
      try read(office, omars.replacingOccurrences(of: "T103000Z", with: "T104500Z"), of: "omar")
      #expect(try met(office).count == 2)
    }
  }

  @Test(arguments: Engine.tested) func meetingsOfOneHourWithOthersAreSeveral(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try read(office, entry("m1@cal.example"), of: "ruth")
    let other = entry("m2@cal.example").replacingOccurrences(of: "anna@x.example", with: "cy@z.example")
    try read(office, other, of: "omar")
    #expect(try office.desk.samePeople().calls.isEmpty)
    // One who declined has it as called off: it took place all the same.
    let declined = entry("m1@cal.example").replacingOccurrences(
      of: "ATTENDEE:mailto:omar", with: "ATTENDEE;PARTSTAT=DECLINED:mailto:omar")
    try read(office, declined, of: "omar")
    #expect(try met(office) == ["2026-03-03T10:00:00Z held talk"])
    #expect(try office.desk.samePeople().calls.count == 1)
  }

  @Test func aMeetingThatIsPutOffIntoTheFutureWasNotHeld() throws {
    let office = try SmallOffice(.sqlite)
    try read(office, calendar("DTSTART:20260303T100000Z\r\nDTEND:20260303T103000Z"))
    try read(office, calendar("DTSTART:20260310T100000Z\r\nDTEND:20260310T103000Z\r\nSEQUENCE:1"))
    #expect(try met(office) == ["2026-03-03T10:00:00Z cancelled"])
  }

  @Test func aSeriesThatMovesToAnotherDayLeavesNothingBehind() throws {
    let office = try SmallOffice(.sqlite)
    try read(office, calendar("DTSTART:20260216T090000Z\r\nDURATION:PT30M\r\nRRULE:FREQ=WEEKLY;COUNT=3"))
    #expect(try met(office).filter { $0.hasSuffix("talk") }.count == 3)
    try read(
      office, calendar("DTSTART:20260217T090000Z\r\nDURATION:PT30M\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\nSEQUENCE:1"))
    let talks = try met(office).filter { $0.hasSuffix("talk") }
    #expect(
      talks == ["2026-03-03T09:00:00Z held talk", "2026-02-24T09:00:00Z held talk", "2026-02-17T09:00:00Z held talk"])
    // Word of one time alone leaves the others.
    let one =
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:e1\r\nRECURRENCE-ID:20260224T090000Z\r\nDTSTART:20260225T090000Z\r\n"
      + "DURATION:PT30M\r\nATTENDEE:mailto:anna@x.example\r\nSEQUENCE:2\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    try read(office, one)
    #expect(
      try met(office).filter { $0.hasSuffix("talk") }.map { $0.prefix(10) } == [
        "2026-03-03", "2026-02-25", "2026-02-17",
      ])
  }

  /// A series that is called off by a message of its own is off as a whole, and nothing is added: read once, or twice.
  @Test(arguments: Engine.tested, ["DTSTART:20260216T090000Z\r\nATTENDEE:mailto:anna@x.example\r\n", ""])
  func aSeriesThatIsCalledOffAddsNothing(_ engine: Engine, _ lines: String) throws {
    let office = try SmallOffice(engine)
    try read(office, calendar("DTSTART:20260216T090000Z\r\nDURATION:PT30M\r\nRRULE:FREQ=WEEKLY;COUNT=2"))
    let off =
      "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nBEGIN:VEVENT\r\nUID:e1\r\nSEQUENCE:1\r\n\(lines)END:VEVENT\r\nEND:VCALENDAR\r\n"
    for _ in 1...2 {
      try read(office, off)
      #expect(try met(office) == ["2026-02-23T09:00:00Z cancelled", "2026-02-16T09:00:00Z cancelled"])
    }
  }

  /// One time of a series, called off by who says neither when it was nor with whom.
  @Test func oneTimeThatIsCalledOffIsTheOnlyOne() throws {
    let office = try SmallOffice(.sqlite)
    try read(office, calendar("DTSTART:20260216T090000Z\r\nDURATION:PT30M\r\nRRULE:FREQ=WEEKLY;COUNT=2"))
    let off =
      "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nBEGIN:VEVENT\r\nUID:e1\r\nRECURRENCE-ID:20260223T090000Z\r\nSEQUENCE:1\r\n"
      + "END:VEVENT\r\nEND:VCALENDAR\r\n"
    try read(office, off)
    #expect(try met(office) == ["2026-02-23T09:00:00Z cancelled", "2026-02-16T09:00:00Z held talk"])
  }

  @Test func aLargeCalendarMovesAndIsNeverDoubled() throws {
    let office = try SmallOffice(.sqlite)
    func text(_ hour: String, _ sequence: Int) -> String {
      let events = (0..<10_000).map { number in
        "BEGIN:VEVENT\r\nUID:m\(number)\r\nSEQUENCE:\(sequence)\r\nATTENDEE:mailto:anna@x.example\r\n"
          + "DTSTART:202602\(number % 27 < 18 ? "1\(number % 9 + 1)" : "2\(number % 9)")T\(hour)0000Z\r\nDURATION:PT15M\r\nEND:VEVENT\r\n"
      }
      return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\(events.joined())END:VCALENDAR\r\n"
    }
    #expect(try read(office, text("09", 0)).totals[.interactions] == 10_000)
    #expect(try read(office, text("09", 0)).batch == nil)
    let moved = try read(office, text("10", 1))
    #expect(moved.totals[.interactions] == 10_000 && moved.files[0].updated == 10_000)
    #expect(try met(office).allSatisfy { $0.contains("T10:00:00Z held") })
  }

  @Test func howFarBackIsBounded() throws {
    let office = try SmallOffice(.sqlite)
    var request = ImportRequest(paths: [try office.file("a.ics", calendar("DTSTART:20260303T100000Z"))], me: ["a@b.c"])
    request.monthsBack = 121
    #expect(throws: DeskError.monthsOutOfRange) {
      try office.desk.importFiles(request, now: SmallOffice.now) { _ in }
    }
    let nobodys = ImportRequest(paths: request.paths)
    #expect(throws: DeskError.needsOwnAddress) {
      try office.desk.importFiles(nobodys, now: SmallOffice.now) { _ in }
    }
  }
}
