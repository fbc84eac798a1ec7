import Foundation

/// Reads wall-clock times of one zone. A reading that a spring change skips moves forward by the gap; of two instants
/// with the same reading in autumn it is the earlier.
struct WallClockReader: Sendable {
  /// The wall-clock reading from which `offsets[i + 1]` holds; ascending.
  private let thresholds: [Int64]
  /// Seconds east of UTC, one more than thresholds.
  private let offsets: [Int64]

  /// - Parameter zone: an IANA name.
  init(zone: String) throws(IntakeError) {
    guard let timeZone = WallClockReader.timeZone(zone) else { throw .unknownTimezone(zone) }
    let start = Date(timeIntervalSince1970: Double(CivilSpan.start))
    let end = Date(timeIntervalSince1970: Double(CivilSpan.end))
    var thresholds: [Int64] = []
    var offsets = [Int64(timeZone.secondsFromGMT(for: start))]
    var from = start
    while let change = timeZone.nextDaylightSavingTimeTransition(after: from), change > from, change < end {
      from = change
      let offset = Int64(timeZone.secondsFromGMT(for: change))
      guard let before = offsets.last, offset != before else { continue }
      // In a gap the old offset carries the reading forward; in a fold it gives the earlier instant.
      thresholds.append(Int64(change.timeIntervalSince1970) + max(before, offset))
      offsets.append(offset)
    }
    self.thresholds = thresholds
    self.offsets = offsets
  }

  /// - Parameter wallClock: seconds since 1970-01-01T00:00 on the zone's clocks.
  /// - Returns: seconds since 1970 in UTC.
  func instant(wallClock: Int64) -> Int64 {
    var low = 0
    var high = thresholds.count
    while low < high {
      let middle = (low + high) / 2
      if thresholds[middle] <= wallClock { low = middle + 1 } else { high = middle }
    }
    return wallClock - offsets[low]
  }

  static func isZone(_ name: String) -> Bool { timeZone(name) != nil }

  private static func timeZone(_ name: String) -> TimeZone? {
    name.isEmpty ? nil : TimeZone(identifier: name)
  }

  /// The years that timestamps may lie in, 1900 to 2199, with a margin. Seconds since 1970.
  private enum CivilSpan {
    static let start: Int64 = -2_208_988_800 - 86_400
    static let end: Int64 = 7_258_118_400 + 86_400
  }
}
