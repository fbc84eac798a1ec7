import Desk
import Foundation
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
    #expect(text.words.hasSuffix("Or pick a time that suits you: \(Self.address)"), "\(text.words)")
    #expect(text.words.contains(text.slots[0]) && text.words.contains(text.slots[1]), "\(text.words)")
    #expect(!text.words.contains("["))
    let unlinked = TalkText(card, opener: card.opener ?? "", in: try Self.context(linked: false))
    #expect(!unlinked.words.contains("/for/") && !unlinked.words.contains("pick a time"))
  }

  @Test func toSomebodyWhoObjectedThereIsNeitherLinkNorMessage() throws {
    let refused = Self.card { $0.writable = [] }
    let context = try Self.context()
    let text = TalkText(refused, opener: refused.opener ?? "", in: context)
    #expect(!text.words.contains("/for/"))
    let page = OpenerView(card: refused, context: context).markup.written
    #expect(!page.contains("sms:") && !page.contains("mailto:") && !page.contains("wa.me") && !page.contains("/for/"))
    #expect(page.contains("tel:") && !page.contains("Text to talk"))
    let mailOnly = OpenerView(card: Self.card { $0.writable = ["email"] }, context: context).markup.written
    #expect(mailOnly.contains("mailto:") && !mailOnly.contains("sms:") && !mailOnly.contains("wa.me"))
  }

  @Test func aMessageThatIsFineAsItIsHasNone() throws {
    let message = Self.card { $0.isConversation = false }
    let text = TalkText(message, opener: message.opener ?? "", in: try Self.context())
    #expect(text.words == message.opener)
  }

  /// A reason that is a stake too, news that a second sentence gives away, and a card of which the reason is that they
  /// have not answered.
  @Test(arguments: [[], [TalkSlot(at: FakeDesk.now + 3_600), TalkSlot(at: FakeDesk.now + 20 * 3_600)]])
  func whatTheOpenerSaysIsSaidOnceAndWithoutGaps(slots: [TalkSlot]) throws {
    let context = try Self.context(linked: false)
    func text(_ opener: String) -> String {
      TalkText(Self.card { $0.slots = slots }, opener: opener, in: context).words
    }
    let resignation = text(
      "Gurdeep, you accepted on Thursday 19 November, and the meeting with your manager is the hardest part that is left. "
        + "Ten minutes' rehearsal and you stay in charge of it. Now, or this evening?")
    #expect(resignation.components(separatedBy: "Gurdeep").count == 2, "\(resignation)")
    let news = text(
      "Hugo, Harbour has decided, and it is not the answer you wanted. You may have read it already, and a no after an "
        + "interview deserves more than a message. Let me tell you what I know of their reasons, what I do not, and what I "
        + "make of it.")
    #expect(!news.contains("a no after") && news.contains("I have news") && news.contains("just say so"), "\(news)")
    let quiet = text(
      "Neil, we have written twice without hearing back, so I would rather ask than guess. Is the Controller job still "
        + "something you want me to speak up for? If it is a no, that is fine, and I will say it well for you.")
    #expect(quiet.contains("without hearing back") && quiet.components(separatedBy: "Neil").count == 2, "\(quiet)")
    for words in [resignation, news, quiet] { #expect(!words.contains("["), "\(words)") }
  }

  /// Who pastes a message without a card is asked for what is missing.
  @Test func theCoachsPageAsksForWhatNobodyKnows() {
    let answer = MessageReader().answer(CoachQuestion(text: "Any update???", channel: .sms))
    #expect(answer.suggestion?.contains("[why now]") == true)
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
