import Testing

@testable import MessageCoach

struct FlagTests {
  private let coach = Coach()

  /// What a writer might put into the gaps.
  static func filled(_ text: String) -> String {
    var times = ["10.30 tomorrow", "4 on Thursday", "9.15 on Friday", "noon on Monday"][...]
    var result = ""
    for (number, part) in text.split(separator: "[", omittingEmptySubsequences: false).enumerated() {
      guard number > 0, let close = part.firstIndex(of: "]") else {
        result += part
        continue
      }
      let gap = part[..<close]
      result += gap == "time" ? times.popFirst() ?? "5" : "what the panel said this morning about the second interview"
      result += part[part.index(after: close)...]
    }
    return result
  }

  @Test(arguments: [
    "Any update???", "Just checking you're still keen? Y/N", "What's your salary expectation?", "How did it go? :)",
    "Unfortunately you were not successful on this occasion. We wish you well.", "Role is on hold, will be in touch.",
    "Congrats!! Offer attached, let me know.", "Did you resign?", "call me", "Got five minutes?",
    "Any news on the offer?",
    "Don't do it! 80% of people who accept counter-offers leave within 6 months!", "Rate is 450, ok?",
    "They're offering 62k plus bonus. What do you think? Any other offers? Give me a call if you want to discuss.",
  ])
  func everyFixAppliedTurnsTheVerdict(_ text: String) {
    let draft = MessageDraft(text: text, channel: .sms)
    let reading = coach.read(draft)
    #expect(!reading.flags.isEmpty, "\(text): \(reading.verdict) \(reading.because)")
    let mended = Self.filled(reading.text(text))
    let second = coach.read(MessageDraft(text: mended, channel: .sms))
    #expect(second.verdict == .opensConversation, "\(text) → \(mended): \(second.because)")
  }

  @Test(arguments: [
    "Any update???", "What's your salary expectation?", "call me", "Call me if you want, the role is on hold.",
    "They're offering 62k plus bonus. What do you think? Any other offers? Give me a call if you want to discuss.",
    "Can I ring you about the second interview?", "Hi Dana", "Pls see attached",
  ])
  func whatIsMissingIsToldAtOnceAndNothingNewOnceItIsMended(_ text: String) {
    let first = coach.read(MessageDraft(text: text, channel: .sms))
    let second = coach.read(MessageDraft(text: Self.filled(first.text(text)), channel: .sms))
    let late = Set(second.flags.map(\.rule)).subtracting(first.flags.map(\.rule))
    #expect(late.isEmpty, "\(text): \(late)")
  }

  @Test func whatGoesWithNewsGoesWithIt() throws {
    let text = "Unfortunately they went with someone internal. Keep your chin up! Your timesheet is approved."
    let flags = coach.read(MessageDraft(text: text, channel: .sms)).flags
    let news = try #require(flags.first { $0.rule == .noByMessage })
    #expect(news.text == "Unfortunately they went with someone internal. Keep your chin up!")
    #expect(!flags.contains { $0.rule == .emptyChaser })
  }

  @Test func aClientsOwnHoldIsNoNewsToThem() {
    let text = "Hi Julie, the role has been on hold for three weeks now. Could you tell me why, and is there a budget?"
    let reading = coach.read(MessageDraft(text: text, side: .client))
    #expect(!reading.flags.contains { $0.rule == .holdByMessage })
    #expect(reading.text(text).contains("three weeks now. I would like to understand what has changed with the role"))
  }

  @Test(arguments: [
    (FlagRule.emptyChaser, "Just following up on my last email."),
    (.questionNeedsTalk, "What are your salary expectations?"),
    (.offerByMessage, "They are offering you 62k plus bonus."), (.holdByMessage, "The role has been put on hold."),
    (.noByMessage, "Unfortunately they went with someone else."), (.noReason, "Call me please"),
  ])
  func rulesAreNamedForWhatTheyFind(_ rule: FlagRule, _ text: String) {
    let flags = coach.read(MessageDraft(text: text, channel: .email)).flags
    #expect(flags.contains { $0.rule == rule }, "\(flags.map(\.rule.rawValue))")
  }

  @Test func aFlagStandsWhereItsWordsAre() throws {
    let text = "Hi Sam 👋🏽, hope you\u{200B}'re well.\nAny update?"
    let flag = try #require(coach.read(MessageDraft(text: text, channel: .sms)).flags.first { $0.rule == .emptyChaser })
    let scalars = Array(text.unicodeScalars)[flag.from..<flag.to]
    #expect(String(String.UnicodeScalarView(scalars)) == "Any update?")
  }

  @Test func aLongTextIsToldSo() {
    let text =
      "The panel met this morning. Can I ring you at 3 or after 5? "
      + String(repeating: "There is one point. ", count: 20)
    #expect(coach.read(MessageDraft(text: text, channel: .sms)).flags.contains { $0.rule == .tooLongForChannel })
    #expect(!coach.read(MessageDraft(text: text, channel: .email)).flags.contains { $0.rule == .tooLongForChannel })
  }

  @Test func aThirdMessageIsToldOnlyWhenSomebodyKnowsThatItIs() {
    let text = "Any update?"
    let known = coach.read(MessageDraft(text: text, channel: .sms, unansweredBefore: 2))
    #expect(known.flags.contains { $0.rule == .thirdMessage })
    #expect(!coach.read(MessageDraft(text: text, channel: .sms)).flags.contains { $0.rule == .thirdMessage })
  }

  @Test func aGapThatWasNotFilledIsTold() {
    let text = "The panel met. Can I ring you about [why now] at 3 or 4?"
    #expect(coach.read(MessageDraft(text: text)).flags.contains { $0.rule == .gapLeft && $0.text == "[why now]" })
  }
}
