/// Where a store lives.
package enum DatabaseLocation: Hashable, Sendable {
  case sqlite(path: String)
  case postgres(url: String)

  /// Reads `sqlite:FILE`, `postgres://…`, `postgresql://…` or a bare path, which is SQLite's.
  package static func parse(_ text: String) throws(StorageError) -> DatabaseLocation {
    if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") { return .postgres(url: text) }
    var path = text
    if path.hasPrefix("sqlite:") { path.removeFirst("sqlite:".count) }
    if path.hasPrefix("///") { path.removeFirst(2) }
    if path.isEmpty || path.utf8.contains(0) { throw .notALocation(text) }
    if let colon = path.range(of: "://") {
      // Another engine's URL; its text may hold a password, so only the scheme is repeated.
      throw .notALocation(String(path[..<colon.lowerBound]) + "://…")
    }
    return .sqlite(path: path)
  }
}

extension String {
  fileprivate func range(of needle: String) -> Range<String.Index>? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(needle) { return index..<self.index(index, offsetBy: needle.count) }
      index = self.index(after: index)
    }
    return nil
  }
}
