import Recruitment

/// When calls, messages and meetings can have taken place, seen from an import's clock. What is planned may lie ahead.
package struct PossibleTimes: Sendable {
  /// Before it no program kept such records: what has an older date has none, and shows the day from which its program counts.
  static let earliest: Int64 = 315_532_800  // 1980-01-01
  /// Clocks differ, and zones are read wrongly.
  static let tolerance = Span.day
  /// A bundle may be the record of another time, as that of a simulated firm is; years ahead is a slip of the pen.
  static let toleranceOfBundles = 731 * Span.day

  /// Instants; nothing is too late where no clock is known.
  let latest: Int64
  /// What lies behind it is worth a remark.
  let remarkable: Int64

  package init(now: Int64?, isBundle: Bool = false) {
    remarkable = now.map { $0 + Self.tolerance } ?? .max
    latest = isBundle ? now.map { $0 + Self.toleranceOfBundles } ?? .max : remarkable
  }

  /// Whether a time needs no second look.
  @inline(__always) func hold(_ at: Int64) -> Bool { at >= Self.earliest && at <= remarkable || at == Column.unknown }

  /// Why something cannot have taken place at a time that did not hold.
  package func complaint(_ at: Int64) -> String? {
    if at < Self.earliest { return "before 1980: programs write such a date where they know none" }
    return at > latest ? "after the day of the import: it cannot have taken place" : nil
  }
}

/// The columns of an interaction that say whether it has taken place.
struct InteractionPlaces {
  /// Of the batch's numbers.
  let at, channel: Int
  let outcome, booked: Int?

  init?(_ place: (String) -> Int?) {
    guard let at = place("at"), let channel = place("channel") else { return nil }
    (self.at, self.channel, outcome, booked) = (at, channel, place("outcome"), place("booked_at"))
  }

  /// Whether the row being written tells of what is to come: a meeting of which nothing came yet, or a call that was booked.
  func isPlanned(_ batch: borrowing BatchColumns) -> Bool {
    var isOpen = true
    if let outcome {
      let came = batch.number(outcome)
      isOpen = came == Column.unknown || came == Int64(Outcome.cancelled.rawValue)
    }
    switch Channel(rawValue: UInt8(truncatingIfNeeded: batch.number(channel))) {
    case .meeting, .video: return isOpen
    case .call:
      guard let booked else { return false }
      return isOpen && batch.number(booked) != Column.unknown
    default: return false
    }
  }
}
