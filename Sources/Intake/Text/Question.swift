import Glibc

/// Whether a message asks its reader something.
package enum Question {
  /// True when the message's new text holds a sentence that ends in a question mark, or one that begins as requests
  /// do ("could you", "please let me know"). Quoted lines (`>`), what follows "On … wrote:" and what follows a signature
  /// mark are set aside; a question mark within a web address is none.
  package static func asks(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var start = 0
    while start < text.count {
      let end = lineEnd(text, start)
      let line = trimmed(text, start, end)
      if endsNewText(text, line, next: end) { return false }
      if !line.isEmpty, text[line.lowerBound] != UInt8(ascii: ">"), lineAsks(text, line) { return true }
      start = end + 1
    }
    return false
  }

  // MARK: Lines

  private static func lineEnd(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    guard start < text.count, let base = text.baseAddress,
      let found = memchr(base + start, 10, text.count - start)
    else { return text.count }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  private static func trimmed(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Range<Int> {
    var (low, high) = (start, end)
    while low < high, text[low] <= 32 { low += 1 }
    while high > low, text[high - 1] <= 32 { high -= 1 }
    return low..<high
  }

  /// Whether what follows was written earlier or by somebody else, or is a signature.
  private static func endsNewText(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, next: Int) -> Bool {
    guard line.count >= 2 else { return false }
    switch text[line.lowerBound] {
    case UInt8(ascii: "O"):
      guard begins(text, line, "on ") else { return false }
      if ends(text, line, "wrote:") { return true }
      // Long attributions are broken over two lines.
      let second = followingLine(text, next)
      return ends(text, second, "wrote:") && text[second.lowerBound] != UInt8(ascii: ">")
    case UInt8(ascii: "-"):
      return line.count == 2 && text[line.lowerBound + 1] == UInt8(ascii: "-")
        || begins(text, line, "-----original message") || begins(text, line, "---------- forwarded message")
    case UInt8(ascii: "_"): return line.count >= 10 && text[line].allSatisfy { $0 == UInt8(ascii: "_") }
    case UInt8(ascii: "F"):
      return begins(text, line, "from:") && begins(text, followingLine(text, next), "sent:")
    default: return false
    }
  }

  private static func followingLine(_ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Range<Int> {
    let start = min(end + 1, text.count)
    return trimmed(text, start, lineEnd(text, start))
  }

  /// Looks at the line's beginning and at what stands around its punctuation; letters and spaces are passed over.
  private static func lineAsks(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    if isRequest(text, line) { return true }
    var index = nextMark(text, line.lowerBound, line.upperBound)
    while index < line.upperBound {
      let byte = text[index]
      index += 1
      if byte == UInt8(ascii: "?"), endsQuestion(text, index..<line.upperBound) { return true }
      if endsClause(byte) {
        var start = index
        while start < line.upperBound, text[start] <= 32 || endsClause(text[start]) { start += 1 }
        if start < line.upperBound, isRequest(text, start..<line.upperBound) { return true }
      }
      index = nextMark(text, index, line.upperBound)
    }
    return false
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

  /// Behind a question mark that ends a sentence only closing marks may stand before the space.
  private static func endsQuestion(_ text: UnsafeBufferPointer<UInt8>, _ rest: Range<Int>) -> Bool {
    var after = rest.lowerBound
    while after < rest.upperBound, closing(text[after]) { after += 1 }
    return after == rest.upperBound || text[after] <= 32 || text[after] >= 0x80
  }

  private static func closing(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: "]"),
      UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: ">"):
      true
    default: false
    }
  }

  // MARK: Requests

  /// How requests begin, in small letters. Longer ones first where one begins another.
  private static let requests: [StaticString] = [
    "any chance", "any news", "any update", "are you", "can i", "can we", "can you", "could i", "could we", "could you",
    "did you", "do you", "have you", "let me know", "may i", "please advise", "please can", "please confirm",
    "please could", "please let me know", "shall we", "will you", "would you",
  ]
  /// Words that may stand before a request: "so could you …".
  private static let lead: [StaticString] = ["and ", "also ", "but ", "so ", "or ", "then ", "please "]
  /// Politeness that asks nothing: "let me know if you have any questions".
  private static let courtesy: [StaticString] = [" if you have any", " if you need", " if there is any", " if i can"]

  private static func isRequest(_ text: UnsafeBufferPointer<UInt8>, _ rest: Range<Int>) -> Bool {
    guard let first = text[rest].first else { return false }
    switch first | 32 {
    case UInt8(ascii: "a"), UInt8(ascii: "b"), UInt8(ascii: "c"), UInt8(ascii: "d"), UInt8(ascii: "h"),
      UInt8(ascii: "l"), UInt8(ascii: "m"), UInt8(ascii: "o"), UInt8(ascii: "p"), UInt8(ascii: "s"),
      UInt8(ascii: "t"), UInt8(ascii: "w"):
      break
    default: return false
    }
    for request in requests where begins(text, rest, request) {
      let after = (rest.lowerBound + request.utf8CodeUnitCount)..<rest.upperBound
      if let next = text[after].first, isLetter(next) || next == UInt8(ascii: "'") { continue }
      return !courtesy.contains { begins(text, after, $0) }
    }
    for word in lead where begins(text, rest, word) {
      return isRequest(text, (rest.lowerBound + word.utf8CodeUnitCount)..<rest.upperBound)
    }
    return false
  }

  private static func endsClause(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"),
      UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: "*"), UInt8(ascii: "\""):
      true
    default: false
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 32 >= 97 && byte | 32 <= 122 }

  /// - Parameter word: in small letters.
  private static func begins(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ word: StaticString) -> Bool {
    guard range.count >= word.utf8CodeUnitCount else { return false }
    return same(text, at: range.lowerBound, word)
  }

  private static func ends(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ word: StaticString) -> Bool {
    guard range.count >= word.utf8CodeUnitCount else { return false }
    return same(text, at: range.upperBound - word.utf8CodeUnitCount, word)
  }

  private static func same(_ text: UnsafeBufferPointer<UInt8>, at start: Int, _ word: StaticString) -> Bool {
    for index in 0..<word.utf8CodeUnitCount {
      let byte = text[start + index]
      guard (byte >= 65 && byte <= 90 ? byte | 32 : byte) == word.utf8Start[index] else { return false }
    }
    return true
  }
}
