/// Trouble with a whole file: the command fails and nothing lands. Trouble with one row is a `Reject`.
package enum IntakeError: Error, Equatable {
  case nothingToRead
  case cannotOpen(path: String, reason: String)
  case notAFormatWeKnow(path: String, why: String)
  /// The file is of a format we know but not whole, or not what its format promises.
  case damaged(path: String, why: String)
  /// - `limit`: bytes.
  case lineTooLong(path: String, line: Int, limit: Int)
  case duplicateColumn(path: String, column: String)
  case missingColumn(path: String, column: String)
  /// The firm's zone, needed for timestamps without an offset, is not an IANA zone of this machine.
  case unknownTimezone(String)
  /// A mapping that cannot be used: its name or file, the line at fault, what is wrong there.
  case badMapping(name: String, line: Int, what: String)
  case noSuchMapping(String)
}
