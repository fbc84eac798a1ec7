import Glibc

/// Where a request comes from, as it is counted: an IPv4 address; of IPv6 the network, since one subscriber has all of it.
enum NetworkAddress {
  /// - Returns: `nil` for what is no address.
  static func counted(_ text: String) -> String? {
    guard text.utf8.count <= 64 else { return nil }
    var four = in_addr()
    if inet_pton(AF_INET, text, &four) == 1 { return text }
    var six = in6_addr()
    guard inet_pton(AF_INET6, text.split(separator: "%").first.map(String.init) ?? "", &six) == 1 else { return nil }
    let bytes = withUnsafeBytes(of: six) { Array($0) }
    if bytes[0..<10].allSatisfy({ $0 == 0 }), bytes[10] == 255, bytes[11] == 255 {
      return bytes[12...].map(String.init).joined(separator: ".")
    }
    return bytes[0..<8].map { String($0, radix: 16) }.joined(separator: ".") + "/64"
  }

  static func isLoopback(_ text: String) -> Bool {
    text == "::1" || (counted(text)?.hasPrefix("127.") ?? false)
  }
}
