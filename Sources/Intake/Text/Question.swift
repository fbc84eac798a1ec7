/// Whether a line asks its reader something.
package enum Question {
  /// True when the message's new text holds a sentence that ends in a question mark, or one that begins as requests
  /// do ("could you", "please let me know"), a request for a call among them.
  package static func asks(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch MessageReading.of(text) {
    case .asks, .asksForCall: true
    case .nothing, .closes: false
    }
  }

  /// Looks at the line's beginning and at what stands around its punctuation; letters and spaces are passed over.
  static func reading(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> MessageReading {
    var reading = Request.reading(text, line, sentence: line.lowerBound)
    var sentence = line.lowerBound
    var index = nextMark(text, line.lowerBound, line.upperBound)
    while index < line.upperBound, reading != .asksForCall {
      let byte = text[index]
      if byte == UInt8(ascii: "?") {
        // Marks in a row may have put the next sentence behind this one.
        let said = min(sentence, index)..<index
        if isQuestion(text, line, index), !isStray(text, line, index, said), !Courtesy.isAll(text, said) {
          reading = CallRequest.isWithin(text, said) ? .asksForCall : .asks
        }
        while index + 1 < line.upperBound, text[index + 1] == UInt8(ascii: "?") { index += 1 }
      }
      index += 1
      if endsClause(byte) {
        var start = index
        while start < line.upperBound, text[start] <= 32 || endsClause(text[start]) { start += 1 }
        if endsSentence(byte), index == line.upperBound || text[index] <= 32 || text[index] == UInt8(ascii: "?") {
          sentence = start
        }
        if start < line.upperBound {
          let found = Request.reading(text, start..<line.upperBound, sentence: sentence)
          if found == .asksForCall || found == .asks { reading = found }
        }
      }
      index = nextMark(text, index, line.upperBound)
    }
    return reading != .nothing && isPrinters(text, line) ? .nothing : reading
  }

  /// The next byte from 0x21 to 0x3F, or a control character: punctuation and digits, no letter and no space.
  private static func nextMark(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var index = start
    guard let base = text.baseAddress else { return end }
    while index + 8 <= end {
      let word = EightBytes.load(base + index)
      let hits = ~EightBytes.nonzero(word & (EightBytes.ones &* 0xC0)) & EightBytes.nonzero(word ^ EightBytes.spaces)
      let found = hits & EightBytes.highs
      if found != 0 { return index + (found.trailingZeroBitCount >> 3) }
      index += 8
    }
    while index < end, text[index] >= 0x40 || text[index] == 32 { index += 1 }
    return index
  }

  // MARK: Question marks

  /// Whether the first of a run of question marks ends a question. Archives put one wherever a character was lost, and
  /// web addresses hold them.
  private static func isQuestion(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ index: Int) -> Bool {
    var after = index
    while after < line.upperBound, text[after] == UInt8(ascii: "?") { after += 1 }
    guard let before = markedWord(text, line, index, after) else { return false }
    switch text[before] {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "!"), UInt8(ascii: ":"), UInt8(ascii: ";"),
      UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "&"):
      return false
    default: break
    }
    while after < line.upperBound, closing(text[after]) { after += 1 }
    if after == line.upperBound || text[after] <= 32 { return true }
    // What stands within quotation marks was asked by somebody, somewhere.
    if text[after] == UInt8(ascii: "\"") || text[after] == UInt8(ascii: "'") { return false }
    if text[after] >= 0x80 { return !closesQuotation(text, after..<line.upperBound) }
    return TextBytes.isLetter(text[after]) && partsTwoWords(text, line, index, after)
  }

  /// Where an archive lost characters within a line (`all.? Thanks`, `?ttrTests?`), what ends in a mark must look like a
  /// question: it ends the line and has three words, or begins as questions do.
  private static func isStray(
    _ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ index: Int, _ sentence: Range<Int>
  ) -> Bool {
    guard isDamaged(text, line) || goesOn(text, line, index) else { return false }
    if openings.contains(where: { TextBytes.begins(text, sentence, $0) }) { return false }
    var words = 0
    for index in sentence where text[index] > 32 && (index == sentence.lowerBound || text[index - 1] <= 32) {
      words += 1
    }
    return words < 3 || index + 1 < line.upperBound
  }

  /// A small letter behind the blank: the sentence goes on, and a character was lost (`the tests? results`).
  private static func goesOn(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ index: Int) -> Bool {
    var next = index + 1
    while next < line.upperBound, text[next] == 32 { next += 1 }
    guard next > index + 1, next < line.upperBound, text[next] &- 97 < 26 else { return false }
    return !hasty.contains { TextBytes.begins(text, next..<line.upperBound, $0) }
  }

  private static let openings: [StaticString] = [
    "what", "how", "why", "who", "when", "where", "which", "is ", "are ", "am ", "do ", "does ", "did ", "can ",
    "could ", "will ", "would ", "should ", "shall ", "have ", "has ", "any ", "was ", "were ", "may ",
  ]

  private static func isDamaged(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    for index in line where text[index] == UInt8(ascii: "?") {
      let before = index == line.lowerBound ? 32 : text[index - 1]
      if before == UInt8(ascii: ".") || before == UInt8(ascii: ",") { return true }
      guard index + 1 < line.upperBound else { continue }
      if before <= 32, text[index + 1] > 32, text[index + 1] != UInt8(ascii: "?"), !closing(text[index + 1]) {
        return true
      }
      if TextBytes.isLetter(before), TextBytes.isLetter(text[index + 1]), !partsTwoWords(text, line, index, index + 1) {
        return true
      }
    }
    return false
  }

  /// Whether an archive lost letters of this message: a mark stands between two small ones somewhere (`th?me`).
  private static func isDamaged(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in text.indices.dropFirst().dropLast() where text[index] == UInt8(ascii: "?") {
      if text[index - 1] &- 97 < 26, text[index + 1] &- 97 < 26,
        !partsTwoWords(text, text.startIndex..<text.endIndex, index, index + 1)
      {
        return true
      }
    }
    return false
  }

  /// The last byte of what is asked: right before the mark, or before blanks where the mark stands alone (`libre ?`).
  /// `nil` at the line's beginning, and where a word begins with the mark.
  private static func markedWord(
    _ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ index: Int, _ after: Int
  ) -> Int? {
    var before = index - 1
    guard before >= line.lowerBound else { return nil }
    if text[before] > 32 {
      var start = before
      while start > line.lowerBound, text[start - 1] > 32 { start -= 1 }
      return text[start] == UInt8(ascii: "?") ? nil : before
    }
    var end = after
    while end < line.upperBound, closing(text[end]) { end += 1 }
    guard end == line.upperBound || text[end] <= 32 else { return nil }
    // In the middle of a sentence it stands for a lost dash.
    while end < line.upperBound, text[end] <= 32 { end += 1 }
    if end < line.upperBound, text[end] &- 97 < 26 || isDamaged(text) { return nil }
    while before >= line.lowerBound, text[before] <= 32 { before -= 1 }
    return before >= line.lowerBound ? before : nil
  }

  /// `ok?Thanks`: a blank forgotten. Not in an address, and not where a lost character stands within a word (`don?t`,
  /// `M?ller`).
  private static func partsTwoWords(
    _ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ index: Int, _ after: Int
  ) -> Bool {
    guard after == index + 1, TextBytes.isLetter(text[index - 1]) else { return false }
    var (start, end) = (index, after)
    while start > line.lowerBound, text[start - 1] > 32 { start -= 1 }
    while end < line.upperBound, text[end] > 32 { end += 1 }
    for byte in text[start..<end] {
      if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ".") { return false }
    }
    if TextBytes.isCapital(text[after]) { return text[index - 1] &- 97 < 26 && index - start >= 2 }
    // With a small letter behind it a character was lost, except before the words that such haste is followed by.
    return index - start >= 2
      && hasty.contains { word in
        TextBytes.begins(text, after..<end, word)
          && (after + word.utf8CodeUnitCount == end || !TextBytes.isWord(text[after + word.utf8CodeUnitCount]))
      }
  }

  private static let hasty: [StaticString] = [
    "thanks", "thank", "thx", "please", "pls", "or", "and", "if", "can", "could", "cheers", "regards", "let", "just",
    "also", "i", "we", "what", "when", "how", "is", "are", "do", "would",
  ]

  private static func closing(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: "]"),
      UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: ">"):
      true
    default: false
    }
  }

  /// ” ’ or ».
  private static func closesQuotation(_ text: UnsafeBufferPointer<UInt8>, _ rest: Range<Int>) -> Bool {
    TextBytes.begins(text, rest, "\u{201D}") || TextBytes.begins(text, rest, "\u{2019}")
      || TextBytes.begins(text, rest, "\u{BB}")
  }

  static func endsClause(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"),
      UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: "*"), UInt8(ascii: "\""):
      true
    default: false
    }
  }

  static func endsSentence(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: ":")
  }

  /// "Do you really need to print this email?", under letters of firms.
  private static func isPrinters(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    TextBytes.has(
      text, line,
      anyOf: [
        "print this email", "print this e-mail", "print this mail", "print this message", "printing this email",
        "printing this e-mail", "before printing",
      ])
  }
}
