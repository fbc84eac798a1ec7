import Chronicle
import Recruitment
import WorkingTime

/// When somebody may be contacted, on their own clock: in the hours they stated; where they stated none, in those of
/// their region.
struct ContactWindows {
  private let question: Question
  private let windows: [PreferenceRow]
  private let hours: [RegionProfile.Hours]

  /// How many days ahead an opening is looked for: longer than any run of holidays and weekends.
  private static let daysAhead: Int64 = 15

  init(_ question: Question, _ standing: [PreferenceRow]) {
    self.question = question
    windows = standing.filter(\.statesHours)
    hours = question.profiles.compactMap {
      question.profile($0).hours(for: question.means, isMarketing: question.isMarketing)
    }
  }

  func addReasons(to reasons: inout [Reason]) {
    guard !windows.isEmpty || !hours.isEmpty else { return }
    let time = Clock(question.now, question.place)
    let stated = State(windows, time)
    if stated == .invited { return }
    if stated == .outside {
      reasons.append(Reason(.hours, .notNow, "outside the hours this person agreed to", until: nextOpening()))
      return
    }
    for hours in hours where !hours.areOpen(time.weekday, time.minute, isHoliday: time.isHoliday) {
      reasons.append(Reason(.hours, .notNow, Self.words(hours, time, question.place), until: nextOpening()))
    }
  }

  /// Whether there is nothing to add.
  var areKept: Bool { (windows.isEmpty && hours.isEmpty) || isOpen(at: question.now) }

  private static func words(_ hours: RegionProfile.Hours, _ time: Clock, _ place: Place) -> String {
    let assumed = place.isZoneAssumed ? ", as far as we know" : ""
    let day = time.isHoliday && !hours.onHolidays ? "a public holiday" : Self.days[time.weekday]
    return "it is \(day), \(TimeOfDay.write(time.minute)) for them\(assumed): \(hours.ground.why)"
  }

  private static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

  // MARK: The next opening

  /// The first instant after now at which every window is kept, within `daysAhead`; `nil` where there is none.
  private func nextOpening() -> Int64? {
    let today = Int64(Span.dayAndRest(of: question.place.zone.wallClock(at: question.now)).day)
    for day in today...(today + Self.daysAhead) {
      var earliest: Int64?
      func consider(_ minute: Int) {
        let (first, again) = instants(day, minute)
        if first > question.now, first < earliest ?? .max, isOpen(at: first) { earliest = first }
        if again > question.now, again < earliest ?? .max, isOpen(at: again) { earliest = again }
      }
      // Whatever begins, begins where a window or the region's hours begin, where a refused one ends, or at midnight.
      for hours in hours { for window in hours.days[Clock.weekday(day)] { consider(window.lowerBound) } }
      for window in windows {
        consider(Int(window.opens))
        consider(Int(window.closes))
      }
      if !windows.isEmpty { consider(0) }
      if let earliest { return earliest }
    }
    return nil
  }

  /// When their clock shows that minute of a day: twice where the clock goes back.
  private func instants(_ day: Int64, _ minute: Int) -> (Int64, Int64) {
    let zone = question.place.zone
    let wall = day * Span.day + Int64(minute) * Span.minute
    let first = zone.firstInstant(reaching: wall)
    return (first, wall - zone.offset(at: first + 4 * Span.hour))
  }

  private func isOpen(at instant: Int64) -> Bool {
    let time = Clock(instant, question.place)
    switch State(windows, time) {
    case .invited: return true
    case .outside: return false
    case .silent: return hours.allSatisfy { $0.areOpen(time.weekday, time.minute, isHoliday: time.isHoliday) }
    }
  }

  /// What a wall clock shows.
  struct Clock {
    /// 0 = Monday.
    let weekday: Int
    let minute: Int
    let isHoliday: Bool

    init(_ instant: Int64, _ place: Place) {
      let (day, second) = Span.dayAndRest(of: place.zone.wallClock(at: instant))
      weekday = Self.weekday(Int64(day))
      minute = second / Int(Span.minute)
      isHoliday = place.isHoliday(Int64(day))
    }

    static func weekday(_ day: Int64) -> Int { Int(((day + 3) % 7 + 7) % 7) }
  }

  /// What a person's stated hours say of a time.
  enum State {
    /// They named these hours, and so waive those of their region.
    case invited
    /// Nothing against it, and no hours named that hold it: the region's decide.
    case silent
    case outside

    /// Every refusing window must be left and every inviting one that speaks of the day be kept; windows of one day
    /// that exclude each other (at lunch, after work) are alternatives. A day that no inviting window speaks of is
    /// outside.
    init(_ windows: [PreferenceRow], _ time: Clock) {
      if windows.isEmpty {
        self = .silent
        return
      }
      let minute = UInt32(time.minute)
      let weekday = time.weekday
      for window in windows where window.isRefused && window.holds(minute, on: weekday) {
        self = .outside
        return
      }
      let inviting = windows.filter { !$0.isRefused }
      guard !inviting.isEmpty else {
        self = .silent
        return
      }
      let today = inviting.filter { $0.speaks(of: weekday) }
      // Where windows overlap at all, they do so where one of them begins, or at midnight.
      let overlap = (today.map(\.opens) + [0]).contains { start in today.allSatisfy { $0.holds(start, on: weekday) } }
      let isInside =
        overlap ? today.allSatisfy { $0.holds(minute, on: weekday) } : today.contains { $0.holds(minute, on: weekday) }
      if today.isEmpty || !isInside {
        self = .outside
      } else {
        // Days alone say nothing of the evening.
        self = today.contains { $0.statesTimes && $0.holds(minute, on: weekday) } ? .invited : .silent
      }
    }
  }
}

extension PreferenceRow {
  /// An objection need not say no to be one.
  fileprivate var isRefused: Bool {
    allowed == UInt32(YesNo.no.rawValue)
      || (basis == UInt32(PreferenceBasis.objection.rawValue) && allowed != UInt32(YesNo.yes.rawValue))
  }

  fileprivate var statesTimes: Bool {
    fromMinute != HistoryRow.unknownCode || toMinute != HistoryRow.unknownCode
  }

  /// Minutes after midnight.
  fileprivate var opens: UInt32 { fromMinute == HistoryRow.unknownCode ? 0 : fromMinute }
  fileprivate var closes: UInt32 { toMinute == HistoryRow.unknownCode ? 1_440 : toMinute }

  private func isOf(_ weekday: Int) -> Bool { weekdays == 0 || Weekdays.contains(Int(weekdays), weekday) }

  /// Whether any of that day lies in it. A window that ends before it begins runs over midnight into the next day.
  fileprivate func speaks(of weekday: Int) -> Bool {
    isOf(weekday) || (opens > closes && closes > 0 && isOf((weekday + 6) % 7))
  }

  /// Whether that minute of a day lies in it; hours that begin where they end are the whole day.
  fileprivate func holds(_ minute: UInt32, on weekday: Int) -> Bool {
    if opens == closes { return isOf(weekday) }
    if opens < closes { return isOf(weekday) && minute >= opens && minute < closes }
    return (isOf(weekday) && minute >= opens) || (isOf((weekday + 6) % 7) && minute < closes)
  }
}
