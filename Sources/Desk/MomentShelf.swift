import Dispatch
import Moments
import Recruitment
import Synchronization

/// What is open, worked out once for many pages: a large firm's history takes some tenths of a second, a page should not.
///
/// Records count at once: after a write of this program the people it touched are worked out anew, after anybody else's
/// everything is. Only what the mere passing of time makes due may show up to five minutes late.
package final class MomentShelf: Sendable {
  fileprivate struct Standing: Sendable {
    /// The history's change that `moments` rests on.
    var sequence: Int64
    var asOf: Instant
    var moments: [Moment]
    /// People touched by this program's own writes since, one entry for each write.
    var touched: [PersonID] = []
    var isRefreshing = false
  }

  private let standing = Mutex<Standing?>(nil)
  private let finder = Mutex<MomentFinder?>(nil)

  /// The finder that was last made: the next one need not work everything out anew.
  var lastFinder: MomentFinder? {
    get { finder.withLock { $0 } }
    set { finder.withLock { $0 = newValue } }
  }

  /// Seconds for which time alone changes nothing worth a new reckoning; and after which it is awaited.
  private static let fresh: Int64 = 60
  private static let stale: Int64 = 300

  package init() {}

  /// The firm's open moments as known to `finder`, as of its time or up to five minutes earlier.
  func moments(_ finder: MomentFinder, asOf: Instant) -> [Moment] {
    let sequence = finder.chronicle.sequence
    var refreshes = false
    let usable = standing.withLock { standing -> [Moment]? in
      guard var kept = standing, asOf >= kept.asOf, asOf - kept.asOf < Self.stale else { return nil }
      if kept.sequence != sequence {
        guard kept.sequence + Int64(kept.touched.count) == sequence else { return nil }
        kept.replace(kept.touched, by: finder)
        kept.sequence = sequence
      }
      if asOf - kept.asOf >= Self.fresh, !kept.isRefreshing {
        kept.isRefreshing = true
        refreshes = true
      }
      standing = kept
      return kept.moments
    }
    if let usable {
      if refreshes { DispatchQueue.global(qos: .utility).async { self.reckon(finder, asOf: asOf) } }
      return usable
    }
    return reckon(finder, asOf: asOf)
  }

  @discardableResult
  private func reckon(_ finder: MomentFinder, asOf: Instant) -> [Moment] {
    let moments = finder.open()
    let sequence = finder.chronicle.sequence
    standing.withLock { standing in
      // Somebody else may have been quicker with a newer history: that one stays.
      if let kept = standing, kept.sequence > sequence {
        standing?.isRefreshing = false
        return
      }
      standing = Standing(sequence: sequence, asOf: asOf, moments: moments)
    }
    return moments
  }

  /// This program has just written something about a person.
  func wrote(about person: PersonID) { standing.withLock { $0?.touched.append(person) } }

  /// Whose an open moment is.
  func person(of moment: MomentID, _ finder: MomentFinder) -> PersonID? {
    let open = standing.withLock { $0?.moments } ?? []
    return open.first { finder.id(of: $0) == moment }?.person
  }
}

extension MomentShelf.Standing {
  fileprivate mutating func replace(_ people: [PersonID], by finder: MomentFinder) {
    let people = Set(people)
    moments.removeAll { people.contains($0.person) }
    for person in people.sorted() { moments += finder.moments(of: person).filter { $0.endedAt == nil } }
    moments.sort(by: MomentFinder.byOpening)
    touched = []
  }
}
