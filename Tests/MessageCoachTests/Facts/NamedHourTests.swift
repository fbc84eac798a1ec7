import Testing

@testable import MessageCoach

@Suite struct NamedHourTests {
  @Test(arguments: [
    ("Call me at three.", 900), ("Can you ring me at 3pm?", 900), ("please call me at 15:30", 930),
    ("Could we talk at half past ten?", 630), ("Give me a call at noon", 720), ("Ring me at 8", 480),
    ("Ring me at 17:30, I am in meetings before that. Aurelie", 1_050),
    ("Free to talk after 5 today?", 1_020), ("call me between three and five", 900),
    ("Please phone me at 9.15 a.m. if that suits", 555), ("Can you call me at 11 in the morning?", 660),
    ("Yes, that sounds interesting. Can you ring me tomorrow lunchtime?", 720), ("Let us talk tomorrow", 540),
    ("Could you call me this afternoon? Easier to explain.", 780), ("ring me at quarter to four", 945),
    ("You may call me at seven o'clock", 1_140),
  ])
  func theHourIsRead(_ text: String, _ minute: Int) {
    #expect(NamedHour.read(text)?.minute == minute, "\(text)")
  }

  @Test(arguments: [
    "Could we speak today? Something has come up.", "Call me.", "I cannot talk at three.",
    "Ring me at 3 or at 5, as you like", "Call me before 5", "You called me at three", "Call me about 2 people",
    "Our office is at 10 Downing Street, call me", "Call me next week at 3", "The salary is 3.5 on 15 March; call me",
    "Thanks for the 3 CVs", "> Call me at three", "Call me at 15 minutes' notice", "",
  ])
  func whatIsUnclearIsLeft(_ text: String) {
    #expect(NamedHour.read(text) == nil, "\(text)")
  }

  /// Thursday 5 March 2026, 10:00 on a wall clock.
  private static let sent: Int64 = 1_772_704_800

  @Test(arguments: [
    ("call me at three", 1_772_722_800), ("call me at 9", 1_772_787_600), ("call me tomorrow at 9", 1_772_787_600),
    ("call me on Friday at three", 1_772_809_200), ("Can you ring me tomorrow lunchtime?", 1_772_798_400),
    ("call me this afternoon", 1_772_715_600),
    ("call me on Thursday at 9", 1_773_306_000),
  ])
  func theTimeIsTheFirstAfterTheMessage(_ text: String, _ wall: Int64) {
    #expect(NamedHour.read(text)?.wallTime(after: Self.sent) == wall)
  }

  @Test(arguments: ["call me this morning", "call me today at 9", "Can you ring me this morning please"])
  func whatHasBegunIsNow(_ text: String) throws {
    #expect(try #require(NamedHour.read(text)).wallTime(after: Self.sent) == nil)
  }

  @Test(arguments: [
    ("Can you ring me tomorrow lunchtime?", true), ("Let us talk tomorrow", true),
    ("call me on Friday at three", false),
    ("call me this afternoon", true), ("Call me at three.", false),
  ])
  func aPartOfADayIsNoHour(_ text: String, _ isPart: Bool) {
    #expect(NamedHour.read(text)?.isPart == isPart)
  }
}
