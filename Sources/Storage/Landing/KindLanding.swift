import Recruitment

/// One kind's rows on their way into their tables.
protocol KindLanding: AnyObject {
  var kind: RecordKind { get }
  /// Ids taken so far.
  var ranges: [(first: Int64, last: Int64)] { get }
  var postponed: PostponedRows { get }

  /// - Parameter place: where the chunk stands in the spool.
  func land(_ chunk: StagedChunk, before next: StagedChunk?, at place: Int) throws
  /// Once all chunks were passed on.
  func finish() throws
  /// Lands rows of a chunk that were put off: they change what others see.
  func landPostponed(_ chunk: StagedChunk, before next: StagedChunk?, at place: Int, _ rows: [Int]) throws
  /// The last that a landing does to the kind.
  func settle() throws
}
