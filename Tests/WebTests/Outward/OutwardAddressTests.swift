import Foundation
import Glibc
import Synchronization
import Testing

@testable import Web

/// What this machine may be made to ask, and what it says of itself when an answer sends it elsewhere.
@Suite struct OutwardAddressTests {
  private func bytes(_ text: String) -> [UInt8] {
    var raw = in6_addr()
    #expect(inet_pton(AF_INET6, text, &raw) == 1)
    return withUnsafeBytes(of: raw) { Array($0) }
  }

  @Test(arguments: [
    "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.9.9.9", "169.254.169.254", "172.31.0.1", "192.168.1.1", "192.0.2.1",
    "198.18.0.1", "198.51.100.1", "203.0.113.9", "224.0.0.1", "255.255.255.255",
  ]) func privateRangesOfFourOctetsAreKnown(_ text: String) {
    var raw = in_addr()
    #expect(inet_pton(AF_INET, text, &raw) == 1)
    #expect(OutwardAddress.isPrivate(UInt32(bigEndian: raw.s_addr)))
    // However they are wrapped in sixteen.
    #expect(OutwardAddress.isPrivate(bytes("::ffff:\(text)")) && OutwardAddress.isPrivate(bytes("64:ff9b::\(text)")))
  }

  @Test(arguments: [
    "::", "::1", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1", "2002:0a00:0001::", "100::1",
  ])
  func privateRangesOfSixteenOctetsAreKnown(_ text: String) { #expect(OutwardAddress.isPrivate(bytes(text))) }

  @Test func whatIsOutsideIsNot() {
    #expect(!OutwardAddress.isPrivate(0x0101_0101) && !OutwardAddress.isPrivate(0xAC0F_FFFF))
    #expect(!OutwardAddress.isPrivate(bytes("2606:4700::1111")) && !OutwardAddress.isPrivate(bytes("::ffff:1.1.1.1")))
  }

  @Test(arguments: [
    "https://127.0.0.1/", "https://2130706433/", "https://0x7f.1/", "https://[::ffff:127.0.0.1]/", "https://localhost/",
  ]) func anotherSpellingOfThisMachineIsThisMachine(_ url: String) throws {
    #expect(throws: OutwardAddress.Fault.isPrivate) { try OutwardAddress(url, allowsPrivate: false).pinned() }
  }

  @Test(arguments: [
    "ftp://x.example/", "https://user:word@x.example/", "file:///etc/passwd", "https://", "https://x.example/\r\nX: 1",
    "",
  ]) func whatIsNoAddressToAskIsRefused(_ url: String) {
    #expect(throws: OutwardAddress.Fault.self) { try OutwardAddress(url, allowsPrivate: true) }
  }

  /// Answers of a server on this machine, one for each request; what was asked.
  private final class Answers: Sendable {
    let port: UInt16
    private let listener: Int32
    private let asked = Mutex<[String]>([])

    init(_ answers: @escaping @Sendable (Int, UInt16) -> String) throws {
      let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      self.listener = listener
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      // Every loopback address is this machine, and each is another host.
      address.sin_addr.s_addr = 0
      var length = socklen_t(MemoryLayout<sockaddr_in>.size)
      let bound = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(listener, $0, length) == 0 && listen(listener, 8) == 0 && getsockname(listener, $0, &length) == 0
        }
      }
      port = UInt16(bigEndian: address.sin_port)
      try #require(bound)
      Thread.detachNewThread { [self] in
        for turn in 0..<16 {
          let client = accept(listener, nil, nil)
          if client < 0 { return }
          var buffer = [UInt8](repeating: 0, count: 8_192)
          let got = max(0, recv(client, &buffer, buffer.count, 0))
          asked.withLock { $0.append(String(decoding: buffer[..<got], as: UTF8.self)) }
          let answer = Array(answers(turn, port).utf8)
          _ = send(client, answer, answer.count, Int32(MSG_NOSIGNAL))
          close(client)
        }
      }
    }

    deinit { close(listener) }

    var requests: [String] { asked.withLock { $0 } }
    func stop() { shutdown(listener, Int32(SHUT_RDWR)) }
  }

  private static func moved(_ place: String) -> String {
    "HTTP/1.1 302 Found\r\nLocation: \(place)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
  }

  private func fault(_ answers: Answers) async -> CalendarFetch.Fault? {
    let url = "http://127.0.0.1:\(answers.port)/x.ics"
    do {
      _ = try await CalendarFetch(url: url, user: "ruth", password: "word", allowsPrivate: true).calendar()
      return nil
    } catch { return error as? CalendarFetch.Fault }
  }

  @Test(arguments: ["ftp://127.0.0.1/x", "http://a:b@127.0.0.1/x", "file:///etc/passwd", "gopher://127.0.0.1:25/"])
  func aRedirectIsCheckedLikeTheFirstAddress(_ place: String) async throws {
    let answers = try Answers { _, _ in Self.moved(place) }
    #expect(await fault(answers) == .notAnAddress && answers.requests.count == 1)
    answers.stop()
  }

  @Test func aCircleOfRedirectsEndsAndOnlyTheFirstHostIsToldWhoAsks() async throws {
    let circle = try Answers { turn, port in
      Self.moved("http://127.0.0.\(turn % 2 == 0 ? 2 : 1):\(port)/x.ics")
    }
    #expect(await fault(circle) == .tooManyRedirects)
    let told = circle.requests.map { $0.lowercased().contains("authorization:") }
    #expect(told.count == 4 && told[0] && !told[1])
    circle.stop()
  }
}
