/// When somebody works: from one time of day to another on certain weekdays, holidays excepted, in their own zone.
///
/// A working day's span is set on the wall clock: it opens when the clock there first reaches the start, and closes
/// when it first reaches the end, so 08:30 to 17:30 stays so across a clock change. Hours whose start is not before
/// their end are no hours at all: never open. Night shifts across midnight cannot be said.
package struct WorkingHours: Sendable {
  let zone: Zone
  /// A bit for each weekday, Monday the lowest.
  let days: Int
  /// Seconds after midnight.
  let start: Int64
  let end: Int64
  /// Day numbers since 1970-01-01, ascending; only those that would be working days otherwise.
  let holidays: [Int64]
  /// A bit for each day from the first holiday to the last: of one day after the other it is asked.
  private let holidayBits: [UInt64]
  private(set) var unusualDays: UnusualDays

  /// What stands for "at no time at all" where a function must answer with an instant: about 73 thousand million years
  /// from now, and far enough from the end of `Int64` to reckon with.
  package static let never: Int64 = .max / 4

  /// Days without a working day after which none is expected.
  static let patience: Int64 = 400
  /// How many days ahead a sum may lie, about 110 years: a limit on the work that one question can cause.
  static let horizon: Int64 = 40_000

  /// - Parameters:
  ///   - days: a bit for each weekday, Monday the lowest.
  ///   - startMinute: minutes after midnight on the wall clock; from 0.
  ///   - endMinute: up to 1440, which is the end of the day.
  ///   - holidays: day numbers since 1970-01-01.
  package init(zone: Zone, days: Int, startMinute: Int, endMinute: Int, holidays: [Int]) {
    self.zone = zone
    self.days = days & 0b1111111
    start = Int64(min(max(0, startMinute), 1_440)) * 60
    end = Int64(min(max(0, endMinute), 1_440)) * 60
    self.holidays = Set(holidays).sorted().map(Int64.init).filter { day in
      day.magnitude < Self.never / Day.seconds && days >> Day.weekday(day) & 1 == 1
    }
    holidayBits = Self.bits(self.holidays)
    unusualDays = UnusualDays()
    unusualDays = UnusualDays(of: self)
  }

  /// Whether anybody ever works.
  var areEmpty: Bool { days == 0 || start >= end }

  package func isOpen(at instant: Int64) -> Bool {
    span(near: instant).map { $0.opening <= Zone.bounded(instant) } ?? false
  }

  /// `instant` itself when it lies in working time.
  /// - Returns: `nil` when the next 400 days hold no working time.
  package func nextOpening(from instant: Int64) -> Int64? {
    span(near: instant).map { max($0.opening, Zone.bounded(instant)) }
  }

  /// The end of the working time that holds `instant`, or of the next where none does; `never` where there is none.
  package func closing(of instant: Int64) -> Int64 {
    span(near: instant)?.closing ?? Self.never
  }

  func isWorkingDay(_ day: Int64) -> Bool {
    days >> Day.weekday(day) & 1 == 1 && !isHoliday(day)
  }

  private func isHoliday(_ day: Int64) -> Bool {
    guard let first = holidays.first, let last = holidays.last, day >= first, day <= last else { return false }
    let bit = day - first
    if bit < Self.mostBits { return holidayBits[Int(bit >> 6)] >> UInt64(bit & 63) & 1 == 1 }
    return holidays[holidaysBefore(day)] == day
  }

  /// Some 180 years. A firm's own list may name a day of any time.
  private static let mostBits: Int64 = 1 << 16

  private static func bits(_ holidays: [Int64]) -> [UInt64] {
    guard let first = holidays.first, let last = holidays.last else { return [] }
    var bits = [UInt64](repeating: 0, count: Int(min(last - first, mostBits - 1) >> 6) + 1)
    for day in holidays where day - first < mostBits {
      bits[Int((day - first) >> 6)] |= 1 << UInt64((day - first) & 63)
    }
    return bits
  }

  /// How many of the holidays lie before `day`.
  func holidaysBefore(_ day: Int64) -> Int {
    holidays.partitionPoint { $0 < day }
  }
}

/// Days counted from 1970-01-01 on the wall clock.
enum Day {
  static let seconds: Int64 = 86_400

  static func of(_ wall: Int64) -> Int64 {
    wall >= 0 ? wall / seconds : (wall + 1) / seconds - 1
  }

  /// 0 = Monday; 1970-01-01 was a Thursday.
  static func weekday(_ day: Int64) -> Int64 {
    let remainder = (day + 3) % 7
    return remainder < 0 ? remainder + 7 : remainder
  }
}
