import Foundation
import Recruitment
import Testing

@testable import Intake

/// Whatever is read is accounted for: it makes a record, is rejected, or a remark says why it makes none.
@Suite struct ReportSumTests {
  @Test func cardsThatAnotherFileHasNewerAreToldOf() throws {
    let folder = try TestFolder()
    func card(_ name: String, _ revised: String) -> String {
      "BEGIN:VCARD\nVERSION:3.0\nUID:1\nFN:Ann Lee\nTITLE:\(name)\nEMAIL:ann@x.example\nREV:\(revised)\nEND:VCARD\n"
    }
    try folder.write("a.vcf", card("Old", "20250101T000000Z"))
    try folder.write("b.vcf", card("New", "20260101T000000Z"))
    try folder.write("c.vcf", card("Older", "20240101T000000Z"))
    let taken = try take([folder.path], parties: KnownParties())
    #expect(taken.records[.people]?.count == 1 && taken.summary.rows == [1, 1, 1])
    #expect(taken.summary.warnings.map(\.file) == [0, 2] && taken.summary.warnings.map(\.count) == [1, 1])
  }

  @Test func entriesThatAreNotOfTheSpanAreToldOf() throws {
    func entry(_ uid: Int, _ start: String, _ more: String = "") -> String {
      "BEGIN:VEVENT\r\nUID:\(uid)\r\nATTENDEE:mailto:ann@x.example\r\nDTSTART:\(start)\r\nDURATION:PT1H\r\n\(more)END:VEVENT\r\n"
    }
    let text =
      "BEGIN:VCALENDAR\r\n" + entry(1, "20261120T100000Z") + entry(2, "20261126T113000Z") + entry(3, "20271120T100000Z")
      + entry(4, "20101120T100000Z") + entry(5, "20101120T100000Z", "RRULE:FREQ=DAILY;COUNT=3\r\n")
      + entry(6, "20261120T100000Z", "RECURRENCE-ID:20261119T100000Z\r\n")
      + entry(6, "20261119T100000Z", "RDATE:20261119T100000Z\r\n") + "END:VCALENDAR\r\n"
    let read = try MeetingReaderTests.read(text)
    #expect(read.met.map(\.id) == ["1", "6/20261119T100000Z"] && read.tally.rows == [7])
    let remarks = Dictionary(uniqueKeysWithValues: read.tally.warnings.map { ($0.what, $0.count) })
    #expect(
      remarks == [
        "still ahead: read when they are over": 2, "before the months asked for: left out": 1,
        "with no time in the months asked for: left out": 1,
        "of which other entries tell all times: taken from those": 1,
      ])
    let deep = String(repeating: "BEGIN:X\r\n", count: 20)
    let nested = try MeetingReaderTests.read("BEGIN:VCALENDAR\r\n\(deep)").tally
    #expect(nested.rows == [1] && nested.rejectedCounts == [1])
  }

  @Test func legsOfACallAndTablesThatOthersAreReadWithAreToldOf() throws {
    let folder = try TestFolder()
    let mapping = """
      mapping: log
      zone: UTC
      files:
        - needs: [id, call, at, from, to]
          calls: {id: id, session: call, at: at, from: from, to: to, direction: =outbound, result: =answered}
        - needs: [key, value]
          join: {name: more, key: key, value: value}
      """
    var options = IntakeOptions()
    options.mapping = try MappingReader.read(mapping)
    try folder.write(
      "calls.csv",
      "id,call,at,from,to\n1,a,2026-03-02T09:00:00Z,ours,07700900123\n2,a,2026-03-02T09:00:09Z,ours,07700900123\n"
        + "3,b,2026-03-02T10:00:00Z,ours,07700900124\n")
    try folder.write("more.csv", "key,value\n1,x\n2,y\n")
    var parties = KnownParties()
    parties.add(person: "P1", phones: ["07700900123"], emails: [])
    let taken = try take([folder.path], parties: parties, options: options)
    #expect(taken.records[.interactions]?.count == 1)
    #expect(taken.summary.rows.reduce(0, +) == 5)
    #expect(
      Set(taken.summary.warnings.map { "\($0.what) (\($0.count))" }).isSuperset(of: [
        "rows that tell of a call that another row tells of: taken as one (1)",
        "calls with numbers of nobody on record: not kept (1)", "rows that say more of what other tables tell of (2)",
      ]))
  }
}
