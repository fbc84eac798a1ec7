import Foundation
import Recruitment
import Testing
import WorkingTime

@testable import Intake

@Suite struct MeetingReaderTests {
  struct Met: Equatable {
    var id: String
    var at: String
    var channel: Channel?
    var outcome: Outcome?
    var minutes: Int64?
  }

  static func instant(_ text: String) -> Int64 {
    guard case .instant(let instant)? = ISOTimestamp.read(text) else { return 0 }
    return instant.seconds
  }

  static let now = instant("2026-11-26T12:00:00Z")

  static func read(
    _ text: String, options change: (inout MeetingOptions) -> Void = { _ in }, home: String = "Europe/London"
  ) throws -> (met: [Met], batches: [RecordBatch], tally: IntakeTally, found: MeetingsRead) {
    var options = MeetingOptions(me: ["ruth@firm.example"], now: now, addressKey: [9])
    change(&options)
    var tally = IntakeTally(files: 1)
    var batches: [RecordBatch] = []
    let reader = MeetingReader(options: options, home: try #require(Zone.named(home)))
    try reader.read(Array(text.utf8), file: 0, tally: &tally) { batches.append($0) }
    try reader.parties { batches.append($0) }
    let met = batches.filter { $0.kind == .interactions }.flatMap { batch in
      (0..<batch.count).map { row in
        Met(
          id: batch["interaction_id"].text(row) ?? "", at: ISOTimestamp.utc(Instant(batch["at"].integer(row) ?? 0)),
          channel: batch["channel"].integer(row).flatMap { Channel(rawValue: UInt8($0)) },
          outcome: batch["outcome"].integer(row).flatMap { Outcome(rawValue: UInt8($0)) },
          minutes: batch["duration_seconds"].integer(row).map { $0 / 60 })
      }
    }
    return (met, batches, tally, reader.found)
  }

  static func calendar(_ lines: String, before: String = "") -> String {
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\(before)BEGIN:VEVENT\r\nUID:e1\r\nORGANIZER:mailto:ruth@firm.example\r\n"
      + "ATTENDEE;CN=Anna Smith;PARTSTAT=ACCEPTED:mailto:Anna@x.example\r\n\(lines)END:VEVENT\r\nEND:VCALENDAR\r\n"
  }

  @Test func aMeetingIsHeldWithWhoeverCame() throws {
    let read = try Self.read(Self.calendar("DTSTART:20261120T100000Z\r\nDTEND:20261120T103000Z\r\nSUMMARY:Coffee\r\n"))
    #expect(read.met == [Met(id: "e1", at: "2026-11-20T10:00:00Z", channel: .meeting, outcome: .held, minutes: 30)])
    let people = try #require(read.batches.last)
    #expect(
      people.kind == .people && people["emails"].text(0) == "anna@x.example" && people["name"].text(0) == "Anna Smith")
  }

  @Test(arguments: ["FREQ=HOURLY", "FREQ=SECONDLY;COUNT=9", "FREQ=YEARLY;BYHOUR=1,2,3"])
  func aZoneThatChangesAllTheTimeIsNotBelieved(_ rule: String) throws {
    let zone =
      "BEGIN:VTIMEZONE\r\nTZID:Own\r\nBEGIN:STANDARD\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0500\r\n"
      + "TZOFFSETTO:+0400\r\nRRULE:\(rule)\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    let read = try Self.read(
      Self.calendar("DTSTART;TZID=Own:20261120T100000\r\nDURATION:PT1H\r\n", before: zone))
    #expect(read.met.map(\.at) == ["2026-11-20T10:00:00Z"])
    #expect(read.tally.warnings.contains { $0.what.hasPrefix("zones that are not known") })
  }

  @Test(arguments: [
    "LOCATION:https://teams.microsoft.com/l/meetup-join/19%3a", "DESCRIPTION:Join\\nhttps://eu01.zoom.us/j/123",
    "X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij",
  ]) func aLinkMakesItAVideoCall(_ line: String) throws {
    let read = try Self.read(Self.calendar("DTSTART:20261120T100000Z\r\nDURATION:PT1H\r\n\(line)\r\n"))
    #expect(read.met.map(\.channel) == [.video] && read.met.map(\.minutes) == [60])
  }

  @Test(arguments: [
    "STATUS:CANCELLED", "ATTENDEE;PARTSTAT=DECLINED:mailto:ruth@firm.example",
  ]) func whatWasCalledOffOrDeclinedIsNoConversation(_ line: String) throws {
    let read = try Self.read(Self.calendar("DTSTART:20261120T100000Z\r\nDTEND:20261120T103000Z\r\n\(line)\r\n"))
    #expect(read.met.map(\.outcome) == [.cancelled])
  }

  private static let series =
    "BEGIN:VEVENT\r\nUID:e1\r\nATTENDEE:mailto:anna@x.example\r\nDTSTART:20261102T100000Z\r\nDURATION:PT30M\r\n"
    + "RRULE:FREQ=WEEKLY;COUNT=3\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:e1\r\nRECURRENCE-ID:20261109T100000Z\r\n"
    + "ATTENDEE:mailto:anna@x.example\r\nDTSTART:20261110T100000Z\r\nDURATION:PT30M\r\nEND:VEVENT\r\n"

  private func calendar(_ events: String, method: String = "") -> String {
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\(method)\(events)END:VCALENDAR\r\n"
  }

  /// A message that calls off a series says its name, and need not say when it was, how often, or with whom.
  @Test(arguments: [
    "DTSTART:20261102T100000Z\r\nATTENDEE:mailto:anna@x.example\r\nSTATUS:CANCELLED\r\n", "STATUS:CANCELLED\r\n",
    "DTSTART:20261102T100000Z\r\n",
  ]) func aSeriesIsCalledOffWithAllOfItsTimes(_ lines: String) throws {
    let off = "BEGIN:VEVENT\r\nUID:e1\r\nSEQUENCE:1\r\n\(lines)END:VEVENT\r\n"
    let text = calendar(Self.series) + calendar(off, method: "METHOD:CANCEL\r\n")
    let read = try Self.read(text)
    #expect(read.met.map(\.id).sorted() == ["e1/20261102T100000Z", "e1/20261109T100000Z", "e1/20261116T100000Z"])
    #expect(read.met.allSatisfy { $0.outcome == .cancelled } && read.tally.rejected.isEmpty)
    // By itself, of a series on record: nothing is added to it.
    let alone = try Self.read(calendar(off, method: "METHOD:CANCEL\r\n")) { options in
      options.series = ["e1"]
      options.read = [MeetingsRead.digest("e1"): CalendarMark(sequence: 0, stamp: 0)]
    }
    #expect(alone.met.isEmpty && alone.found.whole == ["e1"] && alone.tally.rejected.isEmpty)
    // What is asked for is not called off.
    #expect(
      try Self.read(calendar(Self.series, method: "METHOD:REQUEST\r\n")).met.map(\.outcome) == [.held, .held, .held])
  }

  /// Half past nine in London stays half past nine, on either side of the night on which clocks change.
  @Test func aSeriesKeepsItsHourWhenTheClocksChange() throws {
    let weekly = "DURATION:PT30M\r\nRRULE:FREQ=WEEKLY;COUNT=2\r\n"
    let expected = ["2026-10-19T08:30:00Z", "2026-10-26T09:30:00Z"]
    #expect(
      try Self.read(Self.calendar("DTSTART;TZID=Europe/London:20261019T093000\r\n\(weekly)")).met.map(\.at) == expected)
    // A time without a zone is read on the firm's clock.
    #expect(try Self.read(Self.calendar("DTSTART:20261019T093000\r\n\(weekly)")).met.map(\.at) == expected)
    #expect(
      try Self.read(Self.calendar("DTSTART:20261019T083000Z\r\n\(weekly)")).met.map(\.at).last == "2026-10-26T08:30:00Z"
    )
  }

  @Test func aTimeThatIsNamedByItsDayIsNotThereTwice() throws {
    let text = Self.series.replacing("RECURRENCE-ID:20261109T100000Z", with: "RECURRENCE-ID;VALUE=DATE:20261109")
    let read = try Self.read(calendar(text))
    #expect(read.met.map(\.at).sorted() == ["2026-11-02T10:00:00Z", "2026-11-10T10:00:00Z", "2026-11-16T10:00:00Z"])
    #expect(Set(read.met.map(\.id)).count == 3)
    // What moves all that come after it is told of, and not taken for one alone.
    let range = Self.series.replacing("RECURRENCE-ID:", with: "RECURRENCE-ID;RANGE=THISANDFUTURE:")
    #expect(
      try Self.read(calendar(range)).tally.warnings.map(\.what) == [
        "moves all times after it too: only the one is moved"
      ])
  }

  /// A time that was moved out of what is asked for leaves nothing in its place.
  @Test(arguments: ["20261210T100000Z", "20240110T100000Z"])
  func aTimeThatWasMovedAwayIsNotHeldWhereItWas(_ moved: String) throws {
    let text = Self.series.replacing("DTSTART:20261110T100000Z", with: "DTSTART:\(moved)")
    #expect(try Self.read(calendar(text)).met.map(\.id) == ["e1/20261102T100000Z", "e1/20261116T100000Z"])
  }

  @Test func whoeverDeclinedWasNotThere() throws {
    let text = Self.calendar("DTSTART:20261120T100000Z\r\nDTEND:20261120T103000Z\r\n").replacing(
      "ACCEPTED", with: "DECLINED")
    #expect(try Self.read(text).met.map(\.outcome) == [.cancelled])
  }

  @Test(arguments: [
    ("CLASS:PRIVATE\r\nDTSTART:20261120T100000Z", "private: left out"),
    ("DTSTART;VALUE=DATE:20261120", "whole days: left out"),
  ]) func whatIsNobodysBusinessIsLeftOut(_ lines: String, _ why: String) throws {
    let read = try Self.read(Self.calendar(lines + "\r\n"))
    #expect(read.met.isEmpty && read.tally.warnings.map(\.what) == [why])
  }

  @Test func colleaguesAndRoomsAreNobodyFromOutside() throws {
    let text = Self.calendar("DTSTART:20261120T100000Z\r\nATTENDEE;CUTYPE=ROOM:mailto:room@x.example\r\n")
      .replacing("Anna@x.example", with: "omar@firm.example")
    #expect(try Self.read(text).met.isEmpty)
  }

  @Test func whatLiesAheadHasNotTakenPlaceAndWhatIsLongAgoIsNotAskedFor() throws {
    #expect(try Self.read(Self.calendar("DTSTART:20261126T114500Z\r\nDTEND:20261126T121500Z\r\n")).met.isEmpty)
    let old = Self.calendar("DTSTART:20240120T100000Z\r\nDTEND:20240120T103000Z\r\n")
    #expect(try Self.read(old).met.isEmpty)
    #expect(try Self.read(old, options: { $0.monthsBack = 40 }).met.count == 1)
  }

  @Test func aSeriesKeepsItsWallClockAcrossTheChange() throws {
    let read = try Self.read(
      Self.calendar(
        "DTSTART;TZID=Europe/London:20261012T090000\r\nDTEND;TZID=Europe/London:20261012T093000\r\n"
          + "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20261109T090000Z\r\nEXDATE;TZID=Europe/London:20261019T090000\r\n"
          + "RDATE;TZID=Europe/London:20261104T150000\r\n"))
    #expect(
      read.met.map(\.at) == [
        "2026-10-12T08:00:00Z", "2026-10-19T08:00:00Z", "2026-10-26T09:00:00Z", "2026-11-02T09:00:00Z",
        "2026-11-04T15:00:00Z", "2026-11-09T09:00:00Z",
      ])
    #expect(read.met.map(\.outcome) == [.held, .cancelled, .held, .held, .held, .held])
    #expect(read.met[0].id == "e1/20261012T080000Z")
  }

  /// 3.8.5.3 of RFC 5545 has the expected times.
  @Test(arguments: [
    ("FREQ=MONTHLY;COUNT=4;BYDAY=1FR", "20260904", ["2026-09-04", "2026-10-02", "2026-11-06"]),
    (
      "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", "20260902",
      ["2026-09-02", "2026-09-15", "2026-10-02", "2026-10-15", "2026-11-02", "2026-11-15"]
    ),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3", "20260930", ["2026-09-30", "2026-10-30"]),
    ("FREQ=DAILY;INTERVAL=10;COUNT=3", "20261101", ["2026-11-01", "2026-11-11", "2026-11-21"]),
  ]) func rulesAreReadAsTheStandardHasThem(_ rule: String, _ start: String, _ days: [String]) throws {
    let read = try Self.read(Self.calendar("DTSTART;TZID=America/New_York:\(start)T090000\r\nRRULE:\(rule)\r\n"))
    #expect(read.met.map { String($0.at.prefix(10)) } == days)
  }

  @Test(arguments: [
    ("W. Europe Standard Time", "2026-07-01T08:00:00Z"),
    ("/freeassociation.sourceforge.net/Europe/Paris", "2026-07-01T08:00:00Z"),
    ("Eastern Standard Time", "2026-07-01T14:00:00Z"), ("Somewhere", "2026-07-01T09:00:00Z"),
  ]) func zonesOfManyNamesAreRead(_ name: String, _ at: String) throws {
    let read = try Self.read(Self.calendar("DTSTART;TZID=\"\(name)\":20260701T100000\r\n"))
    #expect(read.met.map(\.at) == [at])
    #expect(read.tally.warnings.isEmpty == (name != "Somewhere"))
  }

  @Test func aClockThatACalendarBringsAlongIsUsed() throws {
    let zone =
      "BEGIN:VTIMEZONE\r\nTZID:Customized Time Zone\r\nBEGIN:STANDARD\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0500\r\n"
      + "TZOFFSETTO:+0400\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\n"
      + "TZOFFSETFROM:+0400\r\nTZOFFSETTO:+0500\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n"
    for (start, at) in [("20260701T100000", "2026-07-01T05:00:00Z"), ("20260201T100000", "2026-02-01T06:00:00Z")] {
      let read = try Self.read(Self.calendar("DTSTART;TZID=Customized Time Zone:\(start)\r\n", before: zone))
      #expect(read.met.map(\.at) == [at] && read.tally.warnings.isEmpty)
    }
  }

  @Test func aMovedTimeOfASeriesKeepsItsId() throws {
    let moved =
      "BEGIN:VEVENT\r\nUID:e1\r\nRECURRENCE-ID:20261109T090000Z\r\nDTSTART:20261110T140000Z\r\nDTEND:20261110T150000Z\r\n"
      + "ATTENDEE:mailto:anna@x.example\r\nEND:VEVENT\r\n"
    let text = Self.calendar("DTSTART:20261102T090000Z\r\nDURATION:PT30M\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\n").replacing(
      "END:VCALENDAR", with: moved + "END:VCALENDAR")
    let read = try Self.read(text)
    #expect(read.met.map(\.id).sorted() == ["e1/20261102T090000Z", "e1/20261109T090000Z", "e1/20261116T090000Z"])
    #expect(read.met.first { $0.id.contains("1109") }?.at == "2026-11-10T14:00:00Z")
    #expect(MeetingsRead.entry(ofID: "e1/20261109T090000Z") == "e1" && MeetingsRead.entry(ofID: "a/b") == "a/b")
  }

  @Test func anOlderReadingChangesNothing() throws {
    let text = Self.calendar("DTSTART:20261120T100000Z\r\nSEQUENCE:1\r\n")
    let mark = try #require(try Self.read(text).found.marks.first)
    #expect(try Self.read(text, options: { $0.read = [mark.key: CalendarMark(sequence: 2, stamp: 0)] }).met.isEmpty)
    #expect(try Self.read(text, options: { $0.read = [mark.key: mark.value] }).met.count == 1)
    let both = text + text.replacing("SEQUENCE:1", with: "SEQUENCE:3").replacing("T100000Z", with: "T110000Z")
    #expect(try Self.read(both).met.map(\.at) == ["2026-11-20T11:00:00Z"])
  }

  @Test func whatIsNoCalendarOfAnybodysIsRefusedWithAReason() throws {
    let crowd = (0..<100_000).map { "ATTENDEE:mailto:p\($0)@x.example\r\n" }.joined()
    let read = try Self.read(Self.calendar("DTSTART:20261120T100000Z\r\n\(crowd)"))
    #expect(read.met.isEmpty && read.tally.rejected.map(\.why) == ["more than 500 people: no conversation"])
    let often = try Self.read(Self.calendar("DTSTART:20261120T100000Z\r\nRRULE:FREQ=SECONDLY\r\n"))
    #expect(often.tally.rejected.map(\.why) == ["repeats more often than people meet"])
    let broken = try Self.read(Self.calendar("DTSTART:20261120T100000Z\r\nRRULE:FREQ=SOMETIMES\r\n"))
    #expect(broken.tally.rejected.map(\.why) == ["repeats in a way that cannot be read"])
    let deep = try Self.read(
      String(repeating: "BEGIN:X\r\n", count: 100_000) + Self.calendar("DTSTART:20261120T100000Z\r\n"))
    #expect(deep.tally.rejected.map(\.why) == ["nested deeper than calendars are"])
    #expect(try Self.read(Self.calendar("SUMMARY:x\r\n")).tally.rejected.map(\.why) == ["says no time"])
    #expect(
      try Self.read("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x\r\n").tally.rejected.map(\.why) == [
        "the file ends within it"
      ])
  }

  static let corpora: String? = ProcessInfo.processInfo.environment["RIGHTCALL_CORPORA"].flatMap {
    FileManager.default.fileExists(atPath: $0 + "/ics_libical") ? $0 : nil
  }

  @Test(.enabled(if: corpora != nil, "RIGHTCALL_CORPORA has no ics_libical")) func realCalendarsAreRead() throws {
    let root = try #require(Self.corpora)
    var (files, entries) = (0, 0)
    for folder in ["ics_libical", "ics_vcf_evolution"] {
      for path in CardReaderTests.files("\(root)/\(folder)", ".ics") {
        let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        var entriesRead = 0
        let took = try MutantTime.taken {
          entriesRead =
            try Self.read(
              text, options: { ($0.now, $0.monthsBack) = (Self.instant("2030-01-01T00:00:00Z"), 120) }
            ).tally.rows[0]
        }
        #expect(took < .seconds(2), "\(path)")
        files += 1
        entries += entriesRead
      }
    }
    #expect(files > 600 && entries > 600)
  }
}
