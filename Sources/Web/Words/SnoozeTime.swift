import Recruitment

/// Until when a conversation is put off, in the firm's zone and on its working days.
enum SnoozeTime: String, CaseIterable, Sendable {
  case laterToday = "later_today"
  case tomorrow
  case nextWeek = "next_week"

  /// What may be chosen now, each with its time: none twice, and none that says "today" and means another day.
  static func choices(after now: Instant, clock: FirmClock) -> [(choice: SnoozeTime, until: Instant)] {
    var choices: [(choice: SnoozeTime, until: Instant)] = []
    for choice in allCases.reversed() {
      let until = choice.instant(after: now, clock: clock)
      if !choices.contains(where: { $0.until == until }) { choices.append((choice, until)) }
    }
    return choices.reversed()
  }

  /// - Returns: for `laterToday`, two hours from now, on the next quarter of an hour; the next working morning where
  ///   that lies after hours. For `tomorrow`, the next working morning; for `nextWeek`, the first one of next week.
  func instant(after now: Instant, clock: FirmClock) -> Instant {
    let today = clock.read(now)
    switch self {
    case .laterToday:
      let quarter = (today.minute + 120 + 14) / 15 * 15
      guard quarter < clock.settings.dayEnd, clock.isWorkingDay(today.date) else { fallthrough }
      return clock.instant(of: today.date, minute: quarter)
    case .tomorrow:
      return Self.morning(from: today.date.dayNumber + 1, clock: clock)
    case .nextWeek:
      return Self.morning(from: today.date.dayNumber + 7 - today.date.weekday, clock: clock)
    }
  }

  private static func morning(from day: Int, clock: FirmClock) -> Instant {
    // A year without a working day is no calendar to go by: then the day itself.
    let working = (day..<(day + 366)).first { clock.isWorkingDay(CivilDate(dayNumber: $0)) } ?? day
    return clock.instant(of: CivilDate(dayNumber: working), minute: clock.settings.dayStart)
  }
}
