import Recruitment

/// Finds the raw value of a code's word, in any case, from bytes.
struct CodeTable: Sendable {
  private struct Entry {
    /// The word's first eight bytes with bit 5 set, so that capitals and small letters look alike.
    var head: UInt64
    var word: [UInt8]
  }

  private let entries: [Entry]
  /// `not one of: yes, no`
  let complaint: String

  init(_ words: CodeWords) {
    entries = words.words.map { word in
      let bytes = Array(word.utf8)
      let head = (bytes + [UInt8](repeating: 0, count: 8)).withUnsafeBufferPointer {
        CodeTable.head($0.baseAddress, bytes.count)
      }
      return Entry(head: head, word: bytes)
    }
    complaint = "not one of: " + words.words.joined(separator: ", ")
  }

  /// - Parameter text: followed by at least eight readable bytes.
  func value(of text: UnsafeBufferPointer<UInt8>) -> Int64? {
    let head = CodeTable.head(text.baseAddress, text.count)
    for index in 0..<entries.count where entries[index].head == head {
      let word = entries[index].word
      guard word.count == text.count else { continue }
      var same = true
      for position in 0..<word.count {
        let byte = text[position]
        let small = byte >= 65 && byte <= 90 ? byte | 32 : byte
        if small != word[position] { same = false }
      }
      if same { return Int64(index) }
    }
    return nil
  }

  @inline(__always) private static func head(_ start: UnsafePointer<UInt8>?, _ count: Int) -> UInt64 {
    guard let start, count > 0 else { return 0 }
    let word = EightBytes.load(start)
    return (count >= 8 ? word : word & (1 << (UInt64(count) * 8) - 1)) | EightBytes.spaces
  }
}
