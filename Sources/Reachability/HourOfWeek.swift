import Recruitment

/// One of the 168 hours of a week on somebody's wall clock. 0 = Monday, midnight to one.
package struct HourOfWeek: Hashable, Comparable, Sendable, BitwiseCopyable {
  package let index: Int

  package init(index: Int) { self.index = index }

  package init(weekday: Int, hour: Int) { index = weekday * 24 + hour }

  /// - Parameter wall: seconds since 1970-01-01T00:00 on the wall clock.
  init(wall: Int64) {
    let (day, rest) = Span.dayAndRest(of: wall)
    // 1970-01-01 was a Thursday.
    let weekday = ((day + 3) % 7 + 7) % 7
    index = weekday * 24 + rest / 3_600
  }

  package static let count = 168

  /// 0 = Monday.
  package var weekday: Int { index / 24 }
  package var hour: Int { index % 24 }
  var isWeekend: Bool { index >= 5 * 24 }

  package static func < (left: HourOfWeek, right: HourOfWeek) -> Bool { left.index < right.index }
}
