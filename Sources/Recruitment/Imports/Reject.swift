/// A row that was not taken, and why, so that whoever owns the file can mend it.
package struct Reject: Hashable, Sendable {
  /// The index of the file in the import's list of files.
  package var file: Int
  package var line: Int
  package var column: String
  /// What the cell said, cut at 200 characters; empty for columns that hold names or message text.
  package var value: String
  package var why: String

  package init(file: Int, line: Int, column: String, value: String, why: String) {
    self.file = file
    self.line = line
    self.column = column
    self.value = String(value.prefix(200))
    self.why = why
  }

  /// How many rejects a report lists; their count goes on.
  package static let listed = 1_000
}
