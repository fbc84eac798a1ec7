/// What can go wrong with a store. Payloads name files, tables, constraints and codes, never what a row says.
package enum StorageError: Error, Hashable, Sendable {
  /// The text names no database: `sqlite:FILE`, `postgres://…` or a path is meant.
  case notALocation(String)
  case cannotOpen(path: String, why: String)
  /// Somebody else held the store for longer than half a minute.
  case busy
  case readOnly
  /// The disk, or the quota on it, is full. Nothing was written.
  case full
  /// A later release of RightCall made this store.
  case newerSchema(found: Int, known: Int)
  /// A database, but not one of ours.
  case notAStore(path: String)
  case corrupted(String)
  /// A row contradicts the schema: the constraint, or the table's column.
  case constraint(String)
  /// The server cannot be reached or went away.
  case connection(String)
  /// Anything else, by the engine's own code.
  case failed(code: String)
  case unknownRecord(String)
  case unknownField(String)
  case alreadyUndone(Int64)
  /// People were erased here, and without the key nobody can tell whether they come back.
  case noPrivacyKey
  /// Another process has this work in hand, or has taken it over.
  case claimed(String)
}

extension StorageError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notALocation(let text): "not a database: \(text) (write sqlite:FILE or postgres://…)"
    case .cannotOpen(let path, let why): "cannot open \(path): \(why)"
    case .busy: "the store is busy: another program has been writing to it for over 30 seconds"
    case .readOnly: "the store may only be read: its file or folder is not writable"
    case .full: "no space left on the disk; the store is as it was before"
    case .newerSchema(let found, let known):
      "a later release of RightCall made this store (its schema is \(found), this release knows \(known)); update RightCall"
    case .notAStore(let path): "\(path) is a database, but not one of RightCall's"
    case .corrupted(let what): "the store is damaged: \(what)"
    case .constraint(let name): "a row contradicts the schema (\(name))"
    case .connection(let why): "no connection to the database: \(why)"
    case .failed(let code): "the database refused the work (code \(code))"
    case .unknownRecord(let name): "no such record: \(name)"
    case .unknownField(let name): "no such field: \(name)"
    case .alreadyUndone(let batch): "batch \(batch) has been undone already"
    case .noPrivacyKey: "people were erased here, and the key that tells whether they come back is not at hand"
    case .claimed(let work): "another process is at work on this: \(work)"
    }
  }
}
