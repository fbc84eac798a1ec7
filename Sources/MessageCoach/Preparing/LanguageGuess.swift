/// English or not, and what else, word by word: lists of words first, letters for what is in no list. Names count for
/// nothing, so that English with foreign names in it stays English; so do words that both languages have.
enum LanguageGuess: Sendable, Equatable {
  case english
  case other(Other)
  /// Letters without words: nothing that could be read.
  case noWords

  struct Other: Sendable, Equatable {
    /// In a sentence; nil where it can only be told that it is not English.
    let name: String?
  }

  var other: Other? { if case .other(let other) = self { other } else { nil } }

  static func of(_ sentences: [TokenisedSentence], _ glyphs: Glyphs) -> LanguageGuess {
    var letters = 0
    var foreign: [String: Int] = [:]
    var strange = 0
    for sentence in sentences {
      for index in sentence.range where Folding.isLetter(glyphs.folded[index]) {
        letters += 1
        guard Folding.isForeignLetter(glyphs.folded[index]), !isMark(glyphs.folded[index]) else { continue }
        strange += 1
        if let name = Script.name(glyphs.folded[index]) { foreign[name, default: 0] += 1 }
      }
    }
    if letters == 0 { return .noWords }
    if strange * 5 > letters * 2 { return .other(Other(name: Self.script(foreign))) }
    var evidence = LanguageEvidence()
    for sentence in sentences { evidence.take(sentence, glyphs) }
    return evidence.guess
  }

  /// An accent that is a sign of its own.
  private static func isMark(_ letter: UInt32) -> Bool { letter >= 0x300 && letter < 0x370 }

  /// Japanese is written with Chinese signs too.
  private static func script(_ letters: [String: Int]) -> String? {
    if letters["Japanese"] != nil { return "Japanese" }
    return letters.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}

/// What the words of a text, one after the other, say for each language against English.
struct LanguageEvidence {
  /// In natural logarithms of odds, in the order of `Language.allCases`; English stays at 0.
  private var sums = SIMD16<Float>(repeating: 0)
  /// Words that count, and those of them that are on the English list or on any other.
  private var words = 0
  private var englishWords = 0
  private var otherWords = 0

  /// A word of one language that the other has not.
  private static let known: Float = 2
  /// Hindi in Latin letters is full of English words.
  private static let borrowed: Float = 0.8
  /// No word in neither list weighs more than this by its letters.
  private static let byLetters: Float = 1.25
  /// Letters that English has not, in a word of no list.
  private static let accented: Float = 1
  /// From here on a text is in another language.
  private static let enough: Float = 1.5
  /// Every language writes these.
  private static let everywhere = WordSet(
    [
      "ok", "okay", "cv", "cvs", "email", "e-mail", "mail", "sms", "whatsapp", "linkedin", "zoom", "teams", "meeting",
      "hr",
      "it", "pdf", "link", "online", "software", "manager", "team", "job", "feedback", "budget", "marketing", "profile",
      "sir",
    ])
  /// So many words are enough to tell; fewer where nearly all are English and none is of another language alone.
  private static let most = 300
  private static let fewest = 10

  private var isSettled: Bool {
    words >= Self.most || (words >= Self.fewest && otherWords == 0 && englishWords * 10 >= words * 9)
  }

  mutating func take(_ sentence: TokenisedSentence, _ glyphs: Glyphs) {
    for index in sentence.tokens.indices where !isSettled {
      let token = sentence.tokens[index]
      switch token.kind {
      case .word, .day, .month: break
      case .name: continue
      default: continue
      }
      let letters = glyphs.folded[Int(token.from)..<Int(token.to)]
      let before = index > 0 ? sentence.tokens[index - 1] : nil
      if let before, Self.isPartOfName(letters, after: before) { continue }
      takeWord(letters)
    }
  }

  /// "de la" in "Ana de la Cruz".
  private static func isPartOfName(_ letters: ArraySlice<UInt32>, after before: Token) -> Bool {
    before.kind == .name && letters.count <= 3
  }

  private mutating func takeWord(_ letters: ArraySlice<UInt32>) {
    let languages = LanguageTable.standard.languages(of: letters)
    if languages.isEmpty, let cut = letters.firstIndex(where: { $0 == 39 || $0 == 45 }), cut > letters.startIndex {
      // "l'offre", "ti-ai": the parts may be known where the whole is not.
      let head = LanguageTable.standard.languages(of: letters[...cut])
      let rest = letters[letters.index(after: cut)...]
      add(head.isEmpty ? LanguageTable.standard.languages(of: letters[..<cut]) : head, letters[..<cut])
      if !rest.isEmpty { add(LanguageTable.standard.languages(of: rest), rest) }
      return
    }
    add(languages, letters)
  }

  private mutating func add(_ languages: LanguageSet, _ letters: ArraySlice<UInt32>) {
    guard letters.contains(where: Folding.isLetter) else { return }
    words += 1
    if languages.has(.english), Self.everywhere.contains(LanguageTable.hash(letters)) {
      englishWords += 1
      return
    }
    if languages.has(.english) { englishWords += 1 } else if !languages.isEmpty { otherWords += 1 }
    let has = (SIMD16(repeating: Int32(languages.rawValue)) & Self.bits) .!= 0
    if languages.has(.english) {
      sums -= Self.against.replacing(with: 0, where: has)
      return
    }
    let byLetters = LanguageTable.standard.letterEvidence(letters)
      .clamped(lowerBound: SIMD16(repeating: -Self.byLetters), upperBound: SIMD16(repeating: Self.byLetters))
    sums += byLetters.replacing(with: Self.known, where: has)
    guard languages.isEmpty, let accented = LanguageTable.standard.languagesWithAccents(of: letters) else { return }
    otherWords += 1
    let likely = (SIMD16(repeating: Int32(accented.rawValue)) & Self.bits) .!= 0
    sums += SIMD16<Float>(repeating: 0).replacing(with: Self.accented, where: likely)
  }

  /// One bit for each language.
  private static let bits = SIMD16<Int32>((0..<16).map { 1 << $0 })

  /// What a word weighs that only English has.
  private static let against: SIMD16<Float> = {
    var against = SIMD16<Float>(repeating: known)
    against[Language.hindi.rawValue] = borrowed
    against[Language.english.rawValue] = 0
    return against
  }()

  var guess: LanguageGuess {
    let likely = Language.allCases.dropFirst().max { sums[$0.rawValue] < sums[$1.rawValue] } ?? .spanish
    let sure = sums[likely.rawValue]
    if otherWords > 0, sure >= Self.enough { return .other(.init(name: likely.name)) }
    // No word is known, but all are spelled as in that language.
    if englishWords == 0, words > 1, sure >= Self.enough + 0.5 { return .other(.init(name: likely.name)) }
    // Nothing that an English sentence is made of.
    if words >= 6, englishWords * 5 < words {
      return words >= 12 && otherWords == 0 ? .noWords : .other(.init(name: nil))
    }
    return .english
  }
}
