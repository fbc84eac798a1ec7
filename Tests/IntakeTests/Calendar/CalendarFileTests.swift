import Recruitment
import Testing
import WorkingTime

@testable import Intake

/// When somebody is busy, from calendars as programs save them.
@Suite struct CalendarFileTests {
  private static func time(_ text: String) -> Int64 {
    guard case .instant(let instant)? = ISOTimestamp.read(text) else { preconditionFailure("not an instant: \(text)") }
    return instant.seconds
  }

  private func busy(
    _ lines: String, zone: String = "Europe/London", from: String = "2026-11-01T00:00:00Z",
    to: String = "2027-03-01T00:00:00Z"
  ) throws -> [String] {
    let text = "BEGIN:VCALENDAR\nVERSION:2.0\n\(lines)\nEND:VCALENDAR\n"
    let owners = try #require(Zone.named(zone))
    let window = Self.time(from)..<Self.time(to)
    let file = try #require(CalendarFile.read(Array(text.utf8), zone: owners, window: window))
    return file.busy.map { "\(ISOTimestamp.utc(Instant($0.lowerBound)))/\(($0.upperBound - $0.lowerBound) / 60)" }
  }

  private func event(_ lines: String) -> String { "BEGIN:VEVENT\nUID:1\n\(lines)\nEND:VEVENT" }

  @Test func timesAreReadOnTheirOwnClock() throws {
    let london = event("DTSTART;TZID=Europe/Paris:20261127T100000\nDTEND;TZID=Europe/Paris:20261127T103000")
    #expect(try busy(london) == ["2026-11-27T09:00:00Z/30"])
    #expect(try busy(event("DTSTART:20261127T100000Z\nDURATION:PT1H15M")) == ["2026-11-27T10:00:00Z/75"])
    #expect(
      try busy(event("DTSTART:20261127T100000\nDURATION:PT10M"), zone: "America/New_York")
        == ["2026-11-27T15:00:00Z/10"])
    let microsoft = event("DTSTART;TZID=W. Europe Standard Time:20261127T100000\nDURATION:PT10M")
    #expect(try busy(microsoft) == ["2026-11-27T09:00:00Z/10"])
    #expect(try busy(event("DTSTART;TZID=\"Europe/Paris\":20261127T100000\nDURATION:P1D")).count == 1)
  }

  @Test func aWholeDayIsBusyFromMidnightToMidnight() throws {
    #expect(
      try busy(event("DTSTART;VALUE=DATE:20261127\nDTEND;VALUE=DATE:20261129")) == ["2026-11-27T00:00:00Z/2880"])
    #expect(try busy(event("DTSTART;VALUE=DATE:20261127"), zone: "Asia/Kolkata") == ["2026-11-26T18:30:00Z/1440"])
    // The day on which the clock goes back has an hour more.
    #expect(
      try busy(event("DTSTART;VALUE=DATE:20261101"), zone: "America/New_York") == ["2026-11-01T04:00:00Z/1500"])
  }

  @Test func whatLeavesThemFreeIsNotBusy() throws {
    let times = "DTSTART:20261127T100000Z\nDTEND:20261127T110000Z\n"
    #expect(try busy(event(times + "TRANSP:TRANSPARENT")).isEmpty)
    #expect(try busy(event(times + "STATUS:CANCELLED")).isEmpty)
    #expect(try busy(event(times + "STATUS:TENTATIVE\nTRANSP:OPAQUE")).count == 1)
    #expect(try busy(event("DTSTART:20261127T100000Z")).isEmpty)
    #expect(try busy(event("DTSTART:20261127T110000Z\nDTEND:20261127T100000Z")).isEmpty)
    // An alarm inside is no entry, and what stands in it is not the entry's.
    let alarm = "BEGIN:VALARM\nTRIGGER:-PT15M\nDURATION:PT9H\nEND:VALARM"
    #expect(try busy(event(times + alarm)) == ["2026-11-27T10:00:00Z/60"])
  }

  @Test(arguments: [
    ("FREQ=DAILY;COUNT=3", ["27T10", "28T10", "29T10"]),
    ("FREQ=DAILY;INTERVAL=2;UNTIL=20261201T100000Z", ["27T10", "29T10", "01T10"]),
    ("FREQ=DAILY;BYDAY=MO,FR;COUNT=3", ["27T10", "30T10", "04T10"]),
    ("FREQ=WEEKLY;COUNT=2", ["27T10", "04T10"]),
    ("FREQ=WEEKLY;BYDAY=FR,MO;COUNT=4", ["27T10", "30T10", "04T10", "07T10"]),
    // Every other week, by weeks that begin on Monday, and on Sunday.
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR,SU;COUNT=4", ["27T10", "29T10", "11T10", "13T10"]),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR,SU;WKST=SU;COUNT=4", ["27T10", "06T10", "11T10", "20T10"]),
    ("FREQ=MONTHLY;COUNT=3", ["27T10", "27T10", "27T10"]),
    ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", ["27T10", "25T10"]),
    ("FREQ=MONTHLY;BYMONTHDAY=-1,27;COUNT=3", ["27T10", "30T10", "27T10"]),
    ("FREQ=YEARLY;COUNT=2", ["27T10"]),
  ])
  func repeats(rule: String, days: [String]) throws {
    let found = try busy(event("DTSTART:20261127T100000Z\nDTEND:20261127T110000Z\nRRULE:\(rule)"))
    #expect(found.map { String($0.dropFirst(8).prefix(5)) } == days)
  }

  /// Ten o'clock stays ten o'clock when the clock changes.
  @Test func repeatsOnTheWallClock() throws {
    let found = try busy(
      event("DTSTART;TZID=Europe/London:20260325T100000\nDURATION:PT30M\nRRULE:FREQ=WEEKLY;COUNT=2"),
      from: "2026-03-01T00:00:00Z", to: "2026-05-01T00:00:00Z")
    #expect(found == ["2026-03-25T10:00:00Z/30", "2026-04-01T09:00:00Z/30"])
    // What began long ago still comes up.
    let old = try busy(
      event("DTSTART;TZID=Europe/London:20160104T090000\nDURATION:PT30M\nRRULE:FREQ=WEEKLY;BYDAY=MO"),
      from: "2026-11-23T00:00:00Z", to: "2026-12-01T00:00:00Z")
    #expect(old == ["2026-11-23T09:00:00Z/30", "2026-11-30T09:00:00Z/30"])
  }

  @Test func exceptionsAndMovedOnes() throws {
    let series =
      event(
        """
        DTSTART;TZID=Europe/London:20261130T090000\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=4
        EXDATE;TZID=Europe/London:20261201T090000
        """)
    let moved = event(
      "RECURRENCE-ID;TZID=Europe/London:20261202T090000\nDTSTART:20261202T150000Z\nDURATION:PT30M")
    let called = event(
      "RECURRENCE-ID;TZID=Europe/London:20261203T090000\nDTSTART:20261203T090000Z\nDURATION:PT30M\nSTATUS:CANCELLED")
    #expect(
      try busy([series, moved, called].joined(separator: "\n"))
        == ["2026-11-30T09:00:00Z/30", "2026-12-02T15:00:00Z/30"])
  }

  @Test func whatOverlapsIsOne() throws {
    let one = event("DTSTART:20261127T100000Z\nDURATION:PT1H")
    let other = event("DTSTART:20261127T103000Z\nDURATION:PT1H")
    #expect(try busy(one + "\n" + other) == ["2026-11-27T10:00:00Z/90"])
    let periods = "BEGIN:VFREEBUSY\nFREEBUSY:20261127T100000Z/PT1H,20261127T120000Z/20261127T121500Z\nEND:VFREEBUSY"
    #expect(try busy(periods) == ["2026-11-27T10:00:00Z/60", "2026-11-27T12:00:00Z/15"])
  }

  @Test func whatIsNotUnderstoodIsCounted() throws {
    let zone = try #require(Zone.named("Europe/London"))
    let window = Self.time("2026-11-01T00:00:00Z")..<Self.time("2027-03-01T00:00:00Z")
    func read(_ text: String) -> CalendarFile? {
      CalendarFile.read(Array("BEGIN:VCALENDAR\r\n\(text)\r\nEND:VCALENDAR".utf8), zone: zone, window: window)
    }
    let odd = read(event("DTSTART;TZID=Nowhere/Land:20261127T100000\nDURATION:PT1H\nRRULE:FREQ=SECONDLY"))
    #expect(odd?.entries == 1 && odd?.notUnderstood == 1 && odd?.unknownZones == 1 && odd?.busy.count == 1)
    #expect(CalendarFile.read(Array("Dear Sir".utf8), zone: zone, window: window) == nil)
    #expect(CalendarFile.read([], zone: zone, window: window) == nil)
    let big = [UInt8](repeating: 65, count: CalendarFile.largest + 1)
    #expect(CalendarFile.read(big, zone: zone, window: window) == nil)
    for text in ["DTSTART:20261327T100000Z", "DTSTART:2026", "DTSTART;VALUE=DATE:20260230", "DTSTART:20261127T256199"] {
      #expect(read(event(text + "\nDURATION:PT1H"))?.busy.isEmpty == true, "\(text)")
    }
  }

  /// A line may be broken anywhere.
  @Test func foldedLinesAreRead() throws {
    let folded = "BEGIN:VEVENT\r\nDTST\r\n ART:20261127T1000\r\n\t00Z\r\nDURATION:PT1H\r\nEND:VEVENT"
    #expect(try busy(folded) == ["2026-11-27T10:00:00Z/60"])
  }

  // MARK: Written

  private static let invitation = CalendarInvitation(
    method: .request, uid: "b1@rightcall", sequence: 2, startsAt: Instant(time("2026-11-27T10:00:00Z")),
    endsAt: Instant(time("2026-11-27T10:10:00Z")), stampedAt: Instant(time("2026-11-26T09:00:00Z")),
    summary: "Ten minutes; with Zoë, Ruth \\ team", description: String(repeating: "é", count: 100),
    organiser: .init(name: "Ruth \"R\" Adler", email: "ruth@firm.example"), attendee: .init(name: "Zoë", email: nil))

  @Test func writtenLinesAreWhatCalendarsRead() throws {
    let text = Self.invitation.text
    let lines = text.components(separatedBy: "\r\n")
    #expect(lines.last == "" && !text.replacing("\r\n", with: "").contains { $0 == "\n" || $0 == "\r" })
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    let read = try #require(CalendarText.lines(text.utf8))
    func value(_ name: String) -> String? { read.first { $0.name == name }?.value }
    #expect(value("METHOD") == "REQUEST" && value("UID") == "b1@rightcall" && value("SEQUENCE") == "2")
    #expect(value("DTSTART") == "20261127T100000Z" && value("DTEND") == "20261127T101000Z")
    #expect(value("SUMMARY") == "Ten minutes\\; with Zoë\\, Ruth \\\\ team")
    #expect(value("DESCRIPTION") == String(repeating: "é", count: 100))
    #expect(value("ORGANIZER") == "mailto:ruth@firm.example" && value("ATTENDEE") == "invalid:nomail")
    #expect(value("STATUS") == "CONFIRMED")
  }

  @Test func aBookingReadBackIsBusyThen() throws {
    let window = Self.time("2026-11-01T00:00:00Z")..<Self.time("2027-03-01T00:00:00Z")
    let read = CalendarFile.read(Array(Self.invitation.text.utf8), zone: .utc, window: window)
    #expect(read?.busy == [Self.time("2026-11-27T10:00:00Z")..<Self.time("2026-11-27T10:10:00Z")])
    var cancelled = Self.invitation
    cancelled.method = .cancel
    #expect(cancelled.text.contains("STATUS:CANCELLED\r\n") && cancelled.mediaType.hasSuffix("method=CANCEL"))
    #expect(CalendarFile.read(Array(cancelled.text.utf8), zone: .utc, window: window)?.busy.isEmpty == true)
  }

  /// Nothing that somebody writes can begin a line of its own.
  @Test func noTextBecomesALine() throws {
    var invitation = Self.invitation
    invitation.summary = "x\r\nATTENDEE:mailto:thief@x.example"
    invitation.organiser = .init(name: "x\"\r\nX:1", email: "a@b.c\r\nX-EVIL:1")
    let names = try #require(CalendarText.lines(invitation.text.utf8)).map(\.name)
    #expect(names.filter { $0 == "ATTENDEE" }.count == 1 && !names.contains("X-EVIL") && !names.contains("X"))
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
