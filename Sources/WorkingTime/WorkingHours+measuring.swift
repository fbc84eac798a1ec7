extension WorkingHours {
  /// How much working time lies between two instants; 0 when `to` is not after `from`.
  ///
  /// Takes about the same time for a day and for years: whole days are counted, not visited.
  package func workingSeconds(from: Int64, to: Int64) -> Int64 {
    guard to > from, !areEmpty else { return 0 }
    return workingSeconds(before: to) - workingSeconds(before: from)
  }

  /// Working time from 1970-01-01 to `instant`; less than 0 before it.
  private func workingSeconds(before instant: Int64) -> Int64 {
    let instant = Zone.bounded(instant)
    let today = Day.of(zone.wallClock(at: instant))
    var sum = workingDays(before: today) * (end - start) + unusualDays.surplus(before: today)
    // Where the clock goes back over midnight, tomorrow may be open while it still shows today.
    for day in today...(today + 1) where isWorkingDay(day) {
      guard let span = span(of: day) else { continue }
      sum += max(0, min(span.closing, instant) - span.opening)
    }
    return sum
  }

  /// Working days from 1970-01-01 up to and without `day`; less than 0 before.
  private func workingDays(before day: Int64) -> Int64 {
    weekdays(before: day) - weekdays(before: 0) - Int64(holidaysBefore(day) - holidaysBefore(0))
  }

  /// Days of the working week, holidays among them, counted from a Monday.
  private func weekdays(before day: Int64) -> Int64 {
    let weekday = Day.weekday(day)
    let weeks = (day + 3 - weekday) / 7
    let thisWeek = days & ((1 << weekday) - 1)
    return weeks * Int64(days.nonzeroBitCount) + Int64(thisWeek.nonzeroBitCount)
  }
}

/// The working days that are longer or shorter than others because the clock changes while work goes on: none for
/// office hours in most zones.
struct UnusualDays: Sendable {
  private var days: [Int64] = []
  /// Seconds that the days up to and with this one have more than others.
  private var sums: [Int64] = []

  init() {}

  init(of hours: WorkingHours) {
    guard !hours.areEmpty else { return }
    let zone = hours.zone
    var seen = Int64.min
    for index in zone.changes.indices {
      let walls = [zone.offsets[index], zone.offsets[index + 1]].map { zone.changes[index] + $0 }
      for day in Day.of(min(walls[0], walls[1]) - 1)...Day.of(max(walls[0], walls[1])) where day > seen {
        seen = day
        guard hours.isWorkingDay(day) else { continue }
        let surplus = (hours.span(of: day)?.seconds ?? 0) - (hours.end - hours.start)
        guard surplus != 0 else { continue }
        sums.append((sums.last ?? 0) + surplus)
        days.append(day)
      }
    }
  }

  func surplus(before day: Int64) -> Int64 {
    let count = days.partitionPoint { $0 < day }
    return count == 0 ? 0 : sums[count - 1]
  }
}

extension [Int64] {
  /// How many elements at the front fulfil `belongs`; those that do must come before those that do not.
  func partitionPoint(_ belongs: (Int64) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
