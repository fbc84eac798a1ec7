/// Free times for a talk: in somebody's working hours, on the quarter or half hour of their own clock, clear of whatever
/// else they have. Values in, values out.
package struct FreeSlots: Sendable {
  private let hours: WorkingHours
  /// Seconds.
  private let length: Int64
  private let step: Int64

  /// - Parameters:
  ///   - hours: of whoever is to talk.
  ///   - minutes: how long the talk takes.
  ///   - step: minutes between one beginning and the next, counted from midnight on their clock.
  package init(hours: WorkingHours, minutes: Int, step: Int = 30) {
    self.hours = hours
    length = Int64(max(1, minutes)) * 60
    self.step = Int64(max(5, step)) * 60
  }

  /// What is free from `from` on, soonest first; each lies whole within the hours of one day, and within the bounds.
  /// - Parameters:
  ///   - to: nothing ends after it.
  ///   - busy: in any order; overlapping ones do no harm.
  ///   - limit: no more than so many.
  package func free(from: Int64, to: Int64, busy: [Range<Int64>], limit: Int = 2_000) -> [Range<Int64>] {
    guard from < to else { return [] }
    let taken = Self.merged(busy)
    var found: [Range<Int64>] = []
    var next = hours.span(near: from)
    while let span = next, span.opening < to, found.count < limit {
      for start in starts(in: span) {
        let slot = start..<(start + length)
        guard slot.lowerBound >= from, slot.upperBound <= min(to, span.closing), found.count < limit else { continue }
        if !Self.clash(slot, taken) { found.append(slot) }
      }
      next = hours.span(after: span.day)
    }
    return found
  }

  /// Whether a talk may begin then.
  package func isFree(_ start: Int64, from: Int64, to: Int64, busy: [Range<Int64>]) -> Bool {
    free(from: max(from, start), to: min(to, start + length), busy: busy, limit: 1).first?.lowerBound == start
  }

  /// When the clock shows each step of the day, the one time of two where it shows it twice, and none that it skips.
  private func starts(in span: WorkingHours.Span) -> [Int64] {
    let midnight = span.day * Day.seconds
    let first = (hours.start + step - 1) / step * step
    return stride(from: first, to: hours.end, by: Int64.Stride(step)).compactMap { time in
      let start = hours.zone.firstInstant(reaching: midnight + time)
      return hours.zone.wallClock(at: start) == midnight + time && start >= span.opening ? start : nil
    }
  }

  /// In order, and none that touches another.
  private static func merged(_ busy: [Range<Int64>]) -> [Range<Int64>] {
    var merged: [Range<Int64>] = []
    for span in busy.filter({ !$0.isEmpty }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, span.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
      } else {
        merged.append(span)
      }
    }
    return merged
  }

  private static func clash(_ slot: Range<Int64>, _ taken: [Range<Int64>]) -> Bool {
    var (low, high) = (0, taken.count)
    while low < high {
      let middle = (low + high) / 2
      if taken[middle].upperBound <= slot.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < taken.count && taken[low].lowerBound < slot.upperBound
  }
}
