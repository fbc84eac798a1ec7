import CGMime
import Glibc

/// Bytes of a message where they lie: in the reader's buffer, valid until the next message is read.
typealias MailBytes = UnsafeBufferPointer<UInt8>

/// What mail needs to do with bytes: headers are ASCII by definition, case does not count in most of them, and
/// whatever else they hold must pass through unharmed.
enum Octets {
  static let newline: UInt8 = 10
  static let carriageReturn: UInt8 = 13
  static let space: UInt8 = 32
  static let tab: UInt8 = 9

  @inline(__always) static func lower(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 32 : byte }
  @inline(__always) static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte &- 9 < 5 }
  @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
  @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { (byte | 32) &- 97 < 26 }

  static func slice(_ bytes: MailBytes, _ range: Range<Int>) -> MailBytes { MailBytes(rebasing: bytes[range]) }

  /// The range without blanks at either end.
  static func trimmed(_ bytes: MailBytes, _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  static func trimmed(_ bytes: MailBytes) -> MailBytes { slice(bytes, trimmed(bytes, 0..<bytes.count)) }

  /// The first place of a byte at or after `start`, before `end`.
  @inline(__always) static func first(_ byte: UInt8, in bytes: MailBytes, from start: Int, to end: Int) -> Int? {
    guard start < end, let base = bytes.baseAddress,
      let found = memchr(base + start, Int32(byte), end - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  static func contains(_ byte: UInt8, _ bytes: MailBytes) -> Bool {
    first(byte, in: bytes, from: 0, to: bytes.count) != nil
  }

  /// The first place of some text at or after `start`, case counting.
  static func first(_ text: StaticString, in bytes: MailBytes, from start: Int, to end: Int) -> Int? {
    guard start < end, let base = bytes.baseAddress,
      let found = rightcall_find(base + start, end - start, text.utf8Start, text.utf8CodeUnitCount)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Whether the bytes at `start` spell `text` (given in lower case), case not counting in ASCII.
  static func has(_ text: StaticString, in bytes: MailBytes, at start: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard start >= 0, start + count <= bytes.count else { return false }
    let wanted = text.utf8Start
    for index in 0..<count where lower(bytes[start + index]) != wanted[index] { return false }
    return true
  }

  static func equals(_ bytes: MailBytes, _ text: StaticString) -> Bool {
    bytes.count == text.utf8CodeUnitCount && has(text, in: bytes, at: 0)
  }

  /// Whether `text` (in lower case) occurs anywhere, case not counting in ASCII. For short haystacks.
  static func mentions(_ text: StaticString, _ bytes: MailBytes) -> Bool {
    let count = text.utf8CodeUnitCount
    guard bytes.count >= count else { return false }
    for start in 0...(bytes.count - count) where has(text, in: bytes, at: start) { return true }
    return false
  }

  static func isASCII(_ bytes: MailBytes) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    var position = 0
    while position + 8 <= raw.count {
      if raw.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 { return false }
      position += 8
    }
    while position < raw.count {
      if raw[position] >= 128 { return false }
      position += 1
    }
    return true
  }

  static func isUTF8(_ bytes: MailBytes) -> Bool {
    if isASCII(bytes) { return true }
    var position = 0
    while position < bytes.count {
      let lead = bytes[position]
      if lead < 128 {
        position += 1
        continue
      }
      let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
      guard lead >= 0xC2, lead <= 0xF4, position + length <= bytes.count else { return false }
      for index in (position + 1)..<(position + length) where bytes[index] & 0xC0 != 0x80 { return false }
      let second = bytes[position + 1]
      switch lead {
      case 0xE0: guard second >= 0xA0 else { return false }
      case 0xED: guard second < 0xA0 else { return false }
      case 0xF0: guard second >= 0x90 else { return false }
      case 0xF4: guard second < 0x90 else { return false }
      default: break
      }
      position += length
    }
    return true
  }

  /// Shortens UTF-8 to at most `limit` bytes without cutting a character.
  static func cut(_ bytes: MailBytes, at limit: Int) -> MailBytes {
    guard bytes.count > limit else { return bytes }
    var end = limit
    while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return slice(bytes, 0..<end)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// A C string's bytes, without the closing zero.
  init(cString: UnsafePointer<CChar>) {
    self.init(start: UnsafeRawPointer(cString).assumingMemoryBound(to: UInt8.self), count: strlen(cString))
  }
}
