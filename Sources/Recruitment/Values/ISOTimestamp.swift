/// ISO 8601 as the interchange writes and reads it, over bytes, without Foundation (this is on the import's hot path).
package enum ISOTimestamp {
  /// What a cell said: an instant, or a wall-clock reading that still needs a zone.
  package enum Reading: Equatable, Sendable {
    case instant(Instant)
    /// Seconds since 1970-01-01T00:00 on the wall clock of some zone: the text gave no offset.
    case wallClock(Int64)
  }

  /// Reads `2026-03-02`, `2026-03-02T09:30`, `2026-03-02T09:30:00`, with fractions of a second (dropped), followed by
  /// nothing, `Z`, `+01:00`, `+0100` or `+01`. A space may stand for the `T`. Years 1900 to 2199.
  /// - Returns: `nil` for anything that is not a date, such as 31 February.
  package static func read(_ text: UnsafeBufferPointer<UInt8>) -> Reading? {
    var cursor = Cursor(bytes: text)
    guard let year = cursor.digits(4), (1900...2199).contains(year), cursor.take(45),
      let month = cursor.digits(2), (1...12).contains(month), cursor.take(45),
      let day = cursor.digits(2), day >= 1, day <= CivilDate.daysIn(month: month, of: year)
    else { return nil }
    let midnight = Int64(CivilDate(year: year, month: month, day: day).dayNumber) * Span.day
    if cursor.atEnd { return .wallClock(midnight) }
    guard cursor.take(84) || cursor.take(116) || cursor.take(32),
      let hour = cursor.digits(2), hour <= 23, cursor.take(58), let minute = cursor.digits(2), minute <= 59
    else { return nil }
    var second = 0
    if cursor.take(58) {
      guard let value = cursor.digits(2), value <= 60 else { return nil }
      second = min(value, 59)
      if cursor.take(46) || cursor.take(44) { guard cursor.skipDigits() > 0 else { return nil } }
    }
    let wall = midnight + Int64(hour * 3_600 + minute * 60 + second)
    if cursor.atEnd { return .wallClock(wall) }
    if cursor.take(90) || cursor.take(122) { return cursor.atEnd ? .instant(Instant(wall)) : nil }
    guard let offset = cursor.offset(), cursor.atEnd else { return nil }
    return .instant(Instant(wall - offset))
  }

  package static func read(_ text: String) -> Reading? {
    var copy = text
    return copy.withUTF8 { read($0) }
  }

  /// `2026-03-02T09:30:00Z`: the only form in which answers print a time.
  package static func utc(_ instant: Instant) -> String {
    let (days, rest) = Span.dayAndRest(of: instant.seconds)
    let date = CivilDate(dayNumber: days)
    return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
      + "T\(padded(rest / 3_600, 2)):\(padded(rest / 60 % 60, 2)):\(padded(rest % 60, 2))Z"
  }

  package static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private struct Cursor {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0

    var atEnd: Bool { position == bytes.count }

    mutating func take(_ byte: UInt8) -> Bool {
      guard position < bytes.count, bytes[position] == byte else { return false }
      position += 1
      return true
    }

    mutating func digits(_ count: Int) -> Int? {
      guard position + count <= bytes.count else { return nil }
      var value = 0
      for index in position..<(position + count) {
        let digit = Int(bytes[index]) - 48
        guard digit >= 0, digit <= 9 else { return nil }
        value = value * 10 + digit
      }
      position += count
      return value
    }

    mutating func skipDigits() -> Int {
      let start = position
      while position < bytes.count, bytes[position] >= 48, bytes[position] <= 57 { position += 1 }
      return position - start
    }

    /// Seconds east of UTC.
    mutating func offset() -> Int64? {
      let sign: Int64
      if take(43) { sign = 1 } else if take(45) { sign = -1 } else { return nil }
      guard let hours = digits(2), hours <= 15 else { return nil }
      var minutes = 0
      if !atEnd {
        _ = take(58)
        guard let value = digits(2), value <= 59 else { return nil }
        minutes = value
      }
      return sign * Int64(hours * 3_600 + minutes * 60)
    }
  }
}
