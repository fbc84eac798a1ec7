/// What a store offers to whoever keeps a copy of its history. Strangers on one floor, a store and a chronicle, meet
/// here and know nothing else of each other.
package protocol ChangeFeed: Sendable {
  /// Names the store: a copy made from another store is of no use.
  var storeIdentity: String { get }

  /// Runs `body` on one consistent view of the store.
  func withSnapshot<Result>(_ body: (any HistorySnapshot) throws -> Result) throws -> Result

  /// The same on a view that holds change `sequence` at least, where the store has it: one that is there already will do.
  func withSnapshot<Result>(notBefore sequence: Int64, _ body: (any HistorySnapshot) throws -> Result) throws -> Result
}

extension ChangeFeed {
  package func withSnapshot<Result>(
    notBefore sequence: Int64, _ body: (any HistorySnapshot) throws -> Result
  ) throws -> Result {
    try withSnapshot(body)
  }
}

/// One consistent view of a store's history.
package protocol HistorySnapshot {
  /// The newest entry of the change log; 0 for a store nobody has written to.
  func latestChange() throws -> Int64

  /// What was drawn at random when change `sequence` was made; 0 for change 0; `nil` where there is no such change. Two
  /// stores that were one once (a backup put back, a database made from another) may have different changes of one
  /// number, and tell them apart by this.
  func mark(ofChange sequence: Int64) throws -> Int64?

  /// Whose interactions may differ from what they were after change `sequence`.
  func peopleTouched(after sequence: Int64) throws -> TouchedPeople

  /// Whether every change after `sequence` added interactions and did nothing else: then the frame is what it was.
  func changedOnlyInteractions(after sequence: Int64) throws -> Bool

  func frame() throws -> HistoryFrame

  /// Passes interactions on in pages of any size and order, those of merged people under the person they became.
  /// - Parameter people: `nil` for everyone; else ascending ids.
  func interactions(of people: [UInt32]?, _ page: (InteractionColumns) throws -> Void) throws
}

package enum TouchedPeople: Hashable, Sendable {
  /// Ascending, without repeats; empty where only the frame may have changed.
  case some([UInt32])
  /// More than is worth listing, or not known: start again from nothing.
  case everyone
}
