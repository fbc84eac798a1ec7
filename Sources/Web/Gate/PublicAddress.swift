/// The name under which browsers elsewhere reach us, over TLS: `https://desk.firm.example`. TLS itself is the proxy's.
struct PublicAddress: Hashable, Sendable {
  let host: String
  let port: Int

  /// - Throws: `WebError.notAPublicAddress`.
  init(_ url: String) throws(WebError) {
    var rest = url.lowercased()[...]
    guard rest.hasPrefix("https://") else { throw .notAPublicAddress(url) }
    rest = rest.dropFirst("https://".count)
    if rest.hasSuffix("/") { rest = rest.dropLast() }
    let parts = rest.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let isName = parts[0].utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 46 }
    guard isName, !parts[0].isEmpty, parts[0].utf8.count <= 253 else { throw .notAPublicAddress(url) }
    let port = parts.count == 2 ? Int(parts[1]) : 443
    guard let port, (1...65_535).contains(port) else { throw .notAPublicAddress(url) }
    host = String(parts[0])
    self.port = port
  }

  var origin: String { "https://\(host)" + (port == 443 ? "" : ":\(port)") }

  func isNamed(by header: String?) -> Bool {
    guard let header = header?.lowercased() else { return false }
    return header == "\(host):\(port)" || (port == 443 && header == host)
  }

  func isOrigin(_ header: String) -> Bool {
    let header = header.lowercased()
    return header == origin || header == "https://\(host):\(port)"
  }
}
