import Desk
import Guidance
import Recruitment
import Testing

@testable import Web

/// What a card's message offers: two times, and the link by which they may book another.
@Suite struct TalkTextTests {
  private static let token = LinkToken(String(repeating: "7", count: 26))
  private static let address = "https://desk.firm.example/for/" + String(repeating: "7", count: 26)

  private static func card(_ change: (inout Card) -> Void = { _ in }) -> Card {
    var card = FakeDesk.card(1, opener: "Aisha, your interview ended at 13:30 and I would like to hear how it was.")
    card.slots = [TalkSlot(at: FakeDesk.now + 3_600), TalkSlot(at: FakeDesk.now + 20 * 3_600)]
    change(&card)
    return card
  }

  private static func context(linked: Bool = true) throws -> CardContext {
    var context = CardContext(
      words: DateWords(clock: FirmClock(settings: FirmSettings()), asOf: FakeDesk.now), formToken: "f",
      recruiterID: "R1", back: "/today", sources: [], linksToPerson: true)
    if linked {
      context.links = BookingLinks([PersonID(1): try #require(token)], origin: "https://desk.firm.example")
    }
    return context
  }

  @Test func theMessageOffersBothTimesAndTheLink() throws {
    let card = Self.card()
    let text = TalkText(card, opener: card.opener ?? "", in: try Self.context())
    #expect(text.slots.count == 2)
    for message in [text.words, text.ready] {
      #expect(message.hasSuffix("Or pick a time that suits you: \(Self.address)"), "\(message)")
      #expect(message.contains(text.slots[0]) && message.contains(text.slots[1]), "\(message)")
    }
    #expect(!text.ready.contains("["))
    let unlinked = TalkText(card, opener: card.opener ?? "", in: try Self.context(linked: false))
    #expect(!unlinked.words.contains("/for/") && !unlinked.ready.contains("pick a time"))
  }

  @Test func toSomebodyWhoObjectedThereIsNeitherLinkNorMessage() throws {
    let refused = Self.card { $0.writable = [] }
    let context = try Self.context()
    let text = TalkText(refused, opener: refused.opener ?? "", in: context)
    #expect(!text.words.contains("/for/") && !text.ready.contains("/for/"))
    let page = OpenerView(card: refused, context: context).markup.written
    #expect(!page.contains("sms:") && !page.contains("mailto:") && !page.contains("wa.me") && !page.contains("/for/"))
    #expect(page.contains("tel:") && !page.contains("Text to talk"))
    let mailOnly = OpenerView(card: Self.card { $0.writable = ["email"] }, context: context).markup.written
    #expect(mailOnly.contains("mailto:") && !mailOnly.contains("sms:") && !mailOnly.contains("wa.me"))
  }

  @Test func aMessageThatIsFineAsItIsHasNone() throws {
    let message = Self.card { $0.isConversation = false }
    let text = TalkText(message, opener: message.opener ?? "", in: try Self.context())
    #expect(text.words == message.opener && text.ready == message.opener)
  }

  /// Only where browsers elsewhere can come by the page.
  @Test(arguments: [true, false]) func theDayCarriesThemWhereTheFirmServesPublicPages(isPublic: Bool) async throws {
    let desk = FakeDesk {
      $0.conversations = [Self.card()]
      $0.links = Self.token.map { [PersonID(1): $0] } ?? [:]
    }
    let gate = Gatekeeper(
      address: try LoopbackAddress(host: "127.0.0.1", port: 8_080), secrets: Visitor.secrets,
      publicAddress: isPublic ? try PublicAddress("https://desk.firm.example") : nil)
    let site = Site(
      desk: desk, gate: gate, now: { FakeDesk.now }, recruiter: nil, addonKey: nil, report: { _ in })
    let visitor = Visitor(site: site, cookies: [gate.sessionCookie: Visitor.secrets.session])
    let page = await visitor.get("/today?recruiter=R1", isPublic ? ["host": "desk.firm.example"] : [:]).text
    #expect(page.contains("/for/") == isPublic, "\(page.prefix(300))")
  }
}

extension HTML {
  fileprivate var written: String { String(decoding: bytes, as: UTF8.self) }
}
