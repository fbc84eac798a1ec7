/// How a sentence greets before it says something: "Hi Ben, any news?", "Morning team - ", "Julie, ".
struct Greeting: Sendable {
  /// Tokens that greet, from the first.
  let tokens: Int
  /// The glyph after its last word.
  let wordsEnd: Int
  /// Where what follows begins: the sentence's end where nothing does.
  let end: Int
  /// What divides it from the rest: a comma, a dash, an exclamation mark, a colon; 0 where nothing does.
  let mark: UInt32

  private static let addressed = WordSet(
    [
      "mate", "all", "team", "there", "both", "sir", "madam", "ma'am", "ji", "guys", "everyone", "folks", "mr",
      "mrs", "ms", "dr", "prof", "miss", "again", "pal", "hun", "hon", "love", "bud", "buddy", "morning",
      "afternoon", "evening", "day", "candidate", "friend", "lads", "ladies", "gents", "of", "the", "and",
      "<name>", "dan", "ben", "kim", "sue", "sam", "tom", "jo", "rob", "bill", "pat", "nick", "jack",
    ])
  private static let marks: Set<UInt32> = [44, 33, 45, 58]

  init?(_ sentence: TokenisedSentence, _ cues: [CueFound], _ glyphs: Glyphs) {
    let tokens = sentence.tokens
    guard let first = tokens.first else { return nil }
    let opening = cues.filter { $0.cue == .greeting && $0.tokens.lowerBound == 0 }.map(\.tokens.upperBound).max()
    var count = opening ?? 0
    if opening == nil {
      guard Self.isName(first, sentence, glyphs), Self.mark(after: first, sentence, glyphs) != nil else { return nil }
      count = 1
    }
    // No greeting is longer than four words.
    while count < min(tokens.count, (opening ?? 1) + 4), Self.mark(after: tokens[count - 1], sentence, glyphs) == nil,
      Self.isAddressed(tokens[count], sentence, glyphs) || Self.isSetApart(tokens[count], sentence, glyphs)
    {
      count += 1
    }
    self.tokens = count
    wordsEnd = Int(tokens[count - 1].to)
    mark = Self.mark(after: tokens[count - 1], sentence, glyphs) ?? 0
    end = count < tokens.count ? Int(tokens[count].from) : sentence.range.upperBound
    // "Morning interview moved to 3" greets nobody.
    if mark == 0, count < tokens.count, opening != nil, first.to - first.from > 5 { return nil }
  }

  /// Whether something is said after it.
  func isFollowed(in sentence: TokenisedSentence) -> Bool {
    sentence.tokens[tokens...].contains { $0.kind != .mark && $0.kind != .picture }
  }

  private static func isAddressed(_ token: Token, _ sentence: TokenisedSentence, _ glyphs: Glyphs) -> Bool {
    addressed.contains(Hash.of(sentence.spelled(token))) || isName(token, sentence, glyphs)
      || sentence.spelled(token).elementsEqual([47])
  }

  /// A word with a capital and a mark after it: "Hi Will, ".
  private static func isSetApart(_ token: Token, _ sentence: TokenisedSentence, _ glyphs: Glyphs) -> Bool {
    Folding.isCapital(glyphs.given[Int(token.from)]) && mark(after: token, sentence, glyphs) != nil
  }

  /// A word with a capital, or one that is in no English list.
  private static func isName(_ token: Token, _ sentence: TokenisedSentence, _ glyphs: Glyphs) -> Bool {
    guard token.kind == .word || token.kind == .name else { return token.kind == .name }
    let letters = glyphs.folded[Int(token.from)..<Int(token.to)]
    guard letters.count > 1, letters.allSatisfy({ Folding.isLetter($0) || $0 == 39 || $0 == 45 }) else { return false }
    return token.kind == .name || !LanguageTable.standard.languages(of: letters).has(.english)
  }

  /// A mark that divides, between a token and the next; of a dash only one with a space beside it.
  private static func mark(after token: Token, _ sentence: TokenisedSentence, _ glyphs: Glyphs) -> UInt32? {
    var place = Int(token.to)
    while place < sentence.range.upperBound, glyphs.folded[place] == 32 { place += 1 }
    guard place < sentence.range.upperBound, marks.contains(glyphs.folded[place]) else { return nil }
    return glyphs.folded[place]
  }
}
