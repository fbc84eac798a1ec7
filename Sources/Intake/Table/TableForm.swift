/// How a table of text is written: its characters and what stands between its cells.
package struct TableForm: Hashable, Sendable {
  package enum Encoding: String, Sendable {
    case utf8 = "UTF-8"
    case utf16Little = "UTF-16 (little end first)"
    case utf16Big = "UTF-16 (big end first)"
    /// Bytes beyond ASCII that are not UTF-8: Windows-1252, of which Latin-1 is a part.
    case windows1252 = "Windows-1252"
  }

  package var encoding: Encoding
  package var delimiter: UInt8

  /// `comma`, `semicolon`, `tab`, `bar`.
  package var delimiterWord: String {
    switch delimiter {
    case UInt8(ascii: ";"): "semicolon"
    case Byte.tab: "tab"
    case UInt8(ascii: "|"): "bar"
    default: "comma"
    }
  }

  static let delimiters = [Byte.comma, UInt8(ascii: ";"), Byte.tab, UInt8(ascii: "|")]

  /// What a file's first bytes say of its characters. A byte order mark settles it; UTF-16 without one shows in every
  /// second byte being zero, as in any text that is mostly Latin letters.
  static func encoding(_ first: [UInt8]) -> Encoding {
    if first.starts(with: HeaderRow.byteOrderMark) { return .utf8 }
    if first.starts(with: [0xFF, 0xFE]) { return .utf16Little }
    if first.starts(with: [0xFE, 0xFF]) { return .utf16Big }
    let pairs = min(first.count / 2, 512)
    if pairs >= 4 {
      let (even, odd) = (0..<pairs).reduce(into: (0, 0)) { count, pair in
        if first[pair * 2] == 0 { count.0 += 1 }
        if first[pair * 2 + 1] == 0 { count.1 += 1 }
      }
      if odd * 10 >= pairs * 7, even * 10 < pairs { return .utf16Little }
      if even * 10 >= pairs * 7, odd * 10 < pairs { return .utf16Big }
    }
    // The last character may be cut: what follows the last line end is left out.
    let whole = first.prefix((first.lastIndex(of: Byte.lineFeed) ?? first.count - 1) + 1)
    return whole.withUnsafeBufferPointer { UTF8Check.isValid($0) } ? .utf8 : .windows1252
  }

  /// What stands between the cells: the mark that the first line has, in as many places as most of those that follow.
  /// - Parameter first: the first bytes as UTF-8.
  static func delimiter(_ first: [UInt8]) -> UInt8 {
    let lines = counts(first)
    guard let head = lines.first(where: { $0.contains { $0 > 0 } }) else { return Byte.comma }
    var best = (index: 0, score: -1)
    for index in delimiters.indices where head[index] > 0 {
      let alike = lines.count { $0[index] == head[index] }
      // Agreement first, in tenths; of marks that agree as well, the one that makes more columns.
      let score = alike * 10 / lines.count * 10_000 + min(head[index], 9_999)
      if score > best.score { best = (index, score) }
    }
    return delimiters[best.index]
  }

  /// For each of the first lines, how often it has each delimiter outside quotes.
  private static func counts(_ first: [UInt8]) -> [[Int]] {
    var lines: [[Int]] = []
    var line = [Int](repeating: 0, count: delimiters.count)
    var (quoted, some) = (false, false)
    for byte in first {
      if byte == Byte.quote { quoted.toggle() }
      if byte == Byte.lineFeed || byte == Byte.carriageReturn, !quoted {
        if some { lines.append(line) }
        if lines.count == 20 { return lines }
        line = [Int](repeating: 0, count: delimiters.count)
        some = false
        continue
      }
      some = true
      if !quoted, let index = delimiters.firstIndex(of: byte) { line[index] += 1 }
    }
    // The last line may be cut short, unless it is all there is.
    if lines.isEmpty, some { lines.append(line) }
    return lines
  }
}
