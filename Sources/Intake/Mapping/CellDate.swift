import Recruitment
import WorkingTime

/// Dates as people and programs write them.
struct CellDate {
  enum Reading: Equatable {
    case instant(Int64)
    /// Seconds since 1970 on a wall clock.
    case wallClock(Int64)
  }

  var order: DateOrder
  var clock: Zone
  /// Texts that would be another day in the other order; those that are dates in this order only, and in the other only;
  /// times without an offset.
  private(set) var ambiguous = 0
  private(set) var ofThisOrder = 0
  private(set) var ofOtherOrder = 0
  private(set) var withoutOffset = 0
  private let isStated: Bool
  /// Nobody said the order: it is the firm's, until the file itself shows another.
  let isGuess: Bool
  /// Nobody may guess it either: until the file shows an order, what could be two days is none.
  private let isUndecided: Bool
  private(set) var isSettled = false
  private var last: (text: [UInt8], seconds: Int64) = ([], 0)

  /// - Parameter order: one that is decided.
  /// - Parameter isStated: the mapping says the zone, so that no offset is missed.
  /// - Parameter isGuess: nobody said the order.
  /// - Parameter isUndecided: and it is not to be guessed.
  init(
    order: DateOrder, clock: Zone, isStated: Bool = false, isGuess: Bool = false, isUndecided: Bool = false
  ) {
    self.order = order
    self.clock = clock
    self.isStated = isStated
    self.isGuess = isGuess
    self.isUndecided = isUndecided
  }

  /// Reads in the order that the file's dates were found to have.
  mutating func settle(_ order: DateOrder) { if isGuess { (self.order, isSettled) = (order, true) } }

  /// - Returns: seconds since 1970; `nil` for what is no date, or none in this order.
  mutating func read(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    // Exports are written row after row within one minute, or one day.
    if last.text.count == text.count, last.text.elementsEqual(text) { return last.seconds }
    let seconds: Int64
    if let stamp = DateParts.milliseconds(text) {
      seconds = stamp
    } else if let reading = ISOTimestamp.read(text) {
      switch reading {
      case .instant(let instant): seconds = instant.seconds
      case .wallClock(let wall):
        if !isStated { withoutOffset += 1 }
        seconds = clock.instant(ofWallClock: wall)
      }
    } else {
      var parts = DateParts()
      guard parts.scan(text) else { return nil }
      guard let reading = reading(parts) else { return nil }
      switch reading {
      case .instant(let instant): seconds = instant
      case .wallClock(let wall):
        if !isStated { withoutOffset += 1 }
        seconds = clock.instant(ofWallClock: wall)
      }
    }
    last.text.removeAll(keepingCapacity: true)
    last.text.append(contentsOf: text)
    last.seconds = seconds
    return seconds
  }

  private var isOpen: Bool { isUndecided && !isSettled }

  private mutating func reading(_ parts: DateParts) -> Reading? {
    guard let reading = parts.reading(order) else {
      guard let other = parts.reading(order == .monthFirst ? .dayFirst : .monthFirst) else { return nil }
      ofOtherOrder += 1
      return isOpen ? other : nil
    }
    guard parts.isAmbiguous else {
      if parts.isOrdered { ofThisOrder += 1 }
      return reading
    }
    ambiguous += 1
    return isOpen ? nil : reading
  }

  /// Why a text that could not be read is no date.
  func complaint(_ text: String) -> String {
    guard let orders = Self.orders(text) else { return "not a date" }
    if orders.dayFirst, orders.monthFirst {
      return "could be two days: say which comes first, with `dates: day-first` or `dates: month-first` in a mapping, "
        + "or with --wizard"
    }
    return "a date only when read \(orders.dayFirst ? "day" : "month") first"
  }

  /// Whether dates that could be two days were not taken for that.
  var leftAmbiguous: Bool { isOpen && ambiguous > 0 }

  /// Which orders a text can be read in: `nil` where it is no date, both where the order does not matter.
  static func orders(_ text: String) -> (dayFirst: Bool, monthFirst: Bool, differ: Bool)? {
    var copy = text
    return copy.withUTF8 { bytes in
      if ISOTimestamp.read(bytes) != nil { return (true, true, false) }
      var parts = DateParts()
      guard parts.scan(bytes) else { return nil }
      let (day, month) = (parts.reading(.dayFirst), parts.reading(.monthFirst))
      if day == nil, month == nil { return nil }
      return (day != nil, month != nil, day != month)
    }
  }
}

/// The numbers and words of a date, before anybody has said which is which.
struct DateParts {
  private var numbers: [(value: Int, digits: Int)] = []
  private var month: Int?
  /// How many numbers stood before the month's name.
  private var beforeMonth = 0
  private var time: [Int] = []
  private var afternoon: Bool?
  /// Seconds east of UTC.
  private var offset: Int64?

  /// - Returns: false for what cannot be a date.
  mutating func scan(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard (4...64).contains(text.count) else { return false }
    numbers.reserveCapacity(3)
    time.reserveCapacity(3)
    var index = 0
    while index < text.count {
      let byte = text[index]
      if Self.isDigit(byte) {
        guard takeNumber(text, &index) else { return false }
      } else if Self.isLetter(byte) {
        guard takeWord(text, &index) else { return false }
      } else if byte == 43 || byte == 45, !time.isEmpty, index + 1 < text.count, Self.isDigit(text[index + 1]) {
        guard takeOffset(text, &index) else { return false }
      } else {
        // Anything that people put between: / . - , & and spaces.
        guard let width = Self.separator(text, index) else { return false }
        index += width
      }
    }
    return true
  }

  /// Bytes of what stands between two parts; `nil` for what does not. Spreadsheets and word processors make dashes, and
  /// spaces that do not break, of what was typed.
  private static func separator(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
    let byte = text[index]
    if byte < 128 { return byte >= 32 || byte == 9 ? 1 : nil }
    if byte == 0xC2, index + 1 < text.count, text[index + 1] == 0xA0 { return 2 }
    guard index + 2 < text.count else { return nil }
    switch (byte, text[index + 1], text[index + 2]) {
    // The dashes; the spaces; the minus.
    case (0xE2, 0x80, 0x80...0x95), (0xE2, 0x80, 0xAF), (0xE2, 0x88, 0x92): return 3
    default: return nil
    }
  }

  private mutating func takeNumber(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Bool {
    guard let first = Self.number(text, &index) else { return false }
    let isDate = numbers.count + (month == nil ? 0 : 1) < 3 && first.digits < 8
    if index < text.count, text[index] == UInt8(ascii: ":") || (!isDate && text[index] == UInt8(ascii: ".")) {
      guard time.isEmpty else { return false }
      return takeTime(text, &index, hour: first.value)
    }
    // `9 AM`: an hour alone.
    if !isDate, time.isEmpty, numbers.count + (month == nil ? 0 : 1) == 3, first.digits <= 2 {
      time = [first.value]
      return true
    }
    numbers.append(first)
    return numbers.count <= 3
  }

  private mutating func takeTime(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int, hour: Int) -> Bool {
    time = [hour]
    while time.count < 3, index + 1 < text.count, text[index] == UInt8(ascii: ":") || text[index] == UInt8(ascii: "."),
      Self.isDigit(text[index + 1])
    {
      index += 1
      guard let next = Self.number(text, &index), next.digits <= 2 else { return false }
      time.append(next.value)
    }
    if index < text.count, text[index] == UInt8(ascii: ".") || text[index] == UInt8(ascii: ",") {
      index += 1
      while index < text.count, Self.isDigit(text[index]) { index += 1 }
    }
    return time.count >= 2
  }

  private mutating func takeWord(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Bool {
    let start = index
    while index < text.count, Self.isLetter(text[index]) { index += 1 }
    let word = String(decoding: text[start..<index], as: UTF8.self).lowercased()
    switch word {
    case "am", "a", "pm", "p":
      guard !time.isEmpty, afternoon == nil else { return false }
      afternoon = word.hasPrefix("p")
      return true
    case "utc", "gmt", "z":
      offset = 0
      return true
    case "t", "at", "of", "st", "nd", "rd", "th", "noon": return true
    default: break
    }
    guard word.utf8.count >= 3 else { return false }
    if let found = Self.months.firstIndex(where: { $0.hasPrefix(word) || word == "sept" && $0 == "september" }) {
      guard month == nil else { return false }
      month = found + 1
      beforeMonth = numbers.count
      return true
    }
    return Self.days.contains { $0.hasPrefix(word) }
  }

  private mutating func takeOffset(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Bool {
    let sign: Int64 = text[index] == 43 ? 1 : -1
    index += 1
    guard let hours = Self.number(text, &index) else { return false }
    var seconds = Int64(hours.value)
    if hours.digits == 4 {
      seconds = Int64(hours.value / 100 * 3_600 + hours.value % 100 * 60)
    } else {
      guard hours.digits <= 2 else { return false }
      seconds *= 3_600
      if index + 1 < text.count, text[index] == UInt8(ascii: ":"), Self.isDigit(text[index + 1]) {
        index += 1
        guard let minutes = Self.number(text, &index) else { return false }
        seconds += Int64(minutes.value * 60)
      }
    }
    guard seconds <= 15 * 3_600 else { return false }
    offset = sign * seconds
    return true
  }

  /// Day and month are numbers before the year, and not the same: which is which makes a difference.
  var isOrdered: Bool {
    month == nil && numbers.count == 3 && numbers[0].digits <= 2 && numbers[0].value != numbers[1].value
  }

  /// The other order would give another day.
  var isAmbiguous: Bool { isOrdered && numbers[0].value <= 12 && numbers[1].value <= 12 }

  func reading(_ order: DateOrder) -> CellDate.Reading? {
    if numbers.count == 1, month == nil, time.isEmpty { return stamp(numbers[0]) }
    guard let date = date(order) else { return nil }
    let (year, month, day) = date
    guard (1900...2199).contains(year), (1...12).contains(month), day >= 1,
      day <= CivilDate.daysIn(month: month, of: year)
    else { return nil }
    var hour = time.first ?? 0
    let (minute, second) = (time.count > 1 ? time[1] : 0, time.count > 2 ? time[2] : 0)
    if let afternoon {
      // `14:00 PM` is written too.
      if hour == 12, !afternoon { hour = 0 } else if hour < 12, afternoon { hour += 12 }
    }
    guard hour <= 23, minute <= 59, second <= 60 else { return nil }
    let midnight = Int64(CivilDate(year: year, month: month, day: day).dayNumber) * Span.day
    let wall = midnight + Int64(hour * 3_600 + minute * 60 + min(second, 59))
    return offset.map { .instant(wall - $0) } ?? .wallClock(wall)
  }

  private func date(_ order: DateOrder) -> (Int, Int, Int)? {
    if let month {
      guard numbers.count == 2 else { return nil }
      if numbers[0].digits == 4 { return (numbers[0].value, month, numbers[1].value) }
      return (Self.year(numbers[1]), month, numbers[0].value)
    }
    guard numbers.count == 3 else { return nil }
    if numbers[0].digits == 4 { return (numbers[0].value, numbers[1].value, numbers[2].value) }
    guard numbers[2].digits == 4 || numbers[2].digits == 2 else { return nil }
    let year = Self.year(numbers[2])
    return order == .monthFirst
      ? (year, numbers[0].value, numbers[1].value) : (year, numbers[1].value, numbers[0].value)
  }

  /// Seconds or milliseconds since 1970, or eight digits of a date.
  private func stamp(_ number: (value: Int, digits: Int)) -> CellDate.Reading? {
    switch number.digits {
    case 13: return .instant(Int64(number.value / 1_000))
    case 10: return .instant(Int64(number.value))
    case 8:
      let (year, month, day) = (number.value / 10_000, number.value / 100 % 100, number.value % 100)
      guard (1900...2199).contains(year), (1...12).contains(month), day >= 1,
        day <= CivilDate.daysIn(month: month, of: year)
      else { return nil }
      return .wallClock(Int64(CivilDate(year: year, month: month, day: day).dayNumber) * Span.day)
    default: return nil
    }
  }

  /// Thirteen digits and nothing else: milliseconds since 1970, as programs write them row after row.
  static func milliseconds(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard text.count == 13, text.allSatisfy(isDigit) else { return nil }
    return text.reduce(0) { $0 * 10 + Int64($1 - 48) } / 1_000
  }

  /// `16` is 2016, `70` and above are 1970 and after.
  private static func year(_ number: (value: Int, digits: Int)) -> Int {
    number.digits == 4 ? number.value : number.value + (number.value < 70 ? 2_000 : 1_900)
  }

  private static func number(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> (value: Int, digits: Int)? {
    let start = index
    var value = 0
    while index < text.count, isDigit(text[index]) {
      guard index - start < 15 else { return nil }
      value = value * 10 + Int(text[index] - 48)
      index += 1
    }
    return (value, index - start)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 32) >= 97 && (byte | 32) <= 122 }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
  private static let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
}
