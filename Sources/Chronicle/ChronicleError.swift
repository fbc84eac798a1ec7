package enum ChronicleError: Error, Hashable, Sendable {
  /// No room, no permission, a read-only disk: `code` is `errno`. The copy is as it was before. Whoever asked may go on
  /// with `Chronicle.ephemeral(with:)`.
  case cannotWrite(path: String, code: Int32)
  case cannotRead(path: String, code: Int32)
  /// The store handed over rows that contradict each other: `row` is a place in `table` as it was handed over.
  case inconsistentFeed(table: Table, row: Int)
  /// More rows than 32 bits can number.
  case tooManyRows(Table)

  package enum Table: String, Sendable {
    case interactions, people, jobs, facts, sources, frame
  }
}
