import Recruitment

/// On which days something of one sort stands on record: where a record is silent for longer than it ever was, it is more
/// likely that nobody wrote than that nothing happened.
struct RecordedDays: Sendable {
  /// By day since 1970.
  private var days: [Bool] = []
  private(set) var last = Int64.min

  /// Until 2149: what is dated later is a slip.
  private static let mostDays = 1 << 16
  /// A silence that is no longer than this at the end of a record is none.
  static let leastSilence = 7

  @inline(__always)
  mutating func note(_ at: Int64) {
    let day = Span.dayAndRest(of: at).day
    guard day >= 0, day < Self.mostDays else { return }
    if day >= days.count { days.append(contentsOf: repeatElement(false, count: day + 1 - days.count)) }
    days[day] = true
    last = max(last, at)
  }

  mutating func add(_ other: RecordedDays) {
    if other.days.count > days.count {
      days.append(contentsOf: repeatElement(false, count: other.days.count - days.count))
    }
    for (day, isRecorded) in other.days.enumerated() where isRecorded { days[day] = true }
    last = max(last, other.last)
  }

  /// Where it ends: with the record, or with its own last row where it has been silent since then for longer than ever
  /// between two rows. `Int64.min` where there is none.
  func end(within recordEnds: Int64) -> Int64 {
    if last >= recordEnds || last == .min { return last == .min ? last : recordEnds }
    var (longest, before) = (Self.leastSilence, -1)
    for (day, isRecorded) in days.enumerated() where isRecorded {
      if before >= 0 { longest = max(longest, day - before) }
      before = day
    }
    return Span.dayAndRest(of: recordEnds).day - before > longest ? last : recordEnds
  }

  /// The stretches of so many whole days or more in which nothing is on record, within a span.
  func silences(of least: Int, from begins: Int64, to ends: Int64) -> [Range<Int64>] {
    let (first, end) = (Span.dayAndRest(of: begins).day, Span.dayAndRest(of: ends).day)
    var found: [Range<Int64>] = []
    var start = first
    for day in stride(from: first, through: end + 1, by: 1) where day > end || isRecorded(day) {
      if day - start >= least { found.append(Int64(start) * Span.day..<Int64(day) * Span.day) }
      start = day + 1
    }
    return found
  }

  private func isRecorded(_ day: Int) -> Bool { days.indices.contains(day) && days[day] }
}
