import Testing

@testable import MessageCoach

/// What is the writer's own, and what is set aside.
struct NewTextTests {
  private func own(_ text: String) -> String {
    let read = NewText(Glyphs(text))
    return read.lines.filter { !$0.isBlank }.map { read.glyphs.text($0.range) }.joined(separator: "|")
  }

  private func kinds(_ text: String) -> [SetAside.Kind] { NewText(Glyphs(text)).setAside.map(\.kind) }

  @Test func quotedMailBelowAnAttributionIsSetAside() {
    let text =
      "Can I ring at 3?\n\nOn Tue, 24 Nov 2026 at 10:12, Priya Shah\n<priya@example.com> wrote:\n> Fine by me\n> P"
    #expect(own(text) == "Can I ring at 3?")
    #expect(kinds(text) == [.quoted])
  }

  @Test func wordsBetweenQuotedLinesAreTheWriters() {
    #expect(own("On Monday Jo wrote:\n> Shall we?\nYes, at 3.\n> And where?\nAt yours.") == "Yes, at 3.|At yours.")
  }

  @Test func everythingBelowAnOutlookHeaderIsSetAside() {
    let text =
      "Noted.\n\nFrom: Tom <tom@example.com>\nSent: 24 November 2026 10:01\nTo: Jo\nSubject: RE: CVs\n\nAny update?"
    #expect(own(text) == "Noted.")
  }

  @Test func aHeaderOnTopIsSetAsideAndTheMessageRead() {
    #expect(own("To: Priya\nSubject: Offer\n\nHi Priya, can I ring?") == "Hi Priya, can I ring?")
  }

  @Test(arguments: [
    "Kind regards,\nJo Smith\nSenior Consultant\n07700 900123", "-- \nJo\nHarper Lane", "Sent from my iPhone",
    "Thanks,\nJo", "Cheers Jo", "Many thanks\n\nJo Smith | Harper Lane | www.example.com",
  ])
  func signaturesAreSetAside(_ signature: String) {
    #expect(own("Hi Sam,\n\nThe panel met.\n\n" + signature) == "Hi Sam,|The panel met.")
  }

  @Test func aPostscriptBelowTheSignatureIsRead() {
    #expect(own("Noted.\n\nBest,\nJo\n\nPS can I ring you at 3?") == "Noted.|PS can I ring you at 3?")
  }

  @Test func thanksThatGoOnAreNoSignature() {
    #expect(own("Thanks for today.\nCan I ring you at 3?") == "Thanks for today.|Can I ring you at 3?")
  }

  @Test func smallPrintIsSetAside() {
    let text =
      "CV attached.\n\nThis email is intended solely for the addressee. If you have received this email in error, delete it."
    #expect(own(text) == "CV attached.")
    #expect(kinds(text) == [.disclaimer])
  }

  @Test func markupIsReadAsItsReaderSeesIt() {
    let text =
      "<html><head><style>p{x}</style></head><body><p>Hi&nbsp;Sam,</p><div>The panel <b>met</b> &amp; agreed.</div>"
      + "<blockquote><p>Any update?</p></blockquote></body></html>"
    #expect(own(text) == "Hi Sam,|The panel met & agreed.")
  }

  @Test func aLoneBracketIsNoMarkup() {
    #expect(own("i <3 this role, x < y") == "i <3 this role, x < y")
  }

  @Test func invisibleCharactersAreReadOverAndPlacesStayTrue() throws {
    let text = "Any\u{200B} up\u{202E}date\u{FEFF}?"
    let reading = Coach().read(MessageDraft(text: text, channel: .sms))
    let sentence = try #require(reading.sentences.first)
    #expect(sentence.text == "Any update?")
    #expect(sentence.from == 0)
    #expect(sentence.to == text.unicodeScalars.count)
  }

  @Test func aMessageThatGoesOnIsReadUpToALimitAndTold() {
    let reading = Coach().read(MessageDraft(text: String(repeating: "The panel met. ", count: 2_000)))
    #expect(reading.note?.contains("20,000") == true)
  }
}
