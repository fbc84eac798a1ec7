import Foundation
import Recruitment
import Synchronization
import Testing

@testable import Web

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The edge, over a socket: everything else is tested without one.
@Suite(.serialized, .timeLimit(.minutes(1))) struct ServerTests {
  /// Starts a server and waits until it has a port.
  private func start(port: Int) async throws -> (address: URL, task: Task<Void, any Error>) {
    let (addresses, source) = AsyncThrowingStream<String, any Error>.makeStream()
    let task = Task {
      do {
        let server = WebServer(desk: FakeDesk(), options: .init(port: port, now: { FakeDesk.now }))
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
}
