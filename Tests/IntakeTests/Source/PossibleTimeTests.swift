import Foundation
import Recruitment
import Testing

@testable import Intake

/// What has taken place lies behind the import's clock; what is planned may lie ahead.
@Suite struct PossibleTimeTests {
  private let now = MeetingReaderTests.now

  private func taken(_ paths: [String], parties: KnownParties = KnownParties()) throws -> Taken {
    var options = IntakeOptions(me: ["me@firm.example"], addressKey: [9])
    options.now = now
    return try take(paths, parties: parties, options: options)
  }

  @Test func anExportsCallsAreOfThePastAndItsMeetingsNeedNotBe() throws {
    let folder = try TestFolder()
    let calls = try folder.write(
      "calls.csv",
      "Record ID,Activity date,Call outcome,Associated Contact IDs\n1,2026-11-27 10:00,Connected,101\n"
        + "2,2062-01-05 10:00,Connected,101\n3,2026-11-28 10:00,,101\n4,1970-01-01 00:00,Connected,101\n")
    let rejected = try taken([calls]).summary.rejected
    #expect(rejected.map(\.line) == [3, 4, 5] && rejected.map(\.column) == ["at", "at", "at"])
    #expect(rejected[0].value == "2062-01-05T10:00:00Z" && rejected[0].why.hasPrefix("after the day of the import"))
    #expect(rejected[2].why.hasPrefix("before 1980"))
    let meetings = try folder.write(
      "meetings.csv",
      "Record ID,Meeting start time,Meeting outcome,Associated Contact IDs\n1,2027-01-05 10:00,Scheduled,101\n"
        + "2,2027-01-05 10:00,Canceled,101\n3,2027-01-05 10:00,Completed,101\n")
    #expect(try taken([meetings]).summary.rejected.map(\.line) == [4])
  }

  @Test func aPhoneBillsEmptyDatesAreRejected() throws {
    let folder = try TestFolder()
    let bill = try folder.write(
      "bill.csv",
      "Date,Time,Number called,Duration\n2026-03-02,10:00,07700900123,60\n1970-01-01,00:00,07700900123,60\n"
        + "2062-03-02,10:00,07700900123,60\n")
    let taken = try taken([bill])
    #expect(taken.summary.rejected.map(\.line) == [3, 4] && taken.summary.rows == [3])
  }

  /// A bundle may be of another time, as a simulated firm is; years ahead nothing has taken place all the same.
  @Test func aBundleOfAnotherTimeIsTakenWithARemark() throws {
    let folder = try TestFolder()
    let path = try folder.write(
      "interactions.csv",
      "interaction_id,at,person_id,channel,direction,outcome,booked_at\nI1,2027-03-02T09:00:00Z,P1,call,outbound,connected,\n"
        + "I2,2062-03-02T09:00:00Z,P1,call,outbound,connected,\nI3,2062-03-02T09:00:00Z,P1,video,outbound,,\n"
        + "I4,2062-03-02T09:00:00Z,P1,call,outbound,,2026-03-02T09:00:00Z\nI5,1970-01-01T00:00:00Z,P1,email,outbound,sent,\n"
    )
    let taken = try taken([path])
    #expect(taken.summary.rejected.map(\.line) == [3, 6] && taken.records[.interactions]?.count == 3)
    let remark = "dated after the day of the import: of account from then on"
    #expect(taken.summary.warnings.map(\.what) == [remark] && taken.summary.warnings.map(\.count) == [1])
  }

  /// A sender's clock may be wrong; whoever carried the message has another.
  @Test func aMessageFromTheFutureIsDatedByWhoCarriedIt() throws {
    let folder = try TestFolder()
    let head = "From: a@x.example\nTo: me@firm.example\nDate: Mon, 2 Mar 2062 09:00:00 +0000\n"
    let carried = try folder.write(
      "a.eml", head + "Message-ID: <1@x>\nReceived: by x; Mon, 2 Mar 2026 09:00:00 +0000\n\nHi\n")
    let alone = try folder.write("b.eml", head + "Message-ID: <2@x>\n\nHi\n")
    let taken = try taken([carried, alone])
    #expect(taken.records[.interactions]?.map { $0["at"] } == ["1772442000"])
    let rejected = taken.summary.rejected
    #expect(rejected.map(\.column) == ["Date"] && rejected[0].why.hasPrefix("after the day of the import"))
  }

  @Test func aMeetingThatEndsBeforeItStartsIsRejected() throws {
    let read = try MeetingReaderTests.read(
      MeetingReaderTests.calendar("DTSTART:20261120T100000Z\r\nDTEND:20261120T093000Z\r\n"))
    #expect(read.met.isEmpty && read.tally.rejected.map(\.column) == ["DTEND"])
    #expect(read.tally.rejected.map(\.why) == ["ends before it starts"])
    let still = try MeetingReaderTests.read(
      MeetingReaderTests.calendar("DTSTART:20261120T100000Z\r\nDTEND:20261120T100000Z\r\n"))
    #expect(still.met.map(\.minutes) == [0] && still.tally.rejected.isEmpty)
  }
}
