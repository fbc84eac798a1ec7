import Foundation
import Recruitment
import Testing

@testable import Desk
@testable import Intake
@testable import Storage

/// A firm that begins: an export of its ATS, a mailbox, a calendar and a call log, all about the same people. In whatever
/// order they come, each person has one timeline, and it is right.
@Suite struct NewcomerTests {
  private static let ats = [
    "Candidate.csv":
      "externalID ,firstName,lastName,email,mobile,owner.name,dateAdded\n"
      + "c1,Anna,Smith,Anna.Smith@x.example,07700 900123,Ruth Hale,1/5/2026 9:00\n"
      + "c2,Tom,Mair,tom@y.example,07700 900124,Ruth Hale,1/5/2026 9:00\n",
    "ClientCorporation.csv": "externalID,name,dateAdded\nh1,Harbour Foods,1/5/2026 9:00\n",
    "ClientContact.csv":
      "externalID,firstName,lastName,email,phone,clientCorporation.externalID,owner.name,dateAdded\n"
      + "k1,Ben,Cole,ben.cole@harbour.example,020 7946 0018,h1,Ruth Hale,1/5/2026 9:00\n",
    "JobOrder.csv":
      "externalID,title,clientCorporation.externalID,clientContact.externalID,owner.name,employmentType,status,dateAdded\n"
      + "j1,Buyer,h1,k1,Ruth Hale,Permanent,Accepting Candidates,1/6/2026 9:00\n",
    "JobSubmission.csv":
      "externalID,candidate.externalID,jobOrder.externalID,sendingUser.name,status,dateAdded,dateLastModified\n"
      + "s1,c1,j1,Ruth Hale,Submitted,1/7/2026 9:00,1/7/2026 9:00\n",
    "Note.csv":
      "externalID,candidates.externalID,clientContacts.externalID,action,comments,dateAdded,commentingPerson.name\n"
      + "n1,c1,,Outbound Call,She is keen,3/2/2026 10:07,Ruth Hale\n",
  ]

  private static let calls =
    "direction,from,to,answered,user,duration (in call),datetime (UTC)\n"
    + "outbound,+442070000000,+447700900123,Yes,Ruth Hale,300,2026-03-02 10:00:00\n"
    + "inbound,+447700900123,+442070000000,No,Ruth Hale,0,2026-03-03 09:00:00\n"
    + "outbound,+442070000000,+442079460018,Yes,Ruth Hale,200,2026-03-03 11:00:00\n"
    + "outbound,+442070000000,+441632960000,Yes,Ruth Hale,200,2026-03-03 12:00:00\n"

  private static let mails = [
    ("Anna Smith <anna.smith@x.example>", "Ruth Hale <ruth@firm.example>", "09:30", "Can you ring me today?"),
    ("Ruth Hale <ruth@firm.example>", "\"Smith, Anna\" <Anna.Smith@X.example>", "09:40", "I will ring at ten."),
    ("Ruth Hale <ruth@firm.example>", "Ben Cole <ben.cole@harbour.example>", "11:00", "When can we talk?"),
  ]

  private static let calendar =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:e1\r\nDTSTART:20260304T140000Z\r\nDTEND:20260304T143000Z\r\n"
    + "SUMMARY:Catch-up\r\nLOCATION:https://teams.microsoft.com/l/meetup-join/1\r\nORGANIZER:mailto:ruth@firm.example\r\n"
    + "ATTENDEE;CN=Anna Smith;PARTSTAT=ACCEPTED:mailto:anna.smith@x.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"

  enum Part: String, CaseIterable, Sendable { case ats, calls, mail, calendar }

  private func path(_ part: Part, _ office: SmallOffice) throws -> String {
    switch part {
    case .ats: return try office.bundle(Self.ats)
    case .calls: return try office.file("calls.csv", Self.calls)
    case .calendar: return try office.file("ruth.ics", Self.calendar)
    case .mail:
      let text = Self.mails.enumerated().map { index, mail in
        "From x@x Mon Mar  2 09:30:00 2026\nFrom: \(mail.0)\nTo: \(mail.1)\nDate: Mon, 2 Mar 2026 \(mail.2):00 +0000\n"
          + "Message-ID: <\(index)@x.example>\nSubject: The buyer job\n\n\(mail.3)\n\n"
      }
      return try office.file("box.mbox", text.joined())
    }
  }

  @discardableResult
  private func take(_ path: String, _ office: SmallOffice) throws -> ImportReport {
    try office.desk.importFiles(ImportRequest(paths: [path], me: ["ruth@firm.example"]), now: SmallOffice.now) { _ in }
  }

  /// Time, channel, direction, whether it was a conversation, who of ours, and the sources, newest first.
  private func timeline(_ person: String, _ office: SmallOffice) throws -> [String] {
    let page = try office.desk.person(person, asOf: SmallOffice.now)
    return page.contacts.map { line in
      "\(ISOTimestamp.utc(line.at)) \(line.channel.word) \(line.direction.word) \(line.isConversation) "
        + "\(line.recruiterName ?? "-") \(line.source)"
    }
  }

  private static let anna = [
    "2026-03-04T14:00:00Z video outbound true Ruth Hale calendar ruth@firm.example",
    "2026-03-03T09:00:00Z call inbound false Ruth Hale aircall",
    "2026-03-02T10:00:00Z call outbound true Ruth Hale aircall and bullhorn",
    "2026-03-02T09:40:00Z email outbound false Ruth Hale mail",
    "2026-03-02T09:30:00Z email inbound false Ruth Hale mail",
  ]
  private static let ben = [
    "2026-03-03T11:00:00Z call outbound true Ruth Hale aircall",
    "2026-03-02T11:00:00Z email outbound false Ruth Hale mail",
  ]

  /// Calls come when the people are there whose numbers they are: the log is matched with those on record. A calendar comes
  /// after whoever names its owner: alone it knows an address and no name.
  private static let orders: [[Part]] = [
    [.ats, .calls, .mail, .calendar], [.mail, .calendar, .ats, .calls], [.mail, .ats, .calendar, .calls],
  ]

  @Test(arguments: Engine.tested) func `four sources make one timeline for each person, in whatever order they come`(
    _ engine: Engine
  ) throws {
    for order in Self.orders {
      let office = try SmallOffice(engine)
      for part in order {
        let report = try take(try path(part, office), office)
        #expect(report.rejectedCount == 0, "\(order) \(part)")
      }
      #expect(try timeline("c1", office) == Self.anna, "\(order)")
      #expect(try timeline("k1", office) == Self.ben, "\(order)")
      #expect(try office.desk.samePeople().suggestions.isEmpty)
      // The three of the ATS, and nobody a second time.
      let owned = try office.desk.people(of: "ruth@firm.example", PeopleQuery(days: 60), asOf: SmallOffice.now)
      let names = owned.sections.flatMap(\.lines).map(\.person.name)
      #expect(Set(names) == ["Anna Smith", "Ben Cole", "Tom Mair"], "\(order)")
    }
  }

  @Test(arguments: Engine.tested) func `importing all of it again changes nothing, and undo parts it again`(
    _ engine: Engine
  ) throws {
    let office = try SmallOffice(engine)
    var batches: [BatchID] = []
    for part in Self.orders[0] { batches += try take(try path(part, office), office).batches }
    let counts = try office.desk.store.counts()
    for part in Self.orders[0] { #expect(try take(try path(part, office), office).batch == nil, "\(part)") }
    #expect(try office.desk.store.counts() == counts && timeline("c1", office) == Self.anna)
    // Without the call log the note stands alone; without the mailbox nothing of it is left.
    _ = try office.desk.undo(batch: "\(batches[1].value)", now: SmallOffice.now)
    #expect(try timeline("c1", office)[1] == "2026-03-02T10:07:00Z call outbound false Ruth Hale bullhorn")
    _ = try office.desk.undo(batch: "\(batches[2].value)", now: SmallOffice.now)
    #expect(try timeline("c1", office).count == 2 && timeline("k1", office).isEmpty)
    // And all of it comes back as it was.
    for part in [Part.calls, .mail] { try take(try path(part, office), office) }
    #expect(try timeline("c1", office) == Self.anna && timeline("k1", office) == Self.ben)
  }

  @Test(arguments: Engine.tested) func `what somebody has in one folder is taken in one step, or none of it`(
    _ engine: Engine
  ) throws {
    let office = try SmallOffice(engine)
    try take(try path(.ats, office), office)
    let folder = try office.bundle([
      "ruth.ics": Self.calendar,
      "book.vcf":
        "BEGIN:VCARD\nVERSION:3.0\nFN:Anna Smith\nEMAIL:anna.smith@x.example\nTEL;TYPE=home:020 7946 0100\nEND:VCARD\n",
    ])
    #expect(throws: DeskError.needsOwnAddress) {
      try office.desk.importFiles(ImportRequest(paths: [folder]), now: SmallOffice.now) { _ in }
    }
    let report = try take(folder, office)
    #expect(report.batches.count == 2 && report.files.map(\.format) == ["contacts", "calendar"])
    #expect(try timeline("c1", office).count == 2)
    #expect(try office.desk.person("c1", asOf: SmallOffice.now).person.phones.count == 2)
    // A second folder of which a part cannot be read leaves nothing behind.
    let broken = try office.bundle(["a.vcf": "BEGIN:VCARD\nVERSION:3.0\nFN:Zoe\nUID:z\nEND:VCARD\n", "b.ics": ""])
    let before = try office.desk.store.counts()
    try Data(count: ContentLines.largestFile + 1).write(to: URL(fileURLWithPath: broken + "/b.ics"))
    #expect(throws: IntakeError.self) { try take(broken, office) }
    #expect(try office.desk.store.counts() == before)
  }

  @Test(arguments: Engine.tested) func `a card says where each of its facts is from`(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try take(try office.bundle(Self.ats.filter { $0.key != "Note.csv" }), office)
    try take(try path(.mail, office), office)
    let facts = try office.desk.person("c1", asOf: SmallOffice.now).open.flatMap(\.facts)
    let told = Dictionary(facts.map { (ISOTimestamp.utc($0.at), $0.source) }, uniquingKeysWith: { first, _ in first })
    // They asked by mail; when they came on record, the export says.
    #expect(told["2026-03-02T09:30:00Z"] == "mail" && told["2026-01-05T09:00:00Z"] == "bullhorn")
  }
}
