import Foundation
import Recruitment
import Testing

@testable import Desk
@testable import Storage

/// Files that say nothing by which what is in them could be known again: no Message-ID, no UID.
@Suite struct NothingDoubledTests {
  private static let mail = """
    From a@b Mon Mar  2 10:00:00 2026
    From: Jo Smith <jo@client.example>
    To: ruth@firm.example
    Date: Mon, 2 Mar 2026 10:00:00 +0000
    Subject: Hello there

    Could you ring me about the role?

    From a@b Mon Mar  2 11:00:00 2026
    From: Ruth <ruth@firm.example>
    To: Jo Smith <jo@client.example>
    Date: Mon, 2 Mar 2026 11:00:00 +0000
    Message-ID: <one@firm.example>
    Subject: Another thing

    I will.


    """

  private static func card(_ name: String, _ lines: String...) -> String {
    (["BEGIN:VCARD", "VERSION:3.0", "FN:\(name)"] + lines + ["END:VCARD", ""]).joined(separator: "\n")
  }

  private static let cards =
    card("Ann Only") + card("Bob Address", "EMAIL:bob@addr.example") + card("Cat Number", "TEL:+44 20 7946 0001")
    + card("Jo Smith", "EMAIL:jo@client.example")

  private static func event(_ lines: String...) -> String {
    (["BEGIN:VEVENT"] + lines + ["ORGANIZER:mailto:ruth@firm.example", "END:VEVENT", ""]).joined(separator: "\n")
  }

  private static let calendar =
    "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//y\n"
    + event(
      "DTSTART:20260203T100000Z", "DTEND:20260203T110000Z", "SUMMARY:Catch up", "ATTENDEE:mailto:dee@event.example")
    + event(
      "DTSTART:20260204T100000Z", "DTEND:20260204T110000Z", "RRULE:FREQ=WEEKLY;COUNT=3", "SUMMARY:Series",
      "ATTENDEE:mailto:jo@client.example") + "END:VCALENDAR\n"

  @discardableResult
  private func read(_ office: SmallOffice, _ name: String, _ text: String) throws -> ImportReport {
    let path = "\(office.folder)/\(name)"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return try office.desk.importFiles(
      ImportRequest(paths: [path], me: ["ruth@firm.example"]), now: SmallOffice.now, progress: { _ in })
  }

  private func readAll(_ office: SmallOffice) throws -> [ImportReport] {
    try [("mail.mbox", Self.mail), ("cards.vcf", Self.cards), ("cal.ics", Self.calendar)].map {
      try read(office, $0.0, $0.1)
    }
  }

  private func added(_ reports: [ImportReport]) -> [Int] { reports.map { $0.files.reduce(0) { $0 + $1.added } } }

  /// - Parameter isOld: the store's ids were made by an earlier release, whose key stays where it is.
  private func copy(_ engine: Engine, isOld: Bool) throws -> (office: SmallOffice, copy: SmallOffice) {
    let office = try SmallOffice(engine)
    if isOld { _ = try office.desk.addressKey() }
    #expect(try added(readAll(office)).allSatisfy { $0 > 0 })
    #expect(try added(readAll(office)) == [0, 0, 0])
    let folder = office.folder + "/out"
    _ = try office.desk.exportFirm(to: folder) { _ in }
    #expect(FileManager.default.fileExists(atPath: folder + "/keys.csv") != isOld)
    let copy = try SmallOffice(engine)
    _ = try copy.importFiles(folder)
    #expect(try copy.desk.store.counts() == office.desk.store.counts())
    return (office, copy)
  }

  @Test(arguments: Engine.tested) func `what an export brought is not doubled by the files it was made of`(
    _ engine: Engine
  ) throws {
    let (office, copy) = try copy(engine, isOld: false)
    let reports = try readAll(copy)
    #expect(added(reports) == [0, 0, 0])
    #expect(try copy.desk.store.counts() == office.desk.store.counts())
    // Threads go on, too.
    #expect(try copy.desk.contentKey() == office.desk.contentKey())
    #expect(try copy.desk.addressKey() != office.desk.addressKey())
    #expect(try added(readAll(copy)) == [0, 0, 0])
  }

  @Test(arguments: Engine.tested) func `a store of an earlier release keeps its ids and its key`(
    _ engine: Engine
  ) throws {
    let (office, copy) = try copy(engine, isOld: true)
    #expect(try office.desk.contentKey() == office.desk.addressKey())
    // Cards are known by what they say; what has nothing but its text is new to the copy.
    #expect(try added(readAll(copy))[1] == 0)
  }

  /// A store that has records already stays with its own key.
  @Test(arguments: Engine.tested) func `an export read beside records brings no key`(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    _ = try readAll(office)
    let folder = office.folder + "/out"
    _ = try office.desk.exportFirm(to: folder) { _ in }
    let other = try SmallOffice(engine)
    try read(other, "cards.vcf", Self.card("Eve", "EMAIL:eve@x.example"))
    let key = try other.desk.contentKey()
    _ = try other.importFiles(folder)
    #expect(try other.desk.contentKey() == key)
  }

  @Test(arguments: Engine.tested) func `a card that was edited is the same person`(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try read(office, "a.vcf", Self.card("Ann Smith", "EMAIL:ann@old.example", "TEL:+44 20 7946 0001"))
    for lines in [
      ["TITLE:Chief", "EMAIL:ann@old.example", "TEL:+44 20 7946 0001"],
      ["EMAIL:ann@new.example", "EMAIL:ann@old.example", "TEL:+44 20 7946 0001"],
      ["EMAIL:ann@new.example", "TEL:020 7946 0001"], ["TEL:+44 20 7946 0001", "TEL:+44 20 7946 0002"],
    ] {
      let report = try read(
        office, "a.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Ann Smith\n\(lines.joined(separator: "\n"))\nEND:VCARD\n")
      #expect(report.files[0].added == 0 && report.files[0].updated == 1, "\(lines)")
      #expect(report.totals[.people] == 1)
    }
    // Nothing but the name: somebody else, and it is said.
    let report = try read(office, "a.vcf", Self.card("Ann Smith", "EMAIL:ann@elsewhere.example"))
    #expect(report.totals[.people] == 2)
    #expect(report.warnings.contains { $0.what.hasPrefix("a name that is on record") })
  }
}
