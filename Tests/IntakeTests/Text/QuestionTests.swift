import Testing

@testable import Intake

extension MessageReading {
  fileprivate var isNothing: Bool { self == .nothing }
}

@Suite struct QuestionTests {
  private func reading(_ text: String) -> MessageReading {
    var text = text
    return text.withUTF8 { MessageReading.of($0) }
  }

  private func asks(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { Question.asks($0) }
  }

  @Test(arguments: [
    "Are we still on for Friday?", "Is that right?)", "really?!", "Hi Tom,\r\ncould you ring me",
    "Hi Tom, can you ring me", "So please could you send it.", "Please let me know by Friday", "Thanks. Do you want it",
    "Sounds good. When?\n\nOn Mon, 2 Mar 2026, Ann wrote:\n> hello",
    "See https://example.org/a?b=c and tell me: would you go",
    "> quoted?\nand can we talk", "Seen https://example.org/page?", "Êtes-vous libre mardi ? Merci",
    "Is he free ?", "It's \"final\", is it?",
  ])
  func asksSomething(_ text: String) { #expect(asks(text)) }

  @Test(arguments: [
    "", "Thanks, all fine.", "See https://example.org/?id=3 for more", "> Are we on?\nYes.",
    "Yes.\n\nOn Mon, 2 Mar 2026, Ann wrote:\nAre we on?",
    "Yes.\r\nOn Mon, 2 Mar 2026 at 10:00 Ann\r\n<a@x.org> wrote:\r\nAre we on?",
    "Let me know if you have any questions.", "He said that you can you know", "Do yourself a favour",
    "Fine.\n-----Original Message-----\nAre we on?", "Fine.\n--\nAnn Smith, how can we help?",
    "Fine.\nFrom: Ann\nSent: Monday\nAre we on?", "I told you would you believe it",
    "Wonderful.\nAnn Lee, Habilitation ? Diriger des Recherches\nResponsable du th?me Finance",
  ])
  func asksNothing(_ text: String) { #expect(!asks(text)) }

  @Test(arguments: [
    "Please send the contract.", "Please tell me who is coming.", "please give him my number", "Please let us have it",
    "I was wondering whether he is free", "I am wondering how they decide.", "Hi Tom, I would like to know the rate",
    "I'd like to know more.", "Kindly advise.", "Fine, is it ok?Thanks", "is it ok?thanks, Ann", "Please call Ann Lee.",
    "I don?t know. Is it on?",
  ])
  func requestsWithoutAMarkAsk(_ text: String) { #expect(reading(text) == .asks) }

  @Test(arguments: [
    "Let me know if you want the slides.", "Let me know if you have the time one day.",
    "Please let me know if you would like a copy.", "Let me know if you'd like to see it",
  ])
  func anOfferIsNoQuestion(_ text: String) { #expect(reading(text) == .nothing) }

  @Test(arguments: [
    "How are you? Hope you are well?", "Hi Tom, how are you?\nHere is my diary.", "Hello Tom how are you doing?",
    "I hope all is well?", "Are you well? Here is the list.",
  ])
  func aKindnessIsNoQuestion(_ text: String) { #expect(reading(text) == .nothing) }

  @Test func aKindnessDoesNotHideAQuestion() {
    #expect(reading("How are you? Is Friday fine?") == .asks)
    #expect(reading("How are you planning to get there?") == .asks)
  }

  @Test(arguments: [
    "He asked \"is it final?\" and left.", "She wrote \u{201C}really?\u{201D} below it.", "They said 'why?' twice.",
  ])
  func whatStandsInQuotationMarksIsNotAskedOfUs(_ text: String) { #expect(reading(text) == .nothing) }

  @Test(arguments: [
    "That is all.? See you there.", "? He comes on Monday", "I used ?that way for it", "Regards,? Ann",
    "I read the ?guide? of theirs", "don?t do that, it?s late", "See http://x.example/?", "M?ller and S?o Paulo",
    "the tests? results are in", "at the end of this page ? it is not complete", "Urspr?ngliches Datum",
    "A great help.?Regards,Ann?",
  ])
  func aMarkWhereACharacterWasLostIsNone(_ text: String) { #expect(reading(text) == .nothing) }

  @Test(arguments: [
    "Tom> Are we on?\nYes.", "Thomas> Are we on?\nThomas>\nYes.", "tom> Are we on?\nYes.",
    "Yes.\nDo you really need to print this email?",
  ])
  func quotedLinesAndPrintersAskNothing(_ text: String) { #expect(reading(text) == .nothing) }

  @Test(arguments: [
    "Can you ring me when you have a minute?", "Hi Tom, please call me after 17:30.", "Ring me at 12, I am free then.",
    "Call me back when you can", "Could you call me this afternoon? Easier to explain.", "Can we speak today?",
    "Could we quickly talk about the offer", "Are you free for a quick call?", "give me a call",
    "Please ring when free",
    "When can I call you?", "Is the job still open?\nCan we talk on Friday?",
  ])
  func aCallIsAskedFor(_ text: String) { #expect(reading(text) == .asksForCall) }

  @Test(arguments: [
    "Call me if you have any questions.", "Any questions, call me.", "Call me old-fashioned, I print it.",
    "Please do not call me at work.", "He will call me tomorrow.",
  ])
  func anOfferOfACallIsNone(_ text: String) { #expect(reading(text) != .asksForCall) }

  @Test func aCallThatWasMissedIsAQuestion() { #expect(reading("Did you call me?") == .asks) }

  /// A mark in a row of marks once stood before the sentence it belonged to.
  @Test(arguments: UInt32(1)...40)
  func noiseIsRead(seed: UInt32) {
    var random = SmallRandom(state: seed)
    let pieces = [
      ".", "?", "!", ",", ":", " ", "  ", "\n", "call me", "can we", "please", "let me know", "if you have", "hi",
      "Ann",
      "ok", "how are you", "\"", "'", ">", "On x wrote:", "--", "\u{201D}", "thanks", "n't", "/", "=", "could you",
    ]
    for _ in 0..<200 {
      var text = ""
      for _ in 0..<(random.next() % 30) { text += pieces[Int(random.next() % UInt64(pieces.count))] }
      let found = reading(text)
      #expect(text.contains { !$0.isWhitespace } || found.isNothing, "\(text)")
      _ = text.withUTF8 { Salutation.of($0) }
    }
  }

  @Test(arguments: [
    "Never mind, found it.", "Thanks!", "Hi Tom,\n\nthanks, that helps.\n\nAnn", "Sorted now.", "Many thanks, Tom",
    "Great, thank you!", "Solved. It was the wrong file.\n\nOn Mon, 2 Mar 2026, Tom wrote:\n> Have you tried again?",
  ])
  func aShortWordSaysThatItIsSettled(_ text: String) { #expect(reading(text) == .closes) }

  @Test(arguments: [
    "It is still not solved.", "I forgot the file. Thanks, Ann", "Here it is, thanks in advance", "It isn't sorted",
    "Thanks, but it does not open.", "Thanks, is Friday fine?", "Found.",
    "Thanks for this long letter which I have read twice and of which I must say a good deal more than anybody would in a word or two on the way home.",
  ])
  func otherWordsSettleNothing(_ text: String) { #expect(reading(text) != .closes) }
}
