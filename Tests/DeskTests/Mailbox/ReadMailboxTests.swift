import Foundation
import Intake
import Recruitment
import Testing

@testable import Desk
@testable import Storage

/// Against a real Dovecot, where `bin/with-dovecot` provides one.
@Suite(.serialized) struct ReadMailboxTests {
  static let address = ProcessInfo.processInfo.environment["RIGHTCALL_TEST_IMAP"]
  static let maildir = ProcessInfo.processInfo.environment["RIGHTCALL_TEST_MAILDIR"]

  private func put(_ id: String, from: String, to: String, folder: String = "") throws {
    let text =
      "From: \(from)\r\nTo: \(to)\r\nSubject: Thursday\r\nDate: Wed, 04 Mar 2026 09:12:00 +0000\r\n"
      + "Message-ID: <\(id)@x.example>\r\n\r\nShall we talk {7} on Thursday?\r\n"
    let path = try #require(Self.maildir) + folder + "/cur/\(id):2,"
    try Data(text.utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: try #require(Self.maildir) + "/cur").sorted()
  }

  @Test(.enabled(if: address != nil, "run through bin/with-dovecot to test mailboxes"))
  func whatIsNewWithPeopleOneConfirmedIsReadAndNothingIsChanged() throws {
    let office = try SmallOffice(.sqlite)
    try office.importFiles(
      office.bundle(["people.csv": "person_id,kind,name,emails\nP1,candidate,Anna Smith,anna@x.example\n"]))
    try put("1", from: "Anna <anna@x.example>", to: "ruth@firm.example")
    try put("2", from: "Doctor <doctor@y.example>", to: "ruth@firm.example, anna@x.example")
    try put("3", from: "ruth@firm.example", to: "anna@x.example, stranger@y.example")
    try put("4", from: "Anna <anna@x.example>", to: "ruth@firm.example", folder: "/.Private")
    let before = try names()
    var entry = MailboxEntry(
      url: try #require(Self.address), user: "ruth", password: "secret word", me: ["ruth@firm.example"])
    entry.allowsPrivate = true
    let first = try office.desk.readMailbox(entry, now: SmallOffice.now) { _ in }
    #expect(first.foldersLeft == 1 && first.report?.batch != nil)
    let anna = try #require(try office.desk.store.person("P1")).id
    #expect(
      try office.desk.store.timeline(anna).map(\.direction).sorted { $0.rawValue < $1.rawValue } == [
        .outbound, .inbound,
      ])
    #expect(try office.desk.store.counts()[.people] == 1)
    // Flags are part of a file's name: nothing was marked as read.
    #expect(try names().map { $0.split(separator: ":")[0] } == before.map { $0.split(separator: ":")[0] })
    #expect(try names().allSatisfy { !$0.hasSuffix("S") })
    let again = try office.desk.readMailbox(entry, now: SmallOffice.now) { _ in }
    #expect(again.taken == 0 && again.report == nil)
    try put("5", from: "Anna <anna@x.example>", to: "ruth@firm.example")
    #expect(try office.desk.readMailbox(entry, now: SmallOffice.now) { _ in }.taken == 1)
    #expect(try office.desk.store.timeline(anna).count == 3)
    entry.password = "another"
    #expect(throws: MailboxError.notSignedIn) { try office.desk.readMailbox(entry, now: SmallOffice.now) { _ in } }
  }
}
