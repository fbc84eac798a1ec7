import Glibc

/// Makes a cell's bytes into clean UTF-8: doubled quotes undone, NUL removed, bytes that are not UTF-8 read as
/// Windows-1252 (what spreadsheets on Windows write). Works in a scratch buffer of its own.
struct CellText: ~Copyable {
  private var scratch: UnsafeMutablePointer<UInt8>
  private var capacity = 4_096
  /// Cells that had NUL characters, and cells that were not UTF-8, so far.
  private(set) var withNull = 0
  private(set) var notUTF8 = 0

  init() {
    scratch = .allocate(capacity: capacity)
    scratch.initialize(repeating: 0, count: capacity)
  }

  deinit { scratch.deallocate() }

  /// - Returns: the cell's text, good until the next call and followed by `CSVRows.slack` readable bytes.
  mutating func clean(_ cell: UnsafeBufferPointer<UInt8>, marks: CSVRows.Marks) -> UnsafeBufferPointer<UInt8> {
    let undoubled = marks.contains(.doubled) ? undoDoubledQuotes(cell) : cell
    guard marks.contains(.unusual) else { return undoubled }
    let isUTF8 = UTF8Check.isValid(undoubled)
    if isUTF8, !undoubled.contains(0) { return undoubled }
    if undoubled.contains(0) { withNull += 1 }
    if !isUTF8 { notUTF8 += 1 }
    let bytes = Array(undoubled)
    return write(bytes, windows1252: !isUTF8)
  }

  private mutating func undoDoubledQuotes(_ cell: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    reserve(cell.count)
    guard let base = cell.baseAddress else { return cell }
    var length = 0
    var index = 0
    while index < cell.count {
      let found = memchr(base + index, Int32(Byte.quote), cell.count - index)
      let end = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) + 1 } ?? cell.count
      (scratch + length).update(from: base + index, count: end - index)
      length += end - index
      index = end + 1
    }
    return UnsafeBufferPointer(start: scratch, count: length)
  }

  private mutating func write(_ bytes: [UInt8], windows1252: Bool) -> UnsafeBufferPointer<UInt8> {
    reserve(bytes.count * 3)
    var length = 0
    for byte in bytes where byte != 0 {
      if byte < 0x80 || !windows1252 {
        scratch[length] = byte
        length += 1
        continue
      }
      for unit in Windows1252.utf8(byte) {
        scratch[length] = unit
        length += 1
      }
    }
    return UnsafeBufferPointer(start: scratch, count: length)
  }

  private mutating func reserve(_ count: Int) {
    guard count + CSVRows.slack > capacity else { return }
    scratch.deallocate()
    capacity = (count + CSVRows.slack) * 2
    scratch = .allocate(capacity: capacity)
    scratch.initialize(repeating: 0, count: capacity)
  }
}

/// Microsoft's code page for Western Europe.
enum Windows1252 {
  /// Where 0x80 to 0x9F differ from Latin-1; the five that are not assigned stay what they are in Latin-1.
  private static let specials: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]

  /// - Returns: `nil` for what the code page has not.
  static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
    if let place = specials.firstIndex(of: scalar.value) { return UInt8(0x80 + place) }
    return scalar.value < 0x80 || (0xA0...0xFF).contains(scalar.value) ? UInt8(scalar.value) : nil
  }

  static func utf8(_ byte: UInt8) -> [UInt8] {
    let scalar = byte >= 0x80 && byte < 0xA0 ? specials[Int(byte) - 0x80] : UInt32(byte)
    return Unicode.Scalar(scalar).map { Array(String(Character($0)).utf8) } ?? []
  }
}

/// Whether bytes are UTF-8 as Unicode defines it: no overlong forms, no surrogates, nothing beyond U+10FFFF.
enum UTF8Check {
  static func isValid(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        index += 1
        continue
      }
      let (length, low, high): (Int, UInt8, UInt8) =
        switch byte {
        case 0xC2...0xDF: (2, 0x80, 0xBF)
        case 0xE0: (3, 0xA0, 0xBF)
        case 0xED: (3, 0x80, 0x9F)
        case 0xE1...0xEF: (3, 0x80, 0xBF)
        case 0xF0: (4, 0x90, 0xBF)
        case 0xF1...0xF3: (4, 0x80, 0xBF)
        case 0xF4: (4, 0x80, 0x8F)
        default: (0, 0, 0)
        }
      guard length > 0, index + length <= text.count, (low...high).contains(text[index + 1]) else { return false }
      for further in 2..<max(2, length) where text[index + further] & 0xC0 != 0x80 { return false }
      index += length
    }
    return true
  }
}
