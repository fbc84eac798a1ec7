import Foundation

extension CalendarFetch {
  /// What an address is called in a report that others may read: without a name, a password or a query, and without the parts
  /// of its path that may be a key, as calendars are shared by addresses that nobody can guess.
  package static func shown(_ url: String) -> String {
    guard let parts = URLComponents(string: url), let scheme = parts.scheme, let host = parts.host, !host.isEmpty else {
      return "the calendar's address"
    }
    let port = parts.port.map { ":\($0)" } ?? ""
    let path = parts.percentEncodedPath.split(separator: "/", omittingEmptySubsequences: false).map { part in
      part.utf8.count <= longestWord && part.utf8.allSatisfy(isOfWord) ? String(part) : "…"
    }
    return "\(scheme)://\(host)\(port)\(path.joined(separator: "/"))"
  }

  /// A longer part of a path, or one with a digit in it, may be a key.
  private static let longestWord = 16

  private static func isOfWord(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }
}
