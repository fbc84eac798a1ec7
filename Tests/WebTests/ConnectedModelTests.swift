import Desk
import Foundation
import Hummingbird
import NIOCore
import Testing

@testable import Web

@Suite struct ModelAddressTests {
  @Test(arguments: [
    "http://api.example.com/v1", "https://127.0.0.1/v1", "https://[::1]/v1", "https://10.0.0.8",
    "https://169.254.169.254",
    "https://192.168.1.1:8443/v1", "https://user:secret@1.1.1.1/v1", "ftp://1.1.1.1", "", "https://", "https://0.0.0.0",
    "https://[::ffff:10.0.0.1]/", "https://[fd00::1]/", "https://100.64.0.1/",
  ]) func anAddressInAPrivateRangeOrOfAnotherKindIsRefused(_ text: String) {
    #expect(throws: WebError.self) { try ModelAddress(text, allowsPrivate: false) }
  }

  @Test func aPublicAddressIsHeldTo() throws {
    let address = try ModelAddress("https://1.1.1.1/v1/", allowsPrivate: false)
    #expect(address.url == "https://1.1.1.1/v1/chat/completions" && address.pinned == "1.1.1.1")
    #expect(
      try ModelAddress("http://127.0.0.1:9/v1", allowsPrivate: true).url == "http://127.0.0.1:9/v1/chat/completions")
  }
}

@Suite struct ConnectedModelTests {
  /// A model of our own that answers what it is told to.
  private func ask(
    _ answer: String, status: HTTPResponse.Status = .ok, key: String? = nil
  ) async throws -> Result<String, any Error> {
    let router = Router()
    router.post("/v1/chat/completions") { request, _ -> Response in
      let asked = try await request.body.collect(upTo: 1 << 20)
      let isRight =
        String(buffer: asked).contains("Hi Sam") && request.headers[.authorization] == key.map { "Bearer \($0)" }
      return Response(
        status: isRight ? status : .badRequest, body: .init(byteBuffer: ByteBuffer(string: answer)))
    }
    let (ports, told) = AsyncStream<Int>.makeStream()
    let server = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { channel in told.yield(channel.localAddress?.port ?? 0) })
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.runService(gracefulShutdownSignals: []) }
      var iterator = ports.makeAsyncIterator()
      let port = try #require(await iterator.next())
      let model = try ConnectedModel(
        .init(address: "http://127.0.0.1:\(port)/v1", model: "small", key: key, allowsPrivate: true))
      let result: Result<String, any Error>
      do {
        result = .success(try await model.answer(instructions: "Be kind.", draft: "Hi Sam"))
      } catch {
        result = .failure(error)
      }
      try await model.shutdown()
      group.cancelAll()
      return result
    }
  }

  @Test func anAnswerIsTakenAsText() async throws {
    let answer = #"{"choices": [{"message": {"role": "assistant", "content": " Can I ring? \n"}}]}"#
    #expect(try await ask(answer, key: "k").get() == "Can I ring?")
  }

  @Test(arguments: ["", "{}", #"{"choices": []}"#, "<html>", String(repeating: "x", count: 300_000)])
  func whatIsNoAnswerIsUnusable(_ answer: String) async throws {
    let result = try await ask(answer)
    #expect(throws: RedraftFault.unusable) { try result.get() }
  }

  @Test func aRefusalIsUnusableAndARedirectIsNotFollowed() async throws {
    for status in [HTTPResponse.Status.unauthorized, .found, .internalServerError] {
      let result = try await ask("{}", status: status)
      #expect(throws: RedraftFault.unusable) { try result.get() }
    }
  }

  @Test func nobodyThereIsUnreachable() async throws {
    let model = try ConnectedModel(
      .init(address: "http://127.0.0.1:1/v1", model: "small", key: nil, allowsPrivate: true))
    await #expect(throws: RedraftFault.unreachable) { try await model.answer(instructions: "", draft: "Hi Sam") }
    try await model.shutdown()
  }
}
