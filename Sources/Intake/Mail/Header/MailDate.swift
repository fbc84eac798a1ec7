import Recruitment

/// Dates as mail writes them: RFC 5322 with everything that thirty years of programs made of it.
enum MailDate {
  /// Reads `Thu, 1 Jan 2015 11:48:23 -0600`, an mbox's `Thu Jan  1 18:48:23 2015`, two-digit years, zone names,
  /// remarks in brackets, and ISO 8601. Without a zone it is read as UTC.
  /// - Returns: `nil` where there is no date, where it cannot be, and before 1980 or after 2100.
  static func read(_ bytes: MailBytes) -> Instant? {
    if bytes.count >= 10, bytes[4] == 45, Octets.isDigit(bytes[0]) { return readISO(bytes) }
    var reading = Reading()
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 40 {
        position = (Octets.first(41, in: bytes, from: position, to: bytes.count) ?? bytes.count - 1) + 1
      } else if Octets.isDigit(byte) || Octets.isLetter(byte) || byte == 43 || byte == 45 {
        var end = position + 1
        while end < bytes.count, Octets.isDigit(bytes[end]) || Octets.isLetter(bytes[end]) || bytes[end] == 58 {
          end += 1
        }
        guard reading.take(bytes, position..<end) else { return nil }
        position = end
      } else {
        position += 1
      }
    }
    return reading.instant
  }

  static func isPlausible(_ instant: Instant) -> Bool {
    // 1980-01-01 and 2101-01-01.
    instant.seconds >= 315_532_800 && instant.seconds < 4_133_980_800
  }

  static func isWeekday(_ bytes: MailBytes, at start: Int) -> Bool {
    let names: [StaticString] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    return names.contains { Octets.has($0, in: bytes, at: start) }
  }

  /// 1 to 12, by the first three letters.
  static func month(_ bytes: MailBytes, at start: Int) -> Int? {
    guard start + 3 <= bytes.count else { return nil }
    let letters = (0..<3).reduce(UInt32(0)) { $0 << 8 | UInt32(Octets.lower(bytes[start + $1])) }
    switch letters {
    case 0x6a616e: return 1
    case 0x666562: return 2
    case 0x6d6172: return 3
    case 0x617072: return 4
    case 0x6d6179: return 5
    case 0x6a756e: return 6
    case 0x6a756c: return 7
    case 0x617567: return 8
    case 0x736570: return 9
    case 0x6f6374: return 10
    case 0x6e6f76: return 11
    case 0x646563: return 12
    default: return nil
    }
  }

  private static func readISO(_ bytes: MailBytes) -> Instant? {
    let instant: Instant? =
      switch ISOTimestamp.read(bytes) {
      case .instant(let instant): instant
      case .wallClock(let seconds): Instant(seconds)
      case nil: nil
      }
    return instant.flatMap { isPlausible($0) ? $0 : nil }
  }

  /// Words in whatever order they come: each says by its shape what it is.
  private struct Reading {
    var year: Int?
    var month: Int?
    var day: Int?
    var time: Int?
    var offset: Int?

    mutating func take(_ bytes: MailBytes, _ word: Range<Int>) -> Bool {
      let first = bytes[word.lowerBound]
      if Octets.isLetter(first) {
        takeName(bytes, word)
        return true
      }
      if first == 43 || first == 45 {
        if let value = number(bytes, word.lowerBound + 1, word.upperBound), word.count == 5, time != nil {
          let seconds = (value / 100 * 60 + value % 100) * 60
          offset = first == 43 ? seconds : -seconds
          return value / 100 <= 15
        }
        if time != nil, word.count == 6, bytes[word.lowerBound + 3] == 58,
          let hours = number(bytes, word.lowerBound + 1, word.lowerBound + 3),
          let minutes = number(bytes, word.lowerBound + 4, word.upperBound)
        {
          offset = (hours * 60 + minutes) * (first == 43 ? 60 : -60)
          return hours <= 15
        }
        // `1-Jan-2015`: the dash only parts.
        return word.count == 1 || take(bytes, (word.lowerBound + 1)..<word.upperBound)
      }
      if let colon = Octets.first(58, in: bytes, from: word.lowerBound, to: word.upperBound) {
        return takeTime(bytes, word, colon: colon)
      }
      guard let value = number(bytes, word.lowerBound, word.upperBound) else { return true }
      if word.count >= 3 {
        year = word.count == 3 ? 1_900 + value : value
      } else if day == nil {
        day = value
      } else if year == nil {
        year = value < 50 ? 2_000 + value : 1_900 + value
      }
      return true
    }

    private mutating func takeName(_ bytes: MailBytes, _ word: Range<Int>) {
      if month == nil, word.count >= 3, let value = MailDate.month(bytes, at: word.lowerBound) {
        month = value
      } else if time != nil, offset == nil, let hours = zone(bytes, word) {
        offset = hours * 3_600
      }
    }

    private mutating func takeTime(_ bytes: MailBytes, _ word: Range<Int>, colon: Int) -> Bool {
      let second = Octets.first(58, in: bytes, from: colon + 1, to: word.upperBound)
      guard let hour = number(bytes, word.lowerBound, colon), hour <= 24,
        let minute = number(bytes, colon + 1, second ?? word.upperBound), minute <= 59
      else { return false }
      var seconds = 0
      if let second {
        guard let value = number(bytes, second + 1, word.upperBound), value <= 60 else { return false }
        seconds = min(value, 59)
      }
      time = hour * 3_600 + minute * 60 + seconds
      return true
    }

    private func number(_ bytes: MailBytes, _ start: Int, _ end: Int) -> Int? {
      guard start < end, end - start <= 6 else { return nil }
      var value = 0
      for index in start..<end {
        guard Octets.isDigit(bytes[index]) else { return nil }
        value = value * 10 + Int(bytes[index] - 48)
      }
      return value
    }

    /// Hours east of UTC; names that say nothing certain (RFC 5322 §4.3: military letters) are UTC.
    private func zone(_ bytes: MailBytes, _ word: Range<Int>) -> Int? {
      let name = Octets.slice(bytes, word)
      let zones: [(StaticString, Int)] = [
        ("gmt", 0), ("ut", 0), ("utc", 0), ("est", -5), ("edt", -4), ("cst", -6), ("cdt", -5), ("mst", -7), ("mdt", -6),
        ("pst", -8), ("pdt", -7), ("bst", 1), ("wet", 0), ("west", 1), ("cet", 1), ("cest", 2), ("met", 1), ("mest", 2),
        ("eet", 2), ("eest", 3), ("msk", 3), ("jst", 9), ("aest", 10), ("aedt", 11),
      ]
      return zones.first { Octets.equals(name, $0.0) }?.1
    }

    var instant: Instant? {
      guard let year, let month, let day, let time, (1_980...2_100).contains(year), day >= 1,
        day <= CivilDate.daysIn(month: month, of: year)
      else { return nil }
      let midnight = Int64(CivilDate(year: year, month: month, day: day).dayNumber) * Span.day
      let instant = Instant(midnight + Int64(time - (offset ?? 0)))
      return MailDate.isPlausible(instant) ? instant : nil
    }
  }
}
