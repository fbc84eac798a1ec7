import Recruitment
import WorkingTime

/// Cells as numbers, from bytes.
enum CellValue {
  /// A whole number, zero or more; `nil` for anything else and where it would overflow.
  static func integer(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard (1...18).contains(text.count) else { return nil }
    var value: Int64 = 0
    for byte in text {
      guard byte >= 48, byte <= 57 else { return nil }
      value = value &* 10 &+ Int64(byte &- 48)
    }
    return value
  }

  /// The parts between semicolons, trimmed, empty ones left out, joined again. `nil` when it is so already.
  static func tidiedList(_ text: UnsafeBufferPointer<UInt8>) -> String? {
    var untidy = text.first == UInt8(ascii: ";") || text.last == UInt8(ascii: ";")
    for index in 0..<text.count where text[index] == UInt8(ascii: ";") && index + 1 < text.count {
      let next = text[index + 1]
      if next == Byte.space || next == Byte.tab || next == UInt8(ascii: ";") { untidy = true }
      if index > 0, text[index - 1] == Byte.space || text[index - 1] == Byte.tab { untidy = true }
    }
    guard untidy else { return nil }
    let parts = String(decoding: text, as: UTF8.self).split(separator: ";").map(\.trimmed)
    return parts.filter { !$0.isEmpty }.joined(separator: ";")
  }

  /// Without spaces and tabs at its ends.
  @inline(__always) static func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var start = 0
    var end = text.count
    while start < end, text[start] == Byte.space || text[start] == Byte.tab { start += 1 }
    while end > start, text[end - 1] == Byte.space || text[end - 1] == Byte.tab { end -= 1 }
    return UnsafeBufferPointer(rebasing: text[start..<end])
  }
}

/// Reads timestamps, remembering the day it read last: rows of a file tend to follow each other in time.
struct InstantReader {
  private let clock: Zone
  private var dateHead: UInt64 = 0
  private var dateTail: UInt16 = 0
  private var midnight: Int64 = 0
  private(set) var withoutOffset = 0

  init(clock: Zone) { self.clock = clock }

  /// - Parameter dateOnly: a date alone is what the column means: it has no offset to miss.
  /// - Returns: seconds since 1970, or `nil` for what is not a date.
  @inline(__always) mutating func read(_ text: UnsafeBufferPointer<UInt8>, dateOnly: Bool) -> Int64? {
    if text.count >= 20, let seconds = sameDay(text) { return seconds }
    return readAny(text, dateOnly: dateOnly)
  }

  /// `2026-03-02T09:30:00`, a `Z` or an offset in hours and minutes, on the day read before.
  @inline(__always) private func sameDay(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard let start = text.baseAddress, EightBytes.load(start) == dateHead,
      UnsafeRawPointer(start + 8).loadUnaligned(as: UInt16.self) == dateTail, text[10] == UInt8(ascii: "T"),
      text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"),
      let hour = pair(text, 11), hour <= 23, let minute = pair(text, 14), minute <= 59, let second = pair(text, 17),
      second <= 59
    else { return nil }
    let local = midnight + Int64(hour * 3_600 + minute * 60 + second)
    if text.count == 20 { return text[19] == UInt8(ascii: "Z") ? local : nil }
    guard text.count == 25, text[22] == UInt8(ascii: ":"), let hours = pair(text, 20), hours <= 15,
      let minutes = pair(text, 23), minutes <= 59
    else { return nil }
    let offset = Int64(hours * 3_600 + minutes * 60)
    switch text[19] {
    case UInt8(ascii: "+"): return local - offset
    case UInt8(ascii: "-"): return local + offset
    default: return nil
    }
  }

  @inline(__always) private func pair(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
    let tens = text[index] &- 48
    let units = text[index + 1] &- 48
    return tens <= 9 && units <= 9 ? Int(tens) * 10 + Int(units) : nil
  }

  private mutating func readAny(_ text: UnsafeBufferPointer<UInt8>, dateOnly: Bool) -> Int64? {
    guard let reading = ISOTimestamp.read(text) else { return nil }
    remember(text)
    switch reading {
    case .instant(let instant): return instant.seconds
    case .wallClock(let seconds):
      if !dateOnly { withoutOffset += 1 }
      return clock.instant(ofWallClock: seconds)
    }
  }

  private mutating func remember(_ text: UnsafeBufferPointer<UInt8>) {
    guard let start = text.baseAddress,
      case .wallClock(let midnight)? = ISOTimestamp.read(UnsafeBufferPointer(rebasing: text[..<10]))
    else { return }
    dateHead = EightBytes.load(start)
    dateTail = UnsafeRawPointer(start + 8).loadUnaligned(as: UInt16.self)
    self.midnight = midnight
  }
}
