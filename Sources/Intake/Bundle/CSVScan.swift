/// The bytes that mean something to CSV.
enum Byte {
  static let tab: UInt8 = 9
  static let lineFeed: UInt8 = 10
  static let carriageReturn: UInt8 = 13
  static let space: UInt8 = 32
  static let quote: UInt8 = 34
  static let comma: UInt8 = 44

  @inline(__always) static func endsCell(_ byte: UInt8, _ delimiter: UInt8) -> Bool {
    byte == delimiter || byte == lineFeed || byte == carriageReturn
  }
}

/// Eight bytes at a time in one word; the lowest byte is the first.
enum EightBytes {
  static var ones: UInt64 { 0x0101_0101_0101_0101 }
  static var highs: UInt64 { 0x8080_8080_8080_8080 }
  static var spaces: UInt64 { 0x2020_2020_2020_2020 }
  static var quotes: UInt64 { 0x2222_2222_2222_2222 }

  /// Eight times the same byte.
  @inline(__always) static func of(_ byte: UInt8) -> UInt64 { ones &* UInt64(byte) }

  @inline(__always) static func load(_ start: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
  }

  /// The high bit of every byte equal to the pattern's. The lowest one set is right; those above it may be false.
  @inline(__always) static func equal(_ word: UInt64, _ pattern: UInt64) -> UInt64 {
    let difference = word ^ pattern
    return (difference &- ones) & ~difference & highs
  }

  /// The high bit of every control character (below a space), likewise.
  @inline(__always) static func controls(_ word: UInt64) -> UInt64 { (word &- spaces) & ~word & highs }

  /// The high bit of every byte that is not zero, and no other bit that matters: mask with `highs`.
  @inline(__always) static func nonzero(_ word: UInt64) -> UInt64 { ((word & ~highs) &+ ~highs) | word }
}

/// A cell without quotes around it: ends at a delimiter or a line's end. A quote inside it is an ordinary character.
enum Unquoted {
  /// - Returns: where the cell ends, `bound` when it is not seen to end before it.
  @inline(__always) static func scan(
    _ buffer: UnsafeMutablePointer<UInt8>, from start: Int, to bound: Int, delimiter: UInt8
  ) -> (Int, CSVRows.Marks) {
    let delimiters = EightBytes.of(delimiter)
    var cursor = start
    var seen: UInt64 = 0
    while cursor < bound {
      let word = EightBytes.load(buffer + cursor)
      seen |= word
      let hits = EightBytes.equal(word, delimiters) | EightBytes.controls(word)
      if hits == 0 {
        cursor += 8
        continue
      }
      cursor += hits.trailingZeroBitCount >> 3
      if cursor >= bound { break }
      let byte = buffer[cursor]
      if Byte.endsCell(byte, delimiter) { return (cursor, marks(seen)) }
      if byte == 0 { seen |= EightBytes.highs }
      cursor += 1
    }
    return (bound, marks(seen))
  }

  @inline(__always) static func marks(_ seen: UInt64) -> CSVRows.Marks { seen & EightBytes.highs == 0 ? [] : .unusual }
}

/// A cell with quotes around it.
enum Quoted {
  enum Found {
    /// - `quote`: where the closing quote is. `lineEnds`: how many lines end inside.
    case closed(quote: Int, CSVRows.Marks, lineEnds: Int)
    case more
    case unterminated
    case tooLong
  }

  /// - Parameters:
  ///   - start: the first byte after the opening quote.
  ///   - whole: `bound` is the end of the file.
  ///   - limit: the most bytes the cell may have.
  static func scan(
    _ buffer: UnsafeMutablePointer<UInt8>, from start: Int, to bound: Int, whole: Bool, limit: Int
  ) -> Found {
    let end = min(bound, start + limit + 2)
    var cursor = start
    var seen: UInt64 = 0
    var lineEnds = 0
    var marks: CSVRows.Marks = .quoted
    while cursor < end {
      let word = EightBytes.load(buffer + cursor)
      seen |= word
      let hits = EightBytes.equal(word, EightBytes.quotes) | EightBytes.controls(word)
      if hits == 0 {
        cursor += 8
        continue
      }
      cursor += hits.trailingZeroBitCount >> 3
      if cursor >= end { break }
      switch buffer[cursor] {
      case Byte.quote:
        if cursor - start > limit { return .tooLong }
        if cursor + 1 >= bound, !whole { return .more }
        if cursor + 1 >= bound || buffer[cursor + 1] != Byte.quote {
          return .closed(quote: cursor, marks.union(Unquoted.marks(seen)), lineEnds: lineEnds)
        }
        marks.insert(.doubled)
        cursor += 1
      case Byte.lineFeed: lineEnds += 1
      case Byte.carriageReturn:
        if cursor + 1 >= bound, !whole { return .more }
        if cursor + 1 >= bound || buffer[cursor + 1] != Byte.lineFeed { lineEnds += 1 }
      case 0: seen |= EightBytes.highs
      default: break
      }
      cursor += 1
    }
    if bound - start >= limit + 2 { return .tooLong }
    return whole ? .unterminated : .more
  }
}
