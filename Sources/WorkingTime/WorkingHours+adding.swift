extension WorkingHours {
  /// The instant at which that much working time has passed since `instant`. The clock runs only while work goes on:
  /// time that is up at the end of a day is up at closing, not at the next opening.
  /// - Parameter workingSeconds: 0 or less asks for the next opening.
  /// - Returns: `nil` where there is no working time within 400 days, or not enough within 110 years.
  package func adding(workingSeconds: Int64, to instant: Int64) -> Int64? {
    guard var span = span(near: instant) else { return nil }
    var from = max(span.opening, Zone.bounded(instant))
    guard workingSeconds > 0 else { return from }
    let last = span.day + Self.horizon
    var left = workingSeconds
    while left > span.closing - from {
      left -= span.closing - from
      guard span.day < last, let next = self.span(after: span.day) else { return nil }
      span = next
      from = next.opening
    }
    return from + left
  }

  /// The same time on the wall clock, that many working days later. A day on which nobody works counts as the next
  /// working day, at the same time. Only days are counted: the hours do not matter, and need not hold the time.
  /// - Parameter days: less than 0 counts as 0.
  /// - Returns: `never` where 400 days go by without a working day, or the answer lies more than 110 years ahead.
  package func addingWorkingDays(_ days: Int, to instant: Int64) -> Int64 {
    guard self.days != 0, Int64(days) < Self.horizon else { return Self.never }
    let wall = zone.wallClock(at: instant)
    var day = Day.of(wall)
    let timeOfDay = wall - day * Day.seconds
    let last = day + Self.horizon
    var left = max(0, days)
    var idle: Int64 = 0
    while true {
      if isWorkingDay(day) {
        if left == 0 { return zone.instant(ofWallClock: day * Day.seconds + timeOfDay) }
        left -= 1
        idle = 0
      } else {
        idle += 1
      }
      day += 1
      if idle > Self.patience || day > last { return Self.never }
    }
  }

  /// The same time on the wall clock, on the last earlier day from which that many working days are over by `instant`:
  /// three before a Saturday begin on Tuesday. `addingWorkingDays` leads from there to `instant` or before it.
  /// - Parameter days: less than 1 counts as 1.
  /// - Returns: `instant` itself where there is no such day within 400 days and three times as many days.
  package func leaving(workingDays days: Int, before instant: Int64) -> Int64 {
    let wall = zone.wallClock(at: instant)
    let needed = max(1, days)
    for back in 1...(Self.patience + 3 * Int64(min(needed, Int(Self.horizon)))) {
      let earlier = zone.instant(ofWallClock: wall - back * Day.seconds)
      if addingWorkingDays(needed, to: earlier) <= instant { return earlier }
    }
    return instant
  }
}
