/// Where a quotation may begin and end: at marks that part a sentence, and in long ones at the words that join its parts.
struct Clause {
  private let sentence: TokenisedSentence
  private let glyphs: Glyphs

  /// Longer clauses are parted at joining words.
  private static let long = 14
  private static let joining = WordSet(
    ["and", "but", "so", "because", "since", "before", "after", "until", "if", "when", "which", "who", "while"])
  /// After "and" these begin a clause of their own; anything else goes on with a list.
  private static let subjects = WordSet(
    [
      "i", "i'd", "i'll", "i'm", "i've", "we", "we'd", "we'll", "we're", "we've", "you", "you'd", "you'll", "you're",
      "they", "they'd", "they're", "he", "he's", "she", "she's", "it", "it's", "there", "there's", "that", "the", "let",
      "my", "our", "your", "his", "her",
      "can", "could", "would", "if", "when",
    ])
  /// A quotation does not begin with these.
  private static let dropped = WordSet(["and", "but", "so"])

  init(_ sentence: TokenisedSentence, _ glyphs: Glyphs) {
    self.sentence = sentence
    self.glyphs = glyphs
  }

  /// The clause, or the few, that hold all of a stretch of tokens; what greets before it is left out.
  func around(_ stretch: Range<Int>, greeting: Int) -> Range<Int> {
    let count = sentence.tokens.count
    var from = stretch.lowerBound
    var to = stretch.upperBound
    while from > 0, !isParted(before: from) { from -= 1 }
    while to < count, !isParted(before: to) { to += 1 }
    if to - from > Self.long {
      let first = (from..<stretch.lowerBound + 1).last { $0 > from && isJoined(before: $0) }
      let last = (stretch.upperBound..<to).first { isJoined(before: $0) }
      from = first ?? from
      to = last ?? to
    }
    if from < greeting, greeting < to { from = greeting }
    if to - from > 3, Self.dropped.contains(Hash.of(sentence.spelled(sentence.tokens[from]))) { from += 1 }
    return from..<to
  }

  private func isJoined(before index: Int) -> Bool {
    let word = Hash.of(sentence.spelled(sentence.tokens[index]))
    guard Self.joining.contains(word) else { return false }
    guard Self.dropped.contains(word) else { return true }
    return index + 1 < sentence.tokens.count
      && Self.subjects.contains(Hash.of(sentence.spelled(sentence.tokens[index + 1])))
  }

  /// Comma, semicolon, colon, brackets, quotation marks, a dash with a space beside it; a full stop within is an initial's.
  private func isParted(before index: Int) -> Bool {
    let (left, right) = (sentence.tokens[index - 1], sentence.tokens[index])
    if left.kind == .mark, sentence.spelled(left).first.map({ [33, 63].contains($0) }) == true { return true }
    let between = Int(left.to)..<max(Int(left.to), Int(right.from))
    let isSpaced = between.contains { Folding.isSpace(glyphs.folded[$0]) }
    return between.contains { place in
      let glyph = glyphs.folded[place]
      return [44, 59, 58, 40, 41, 34, 0x2026].contains(glyph) || (glyph == 45 && isSpaced)
    }
  }
}
