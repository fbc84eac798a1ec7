import AsyncHTTPClient
import Desk
import Foundation
import NIOCore

/// A language model behind an OpenAI-compatible address. No redirects, one try, a limit on time and length.
package struct ConnectedModel: LanguageModel {
  package struct Settings: Sendable {
    /// Up to and without `/chat/completions`, such as `https://api.example/v1`.
    package var address: String
    package var model: String
    package var key: String?
    package var allowsPrivate: Bool

    package init(address: String, model: String, key: String?, allowsPrivate: Bool) {
      self.address = address
      self.model = model
      self.key = key
      self.allowsPrivate = allowsPrivate
    }
  }

  private static let patience = TimeAmount.seconds(20)
  private static let longestAnswer = 256 * 1024

  private let address: ModelAddress
  private let settings: Settings
  private let client: HTTPClient
  package var name: String { address.host }

  /// - Throws: `WebError.modelAddress`.
  package init(_ settings: Settings) throws {
    address = try ModelAddress(settings.address, allowsPrivate: settings.allowsPrivate)
    self.settings = settings
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    configuration.dnsOverride = [address.host: address.pinned]
    configuration.timeout = .init(connect: .seconds(5), read: Self.patience)
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }

  package func shutdown() async throws { try await client.shutdown() }

  private struct Question: Encodable {
    struct Message: Encodable {
      var role: String
      var content: String
    }

    var model: String
    var messages: [Message]
    var temperature = 0.2
  }

  private struct Answer: Decodable {
    struct Choice: Decodable {
      struct Message: Decodable { var content: String }
      var message: Message
    }
    var choices: [Choice]
  }

  package func answer(instructions: String, draft: String) async throws -> String {
    let question = Question(
      model: settings.model,
      messages: [.init(role: "system", content: instructions), .init(role: "user", content: draft)])
    var request = HTTPClientRequest(url: address.url)
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "application/json")
    if let key = settings.key { request.headers.add(name: "Authorization", value: "Bearer \(key)") }
    request.body = .bytes(ByteBuffer(bytes: try JSONEncoder().encode(question)))
    let response: HTTPClientResponse
    let body: ByteBuffer
    do {
      response = try await client.execute(request, timeout: Self.patience)
      body = try await response.body.collect(upTo: Self.longestAnswer)
    } catch is NIOTooManyBytesError {
      throw RedraftFault.unusable
    } catch {
      // What went wrong on the way may name the address; nobody needs it.
      throw RedraftFault.unreachable
    }
    guard response.status == .ok,
      let answer = try? JSONDecoder().decode(Answer.self, from: Data(body.readableBytesView)),
      let text = answer.choices.first?.message.content.trimmingCharacters(in: .whitespacesAndNewlines)
    else { throw RedraftFault.unusable }
    return text
  }
}
