/// What the words of another program mean in the interchange's. The firm edits it: words that nobody has given a meaning
/// are listed with their counts.
package struct ValueTable: Sendable, Equatable {
  /// As written: a word, or the beginning of several followed by `*`.
  package private(set) var entries: [(word: String, meaning: String)] = []
  /// What a word is read as that is not listed, and told of all the same; `=` = itself; `nil` = nothing. Where such words are
  /// no news the mapping lists `*`.
  package var otherwise: String?
  private var exact: [String: String] = [:]
  private var beginnings: [(String, String)] = []

  package init() {}

  package static func == (left: ValueTable, right: ValueTable) -> Bool {
    left.otherwise == right.otherwise && left.entries.elementsEqual(right.entries) { $0 == $1 }
  }

  /// Gives a word a meaning; one given later holds.
  package mutating func set(_ word: String, _ meaning: String) {
    entries.removeAll { Self.folded($0.word) == Self.folded(word) }
    entries.append((word, meaning))
    let folded = Self.folded(word)
    if folded.hasSuffix("*") {
      let head = String(folded.dropLast())
      beginnings.removeAll { $0.0 == head }
      beginnings.append((head, meaning))
      // The longest beginning is the closest.
      beginnings.sort { $0.0.utf8.count > $1.0.utf8.count }
    } else {
      exact[folded] = meaning
    }
  }

  /// - Returns: `nil` for a word without a meaning.
  func meaning(of word: String) -> String? {
    let folded = Self.folded(word)
    if let meaning = exact[folded] { return meaning }
    if folded.isEmpty { return nil }
    return beginnings.first { folded.hasPrefix($0.0) }?.1
  }

  /// What a word without a meaning of its own is read as; `nil` = nothing.
  func standIn(for word: String) -> String? { otherwise == "=" ? word : otherwise }

  /// Whether a word without a meaning of its own is worth telling of: one that stands for itself has its meaning.
  func isStrange(_ word: String) -> Bool { !word.isEmpty && otherwise != "=" && meaning(of: word) == nil }

  /// The table with another's words on top.
  package func with(_ other: ValueTable) -> ValueTable {
    var table = self
    for entry in other.entries { table.set(entry.word, entry.meaning) }
    if let otherwise = other.otherwise { table.otherwise = otherwise }
    return table
  }

  /// In small letters, with single spaces.
  static func folded(_ word: String) -> String {
    if word.utf8.allSatisfy({ $0 < 128 }) { return foldedPlain(word) }
    return word.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func foldedPlain(_ word: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(word.utf8.count)
    var gap = false
    for byte in word.utf8 {
      if byte == Byte.space || (9...13).contains(byte) {
        gap = !bytes.isEmpty
        continue
      }
      if gap { bytes.append(Byte.space) }
      gap = false
      bytes.append(byte >= 65 && byte <= 90 ? byte | 32 : byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
