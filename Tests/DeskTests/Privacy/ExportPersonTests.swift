import Foundation
import Recruitment
import Testing

@testable import Desk
@testable import Storage

/// What somebody is given who asks what is held on them.
@Suite struct ExportPersonTests {
  private func office(_ engine: Engine) throws -> SmallOffice {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    try office.importFiles(
      office.bundle([
        "people.csv": """
        person_id,kind,name,emails,owner_recruiter_id,created_at,hobby
        P1,candidate,Anna Berg,anna@mail.example,R1,2026-03-02T09:00:00Z,rowing

        """,
        "facts.csv": "fact_id,at,person_id,fact,value\nF1,2026-03-02T09:00:00Z,P1,motivation,closer to the sea\n",
        "preferences.csv":
          "preference_id,person_id,at,channel,allowed,basis,note\nX9,P1,2026-03-02T09:00:00Z,email,yes,consent,by mail\n",
        "interactions.csv": """
        interaction_id,at,recruiter_id,person_id,channel,direction,outcome,subject,body
        I8,2026-03-03T09:30:00Z,R1,P1,email,outbound,sent,Beside you,Zoë Lund (zoe@mail.example) and x@elsewhere.example; ruth@firm.example
        I9,2026-03-03T09:40:00Z,R1,P4,email,outbound,sent,Not yours,words for Ben alone

        """,
      ]))
    return office
  }

  @Test(arguments: Engine.tested) func everythingOfTheirsIsInItAndNothingOfOthers(_ engine: Engine) throws {
    let office = try office(engine)
    let held = try office.desk.exportPerson("anna@mail.example", now: SmallOffice.now)
    #expect(held.id == "P1" && held.name == "Anna Berg" && held.firmName == "Harbour Desk")
    let all = held.tables.flatMap { $0.rows.flatMap { $0.compactMap(\.self) } }.joined(separator: "\n")
    for expected in [
      "Anna Berg", "anna@mail.example", "+441632960001", "rowing", "closer to the sea", "by mail", "consent",
      "Beside you", "connected", "submitted", "Finance Manager", "Harbour Ltd", "Ruth Adler", "ruth@firm.example",
      "2026-03-02T09:30:00Z",
    ] { #expect(all.contains(expected), "\(expected)") }
    for other in ["Zoë Lund", "zoe@mail", "x@elsewhere", "words for Ben", "Benny", "Carl Stone"] {
      #expect(!all.contains(other), "\(other)")
    }
    #expect(all.contains("[another person] ([another person]) and [another person]; ruth@firm.example"))
    for table in held.tables { #expect(table.rows.allSatisfy { $0.count == table.columns.count }, "\(table.name)") }
    #expect(Set(held.tables.map(\.name)).count == held.tables.count)
    // That it was taken out is on record, and in the next one.
    #expect(try office.desk.auditLog().first?.deed == .exportedPerson)
    let again = try office.desk.held(on: "P1", now: SmallOffice.now)
    #expect(again.tables.first { $0.name == "who_looked" }?.rows.last?.last == "exported person")
  }

  /// Talks they booked stand under dates only where they hang on a submission, and what they wrote with one stands nowhere
  /// else.
  @Test(arguments: Engine.tested) func whatTheyBookedAndTheirLinksAreInIt(_ engine: Engine) throws {
    let office = try office(engine)
    let door = office.desk.audienceDoor()
    let made = try office.desk.makeLink(LinkEntry(person: "P1", recruiter: "R1"), now: SmallOffice.now)
    let guest = try #require(try door.guest(made.token, now: SmallOffice.now))
    let time = try #require(try door.freeTimes(of: guest, now: SmallOffice.now).first)
    let entry = BookingEntry(startsAt: time, channel: .video, zone: "Europe/Paris", note: "ring the side door")
    _ = try door.book(entry, by: guest, now: SmallOffice.now)
    let held = try office.desk.held(on: "P1", now: SmallOffice.now)
    let talks = try #require(held.tables.first { $0.name == "booked_talks" })
    #expect(talks.rows.count == 1 && talks.rows[0].contains("ring the side door") && talks.rows[0].contains("video"))
    #expect(talks.rows[0].contains("Ruth Adler") && talks.rows[0].contains(ISOTimestamp.utc(time)))
    let links = try #require(held.tables.first { $0.name == "links" })
    #expect(links.rows.count == 1 && links.rows[0].contains("everything"))
    let others = try office.desk.held(on: "P2", now: SmallOffice.now)
    for name in ["booked_talks", "links"] {
      #expect(others.tables.first { $0.name == name }?.rows.isEmpty == true, "\(name)")
    }
  }
}
