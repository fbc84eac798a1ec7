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
  let overlay: Overlay?
  /// Whose interactions are in the overlay, ascending, and where.
  package let overlaid: UnsafeBufferPointer<UInt32>
  package let overlaidEntries: UnsafeBufferPointer<Frame.Entry>
  let calendarSlot = AtomicLazyReference<ContactCalendar>()

  /// - Returns: `nil` where the base is not the one that the frame was written with.
  /// - Parameter count: of interactions, where it is known.
  init?(_ frame: Frame, _ base: Segment, _ overlay: Overlay? = nil, count: Int? = nil) {
    guard overlay != nil || frame.matches(base) else { return nil }
    self.frame = frame
    self.base = base
    self.overlay = overlay
    columns = Self.copied([base.columns, frame.later.columns] + (overlay.map { [$0.segment.columns] } ?? []))
    overlaid = Self.copied(overlay?.people ?? [])
    overlaidEntries = Self.copied(overlay?.entries ?? [])
    interactionCount = count ?? frame.directory.reduce(0) { $0 + Int($1.count) }
  }

  private static func copied<Value>(_ values: [Value]) -> UnsafeBufferPointer<Value> {
    let buffer = UnsafeMutableBufferPointer<Value>.allocate(capacity: values.count)
    _ = buffer.initialize(fromContentsOf: values)
    return UnsafeBufferPointer(buffer)
  }

  deinit {
    columns.deallocate()
    overlaid.deallocate()
    overlaidEntries.deallocate()
  }

  /// The store's change that this history includes, and all before it.
  package var sequence: Int64 { overlay?.sequence ?? frame.sequence }
  /// What was drawn when that change was made.
  var mark: Int64 { overlay?.mark ?? frame.mark }
  /// Which state of everything but the interactions it has.
  package var frameStamp: FrameStamp { FrameStamp(sequence: frame.sequence, mark: frame.mark) }
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

/// Names one state of everything in a store but its interactions. Two chronicles of one store with the same stamp differ
/// in the interactions that are laid over at most.
package struct FrameStamp: Hashable, Sendable {
  let sequence: Int64
  let mark: Int64
}

/// The history that something was worked out from.
package struct HistoryStamp: Hashable, Sendable {
  package let frame: FrameStamp
  package let sequence: Int64

  package init(_ chronicle: Chronicle) {
    frame = chronicle.frameStamp
    sequence = chronicle.sequence
  }

  /// Whether what one person's records say is in a later history what it was. Whom something was laid over about is
  /// taken for somebody who has changed.
  package func holds(_ person: UInt32, in later: Chronicle) -> Bool {
    frame == later.frameStamp
      && (sequence == later.sequence || (sequence < later.sequence && later.overlaidEntry(person) == nil))
  }
}
