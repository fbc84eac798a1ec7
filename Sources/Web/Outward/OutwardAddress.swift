import Foundation
import Glibc

/// An address elsewhere that somebody named, which this machine is to ask. Private ranges are refused unless the firm says
/// that it is there: whoever can set, or answer with, an address must not have this machine knock on others beside it.
struct OutwardAddress: Hashable, Sendable {
  enum Fault: Error, Equatable {
    case notAnAddress, notSecure, leadsNowhere, isPrivate
  }

  let url: String
  let host: String
  private let allowsPrivate: Bool

  /// The address without looking it up; what stands behind `#` is left out.
  /// - Parameter adding: is put behind the path.
  init(_ text: String, allowsPrivate: Bool, adding suffix: String = "") throws(Fault) {
    guard text.utf8.count <= 2_048, text.utf8.allSatisfy({ $0 > 32 && $0 < 127 }),
      let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(), let host = parts.host,
      !host.isEmpty, parts.user == nil, parts.password == nil
    else { throw .notAnAddress }
    guard scheme == "https" || (scheme == "http" && allowsPrivate) else { throw .notSecure }
    var path = parts.percentEncodedPath
    if !suffix.isEmpty, path.hasSuffix("/") { path = String(path.dropLast()) }
    let port = parts.port.map { ":\($0)" } ?? ""
    let query = parts.percentEncodedQuery.map { "?\($0)" } ?? ""
    url = "\(scheme)://\(parts.encodedHost ?? host)\(port)\(path)\(suffix)\(query)"
    self.host = host
    self.allowsPrivate = allowsPrivate
  }

  /// The network address that the host's name leads to now. Whoever connects holds to it: a name may lead elsewhere the
  /// next time. Blocks on the name service.
  func pinned() throws(Fault) -> String {
    let addresses = Self.addresses(of: host.trimmingCharacters(in: CharacterSet(charactersIn: "[]")))
    guard let first = addresses.first else { throw .leadsNowhere }
    guard allowsPrivate || !addresses.contains(where: \.isPrivate) else { throw .isPrivate }
    return first.text
  }

  private struct Resolved {
    let text: String
    let isPrivate: Bool
  }

  private static func addresses(of host: String) -> [Resolved] {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
    defer { freeaddrinfo(list) }
    var found: [Resolved] = []
    var next = list
    while let entry = next?.pointee {
      if let address = entry.ai_addr, let resolved = resolve(address, entry.ai_family) { found.append(resolved) }
      next = entry.ai_next
    }
    return found
  }

  private static func resolve(_ address: UnsafeMutablePointer<sockaddr>, _ family: Int32) -> Resolved? {
    var name = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    switch family {
    case AF_INET:
      return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { address in
        var raw = address.pointee.sin_addr
        inet_ntop(AF_INET, &raw, &name, socklen_t(name.count))
        return Resolved(text: String(nulTerminated: name), isPrivate: isPrivate(UInt32(bigEndian: raw.s_addr)))
      }
    case AF_INET6:
      return address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { address in
        var raw = address.pointee.sin6_addr
        inet_ntop(AF_INET6, &raw, &name, socklen_t(name.count))
        let bytes = withUnsafeBytes(of: raw) { Array($0) }
        return Resolved(text: String(nulTerminated: name), isPrivate: isPrivate(bytes))
      }
    default: return nil
    }
  }

  /// RFC 6890: this host, private, shared, loopback, link-local, protocol, test, benchmark, multicast, reserved.
  static func isPrivate(_ address: UInt32) -> Bool {
    let ranges: [(UInt32, UInt32)] = [
      (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0x7F00_0000, 8), (0xA9FE_0000, 16), (0xAC10_0000, 12),
      (0xC000_0000, 24), (0xC000_0200, 24), (0xC0A8_0000, 16), (0xC612_0000, 15), (0xC633_6400, 24), (0xCB00_7100, 24),
      (0xE000_0000, 4), (0xF000_0000, 4),
    ]
    return ranges.contains { address >> (32 - $0.1) == $0.0 >> (32 - $0.1) }
  }

  /// All but global unicast, and what carries an IPv4 address inside.
  static func isPrivate(_ bytes: [UInt8]) -> Bool {
    guard bytes.count == 16 else { return true }
    let tail = bytes[12...].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    if bytes[..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF { return isPrivate(tail) }
    if bytes[0] == 0x00, bytes[1] == 0x64, bytes[2] == 0xFF, bytes[3] == 0x9B { return isPrivate(tail) }
    if bytes[0] == 0x20, bytes[1] == 0x02 {
      return isPrivate(bytes[2..<6].reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
    }
    if bytes[0] == 0x20, bytes[1] == 0x01, bytes[2] < 2 || (bytes[2] == 0x0D && bytes[3] == 0xB8) { return true }
    return bytes[0] & 0xE0 != 0x20
  }
}

extension String {
  fileprivate init(nulTerminated characters: [CChar]) {
    self.init(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
