import Foundation

/// Where a browser's maker takes messages. The browser says where, so anybody who is signed in can: private ranges are
/// refused, or this machine could be made to knock on others beside it.
struct PushAddress: Sendable {
  let url: String
  /// Scheme, host and port, as the maker names itself.
  let origin: String
  let host: String
  /// Looked up once and held to: a name may lead elsewhere the next time.
  let pinned: String

  static let longest = 1_000

  /// - Parameter allowsPrivate: for tests alone, which have no other address than this machine's.
  /// - Returns: `nil` for what is no such address.
  init?(_ text: String, allowsPrivate: Bool = false) {
    guard text.utf8.count <= Self.longest, let parts = URLComponents(string: text), parts.fragment == nil,
      let scheme = parts.scheme?.lowercased(), let name = parts.encodedHost?.lowercased(),
      let address = try? OutwardAddress(text, allowsPrivate: allowsPrivate),
      // Makers listen where browsers do; another port is somebody else's.
      allowsPrivate || parts.port == nil || parts.port == 443,
      let pinned = try? address.pinned()
    else { return nil }
    url = address.url
    origin = "\(scheme)://\(name)" + (parts.port.map { ":\($0)" } ?? "")
    host = address.host
    self.pinned = pinned
  }
}
