/// An address that only this machine can reach. There are no accounts, so there is no other kind.
struct LoopbackAddress: Hashable, Sendable {
  /// What the socket binds to: `127.0.0.1` or `::1`.
  let host: String
  let port: Int

  /// - Throws: `WebError.notLoopback` for any other host, `WebError.notAPort`.
  init(host: String, port: Int) throws(WebError) {
    switch host.lowercased() {
    case "127.0.0.1", "localhost": self.host = "127.0.0.1"
    case "::1", "[::1]": self.host = "::1"
    default: throw .notLoopback(host)
    }
    guard (1...65_535).contains(port) else { throw .notAPort(port) }
    self.port = port
  }

  /// `http://127.0.0.1:8080`, without a slash at its end.
  var origin: String { "http://\(host == "::1" ? "[::1]" : host):\(port)" }

  /// Whether a `Host` header (`localhost:8080`) names us. Any other name may be a stranger's that was made to point
  /// here.
  func isNamed(by header: String?) -> Bool {
    guard let header else { return false }
    return names.contains(header.lowercased())
  }

  /// Whether an `Origin` header is one of ours.
  func isOrigin(_ header: String) -> Bool { names.contains { "http://\($0)" == header.lowercased() } }

  private var names: [String] {
    let hosts = ["localhost", "127.0.0.1", "[::1]"]
    return hosts.map { "\($0):\(port)" } + (port == 80 ? hosts : [])
  }
}
