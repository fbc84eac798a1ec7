/// How much single words speak for each language: by lists of words, and for words in none of them by how its letters
/// follow each other in those lists.
struct LanguageTable: Sendable {
  static let standard = LanguageTable()

  private let words: HashTable<LanguageSet>
  /// Natural logarithm of how likely a letter is after two others, for each language: 27 × 27 × 27, 0 for a word's edge.
  /// In sixteenths, so that what is looked at often stays close to the processor.
  private let letters: [SIMD16<Int8>]
  /// By the number of a letter beyond ASCII: the languages that have it.
  private let accents: [LanguageSet]

  init() {
    var words: [UInt64: LanguageSet] = [:]
    words.reserveCapacity(12_000)
    var counts = [SIMD16<Float>](repeating: SIMD16(repeating: 0), count: 27 * 27 * 27)
    for language in Language.allCases {
      for word in LanguageWords.of(language).split(whereSeparator: \.isWhitespace) {
        let letters = word.unicodeScalars.map(\.value)
        words[Self.hash(letters), default: []].insert(.of(language))
        if letters.contains(where: { $0 >= 0xC0 }) {
          words[Self.hash(letters.flatMap(Self.plain)), default: []].insert(.of(language))
          words[Self.hash(Self.spelledOut(word, language)), default: []].insert(.of(language))
        }
        Self.forEachTriple(letters) { counts[$0][language.rawValue] += 1 }
      }
    }
    self.words = HashTable(words.map { ($0.key, $0.value) })
    letters = Self.logarithms(counts)
    accents = Language.allCases.reduce(into: Array(repeating: [], count: 0x250)) { accents, language in
      for letter in language.accented.unicodeScalars { accents[Int(letter.value)].insert(.of(language)) }
    }
  }

  /// German is also written with two letters for one with dots.
  private static func spelledOut(_ word: Substring, _ language: Language) -> [UInt32] {
    word.unicodeScalars.flatMap { scalar -> [UInt32] in
      guard language == .german else { return plain(scalar.value) }
      return switch scalar {
      case "ä": [97, 101]
      case "ö": [111, 101]
      case "ü": [117, 101]
      default: plain(scalar.value)
      }
    }
  }

  // MARK: one word

  /// The languages in whose lists a word is, as it is written or without its accents.
  /// - Parameter letters: folded.
  func languages(of letters: ArraySlice<UInt32>) -> LanguageSet {
    if let known = words[Self.hash(letters)] { return known }
    guard letters.contains(where: { $0 >= 0xC0 }) else { return [] }
    return words[Self.hash(letters.flatMap(Self.plain))] ?? []
  }

  /// The languages that have every letter of a word beyond the plain ones; nil for a word of plain ones alone.
  func languagesWithAccents(of letters: ArraySlice<UInt32>) -> LanguageSet? {
    var all: LanguageSet?
    for letter in letters where letter >= 0xC0 && letter < 0x250 {
      // "İ" is a capital "i", and "Ș" one of "ș": what folding leaves alone.
      let small = letter == 0x130 ? 0x131 : letter == 0x218 || letter == 0x21A ? letter + 1 : letter
      all = (all ?? LanguageSet(rawValue: .max)).intersection(accents[Int(small)])
    }
    return all
  }

  /// How much more each language's letters follow each other like these than English ones do.
  func letterEvidence(_ letters: ArraySlice<UInt32>) -> SIMD16<Float> {
    var sum = SIMD16<Int32>(repeating: 0)
    Self.forEachTriple(letters) { sum &+= SIMD16(truncatingIfNeeded: self.letters[$0]) }
    return SIMD16<Float>(sum &- SIMD16(repeating: sum[Language.english.rawValue])) / 16
  }

  // MARK: letters

  static func hash(_ letters: some Sequence<UInt32>) -> UInt64 {
    var hash = Hash.start
    for letter in letters {
      hash = Hash.adding(UInt8(letter & 255), to: hash)
      if letter > 255 { hash = Hash.adding(UInt8(letter >> 8 & 255), to: hash) }
    }
    return hash
  }

  @inline(__always)
  private static func forEachTriple(_ letters: some Sequence<UInt32>, _ body: (Int) -> Void) {
    var (one, two) = (0, 0)
    func take(_ three: Int) {
      body((one * 27 + two) * 27 + three)
      (one, two) = (two, three)
    }
    for letter in letters {
      if Folding.isLatinLetter(letter) {
        take(Int(letter) - 96)
      } else if letter >= 0xC0 {
        for base in plain(letter) where Folding.isLatinLetter(base) { take(Int(base) - 96) }
      }
    }
    take(0)
  }

  private static func logarithms(_ counts: [SIMD16<Float>]) -> [SIMD16<Int8>] {
    let little: Float = 0.3
    var result = [SIMD16<Int8>](repeating: SIMD16(repeating: 0), count: counts.count)
    for pair in 0..<27 * 27 {
      let triples = pair * 27..<pair * 27 + 27
      let sums = counts[triples].reduce(SIMD16(repeating: little * 27), +)
      for triple in triples {
        let shares = (counts[triple] + little) / sums
        for language in Language.allCases.indices {
          result[triple][language] = Int8(max(-128, (Logistic.logarithm(shares[language]) * 16).rounded()))
        }
      }
    }
    return result
  }

  /// A Latin letter without what stands on or under it, in small; two for a ligature, none for a mark that combines.
  static func plain(_ letter: UInt32) -> [UInt32] {
    if letter < 0xC0 { return [letter] }
    if letter >= 0x300, letter < 0x370 { return [] }
    guard letter < 0x250 else { return [letter] }
    return bases[Int(letter)]
  }

  private static let bases: [[UInt32]] = {
    var bases = (0..<0x250 as Range<UInt32>).map { [$0] }
    let spelled = [
      "a": "àáâãäåāăą", "c": "çćĉċč", "d": "ðďđ", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥħ", "i": "ìíîïĩīĭįı", "j": "ĵ",
      "k": "ķ", "l": "ĺļľŀł", "n": "ñńņňŉ", "o": "òóôõöøōŏő", "r": "ŕŗř", "s": "śŝşšș", "ss": "ß", "t": "ţťŧț",
      "u": "ùúûüũūŭůűų", "w": "ŵ", "y": "ýÿŷ", "z": "źżž", "ae": "æ", "oe": "œ",
    ]
    for (base, letters) in spelled {
      for letter in letters.unicodeScalars + letters.uppercased().unicodeScalars where letter.value < 0x250 {
        if letter.value >= 0xC0 { bases[Int(letter.value)] = base.unicodeScalars.map(\.value) }
      }
    }
    return bases
  }()
}
