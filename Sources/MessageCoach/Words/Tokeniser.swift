/// Turns one sentence into words in their normal form: small letters, spelled out, with times, days, money, links and names
/// replaced by what they are. One pass; a word is looked at a bounded number of times.
struct Tokeniser {
  private let glyphs: Glyphs
  private let range: Range<Int>
  private var place: Int
  private var tokens: [Token] = []
  private var spelling: [UInt8] = [32]
  /// The sentence has small letters, so that a capital means something.
  private let hasSmallLetters: Bool
  /// Up to here no link or address begins.
  private var addressFree = 0
  private(set) var steps = 0

  private init(_ glyphs: Glyphs, _ range: Range<Int>) {
    self.glyphs = glyphs
    self.range = range
    place = range.lowerBound
    hasSmallLetters = range.contains { Folding.isLatinLetter(glyphs.given[$0]) }
    spelling.reserveCapacity(range.count + 16)
    tokens.reserveCapacity(range.count / 4 + 2)
  }

  static func read(_ glyphs: Glyphs, _ range: Range<Int>) -> (sentence: TokenisedSentence, steps: Int) {
    var tokeniser = Tokeniser(glyphs, range)
    tokeniser.read()
    let sentence = TokenisedSentence(range: range, tokens: tokeniser.tokens, spelling: tokeniser.spelling)
    return (sentence, tokeniser.steps)
  }

  private mutating func read() {
    while place < range.upperBound {
      let glyph = glyphs.folded[place]
      if Folding.isSpace(glyph) {
        place += 1
      } else if Folding.isDigit(glyph) || isCurrency(glyph) {
        readNumber()
      } else if Folding.isLetter(glyph) {
        readWord()
      } else {
        readMark()
      }
    }
  }

  private func isCurrency(_ glyph: UInt32) -> Bool {
    glyph == 36 || glyph == 163 || glyph == 165 || (glyph >= 0x20A0 && glyph <= 0x20BF)
  }

  // MARK: words

  private mutating func readWord() {
    let from = place
    if let end = addressEnd(from) { return takeAddress(from..<end) }
    while place < range.upperBound, isWordGlyph(place) { place += 1 }
    // "wed/thu" and "and/or" are two words; "a.m." is one.
    var to = place
    while to > from, glyphs.folded[to - 1] == 39 { to -= 1 }
    place = max(to, from + 1)
    var word: [UInt8] = []
    word.reserveCapacity(place - from)
    var run = 0
    for index in from..<place {
      let glyph = glyphs.folded[index]
      run = index > from && glyph == glyphs.folded[index - 1] ? run + 1 : 1
      // "heyyyy": a letter is not written more than twice.
      if run <= 2 { append(glyph, to: &word) }
    }
    takeWord(word, from..<place)
  }

  private func isWordGlyph(_ index: Int) -> Bool {
    let glyph = glyphs.folded[index]
    if Folding.isLetter(glyph) || Folding.isDigit(glyph) { return true }
    guard index + 1 < range.upperBound, index > range.lowerBound else { return false }
    // Inside a word an apostrophe or a hyphen; a dash between spaces is none.
    return (glyph == 39 || glyph == 45) && Folding.isLetter(glyphs.folded[index + 1])
      && Folding.isLetter(glyphs.folded[index - 1])
  }

  private func append(_ glyph: UInt32, to word: inout [UInt8]) {
    if glyph < 0x80 {
      word.append(UInt8(glyph))
    } else if let scalar = Unicode.Scalar(glyph) {
      word.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
    }
  }

  private mutating func takeWord(_ word: [UInt8], _ stretch: Range<Int>) {
    if word == Array("w".utf8), place < range.upperBound, glyphs.folded[place] == 47 {
      place += 1
      return add(.word, Array("with".utf8), stretch.lowerBound..<place)
    }
    if let last = tokens.last, last.kind == .number || last.kind == .time, isMeridiem(word) {
      return widenLast(to: stretch.upperBound, .time)
    }
    if let last = tokens.last, last.kind == .number || last.kind == .money, Self.moneyWords.contains(word) {
      return widenLast(to: stretch.upperBound, .money)
    }
    if let normal = WordForms.normal[Hash.of(word)] {
      let kind = WordForms.kinds[String(decoding: normal, as: UTF8.self)] ?? .word
      return add(kind, normal, stretch)
    }
    if isName(stretch, word) { return add(.name, Array("<name>".utf8), stretch) }
    add(.word, word, stretch)
  }

  private static let moneyWords = Set(
    ["k", "lakh", "lakhs", "lpa", "grand", "quid", "pounds", "euros", "euro", "dollars", "cr", "crore"]
      .map { Array($0.utf8) })

  private func isMeridiem(_ word: [UInt8]) -> Bool {
    word == [97, 109] || word == [112, 109] || word == Array("o'clock".utf8) || word == Array("oclock".utf8)
      || word == Array("ish".utf8)
  }

  /// A capital in the middle of a sentence that is not written in capitals: somebody's or something's name.
  private func isName(_ stretch: Range<Int>, _ word: [UInt8]) -> Bool {
    // A letter may be several bytes: what counts is how many were written.
    guard hasSmallLetters, !tokens.isEmpty, stretch.count > 1, Folding.isCapital(glyphs.given[stretch.lowerBound])
    else { return false }
    let second = glyphs.given[stretch.lowerBound + 1]
    guard !Folding.isCapital(second), !(word[0] == 105 && second == 39) else { return false }
    guard word.count > 2, !(word[0] == 105 && glyphs.folded[stretch.lowerBound + 1] == 39) else { return false }
    // After a mark that may begin a sentence a capital says nothing.
    return tokens[tokens.count - 1].kind != .mark
  }

  // MARK: numbers

  private mutating func readNumber() {
    let from = place
    var digits = 0
    var isMoney = false
    var separators: [UInt32] = []
    var parts: [Int] = [0]
    while place < range.upperBound {
      let glyph = glyphs.folded[place]
      if isCurrency(glyph) {
        isMoney = true
      } else if Folding.isDigit(glyph) {
        digits += 1
        parts[parts.count - 1] = min(parts[parts.count - 1] * 10 + Int(glyph - 48), 100_000_000)
      } else if [44, 46, 58].contains(glyph), place + 1 < range.upperBound, Folding.isDigit(glyphs.folded[place + 1]),
        parts.count < 8
      {
        separators.append(glyph)
        parts.append(0)
      } else {
        break
      }
      place += 1
    }
    guard digits > 0 else { return readLoneCurrency(from) }
    let suffixFrom = place
    while place < range.upperBound, place - suffixFrom < 6, Folding.isLatinLetter(glyphs.folded[place]) { place += 1 }
    if place < range.upperBound, isWordGlyph(place) { return finishOddWord(from) }
    let suffix = glyphs.text(suffixFrom..<place).lowercased()
    takeNumber(from, digits, parts, separators, suffix, isMoney)
  }

  private mutating func readLoneCurrency(_ from: Int) {
    place = max(place, from + 1)
    add(.money, Array("<money>".utf8), from..<place)
  }

  /// "2moro4": letters and digits mixed at length.
  private mutating func finishOddWord(_ from: Int) {
    while place < range.upperBound, isWordGlyph(place) { place += 1 }
    var word: [UInt8] = []
    for index in from..<place { append(glyphs.folded[index], to: &word) }
    add(.word, word, from..<place)
  }

  private mutating func takeNumber(
    _ from: Int, _ digits: Int, _ parts: [Int], _ separators: [UInt32], _ suffix: String, _ isMoney: Bool
  ) {
    if place < range.upperBound, glyphs.folded[place] == 37 {
      place += 1
      return add(.percent, Array("<percent>".utf8), from..<place)
    }
    let stretch = from..<place
    if isMoney || (["k", "lpa", "l", "gbp", "eur", "usd", "pd", "ph", "pa", "ctc"].contains(suffix) && digits <= 6) {
      return add(.money, Array("<money>".utf8), stretch)
    }
    switch suffix {
    case "am", "pm", "ish", "oclock", "a", "p", "h":
      return add(parts[0] <= 24 ? .time : .number, Array((parts[0] <= 24 ? "<time>" : "<number>").utf8), stretch)
    case "hrs" where parts.count > 1: return add(.time, Array("<time>".utf8), stretch)
    case "st", "nd", "rd", "th": return add(.date, Array("<date>".utf8), stretch)
    case "": break
    default:
      var word: [UInt8] = []
      for index in stretch { append(glyphs.folded[index], to: &word) }
      if let normal = WordForms.normal[Hash.of(word)] { return add(.word, normal, stretch) }
      // "2mins", "6mths": a number and its unit.
      add(.number, Array("<number>".utf8), stretch)
      return
    }
    if digits >= 7 || (parts.count == 1 && isPhone(from)) { return takePhone(from) }
    if isClock(parts, separators) { return add(.time, Array("<time>".utf8), stretch) }
    if parts.count == 1, parts[0] >= 1, parts[0] <= 12, followsClockWord() {
      return add(.time, Array("<time>".utf8), stretch)
    }
    add(.number, Array("<number>".utf8), stretch)
  }

  private func isClock(_ parts: [Int], _ separators: [UInt32]) -> Bool {
    guard parts.count == 2, separators[0] == 58 || separators[0] == 46 else { return false }
    let isTwoDigits = glyphs.folded[place - 2] >= 48 && glyphs.folded[place - 2] <= 53 && glyphs.folded[place - 1] != 46
    return parts[0] < 24 && parts[1] < 60 && isTwoDigits && Folding.isDigit(glyphs.folded[place - 2])
      && (separators[0] == 58 || parts[1] % 5 == 0) && !isFollowedByUnit()
  }

  /// "3.50 per hour", "2.30 k": no clock.
  private func isFollowedByUnit() -> Bool {
    let rest = place
    return glyphs.has(" per", at: rest, before: range.upperBound)
      || glyphs.has(" k", at: rest, before: range.upperBound)
      || glyphs.has(" lakh", at: rest, before: range.upperBound)
      || glyphs.has(" an hour", at: rest, before: range.upperBound)
      || glyphs.has(" lpa", at: rest, before: range.upperBound)
  }

  private static let clockWords: Set<String> = [
    "at", "@", "by", "after", "before", "around", "till", "until", "til", "from", "half", "past", "quarter", "<time>",
  ]
  private static let units: [StaticString] = [
    " week", " day", " month", " year", " min", " hour", " people", " candidate", " cv", " interview", " wk", " yr",
    " other", " of ", "%", " stage", " role", " more", " thing", " point", " question", " lakh", "k",
  ]

  /// A small number is an hour after "at", "after", "half", or another hour and "or" or "and".
  private func followsClockWord() -> Bool {
    guard let last = tokens.last, !Self.units.contains(where: { glyphs.has($0, at: place, before: range.upperBound) })
    else {
      return false
    }
    let word = String(decoding: spelling[Int(last.spelledFrom)..<Int(last.spelledTo)], as: UTF8.self)
    if Self.clockWords.contains(word) || last.kind == .day { return true }
    guard ["or", "and", "to", "/", "-"].contains(word), tokens.count > 1 else { return false }
    return tokens[tokens.count - 2].kind == .time
  }

  /// Nine digits or more, in groups.
  private func isPhone(_ from: Int) -> Bool {
    var digits = 0
    for index in from..<min(from + 18, range.upperBound) {
      let glyph = glyphs.folded[index]
      if Folding.isDigit(glyph) { digits += 1 } else if glyph != 32 && glyph != 45 { break }
    }
    return digits >= 9
  }

  /// A telephone number may have spaces in it.
  private mutating func takePhone(_ from: Int) {
    while place + 1 < range.upperBound, [32, 45].contains(glyphs.folded[place]),
      Folding.isDigit(glyphs.folded[place + 1])
    {
      place += 1
      while place < range.upperBound, Folding.isDigit(glyphs.folded[place]) { place += 1 }
    }
    add(.phone, Array("<phone>".utf8), from..<place)
  }

  // MARK: addresses and marks

  /// Where a link or a mail address ends that begins here; nil where none does. Only marks that make an address are looked
  /// for, up to the next space.
  private mutating func addressEnd(_ from: Int) -> Int? {
    if from > range.lowerBound, !Folding.isSpace(glyphs.folded[from - 1]),
      ![40, 60, 34].contains(glyphs.folded[from - 1])
    {
      return nil
    }
    var isAddress = glyphs.has("www.", at: from, before: range.upperBound)
    guard isAddress || from >= addressFree else { return nil }
    var end = from
    while end < range.upperBound, !Folding.isSpace(glyphs.folded[end]) {
      steps += 1
      let glyph = glyphs.folded[end]
      if glyph == 64, end > from { isAddress = true }
      if glyph == 58, glyphs.has("://", at: end, before: range.upperBound) { isAddress = true }
      if glyph == 46, end + 3 < range.upperBound, Folding.isLatinLetter(glyphs.folded[end + 1]), isDomainEnd(end + 1) {
        isAddress = true
      }
      end += 1
    }
    addressFree = end
    return isAddress ? end : nil
  }

  private func isDomainEnd(_ place: Int) -> Bool {
    let domains: [StaticString] = [
      "com/", "co.uk", "io/", "me/", "ly/", "gl/", "link/", "app/", "us/", "net/", "org/", "com",
    ]
    return domains.contains { glyphs.has($0, at: place, before: range.upperBound) }
  }

  private static let booking: [StaticString] = [
    "calendly", "book", "cal.com", "meetings.hubspot", "doodle", "tidycal", "savvycal", "schedul", "slots", "calendar",
    "diary", "appointment", "chilipiper", "zcal",
  ]

  private mutating func takeAddress(_ stretch: Range<Int>) {
    place = stretch.upperBound
    var to = stretch.upperBound
    while to > stretch.lowerBound, [46, 44, 33, 63, 41, 62, 34].contains(glyphs.folded[to - 1]) { to -= 1 }
    let isMail = stretch.contains { glyphs.folded[$0] == 64 } && !glyphs.has("http", at: stretch.lowerBound, before: to)
    if isMail { return add(.address, Array("<address>".utf8), stretch.lowerBound..<to) }
    for index in stretch {
      for word in Self.booking where glyphs.has(word, at: index, before: to) {
        return add(.bookingLink, Array("<booking>".utf8), stretch.lowerBound..<to)
      }
    }
    add(.link, Array("<link>".utf8), stretch.lowerBound..<to)
    if to < stretch.upperBound, glyphs.folded[to] == 63 { add(.mark, [63], to..<stretch.upperBound) }
  }

  private mutating func readMark() {
    let from = place
    let glyph = glyphs.folded[place]
    place += 1
    if Folding.isPicture(glyph) {
      while place < range.upperBound, Folding.isPicture(glyphs.folded[place]) { place += 1 }
      return add(.picture, Array("<picture>".utf8), from..<place)
    }
    if glyph == 58 || glyph == 59 {
      var end = place
      if end < range.upperBound, glyphs.folded[end] == 45 { end += 1 }
      if end < range.upperBound, [40, 41, 100, 112].contains(glyphs.folded[end]),
        end + 1 == range.upperBound || !Folding.isLetter(glyphs.folded[end + 1])
      {
        place = end + 1
        return add(.picture, Array("<picture>".utf8), from..<place)
      }
    }
    guard [33, 63, 0x2026, 38, 64, 47].contains(glyph) else { return }
    while place < range.upperBound, [33, 63].contains(glyphs.folded[place]) { place += 1 }
    var mark: [UInt8] = []
    append(glyph, to: &mark)
    if glyph == 38 { mark = Array("and".utf8) }
    add(glyph == 38 ? .word : .mark, mark, from..<place)
  }

  // MARK: taking

  private mutating func add(_ kind: Token.Kind, _ spelled: [UInt8], _ stretch: Range<Int>) {
    let from = spelling.count
    spelling.append(contentsOf: spelled)
    let to = spelling.count
    spelling.append(32)
    steps += stretch.count
    tokens.append(
      Token(
        kind: kind, from: Int32(stretch.lowerBound), to: Int32(stretch.upperBound), spelledFrom: Int32(from),
        spelledTo: Int32(to), isLoud: isLoud(kind, stretch)))
  }

  private func isLoud(_ kind: Token.Kind, _ stretch: Range<Int>) -> Bool {
    guard kind == .word, stretch.count > 2 else { return false }
    return stretch.allSatisfy { Folding.isCapital(glyphs.given[$0]) }
  }

  /// "3" and "pm", "62" and "lakh" are one.
  private mutating func widenLast(to end: Int, _ kind: Token.Kind) {
    guard let last = tokens.popLast() else { return }
    spelling.removeLast(spelling.count - Int(last.spelledFrom))
    add(kind, Array((kind == .time ? "<time>" : "<money>").utf8), Int(last.from)..<end)
  }
}
