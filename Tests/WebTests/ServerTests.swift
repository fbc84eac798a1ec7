import Foundation
import Glibc
import Recruitment
import Synchronization
import Testing

@testable import Web

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The edge, over a socket: everything else is tested without one.
@Suite(.serialized, .timeLimit(.minutes(10))) struct ServerTests {
  /// Starts a server and waits until it has a port.
  private func start(port: Int, desk: FakeDesk = FakeDesk()) async throws -> (address: URL, task: Task<Void, any Error>)
  {
    let (addresses, source) = AsyncThrowingStream<String, any Error>.makeStream()
    let task = Task {
      do {
        let server = WebServer(desk: desk, options: .init(port: port, now: { FakeDesk.now }))
        try await server.run { source.yield($0) }
        source.finish()
      } catch {
        source.finish(throwing: error)
        throw error
      }
    }
    var iterator = addresses.makeAsyncIterator()
    let text = try #require(try await iterator.next())
    return (try #require(URL(string: text)), task)
  }

  @Test func whereThePortIsTakenTheNextOneIs() async throws {
    let first = try await start(port: Int.random(in: 20_000..<40_000))
    let port = try #require(first.address.port)
    let second = try await start(port: port)
    #expect(try #require(second.address.port) > port)
    #expect(first.address.host == "127.0.0.1")
    #expect(first.address.query != second.address.query)
    first.task.cancel()
    second.task.cancel()
    _ = try? await first.task.value
    _ = try? await second.task.value
  }

  @Test func theEdgePassesOnWhatMatters() async throws {
    let server = try await start(port: Int.random(in: 20_000..<40_000))
    defer { server.task.cancel() }
    let session = URLSession(configuration: .ephemeral)
    let origin = "http://127.0.0.1:\(try #require(server.address.port))"

    let page = try await session.data(from: server.address)
    #expect((page.1 as? HTTPURLResponse)?.statusCode == 200)
    #expect(String(decoding: page.0, as: UTF8.self).contains("Who are you?"))

    var long = URLRequest(url: try #require(URL(string: origin + "/log")))
    long.httpMethod = "POST"
    long.setValue(origin, forHTTPHeaderField: "Origin")
    long.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
    long.httpBody = Data(repeating: 97, count: WebRequest.bodyLimit + 1)
    let refused = try await session.data(for: long)
    #expect((refused.1 as? HTTPURLResponse)?.statusCode == 413)

    let stranger = URLSession(configuration: .ephemeral)
    let closed = try await stranger.data(from: try #require(URL(string: origin + "/today")))
    let response = try #require(closed.1 as? HTTPURLResponse)
    #expect(response.statusCode == 401)
    #expect(response.value(forHTTPHeaderField: "X-Content-Type-Options") == "nosniff")
  }

  @Test func aPageThatStaysOpenIsToldOfChanges() async throws {
    let desk = FakeDesk()
    let server = try await start(port: Int.random(in: 20_000..<40_000), desk: desk)
    let port = try #require(server.address.port)
    let configuration = URLSessionConfiguration.ephemeral
    _ = try await URLSession(configuration: configuration).data(from: server.address)
    let cookies = try #require(configuration.httpCookieStorage?.cookies(for: server.address))
    let cookie = cookies.map { "\($0.name)=\($0.value)" }.joined(separator: "; ")
    let line = try LineReader(port: port)
    line.send(
      "GET /today/events?recruiter=R1&since=41 HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nCookie: \(cookie)\r\n\r\n")
    #expect(await line.read(until: "retry: 2000"))
    desk.state.withLock { $0.change = 42 }
    #expect(await line.read(until: "event: changed\ndata: changed"))
    server.task.cancel()
    _ = try? await server.task.value
    #expect(await line.readToEnd())
  }
}

/// A socket that is read bit by bit, since the platform's own client waits for the whole of an answer.
private final class LineReader: Sendable {
  private let descriptor: Int32

  init(port: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var patience = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let status = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(status == 0)
  }

  deinit { close(descriptor) }

  func send(_ text: String) { _ = Array(text.utf8).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) } }

  /// - Returns: whether that came before the end, or ten seconds of silence.
  func read(until part: String) async -> Bool {
    let descriptor = descriptor
    return await Task.detached {
      var text = ""
      while let bytes = Self.some(descriptor), !bytes.isEmpty {
        text += String(decoding: bytes, as: UTF8.self)
        if text.contains(part) { return true }
      }
      return false
    }.value
  }

  func readToEnd() async -> Bool {
    let descriptor = descriptor
    return await Task.detached {
      while let bytes = Self.some(descriptor) { if bytes.isEmpty { return true } }
      return false
    }.value
  }

  /// Nothing at the end; `nil` where nothing came for too long.
  private static func some(_ descriptor: Int32) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    return count < 0 ? (errno == ECONNRESET ? [] : nil) : Array(bytes.prefix(count))
  }
}
