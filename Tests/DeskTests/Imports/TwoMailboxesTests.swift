import Foundation
import Recruitment
import Testing

@testable import Desk
@testable import Storage

/// Two recruiters of one firm and what both have in their mailboxes: each message is one, and says the same from whichever it
/// comes, in whatever order they are read, and read again.
@Suite struct TwoMailboxesTests {
  private static let ruth = "Ruth Hale <ruth@firm.example>"
  private static let tom = "Tom Fox <tom@firm.example>"
  private static let bob = "Bob Jones <bob@client.example>"

  private static func message(_ id: Int, _ from: String, to: String, cc: String = "", _ text: String) -> String {
    "From x@x Mon Mar  2 09:30:00 2026\nFrom: \(from)\nTo: \(to)\n" + (cc.isEmpty ? "" : "Cc: \(cc)\n")
      + "Date: Mon, 2 Mar 2026 09:3\(id):00 +0000\nMessage-ID: <\(id)@x.example>\nSubject: The buyer job\n\n\(text)\n\n"
  }

  /// What went to Ruth with a copy to Tom; what Ruth wrote, with copies to Tom and to somebody else; what they wrote each other.
  private static let shared =
    message(1, bob, to: ruth, cc: tom, "Hi Ruth,\nCould you call me today?")
    + message(2, ruth, to: bob, cc: "\(tom), Dan Lee <dan@client.example>", "Is Friday fine?")
    + message(3, ruth, to: tom, "Do you know him?")

  private func office(_ engine: Engine) throws -> SmallOffice {
    let office = try SmallOffice(engine)
    let bundle = try office.bundle([
      "recruiters.csv": "recruiter_id,name,email\nr1,Ruth Hale,ruth@firm.example\nr2,Tom Fox,tom@firm.example\n",
      "people.csv": "person_id,kind,name,emails\np1,candidate,Bob Jones,bob@client.example\n",
    ])
    _ = try office.desk.importFiles(ImportRequest(paths: [bundle]), now: SmallOffice.now) { _ in }
    return office
  }

  @discardableResult private func take(_ path: String, _ me: String, _ office: SmallOffice) throws -> ImportReport {
    try office.desk.importFiles(ImportRequest(paths: [path], me: ["\(me)@firm.example"]), now: SmallOffice.now) { _ in }
  }

  private func timeline(_ person: String, _ office: SmallOffice) throws -> [String] {
    try office.desk.person(person, asOf: SmallOffice.now).contacts.map { line in
      "\(line.direction.word) \(line.recruiterName ?? "-")"
    }
  }

  private func marks(_ office: SmallOffice) throws -> [String] {
    var marks: [String] = []
    try office.desk.store.database.read { connection in
      let sql = "SELECT external_id, direction, asks, list FROM interaction WHERE channel = $1 ORDER BY external_id"
      try connection.query(sql, [.integer(Int64(Channel.email.rawValue))]) { row in
        marks.append(
          "\(row.text(0) ?? "-") \(row.integer(1, or: -1)) \(row.integer(2, or: -1)) \(row.integer(3, or: -1))")
      }
    }
    return marks
  }

  @Test(arguments: Engine.tested, [["ruth", "tom"], ["tom", "ruth"]])
  func aMessageSaysTheSameFromEitherMailbox(_ engine: Engine, order: [String]) throws {
    let alone = try office(engine)
    try take(try alone.file("box.mbox", Self.shared), "ruth", alone)

    let office = try office(engine)
    let box = try office.file("box.mbox", Self.shared)
    for me in order { try take(box, me, office) }
    #expect(try timeline("p1", office) == ["outbound Ruth Hale", "inbound Ruth Hale"])
    #expect(try marks(office) == marks(alone))
    #expect(try timeline("p1", alone) == timeline("p1", office))
    for person in ["ruth@firm.example", "tom@firm.example"] {
      #expect(throws: DeskError.self) { try office.desk.person(person, asOf: SmallOffice.now) }
    }
    for me in order + order {
      let report = try take(box, me, office)
      #expect(report.batch == nil && report.files[0].updated == 0 && report.files[0].unchanged >= 0)
    }
  }

  /// A copy alone says that there was a message, and leaves what it asks to the mailbox of whom it asks.
  @Test(arguments: Engine.tested) func aCopyAloneTellsWhoseItWas(_ engine: Engine) throws {
    let office = try office(engine)
    try take(try office.file("box.mbox", Self.shared), "tom", office)
    #expect(try timeline("p1", office) == ["outbound Ruth Hale", "inbound Ruth Hale"])
    #expect(try marks(office).allSatisfy { $0.hasSuffix(" -1 -1") })
  }
}
