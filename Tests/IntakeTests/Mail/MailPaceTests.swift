import Foundation
import Recruitment
import Testing

@testable import Intake

/// Mail is read by several cores, and what is between other people only once: what comes of it must not tell.
@Suite struct MailPaceTests {
  /// Two hundred and forty messages of a list: a thread every six, of people who hide their addresses in three ways;
  /// one in five goes to or comes from us, some ids come twice, and texts quote the lines by which messages are parted.
  private static let archive: String = {
    var text = ""
    for number in 0..<240 {
      let person = number * 7 % 13
      let from =
        switch person {
        case 0: "me at firm.example (Me Myself)"
        case 1...4: "p\(person) at client.example (Person \(person))"
        case 5...8: "=?utf-8?Q?P=C3=A9rson_\(person)?= <p\(person)@client.example>"
        default: "p\(person) @end|ng |rom cl|ent@ex@mple (Person \(person))"
        }
      let thread = number / 6 * 6
      text += "From p\(person) at client.example  Mon Mar  2 09:\(10 + number / 60):\(10 + number % 50) 2026\n"
      text += "From: \(from)\nDate: Mon, 2 Mar 2026 09:\(10 + number / 60):\(10 + number % 50) +0000\n"
      if number % 11 == 3 { text += "To: Others <list@jobs.example>,\n  Me <me@firm.example>\n" }
      if number % 17 != 5 { text += "Message-ID: <\(number % 90 == 40 ? number - 1 : number)@x>\n" }
      if number != thread { text += "In-Reply-To: <\(number % 5 == 0 ? number - 1 : thread)@x>\n" }
      if number % 4 == 2 { text += "References: <\(thread)@x>\n <\(number - 1)@x>\n" }
      text += "Subject: Thread \(thread)\n\nCould you say \(number)?\n"
      text += number % 9 == 4 ? "\nFrom what I hear\n\n>From the list: From me Mon Mar  2 09:30:00 2026\n\n" : "\n"
      text += String(repeating: "x", count: number * 37 % 400) + "\n\n"
    }
    return text
  }()

  @Test(arguments: [(64, 1), (50, 2), (333, 3), (1_000, 4), (9_999, 40), (20_000, 16)])
  func partsOfAnySizeGiveTheSame(part: Int, ahead: Int) throws {
    let folder = try MailFolder()
    let path = try folder.write("list.mbox", Self.archive)
    let whole = try MailRows([path], me: ["me@firm.example"], pace: MailPace(readsAllTwice: true))
    let parts = try MailRows([path], me: ["me@firm.example"], pace: MailPace(part: part, ahead: ahead))
    #expect(whole.summary.files[0].messages == 240)
    #expect(whole.kept > 20 && whole.warned(.notYours) > 100)
    Self.expectSame(parts, whole)
  }

  @Test(.enabled(if: !MailCorporaTests.folders.isEmpty), arguments: MailCorporaTests.folders)
  func aCorpusReadInPartsGivesTheSame(folder: String) throws {
    let senders = try MailReader(files: [(0, folder)], options: .init(me: [], addressKey: [])).correspondents(limit: 60)
    let me = senders.prefix(5).map(\.address)
    let whole = try MailRows([folder], me: me, pace: MailPace(readsAllTwice: true))
    let parts = try MailRows([folder], me: me, pace: MailPace(part: 7_000, ahead: 7))
    Self.expectSame(parts, whole)
  }

  @Test func whatIsWrittenToBetweenTheReadingsIsReadWhole() throws {
    let folder = try MailFolder()
    let path = try folder.write("list.mbox", Self.archive)
    let options = MailReader.Options(me: ["me@firm.example"], addressKey: MailRows.key)
    var indexing = MailIndexing(MessageParties(options: options))
    try indexing.run([MailSource(index: 0, path: path)])
    let more =
      "From a@x Mon Mar  2 12:00:00 2026\nFrom: a@x\nTo: me@firm.example\nDate: Mon, 2 Mar 2026 12:00:00 +0000\n"
      + "Message-ID: <new@x>\n\nHello\n"
    try folder.write("list.mbox", more + Self.archive)
    var ids: [String] = []
    let summary = try MailReading(indexing, options: options).run([MailSource(index: 0, path: path)]) { batch in
      guard batch.kind == .interactions else { return }
      let column = batch.columns[batch.schema.position("interaction_id")]
      ids += (0..<batch.count).compactMap { column.text($0) }
    }
    #expect(summary.files[0].messages == 241)
    #expect(ids.contains("new@x"))
  }

  private static func expectSame(_ one: MailRows, _ other: MailRows) {
    #expect(one.interactions == other.interactions)
    #expect(one.people == other.people)
    #expect(one.recruiters == other.recruiters)
    #expect(one.summary.files == other.summary.files)
    #expect(one.summary.warnings == other.summary.warnings)
    #expect(one.summary.rejects == other.summary.rejects)
  }
}
