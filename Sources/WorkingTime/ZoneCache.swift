import Foundation
import Synchronization

/// The zones asked for so far, for the whole process: building one asks Foundation a few hundred times.
final class ZoneCache: Sendable {
  static let shared = ZoneCache()

  /// Names come from files: a file of nonsense must not fill the memory.
  private static let unknownLimit = 1_000

  private struct Known {
    var zones: [String: Zone] = [:]
    var unknown: Set<String> = []
  }

  private let known = Mutex(Known())

  func zone(named name: String) -> Zone? {
    known.withLock { known in
      if let zone = known.zones[name] { return zone }
      if known.unknown.contains(name) { return nil }
      if let zone = Self.build(name) {
        known.zones[name] = zone
        return zone
      }
      if known.unknown.count < Self.unknownLimit { known.unknown.insert(name) }
      return nil
    }
  }

  private static func build(_ name: String) -> Zone? {
    if let offset = fixedOffset(name) { return Zone(name: name, changes: [], offsets: [offset]) }
    // Foundation stops reading at a NUL.
    guard name.utf8.count <= 64, name.utf8.allSatisfy({ $0 > 32 && $0 < 127 }),
      let zone = TimeZone(identifier: name)
    else { return nil }
    return build(name, from: zone)
  }

  /// Walks from change to change, from 1970 to 2100.
  private static func build(_ name: String, from zone: TimeZone) -> Zone {
    let end: TimeInterval = 4_102_444_800
    var now = Date(timeIntervalSince1970: 0)
    var changes: [Int64] = []
    var offsets = [Int64(zone.secondsFromGMT(for: now))]
    while let next = zone.nextDaylightSavingTimeTransition(after: now), next > now,
      next.timeIntervalSince1970 < end
    {
      now = next
      let offset = Int64(zone.secondsFromGMT(for: now))
      // A change of name or of rule alone leaves the clock as it was.
      guard offset != offsets[offsets.count - 1] else { continue }
      changes.append(Int64(now.timeIntervalSince1970.rounded()))
      offsets.append(offset)
    }
    return Zone(name: name, changes: changes, offsets: offsets)
  }

  /// Reads `UTC`, `GMT`, `Z`, `+05:30`, `-0800`, `+2`, `UTC+2`; seconds east of UTC, at most 18 hours.
  private static func fixedOffset(_ name: String) -> Int64? {
    var rest = Substring(name)
    if rest == "Z" { return 0 }
    for prefix in ["UTC", "GMT"] where rest.hasPrefix(prefix) {
      rest = rest.dropFirst(3)
      if rest.isEmpty { return 0 }
      break
    }
    guard let sign = rest.first, sign == "+" || sign == "-" else { return nil }
    guard let seconds = hoursAndMinutes(rest.dropFirst()), seconds <= 18 * 3_600 else { return nil }
    return sign == "-" ? -seconds : seconds
  }

  private static func hoursAndMinutes(_ text: Substring) -> Int64? {
    let digits = text.utf8.filter { $0 >= 48 && $0 <= 57 }.map { Int64($0 - 48) }
    switch (text.utf8.count, digits.count) {
    case (1, 1): return digits[0] * 3_600
    case (2, 2): return (digits[0] * 10 + digits[1]) * 3_600
    case (4, 4): break
    case (5, 4) where text.dropFirst(2).first == ":": break
    default: return nil
    }
    let minutes = digits[2] * 10 + digits[3]
    return minutes < 60 ? (digits[0] * 10 + digits[1]) * 3_600 + minutes * 60 : nil
  }
}
