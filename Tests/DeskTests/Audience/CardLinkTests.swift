import Guidance
import Moments
import Permission
import Recruitment
import Testing

@testable import Desk
@testable import Storage

/// The booking link in the message on a card.
@Suite struct CardLinkTests {
  private static let now = SmallOffice.now

  private func office(_ engine: Engine) throws -> SmallOffice {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    return office
  }

  private func cards(_ office: SmallOffice, of person: String = "P1") throws -> [Card] {
    try office.desk.person(person, asOf: Self.now).open
  }

  @Test(arguments: Engine.tested) func itIsTheSameHoweverOftenOneLooks(_ engine: Engine) throws {
    let office = try office(engine)
    let cards = try cards(office)
    let card = try #require(cards.first { $0.isConversation })
    let first = try office.desk.bookingLinks(for: cards, with: "R1", now: Self.now)
    let token = try #require(first[card.person.id])
    #expect(
      try office.desk.bookingLinks(for: cards, with: "R1", now: Self.now + Span.hour)[card.person.id]?.text
        == token.text)
    let other = try office.desk.bookingLinks(for: cards, with: "R2", now: Self.now)[card.person.id]
    #expect(other != nil && other?.text != token.text)
    let guest = try #require(try office.desk.audienceDoor().guest(token, now: Self.now))
    #expect(guest.link.purpose == .booking && guest.recruiterName != nil && guest.link.minutes >= card.minutes)
    #expect(guest.link.expiresAt >= Self.now + 14 * Span.day)
    let open = try office.desk.openLinks(of: "P1", now: Self.now)
    #expect(open.count == 2)
    // Of the secret the store holds nothing, and the firm's key makes it.
    let kept = try office.desk.store.database.read { try $0.text("SELECT digest FROM audience_link ORDER BY id") }
    #expect(kept == token.digest)
  }

  @Test(arguments: Engine.tested) func oneThatWasTakenBackDoesNotComeAgain(_ engine: Engine) throws {
    let office = try office(engine)
    let cards = try cards(office)
    _ = try office.desk.bookingLinks(for: cards, with: "R1", now: Self.now)
    let link = try #require(try office.desk.openLinks(of: "P1", now: Self.now).first)
    try office.desk.revokeLink(link.link.id, now: Self.now)
    #expect(try office.desk.bookingLinks(for: cards, with: "R1", now: Self.now + 60).isEmpty)
  }

  @Test(arguments: Engine.tested) func whoObjectedToMessagesGetsNone(_ engine: Engine) throws {
    let office = try office(engine)
    let person = try #require(try office.desk.store.person("P1")).id
    for channel in [Channel.email, .sms, .whatsapp] {
      try office.desk.store.addPreference(
        PreferenceRecord(
          personID: person, at: Self.now - Span.day, purpose: .any, channel: channel, allowed: .no,
          basis: .objection),
        now: Self.now - Span.day)
    }
    let cards = try cards(office)
    #expect(cards.contains { $0.isConversation && $0.writable.isEmpty })
    #expect(try office.desk.bookingLinks(for: cards, with: "R1", now: Self.now).isEmpty)
    #expect(try office.desk.openLinks(of: "P1", now: Self.now).isEmpty)
  }

  @Test func aMessageIsNoTalkAndARefusedCardHasNoLink() throws {
    let office = try office(.sqlite)
    var cards = try cards(office).filter(\.isConversation)
    for index in cards.indices { cards[index].permission = PermissionAnswer(verdict: .notNow, why: ["asked not to"]) }
    #expect(try office.desk.bookingLinks(for: cards, with: "R1", now: Self.now).isEmpty)
    for index in cards.indices {
      cards[index].permission = .allowed
      cards[index].isConversation = false
    }
    #expect(try office.desk.bookingLinks(for: cards, with: "R1", now: Self.now).isEmpty)
  }
}
