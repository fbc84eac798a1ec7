import Chronicle
import Reachability
import Recruitment
import Synchronization

/// When people pick up, worked out once for many pages: for five minutes, or one where records came in meanwhile. A
/// single call more changes no chance that a page would show otherwise.
final class PickUpShelf: Sendable {
  private let kept = Mutex<(book: PickUpBook, sequence: Int64)?>(nil)

  private static let fresh: Int64 = 60
  private static let stale: Int64 = 300

  func book(_ chronicle: Chronicle, asOf: Instant) -> PickUpBook {
    let usable = kept.withLock { kept -> PickUpBook? in
      guard let kept, asOf >= kept.book.asOf else { return nil }
      let age = asOf - kept.book.asOf
      return age < (kept.sequence == chronicle.sequence ? Self.stale : Self.fresh) ? kept.book : nil
    }
    if let usable { return usable }
    let book = PickUpBook(chronicle: chronicle, asOf: asOf)
    kept.withLock { $0 = (book, chronicle.sequence) }
    return book
  }
}
