extension WorkingHours {
  /// One day's working time.
  struct Span: Equatable {
    var day: Int64
    var opening: Int64
    /// The first instant no longer in it.
    var closing: Int64

    var seconds: Int64 { closing - opening }
  }

  /// The first span that closes after `instant`: the one that holds it, else the next within 400 days.
  func span(near instant: Int64) -> Span? {
    guard !areEmpty else { return nil }
    let instant = Zone.bounded(instant)
    // Yesterday closed when the clock first showed midnight, at the latest.
    var day = Day.of(zone.wallClock(at: instant))
    for _ in 0...Self.patience {
      if isWorkingDay(day), let span = span(of: day), span.closing > instant { return span }
      day += 1
    }
    return nil
  }

  /// The next span after that of `day`.
  func span(after day: Int64) -> Span? {
    for next in (day + 1)...(day + Self.patience) where isWorkingDay(next) {
      if let span = span(of: next) { return span }
    }
    return nil
  }

  /// The working time of one working day; `nil` where the clock jumps over all of it.
  func span(of day: Int64) -> Span? {
    let midnight = day * Day.seconds
    let opening = zone.firstInstant(reaching: midnight + start)
    let closing = zone.firstInstant(reaching: midnight + end)
    return opening < closing ? Span(day: day, opening: opening, closing: closing) : nil
  }
}
