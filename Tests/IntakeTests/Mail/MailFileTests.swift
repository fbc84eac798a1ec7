import Foundation
import Testing

@testable import Intake

@Suite struct MailFileTests {
  private func messages(_ path: String, limit: Int = MailFileReader.longestMessage) throws -> [(String, Bool)] {
    var found: [(String, Bool)] = []
    try MailFileReader(longestMessage: limit).read(path) {
      found.append((String(decoding: $0.bytes, as: UTF8.self), $0.isCut))
    }
    return found
  }

  @Test func aMailboxLargerThanTheBufferIsSplitWhereItShouldBe() throws {
    let folder = try MailFolder()
    // Lengths that put separators at every place relative to the buffer's end.
    var text = ""
    for number in 0..<3_000 {
      text +=
        "From a@x Mon Mar  2 09:30:00 2026\nSubject: \(number)\n\n" + String(repeating: "x", count: number) + "\n\n"
    }
    let found = try messages(folder.write("a.mbox", text))
    #expect(found.count == 3_000)
    #expect(
      found.indices.allSatisfy { found[$0].0.hasPrefix("Subject: \($0)\n\n") && found[$0].0.utf8.count >= $0 + 12 })
  }

  @Test func whatIsBeyondTheLimitIsDroppedAndTheNextMessageIsWhole() throws {
    let folder = try MailFolder()
    let long = String(repeating: "a line of text\n", count: 600_000)
    let path = try folder.write(
      "a.mbox",
      "From a@x Mon Mar  2 09:30:00 2026\nSubject: long\n\n\(long)\n"
        + "From a@x Mon Mar  2 09:30:00 2026\nSubject: next\n\nHi\n"
    )
    let found = try messages(path, limit: 1 << 20)
    #expect(found.count == 2)
    #expect(found[0].1 && found[0].0.hasPrefix("Subject: long\n") && found[0].0.utf8.count < 4 << 20)
    #expect(found[1] == ("Subject: next\n\nHi\n", false))
  }

  @Test func separatorsOfManyProgramsAreKnown() throws {
    let folder = try MailFolder()
    let lines = [
      "From a@x Mon Mar  2 09:30:00 2026", "From - Mon Mar 02 09:30:00 2026", "From a@x Mon Mar  2 09:30 2026",
      "From a b@x Mon Mar  2 09:30:00 +0100 2026", "From 123@xxx Mon Mar 02 09:30:00 +0000 2026\r",
      "From MAILER-DAEMON", "From joe at x.example  Mon Mar  2 09:30:00 2026",
    ]
    let text = lines.map { "\($0)\nFrom: a@x\n\nFrom what I see\nall is well\n\n" }.joined()
    #expect(try messages(folder.write("a.mbox", text)).count == lines.count)
  }

  @Test func aSeparatorWithoutASenderIsRead() throws {
    let folder = try MailFolder()
    let text = ["From ", "From   ", "From \t\r"].map { "\($0)\nSubject: a\n\nFrom \nall is well\n\n" }.joined()
    let found = try messages(folder.write("a.mbox", "From a@x Mon Mar  2 09:30:00 2026\nSubject: a\n\nHi\n\n" + text))
    #expect(found.count == 4)
    #expect(found[1].0 == "Subject: a\n\nFrom \nall is well\n\n")
  }

  @Test func aMaildirIsOneSourceAndOtherFilesInItAreCounted() throws {
    let folder = try MailFolder()
    try folder.write("new/1.host", SampleMail.inbound(id: "<1@x>"))
    try folder.write("cur/2.host:2,S", SampleMail.inbound(id: "<2@x>"))
    try folder.write(".Sent/cur/3.host:2,S", SampleMail.inbound(id: "<3@x>"))
    try folder.write("tmp/4.host", SampleMail.inbound(id: "<4@x>"))
    try folder.write("dovecot-uidlist", "3 V1 N5\n")
    try folder.write(".hidden", SampleMail.inbound(id: "<5@x>"))
    let rows = try MailRows([folder.path], me: ["me@firm.example"])
    #expect(Set(rows.interactions.map { $0["interaction_id"] }) == ["1@x", "2@x", "3@x"])
    #expect(rows.warned(.notMail) == 1)
    #expect(rows.summary.files.map(\.messages) == [3])
  }

  @Test func aFileThatIsNoMailIsRejectedAndOneThatIsMissingThrows() throws {
    let folder = try MailFolder()
    let path = try folder.write("a.eml", Data((0..<5_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }))
    let rows = try MailRows([path], me: ["me@firm.example"])
    #expect(rows.summary.rejects.map(\.why) == ["not a mail message"])
    #expect(throws: IntakeError.self) { try MailRows([folder.path + "/none"], me: []) }
  }

  @Test(arguments: ["", "\n", "\u{FEFF}\r\n\n"])
  func anEmptyFileIsRejected(_ content: String) throws {
    let folder = try MailFolder()
    let files = [try folder.write("a.mbox", content), try folder.write("b.eml", content)]
    let rows = try MailRows(files, me: ["me@firm.example"])
    #expect(rows.summary.rejects.map(\.why) == Array(repeating: "an empty file: no message in it", count: 2))
    #expect(rows.summary.files.map(\.messages) == [1, 1] && rows.summary.files.map(\.rejected) == [1, 1])
  }

  @Test(arguments: [
    ("From a@x Mon Mar  2 09:30:00 2026\nFrom: a@x\n\nHi", true), ("From: a@x\nSubject: Hi\n\nHi", true),
    ("Return-Path: <a@x>\nReceived: by x\n\nHi", true), ("\u{FEFF}\nFrom: a@x\nTo: b@x\n\n", true),
    ("person_id,name\n1,Ann\n", false), ("From here to there\nis far", false), ("", false),
    ("Subject: notes\n\nHi", false),
    ("Date: today\nSubject: notes\n", false),
  ])
  func mailIsKnownByItsFirstLines(text: String, isMail: Bool) throws {
    let folder = try MailFolder()
    #expect(try MailReader.looksLikeMail(path: folder.write("a", text)) == isMail)
    #expect(MailReader.looksLikeMail(path: folder.path) == isMail)
  }
}
