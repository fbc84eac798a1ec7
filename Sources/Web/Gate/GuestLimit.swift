import Recruitment
import Synchronization

/// How much one network address may ask of the pages that need no account: so many at once, and so many a minute. Kept in
/// this process alone.
final class GuestLimit: Sendable {
  private struct Bucket {
    /// What is left, in thousandths of a request.
    var left: Int64
    var at: Int64
  }

  /// Requests: as many as a phone with several pages open would make, and some; a form counts as five, and an address
  /// with a link that is none as ten.
  static let most: Int64 = 120
  static let aMinute: Int64 = 60
  static let form: Int64 = 5
  static let wrongLink: Int64 = 10
  /// Addresses that are remembered.
  private static let limit = 20_000

  private let buckets = Mutex<[String: Bucket]>([:])

  /// - Returns: seconds to wait; `nil` = it may be asked.
  func refuses(_ address: String, cost: Int64 = 1, now: Instant) -> Int64? {
    buckets.withLock { buckets in
      if buckets[address] == nil, buckets.count >= Self.limit { Self.sweep(&buckets, now: now.seconds) }
      var bucket = Self.filled(buckets[address], now: now.seconds)
      defer { buckets[address] = bucket }
      let missing = cost * 1_000 - bucket.left
      guard missing > 0 else {
        bucket.left -= cost * 1_000
        return nil
      }
      return max(1, (missing * 60 + Self.aMinute * 1_000 - 1) / (Self.aMinute * 1_000))
    }
  }

  /// Takes so much of what is left, or all of it.
  func charge(_ address: String, _ cost: Int64, now: Instant) {
    buckets.withLock { buckets in
      var bucket = Self.filled(buckets[address], now: now.seconds)
      bucket.left = max(0, bucket.left - cost * 1_000)
      buckets[address] = bucket
    }
  }

  private static func filled(_ bucket: Bucket?, now: Int64) -> Bucket {
    guard let bucket else { return Bucket(left: most * 1_000, at: now) }
    let passed = min(max(0, now - bucket.at), 3_600)
    return Bucket(left: min(most * 1_000, bucket.left + passed * aMinute * 1_000 / 60), at: now)
  }

  /// Whoever has waited long enough is forgotten; where nobody has, all are: too many to be told apart.
  private static func sweep(_ buckets: inout [String: Bucket], now: Int64) {
    buckets = buckets.filter { filled($0.value, now: now).left < most * 1_000 }
    if buckets.count >= limit { buckets = [:] }
  }
}
