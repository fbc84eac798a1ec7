import Glibc

/// Looking at text where it lies, ASCII letters without their case. Words to look for are given in small letters.
enum TextBytes {
  @inline(__always) static func lower(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 32 : byte }
  @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { (byte | 32) &- 97 < 26 }
  /// ASCII letters, and every byte of letters beyond ASCII.
  @inline(__always) static func isWord(_ byte: UInt8) -> Bool { isLetter(byte) || byte >= 0x80 }
  @inline(__always) static func isCapital(_ byte: UInt8) -> Bool { byte &- 65 < 26 }

  static func lineEnd(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    guard start < text.count, let base = text.baseAddress,
      let found = memchr(base + start, 10, text.count - start)
    else { return text.count }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Without blanks at either end.
  static func trimmed(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Range<Int> {
    var (low, high) = (start, end)
    while low < high, text[low] <= 32 { low += 1 }
    while high > low, text[high - 1] <= 32 { high -= 1 }
    return low..<high
  }

  static func begins(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ word: StaticString) -> Bool {
    range.count >= word.utf8CodeUnitCount && same(text, at: range.lowerBound, word)
  }

  static func ends(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ word: StaticString) -> Bool {
    range.count >= word.utf8CodeUnitCount && same(text, at: range.upperBound - word.utf8CodeUnitCount, word)
  }

  static func equals(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ word: StaticString) -> Bool {
    range.count == word.utf8CodeUnitCount && same(text, at: range.lowerBound, word)
  }

  /// Where the words stand in the range as words of their own; `nil` where they do not.
  static func find(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ words: StaticString) -> Int? {
    let count = words.utf8CodeUnitCount
    guard count > 0, range.count >= count else { return nil }
    for start in range.lowerBound...(range.upperBound - count)
    where lower(text[start]) == words.utf8Start[0] && same(text, at: start, words) {
      let end = start + count
      if start > range.lowerBound, isWord(text[start - 1]) || text[start - 1] == 39 { continue }
      if end < range.upperBound, isWord(text[end]) { continue }
      return start
    }
    return nil
  }

  static func has(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, anyOf words: [StaticString]) -> Bool {
    words.contains { find(text, range, $0) != nil }
  }

  private static func same(_ text: UnsafeBufferPointer<UInt8>, at start: Int, _ word: StaticString) -> Bool {
    for index in 0..<word.utf8CodeUnitCount where lower(text[start + index]) != word.utf8Start[index] { return false }
    return true
  }
}
