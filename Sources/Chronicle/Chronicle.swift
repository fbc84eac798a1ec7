import Recruitment
import Synchronization
import WorkingTime

/// A firm's history as sorted columns, as it was after one change of the store. Never changes; a newer history is
/// another chronicle.
///
/// Every buffer it hands out is valid while it lives, and the compiler does not know that: a local chronicle may be
/// released after its last mention. Hold it in a property, or wrap the reading in `withExtendedLifetime(_:_:)`.
///
/// Ids are the store's; a row with id 0 in a key belongs to nobody and is in no look-up.
///
/// `@unchecked Sendable`: it holds pointers into memory and mapped files that nobody writes to.
package final class Chronicle: @unchecked Sendable {
  package let frame: Frame
  let base: Segment
  package let columns: UnsafeBufferPointer<SegmentColumns>
  package let interactionCount: Int
  let calendarSlot = AtomicLazyReference<ContactCalendar>()

  /// - Returns: `nil` where the base is not the one that the frame was written with.
  init?(_ frame: Frame, _ base: Segment) {
    guard frame.matches(base) else { return nil }
    self.frame = frame
    self.base = base
    let columns = UnsafeMutableBufferPointer<SegmentColumns>.allocate(capacity: 2)
    _ = columns.initialize(fromContentsOf: [base.columns, frame.later.columns])
    self.columns = UnsafeBufferPointer(columns)
    interactionCount = frame.directory.reduce(0) { $0 + Int($1.count) }
  }

  deinit { columns.deallocate() }

  /// The store's change that this history includes, and all before it.
  package var sequence: Int64 { frame.sequence }
  package var storeIdentity: String { frame.identity }
  package var settings: FirmSettings { frame.names.settings }
  /// IANA names; the first is empty, "unknown". `PersonVersion.zone` is a place in it.
  package var zoneNames: [String] { frame.names.zones }
  /// The first is empty, "unknown". Countries, regions, seniorities and currencies are places in it.
  package var words: [String] { frame.names.words }
  /// `FactRow.name` is a place in it.
  package var factNames: [String] { frame.names.facts }
  /// `SourceRow.name` is a place in it.
  package var sourceNames: [String] { frame.names.sources }
}
