import Testing

@testable import MessageCoach

/// Plain messages that anybody would read one way.
struct VerdictTests {
  private let coach = Coach()

  @Test(arguments: [
    "Any update???", "Just checking in to see if you're still keen?", "What's your salary expectation?",
    "Unfortunately you were not successful on this occasion. We wish you well.", "Role is on hold, will be in touch.",
    "How did it go? :)", "Did you resign?", "Congrats!! Offer attached, let me know.",
    "They went with someone else, sorry. Call me if you want to chat.",
    "Don't do it! 80% of people who accept counter-offers leave within 6 months!",
  ])
  func theseReplaceAConversation(_ text: String) { expect(.replacesConversation, text) }

  @Test(arguments: [
    "The panel met this morning and there is one point I'd rather explain than write down. Can I ring at 3 or after 5?",
    "Can I ring you about the second interview?",
    "We need to talk because they have moved the start date and it changes your notice. 12.40 or 17.15?",
    "I'd like to understand what is holding the decision – can I ring at 3?",
  ])
  func theseOpenOne(_ text: String) { expect(.opensConversation, text) }

  @Test(arguments: [
    "Confirmed: Tue 14:00, Teams link below, meeting Priya Shah.", "14 King St, ask for Sam, bring passport.",
    "Good luck tomorrow! Details attached.", "Timesheet by Fri 12:00 please: hours.example.com", "Ok thanks, received.",
    "The client will call you at 3 on the number you gave.",
  ])
  func aMessageIsFineForThese(_ text: String) { expect(.messageIsFine, text) }

  @Test(arguments: [
    "Call me", "Got five minutes?", "", "   ", "👍👍",
    "Bonjour Marie, est-ce que vous êtes disponible demain pour un appel ?",
    "Sehr geehrter Herr Kessler, anbei erhalten Sie die gewünschten Unterlagen.", "你好,请给我打电话",
  ])
  func theseAreUnclear(_ text: String) { expect(.unclear, text) }

  private func expect(_ verdict: Verdict, _ text: String) {
    let reading = coach.read(MessageDraft(text: text, channel: .sms))
    #expect(reading.verdict == verdict, "\(text): \(reading.because)")
    #expect(!reading.because.isEmpty)
    if verdict == .messageIsFine { #expect(reading.flags.isEmpty) }
  }

  @Test func otherLanguagesAreDeclinedPolitely() {
    let reading = coach.read(MessageDraft(text: "Hola Luis, ¿puedes llamarme mañana por favor? Gracias"))
    #expect(reading.because.contains("only English"))
    #expect(reading.flags.isEmpty)
  }

  @Test func theWordsThatDecidedAreQuoted() {
    let reading = coach.read(MessageDraft(text: "Just checking in on the below.", channel: .email, side: .client))
    #expect(reading.because.contains("“Just checking in"))
  }

  @Test func whereAMomentAsksForATalkWhatIsFineElsewhereMayReplaceIt() {
    let text = "Thanks for the job description, we'll get started!"
    let plain = coach.read(MessageDraft(text: text, side: .client))
    let due = coach.read(MessageDraft(text: text, side: .client, may: .alwaysTalk))
    #expect(plain.verdict != .opensConversation)
    #expect(due.verdict != .messageIsFine)
  }
}
