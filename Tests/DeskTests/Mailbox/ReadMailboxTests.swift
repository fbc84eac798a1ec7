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

  /// Puts a folder beside the others, as Dovecot keeps them, and a mail in it.
  private func folder(_ name: String, _ id: String) throws {
    let place = try #require(Self.maildir) + "/.\(name)"
    let owner = try FileManager.default.attributesOfItem(atPath: try #require(Self.maildir))
    for part in ["", "/cur", "/new", "/tmp"] {
      try FileManager.default.createDirectory(atPath: place + part, withIntermediateDirectories: true)
      try FileManager.default.setAttributes(
        [.ownerAccountID: owner[.ownerAccountID] ?? 0, .groupOwnerAccountID: owner[.groupOwnerAccountID] ?? 0],
        ofItemAtPath: place + part)
    }
    try put(id, from: "Boris <boris@x.example>", to: "ruth@firm.example", folder: "/.\(name)")
  }

  @Test(.enabled(if: address != nil, "run through bin/with-dovecot to test mailboxes"))
  func foldersGoByTheNamesThatPeopleKnow() throws {
    let office = try SmallOffice(.sqlite)
    try office.importFiles(
      office.bundle(["people.csv": "person_id,kind,name,emails\nP1,candidate,Boris Roe,boris@x.example\n"]))
    try folder("Kunden f&APw-r uns", "b1")
    try folder("Deals \"big\" ones", "b2")
    try folder("Entw&APw-rfe", "b3")
    var entry = MailboxEntry(
      url: try #require(Self.address), user: "ruth", password: "secret word", me: ["ruth@firm.example"])
    (entry.allowsPrivate, entry.without) = (true, ["kunden für uns"])
    let first = try office.desk.readMailbox(entry, now: SmallOffice.now) { _ in }
    #expect(
      Set(first.left).isSuperset(of: ["Kunden für uns", "Entwürfe"]) && !first.left.contains { $0.contains("big") })
    let boris = try #require(try office.desk.store.person("P1")).id
    #expect(try office.desk.store.timeline(boris).count == 1)
    // By name it is read, as people write it.
    (entry.without, entry.folders) = ([], ["Kunden für uns"])
    #expect(try office.desk.readMailbox(entry, now: SmallOffice.now) { _ in }.taken == 1)
    #expect(try office.desk.store.timeline(boris).count == 2)
    // The server numbers its messages anew: they are read again, and nothing is doubled.
    let place = try #require(Self.maildir) + "/.Kunden f&APw-r uns"
    for name in try FileManager.default.contentsOfDirectory(atPath: place) where name.hasPrefix("dovecot") {
      try FileManager.default.removeItem(atPath: "\(place)/\(name)")
    }
    _ = try office.desk.readMailbox(entry, now: SmallOffice.now) { _ in }
    #expect(try office.desk.store.timeline(boris).count == 2)
    // Gone since: the others are read.
    try FileManager.default.removeItem(atPath: place)
    entry.folders = []
    #expect(try office.desk.readMailbox(entry, now: SmallOffice.now) { _ in }.taken == 0)
  }
}
