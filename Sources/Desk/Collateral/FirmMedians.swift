import Chronicle
import Collateral
import Recruitment

/// Middle values of the firm's own record that pieces may speak of. What leaves here is counts and days, and no case.
struct FirmMedians {
  let chronicle: Chronicle
  let now: Instant

  /// Of the last two years.
  private static let window = 730 * Span.day

  func values() -> [FirmMedian] {
    withExtendedLifetime(chronicle) {
      [
        median(
          "interview-to-offer", "the offers after a first interview came", from: .interview,
          to: [.offer, .offerDelivered]),
        median(
          "offer-to-answer", "the offers that were accepted were accepted", from: .offerDelivered, to: [.accepted]),
      ].compactMap { $0 }
    }
  }

  private func median(_ id: String, _ what: String, from start: Stage, to ends: [Stage]) -> FirmMedian? {
    var days: [Int] = []
    var clients: [UInt32: Int] = [:]
    for submission in chronicle.submissions {
      var began: Int64?
      for event in chronicle.events(ofSubmission: submission.id) where event.at <= now.seconds {
        guard let stage = Stage(rawValue: UInt8(truncatingIfNeeded: event.stage)) else { continue }
        if stage == start, began == nil { began = event.at }
        guard let first = began, ends.contains(stage), event.at >= first else { continue }
        if event.at > now.seconds - Self.window {
          days.append(Int((event.at - first + Span.day / 2) / Span.day))
          clients[chronicle.versions(ofJob: submission.job).last?.client ?? 0, default: 0] += 1
        }
        break
      }
    }
    guard !days.isEmpty else { return nil }
    days.sort()
    clients[0] = nil
    return FirmMedian(
      id: id, what: what, days: days[days.count / 2], count: days.count, clients: clients.count,
      largestShare: Double(clients.values.max() ?? 0) / Double(days.count))
  }
}
