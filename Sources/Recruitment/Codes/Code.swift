/// A closed list of words in the interchange, kept as a small number in columns. Raw values are part of the stored
/// format: new cases go at the end.
package protocol Code: RawRepresentable<UInt8>, CaseIterable, Hashable, Sendable {
  /// The word as files spell it.
  var word: String { get }
}

extension Code {
  package init?(word: String) {
    guard let match = Self.allCases.first(where: { $0.word == word }) else { return nil }
    self = match
  }
}

/// A code's words by raw value, for readers and writers that work on columns.
package struct CodeWords: Sendable {
  package let words: [String]

  package init(words: [String]) { self.words = words }

  init<C: Code>(_ type: C.Type) {
    var words: [String] = []
    for code in C.allCases { words.append(code.word) }
    self.words = words
  }

  /// The raw value of a word in lower case, or `nil`.
  package func value(of word: UnsafeBufferPointer<UInt8>) -> Int64? {
    for (value, candidate) in words.enumerated() where candidate.utf8.count == word.count {
      var same = true
      for (index, byte) in candidate.utf8.enumerated() where word[index] | (isLetter(word[index]) ? 32 : 0) != byte {
        same = false
        break
      }
      if same { return Int64(value) }
    }
    return nil
  }

  private func isLetter(_ byte: UInt8) -> Bool { byte >= 65 && byte <= 90 }
}
