/// Why a backup was not made, or not put back.
package enum BackupFault: Equatable, Sendable {
  /// Something is there already: its path.
  case taken(String)
  /// The store that it would be put into is not empty.
  case storeTaken
  /// No backup, or a damaged one: its path.
  case damaged(String)
  /// The copy does not hold what the store holds.
  case differs
  /// A program of the database's own that did not do its work: its name.
  case tool(String)
}
