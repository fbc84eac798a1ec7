import Testing

@testable import MessageCoach

/// Whatever is pasted: it is read, in time that grows with the text and no faster, and with places inside the text.
struct OddTextTests {
  private let coach = Coach()

  /// Steps taken for texts of one and of four lengths; four times the text may not take much more than four times the steps.
  @Test(arguments: [
    "a", "a ", "?", ".", "<", "<a", "<!--", "&", "(a", "@", "http://", "> ", "\n", "--\n", "On a\n", "[", "a.", "😀",
    "é", "中",
    "שלום ", "\u{200B}", "\u{202E}x", "3.", "From: \n", "12 ", "\r\n", "a'", "a-", "<p>", "<blockquote>", "thanks\n",
    "👩‍👩‍👧 ",
    "www.", "1.1.1.1", "unsubscribe ", "!?",
  ])
  func workGrowsWithTheTextAndNoFaster(_ piece: String) {
    let short = TakenApart(MessageDraft(text: String(repeating: piece, count: 1_000))).steps
    let long = TakenApart(MessageDraft(text: String(repeating: piece, count: 4_000))).steps
    #expect(long <= short * 5 + 1_000, "\(short) steps became \(long)")
  }

  @Test func tenMegabytesAreCutOffAndTold() {
    let text = String(repeating: "нет пробелов العربية", count: 300_000)
    let taken = TakenApart(MessageDraft(text: text))
    #expect(taken.isCut)
    #expect(taken.steps < 4_000_000)
    #expect(coach.read(MessageDraft(text: text)).verdict == .unclear)
  }

  /// Seed 11. Pieces of every kind in any order: never a crash, and every place in the text.
  @Test func randomTextsAreReadWithPlacesInsideThem() {
    let pieces = [
      "Hi Sam,", " ", "\n", "\r\n", "can I ring you", "?", "!!", "3.30", "at 4", "£62k", "<div>", "</p>", "&nbsp;",
      "\u{200D}",
      "\u{202B}", "🇬🇧", "e\u{301}", "> ", "On x wrote:", "-- \n", "http://a.b/c", "jo@x.y", "[why now]", "中文", "-----",
      "…",
      "any update", "unfortunately", "\u{0}", "]", "[", "100%", "Kind regards", "\t", "From: a\nTo: b\n", "(", "<",
      "&#x1F600;",
    ]
    var random = SplitMix(11)
    for _ in 0..<400 {
      let text = (0..<random.below(40)).map { _ in pieces[random.below(pieces.count)] }.joined()
      let count = text.unicodeScalars.count
      for channel in MessageChannel.allCases {
        let draft = MessageDraft(text: text, channel: channel, side: .client)
        let reading = coach.read(draft)
        let places =
          reading.sentences.map { ($0.from, $0.to) } + reading.flags.map { ($0.from, $0.to) }
          + reading.setAside.map { ($0.from, $0.to) }
        for (from, to) in places { #expect(from >= 0 && from <= to && to <= count) }
        #expect(reading.sentences.allSatisfy { $0.probabilities.allSatisfy { $0 >= 0 && $0 <= 1 } })
        _ = reading.text(text)
        _ = coach.suggest(for: draft, read: reading)
      }
    }
  }

  /// The last letter is a capital of two bytes: there is no second one to look at.
  @Test(arguments: ["k =Ë", "kÉ", "you and Ø", "a.Å", "we É? ring me Ñ"])
  func aCapitalOfSeveralBytesMayStandLast(_ text: String) {
    let reading = coach.read(MessageDraft(text: text))
    #expect(reading.flags.allSatisfy { $0.to <= text.unicodeScalars.count })
    #expect(!reading.because.isEmpty)
  }

  /// Seed 12. Scalars from every plane in short texts, where every look ahead and back meets an end.
  @Test func shortTextsOfAnyScalarsAreRead() {
    let ranges: [ClosedRange<UInt32>] = [
      0x01...0xFF, 0xC0...0x24F, 0x300...0x36F, 0x370...0x2FFF, 0x4E00...0x9FFF, 0xE000...0xFFFF, 0x1F300...0x1FAFF,
      0x10000...0x10FFFF,
    ]
    let plain = Array("abc the you we I k = ?.,'\n-/3£".unicodeScalars)
    var random = SplitMix(12)
    for _ in 0..<6_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<random.below(15) {
        if random.below(3) == 0 {
          text.append(plain[random.below(plain.count)])
        } else {
          let range = ranges[random.below(ranges.count)]
          let value = range.lowerBound + UInt32(random.below(Int(range.upperBound - range.lowerBound) + 1))
          if let scalar = Unicode.Scalar(value) { text.append(scalar) }
        }
      }
      let draft = MessageDraft(text: String(text))
      for flag in coach.read(draft).flags { #expect(flag.from <= flag.to && flag.to <= text.count) }
    }
  }

  @Test func theSameDraftGetsTheSameReading() {
    let draft = MessageDraft(text: "Hi Sam, any update on the offer? They said 62k. Call me at 3 or 4.", channel: .sms)
    #expect(coach.read(draft) == Coach().read(draft))
  }

  /// Steele, Lea and Flood's generator (2014); small and the same everywhere.
  private struct SplitMix {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func below(_ limit: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
    }
  }
}
