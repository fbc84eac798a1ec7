import Testing

@testable import Intake

@Suite struct QuestionTests {
  private func asks(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { Question.asks($0) }
  }

  @Test(arguments: [
    "Are we still on for Friday?", "Is that right?)", "really?!", "Is it \"final?\" I wonder",
    "Hi Tom,\r\ncould you ring me",
    "Hi Tom, can you ring me", "So please could you send it.", "Please let me know by Friday", "Thanks. Do you want it",
    "Sounds good. When?\n\nOn Mon, 2 Mar 2026, Ann wrote:\n> hello",
    "See https://example.org/a?b=c and tell me: would you go",
    "> quoted?\nand can we talk",
  ])
  func asksSomething(_ text: String) { #expect(asks(text)) }

  @Test(arguments: [
    "", "Thanks, all fine.", "See https://example.org/?id=3 for more", "> Are we on?\nYes.",
    "Yes.\n\nOn Mon, 2 Mar 2026, Ann wrote:\nAre we on?",
    "Yes.\r\nOn Mon, 2 Mar 2026 at 10:00 Ann\r\n<a@x.org> wrote:\r\nAre we on?",
    "Let me know if you have any questions.", "He said that you can you know", "Do yourself a favour",
    "Fine.\n-----Original Message-----\nAre we on?", "Fine.\n--\nAnn Smith, how can we help?",
    "Fine.\nFrom: Ann\nSent: Monday\nAre we on?", "I told you would you believe it",
  ])
  func asksNothing(_ text: String) { #expect(!asks(text)) }
}
