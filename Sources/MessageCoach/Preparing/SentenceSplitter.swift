/// Cuts new text into sentences, as tidy mails and as texts without a full stop are written. Times ("3.30"), addresses,
/// links, abbreviations and initials do not end a sentence; a break of the line does unless the line was only wrapped.
struct SentenceSplitter {
  /// A sentence with more glyphs than this is cut at the next space: somebody never types a full stop.
  private static let longest = 600

  private let glyphs: Glyphs
  private var sentences: [Range<Int>] = []
  private(set) var steps = 0

  private init(_ glyphs: Glyphs) { self.glyphs = glyphs }

  static func split(_ text: NewText) -> (sentences: [Range<Int>], steps: Int) {
    var splitter = SentenceSplitter(text.glyphs)
    splitter.read(text.lines)
    return (splitter.sentences, splitter.steps)
  }

  private mutating func read(_ lines: [Line]) {
    var open: Int?
    for (index, line) in lines.enumerated() where !line.isBlank {
      let start = open ?? bulletEnd(line.range)
      let next = index + 1 < lines.count ? lines[index + 1] : nil
      let last = split(from: start, within: start == open ? line.range : start..<line.range.upperBound)
      if let next, isWrapped(line, before: next), last < line.range.upperBound {
        open = last
      } else {
        close(last..<line.range.upperBound)
        open = nil
      }
    }
  }

  /// A line that was broken by a mail program, not by the writer: long, without an end, going on in small letters.
  private func isWrapped(_ line: Line, before next: Line) -> Bool {
    guard !next.isBlank, line.range.count >= 40, bulletEnd(next.range) == next.range.lowerBound else { return false }
    guard next.range.lowerBound - line.range.upperBound <= 4 else { return false }
    return Folding.isLatinLetter(glyphs.given[next.range.lowerBound])
  }

  /// Where the words begin after "- ", "* ", "• ", "1. " or "2) ".
  private func bulletEnd(_ range: Range<Int>) -> Int {
    var place = range.lowerBound
    let first = glyphs.folded[place]
    if [42, 45, 0x2022, 0xB7, 0x25AA, 0x25CF, 0x25E6, 43].contains(first) {
      place += 1
    } else {
      while place < range.upperBound, place - range.lowerBound < 2, Folding.isDigit(glyphs.folded[place]) { place += 1 }
      guard place > range.lowerBound, place < range.upperBound, [41, 46].contains(glyphs.folded[place]) else {
        return range.lowerBound
      }
      place += 1
    }
    guard place < range.upperBound, glyphs.folded[place] == 32 else { return range.lowerBound }
    while place < range.upperBound, glyphs.folded[place] == 32 { place += 1 }
    return place < range.upperBound ? place : range.lowerBound
  }

  /// Closes the sentences that end inside a line; where the last, open one begins.
  private mutating func split(from first: Int, within line: Range<Int>) -> Int {
    let folded = glyphs.folded
    var start = first
    var place = max(line.lowerBound, first)
    while place < line.upperBound {
      steps += 1
      let glyph = folded[place]
      if glyph == 32, place - start > Self.longest {
        close(start..<place)
        start = place + 1
      } else if glyph == 33 || glyph == 63 || glyph == 46 || glyph == 0x2026 {
        var end = place + 1
        while end < line.upperBound, [33, 63, 46, 0x2026].contains(folded[end]) { end += 1 }
        steps += end - place
        if ends(at: place, run: end, start: start, line: line) {
          while end < line.upperBound, [34, 39, 41, 93].contains(folded[end]) { end += 1 }
          end = takingPictures(end, line)
          close(start..<end)
          start = end
        }
        place = end
        continue
      } else if Folding.isPicture(glyph), startsAfresh(place + 1, line), place > start {
        close(start..<place + 1)
        start = place + 1
      }
      place += 1
    }
    return start
  }

  /// Smileys after the full stop belong to the sentence before.
  private func takingPictures(_ end: Int, _ line: Range<Int>) -> Int {
    var place = end
    while place < line.upperBound, glyphs.folded[place] == 32 || Folding.isPicture(glyphs.folded[place]) { place += 1 }
    while place > end, glyphs.folded[place - 1] == 32 { place -= 1 }
    return place
  }

  /// A space and then a capital.
  private func startsAfresh(_ place: Int, _ line: Range<Int>) -> Bool {
    guard place + 1 < line.upperBound, glyphs.folded[place] == 32 else { return false }
    return Folding.isCapital(glyphs.given[place + 1])
  }

  private func ends(at place: Int, run end: Int, start: Int, line: Range<Int>) -> Bool {
    let folded = glyphs.folded
    if end == line.upperBound { return true }
    let next = folded[end]
    let isSpaced = next == 32 || [34, 39, 41, 93].contains(next)
    let glyph = folded[place]
    if glyph == 63 || glyph == 33 {
      // In an address ("?" before a query) nothing ends.
      return isSpaced || Folding.isPicture(next) || Folding.isCapital(glyphs.given[end])
    }
    if glyph == 0x2026 || end - place > 1 { return isSpaced && !goesOnSmall(end, line) || startsAfresh(end, line) }
    if isSpaced || Folding.isPicture(next) {
      return !isAbbreviation(endingAt: place, start: start, next: end, line: line)
    }
    // "tomorrow.Can we talk": a small letter, the full stop, a capital and no space; not in an address.
    return Folding.isCapital(glyphs.given[end]) && place > start + 1 && Folding.isLatinLetter(glyphs.given[place - 1])
      && Folding.isLatinLetter(glyphs.given[place - 2]) && !isInAddress(place, start: start)
  }

  private func goesOnSmall(_ end: Int, _ line: Range<Int>) -> Bool {
    var place = end
    while place < line.upperBound, glyphs.folded[place] == 32 { place += 1 }
    return place < line.upperBound && Folding.isLatinLetter(glyphs.given[place])
  }

  private func isInAddress(_ place: Int, start: Int) -> Bool {
    var back = place - 1
    while back >= start, place - back < 40, glyphs.folded[back] != 32 {
      if [64, 47, 58].contains(glyphs.folded[back]) { return true }
      back -= 1
    }
    return false
  }

  private static let abbreviations: Set<String> = [
    "mr", "mrs", "ms", "dr", "prof", "st", "rd", "e.g", "eg", "i.e", "ie", "vs", "approx", "dept", "inc", "ltd", "plc",
    "co", "corp", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "mon", "tue",
    "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "tel", "ext", "ref", "no", "nr", "c", "p.a", "p.d",
    "a.m", "p.m", "etc", "incl", "min", "mins", "hrs", "sr", "jr", "messrs", "rev", "hon", "fig", "vol",
  ]

  /// Followed by a small letter or a digit these are no ends; a title is none before a capital either.
  private func isAbbreviation(endingAt place: Int, start: Int, next: Int, line: Range<Int>) -> Bool {
    var from = place
    while from > start, place - from < 8, glyphs.folded[from - 1] != 32, glyphs.folded[from - 1] != 40 { from -= 1 }
    guard from < place else { return goesOnSmall(next, line) }
    let word = glyphs.text(from..<place).lowercased()
    if ["mr", "mrs", "ms", "dr", "prof", "st", "messrs", "rev", "e.g", "i.e", "vs", "approx", "ext"].contains(word) {
      return true
    }
    // An initial: "J. Smith".
    if place - from == 1, Folding.isCapital(glyphs.given[from]), word != "i" { return true }
    guard Self.abbreviations.contains(word) else { return false }
    var after = next
    while after < line.upperBound, glyphs.folded[after] == 32 { after += 1 }
    guard after < line.upperBound else { return false }
    return Folding.isLatinLetter(glyphs.given[after]) || (Folding.isDigit(glyphs.folded[after]) && word != "etc")
  }

  private mutating func close(_ range: Range<Int>) {
    let sentence = glyphs.trimmed(range)
    guard !sentence.isEmpty else { return }
    let hasWords = sentence.contains { Folding.isLetter(glyphs.folded[$0]) || Folding.isDigit(glyphs.folded[$0]) }
    // A lone "?" is a message; lone dots and smileys belong to what stands before.
    if !hasWords, !glyphs.folded[sentence].contains(63), let last = sentences.last,
      sentence.lowerBound - last.upperBound < 4
    {
      sentences[sentences.count - 1] = last.lowerBound..<sentence.upperBound
    } else {
      sentences.append(sentence)
    }
  }
}
