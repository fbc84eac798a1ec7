import Recruitment
import Synchronization

/// How fresh sources were at a time gone by, or are where one holds what is still to come, such as appointments: to know it
/// the whole record is gone through. Kept until the first of what was to come has come, as long as nothing of that source
/// comes in: what people log here meanwhile is another source's.
final class SourceShelf: Sendable {
  struct Freshness: Sendable {
    /// `nil` where the source had nothing by then.
    var newest: Instant?
    /// From when on it may be another; `nil` = it stays.
    var until: Instant?
  }

  private struct Kept: Sendable {
    var from: Instant
    /// The change up to which nothing of the source came in.
    var sequence: Int64
    var freshness: Freshness

    func holds(at time: Instant) -> Bool { from <= time && freshness.until.map { time < $0 } ?? true }
  }

  private let kept = Mutex<[String: Kept]>([:])

  /// - Parameters:
  ///   - hasChanged: whether anything of the source may have come in after a change of that number.
  ///   - find: looks for it.
  func newest(
    ofSource name: String, by asOf: Instant, sequence: Int64, hasChanged: (Int64) throws -> Bool,
    _ find: () throws -> Freshness
  ) rethrows -> Instant? {
    if let known = kept.withLock({ $0[name] }), known.holds(at: asOf) {
      if known.sequence == sequence { return known.freshness.newest }
      if try !hasChanged(known.sequence) {
        kept.withLock { $0[name]?.sequence = max(known.sequence, sequence) }
        return known.freshness.newest
      }
    }
    let found = try find()
    kept.withLock { $0[name] = Kept(from: asOf, sequence: sequence, freshness: found) }
    return found.newest
  }
}
