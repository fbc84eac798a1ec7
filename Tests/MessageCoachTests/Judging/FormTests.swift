import Testing

@testable import MessageCoach

/// Requests that read like a form: what of them is right in writing, and what wants a talk.
struct FormTests {
  private let coach = Coach()

  private func read(_ text: String, _ side: MessageSide = .candidate) -> MessageReading {
    coach.read(MessageDraft(text: text, channel: .email, side: side))
  }

  @Test(arguments: [
    "Please share your updated CV, notice period, current location and total experience.",
    "Need your passport, P45 and bank details by Thursday please",
    "Kindly send your last three salary slips and the fee agreement.",
    "Could you send me the job description, the address and two interview dates?",
  ]) func aFormOfPapersAndDatesIsFine(_ text: String) { #expect(read(text).verdict == .messageIsFine, "\(text)") }

  @Test func whatIsFineAndWhatWantsATalkAreToldApart() throws {
    let text = "Please send your CV, current CTC, expected CTC, notice period"
    let reading = read(text)
    #expect(reading.verdict == .replacesConversation)
    #expect(reading.because.contains("A message is right for “CV” and “notice period”"))
    #expect(reading.because.contains("“current CTC” and “expected CTC” want a talk"))
    let mended = reading.text(text)
    #expect(mended.hasPrefix("Please send your CV and notice period. I would like to understand what pay "))
    #expect(read(FlagTests.filled(mended)).verdict == .opensConversation)
  }

  @Test func aListOfLinesIsAFormToo() {
    let text = "Hi Arun,\n\nPls share below details:\nTotal exp:\nCurrent CTC:\nNotice period:\nReason for change:\n"
    let reading = read(text)
    #expect(reading.verdict == .replacesConversation)
    #expect(reading.because.contains("right for “Total exp” and “Notice period”"), "\(reading.because)")
    #expect(reading.because.contains("“Current CTC” and “Reason for change” want a talk"))
    let mended = FlagTests.filled(reading.text(text))
    #expect(mended.contains("Total exp:") && !mended.contains("Current CTC"))
    #expect(read(mended).verdict == .opensConversation)
    let draft = MessageDraft(text: text)
    #expect(coach.suggest(for: draft, read: reading)?.text.contains("Total exp and Notice period.") == true)
  }

  @Test func whoSendsSomethingAsksForNothing() {
    let text = "I will send you the contract, salary details and start date this afternoon."
    #expect(read(text, .client).verdict == .messageIsFine)
  }

  @Test func aClientIsAskedWhatTheBudgetAllows() {
    let flags = read("Could you send me the job description, salary budget and interview dates?", .client).flags
    #expect(flags.contains { $0.fix.contains("job description and interview dates. ") })
    #expect(flags.contains { $0.fix.contains("what the budget allows") })
  }
}
