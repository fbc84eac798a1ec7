/// Whether a short message says that what its writer had asked is settled.
enum Settled {
  /// Longer messages say more than that.
  static let mostWords = 25

  private static let words: [StaticString] = [
    "solved", "sorted", "resolved", "found it", "figured it out", "never mind", "nevermind", "no longer needed",
    "that worked", "it worked", "works now", "working now", "ignore my",
  ]
  private static let thanks: [StaticString] = ["thanks", "thank you", "many thanks", "thx", "cheers"]
  /// It is not, after all.
  private static let doubts: [StaticString] = ["not", "still", "in advance", "yet", "unfortunately", "however", "but"]

  /// - Parameter end: where the new text ends.
  static func says(_ text: UnsafeBufferPointer<UInt8>, until end: Int) -> Bool {
    guard end > 0, end <= 400, countWords(text, end) <= mostWords else { return false }
    let whole = 0..<end
    guard TextBytes.has(text, whole, anyOf: words) || thanksFirst(text, end) else { return false }
    return !TextBytes.has(text, whole, anyOf: doubts) && !negates(text, end)
  }

  /// Thanks at the end are a farewell; at the very beginning, alone or after a greeting, they are what is said.
  private static func thanksFirst(_ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
    var start = 0
    for _ in 0..<3 where start < end {
      let line = TextBytes.trimmed(text, start, min(TextBytes.lineEnd(text, start), end))
      for word in thanks {
        guard let place = TextBytes.find(text, line, word) else { continue }
        let before = TextBytes.trimmed(text, line.lowerBound, place)
        if before.isEmpty || text[before.upperBound - 1] == UInt8(ascii: ",") { return true }
      }
      // A greeting alone on its line, and the empty line behind it, are passed over.
      guard line.isEmpty || text[line.upperBound - 1] == UInt8(ascii: ",") else { return false }
      start = TextBytes.lineEnd(text, start) + 1
    }
    return false
  }

  /// `don't`, with either apostrophe.
  private static func negates(_ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
    for index in 0..<end where text[index] | 32 == UInt8(ascii: "n") {
      let rest = (index + 1)..<end
      if TextBytes.begins(text, rest, "'t") || TextBytes.begins(text, rest, "\u{2019}t") { return true }
    }
    return false
  }

  private static func countWords(_ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
    var count = 0
    for index in 0..<end where text[index] > 32 && (index == 0 || text[index - 1] <= 32) { count += 1 }
    return count
  }
}
