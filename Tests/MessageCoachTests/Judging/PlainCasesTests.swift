import Testing

@testable import MessageCoach

/// What a new user found wrong, and must not come back.
@Suite struct PlainCasesTests {
  private static func read(_ text: String, _ channel: MessageChannel = .sms) -> MessageReading {
    Coach().read(MessageDraft(text: text, channel: channel))
  }

  @Test(arguments: [
    "Your profile got rejected", "You have been rejected in the L2 round.", "Your CV was rejected by the client.",
    "You were not selected. Will revert with other openings.", "Sorry, you haven't been shortlisted this time.",
  ]) func aNoToldOutrightIsBetterSaidAloud(_ text: String) {
    #expect(Self.read(text).verdict == .replacesConversation)
  }

  @Test(arguments: [
    "Roster change tmrw, 6am start not 7. Pls reply Y to confirm",
    "Interview moved to 2.30. Please confirm you can attend.",
  ]) func aYesAskedToSomethingPracticalIsFine(_ text: String) { #expect(Self.read(text).verdict == .messageIsFine) }

  @Test func whatHappensToWhoeverDoesNotAnswerPresses() {
    let text = "If we do not hear from you by Friday we will assume that you no longer wish to proceed."
    #expect(Self.read(text, .email).flags.contains { $0.rule == .presses })
  }

  @Test func somethingIsNoReason() {
    let text = "Hi Pooja, need to talk to you regarding something. Please call back."
    let reading = Self.read(text)
    #expect(reading.verdict == .unclear && reading.flags.contains { $0.rule == .noReason })
  }

  @Test(arguments: ["The timesheet was rejected by the portal, please resend it.", "Your invoice was not rejected."])
  func aRejectedPaperIsNoNews(_ text: String) {
    #expect(Self.read(text).verdict != .replacesConversation)
  }

  @Test(arguments: ["Don't call me about this today, I'm on leave. Email Sue.", "Please don't ring me today."])
  func notToBeRungIsNoAskToTalk(_ text: String) {
    let reading = Self.read(text)
    #expect(!reading.parts.asksToTalk && reading.verdict != .opensConversation)
  }

  @Test(arguments: [
    "Bonjour Claire, malheureusement le client a retenu un autre candidat.",
    "aapka selection nahi hua, client ne dusra candidate le liya",
  ]) func anotherLanguageIsDeclined(_ text: String) {
    #expect(Self.read(text).verdict == .unclear)
  }

  @Test(arguments: [
    "Hi Ben. Sorry, the panel have decided to go with the other candidate. I know how much you wanted it.",
    "Gr8 news Sam they want to offer u the job!! 68k + car. Let me know if u accept by 5 today",
    "Josh has just pulled out. He has accepted a counter offer. I will send over more profiles shortly.",
  ]) func anOpenerGivesNoNewsAway(_ text: String) throws {
    let draft = MessageDraft(text: text, channel: .sms)
    let coach = Coach()
    let opener = try #require(coach.suggest(for: draft, read: coach.read(draft))).text.lowercased()
    for word in ["sorry", "wanted it", "accept", "68k", "pulled", "counter", "profiles", "other candidate"] {
      #expect(!opener.contains(word), "\(opener)")
    }
  }

  @Test func theGreetingStaysFirstAndMarkupStaysOut() throws {
    let coach = Coach()
    let mail = MessageDraft(
      text: "<p>Hi Jess, just checking in.</p><p>Any update on the panel?</p><p>Kind regards<br/><b>Tim</b></p>",
      channel: .email)
    let opener = try #require(coach.suggest(for: mail, read: coach.read(mail))).text
    #expect(opener.hasPrefix("Hi Jess") && !opener.contains("<"), "\(opener)")
  }

  @Test(arguments: [
    "Hi Leanne, interview confirmed Weds 12th 2.30pm, 40 Spring Gardens, ask for Joanne. Any probs ring me. Tom",
    "Confirmed for 9am Monday at the Leeds office. Give me a ring if you get lost.",
  ]) func aCourtesyToRingIsNoAskToTalk(_ text: String) {
    let reading = Self.read(text)
    #expect(!reading.parts.asksToTalk && reading.verdict == .messageIsFine, "\(reading.because)")
  }

  @Test func whatOpensAlreadyKeepsEveryWord() throws {
    let text =
      "Hey Jess, the Finance Manager role we spoke about in Jan has come back on with budget signed off, and they've dropped "
      + "the 5 days in the office. You free for a quick chat after 5 today?"
    let coach = Coach()
    let draft = MessageDraft(text: text, channel: .whatsapp)
    let reading = coach.read(draft)
    #expect(reading.verdict == .opensConversation)
    if let opener = coach.suggest(for: draft, read: reading) {
      #expect(opener.text.hasPrefix(text) && opener.leftOut.isEmpty, "\(opener.text)")
    }
  }

  @Test func aGreetingComesFirstAndASignOffLast() throws {
    let coach = Coach()
    let draft = MessageDraft(
      text: "Hi Aaron can you give me a call when you get this please. Cheers Tom", channel: .sms)
    let opener = try #require(coach.suggest(for: draft, read: coach.read(draft))).text
    #expect(opener.hasPrefix("Hi Aaron") && opener.hasSuffix("Cheers Tom"), "\(opener)")
  }
}
