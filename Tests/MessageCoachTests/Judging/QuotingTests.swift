import Foundation
import Testing

@testable import MessageCoach

/// What is quoted is whole words, and where it can be a whole clause; a greeting stays where it is.
struct QuotingTests {
  private let coach = Coach()

  private static let texts = [
    "Hi Dana, you built the returns team at Wayfair and my client in Austin is about to do the same from scratch. Would a "
      + "15 minute call Tuesday 11am or Wednesday 2pm Central work? A no is fine.",
    "Hi Aoife, I'd a good chat with the hiring manager this morning and she raised one thing about the travel to Cork that "
      + "I want to go through with you before they decide. Have you ten minutes today, say 4 or half five?",
    "Hi Steve, further to our chat, invoice 2291 attached for the placement of K. Osei, terms 14 days.",
    "Can you give me ten minutes to go through salary and notice period on the phone today at 3 or 5?",
  ]

  @Test(arguments: texts) func quotationsBeginAndEndBetweenWords(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    for found in coach.read(MessageDraft(text: text)).sentences.flatMap(\.intents) {
      let before = found.from > 0 ? scalars[found.from - 1] : " "
      let after = found.to < scalars.count ? scalars[found.to] : " "
      #expect(!CharacterSet.alphanumerics.contains(before) && !CharacterSet.alphanumerics.contains(after))
      #expect(String(String.UnicodeScalarView(scalars[found.from..<found.to])) == found.words)
    }
  }

  @Test func aQuotationIsAWholeClauseWithoutItsGreeting() {
    let because = coach.read(MessageDraft(text: Self.texts[0], channel: .linkedin)).because
    #expect(because.contains("“my client in Austin is about to do the same from scratch”"), "\(because)")
    #expect(because.contains("“Would a 15 minute call Tuesday 11am or Wednesday 2pm Central work?”"))
    let fine = coach.read(MessageDraft(text: Self.texts[2], side: .client)).because
    #expect(fine.contains("for the placement of K. Osei”"), "\(fine)")
  }

  @Test func whatIsTooLongIsCutAtASpace() {
    let long = String(repeating: "considerations ", count: 30)
    let cut = Because.shortened(long)
    #expect(cut.hasSuffix("considerations …") && cut.count < 165)
  }

  @Test(arguments: [
    ("Hi Dan, unfortunately they went with someone else", "Hi Dan, there is news about the decision"),
    ("Hi Dan! Any update?", "Hi Dan! I would like to talk to you"), ("Hey mate any update??", "Hey mate, I would like"),
    ("hi dan any update on ur notice", "hi dan, I would like"),
    ("Hi Will, are you still keen?", "Hi Will, I would like"),
    ("Bob - the candidate has accepted a counter-offer", "Bob - there is news about a counter-offer"),
    ("Dear Ms. Kulkarni, what is your expected salary?", "Dear Ms. Kulkarni, I would like"),
    ("Dear Sir/Madam, kindly provide reason for leaving.", "Dear Sir/Madam, I would like"),
  ]) func theGreetingStaysAndWhatFollowsBeginsSmall(_ text: String, _ begins: String) {
    let reading = coach.read(MessageDraft(text: text, channel: .sms))
    #expect(reading.text(text).hasPrefix(begins), "\(reading.text(text))")
  }

  @Test(arguments: [
    ("There is news", "there is news"), ("I have news", "I have news"), ("I'm free", "I'm free"),
    ("CV attached", "CV attached"),
    ("Will rang", "Will rang"), ("Monday is fine", "Monday is fine"), ("Priya rang", "Priya rang"), ("", ""),
  ]) func namesAndIKeepTheirCapitals(_ text: String, _ small: String) { #expect(OpenerCase.small(text) == small) }

  @Test func whatSignsOffStaysLast() {
    let text = "Hi Kieran, what salary would you be looking for? Thanks, Lou"
    #expect(coach.read(MessageDraft(text: text)).text(text).hasSuffix("just say so. Thanks, Lou"))
  }
}
