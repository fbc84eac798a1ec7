import AsyncHTTPClient
import Desk
import Foundation
import NIOCore
import Recruitment

/// Hands a sealed message to a browser's maker. One try, no redirect, limits on time and length.
struct PushSender: Sendable {
  enum Outcome: Equatable, Sendable {
    case taken
    /// The maker no longer knows that browser.
    case gone
    case refused
  }

  let identity: PushIdentity
  /// For tests alone.
  var allowsPrivate = false

  private static let longestAnswer = 64 * 1024
  private static let patience = TimeAmount.seconds(10)
  /// How long a maker keeps it for a browser that is not there, in seconds: by then the morning is over.
  private static let keep = 4 * Span.hour

  func send(_ announcement: PushAnnouncement, now: Instant) async -> Outcome {
    let subscription = announcement.subscription
    guard let address = PushAddress(subscription.endpoint, allowsPrivate: allowsPrivate),
      let key = Base64URL.decode(subscription.publicKey), let secret = Base64URL.decode(subscription.secret),
      let body = try? PushCipher.seal(Self.message(announcement.fresh), publicKey: key, secret: secret),
      let authorization = try? identity.authorization(for: address.origin, now: now)
    else { return .refused }
    var request = HTTPClientRequest(url: address.url)
    request.method = .POST
    request.headers.add(name: "Authorization", value: authorization)
    request.headers.add(name: "Content-Encoding", value: "aes128gcm")
    request.headers.add(name: "Content-Type", value: "application/octet-stream")
    request.headers.add(name: "TTL", value: "\(Self.keep)")
    // One that waits is replaced by the next.
    request.headers.add(name: "Topic", value: "due")
    request.body = .bytes(ByteBuffer(bytes: body))
    return await deliver(request, to: address)
  }

  private func deliver(_ request: HTTPClientRequest, to address: PushAddress) async -> Outcome {
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    configuration.dnsOverride = [address.host: address.pinned]
    configuration.timeout = .init(connect: .seconds(5), read: Self.patience)
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    let response = try? await client.execute(request, timeout: Self.patience)
    let status = response?.status.code ?? 0
    _ = try? await response?.body.collect(upTo: Self.longestAnswer)
    try? await client.shutdown()
    switch status {
    case 200, 201, 202, 204: return .taken
    case 404, 410: return .gone
    default: return .refused
    }
  }

  /// What the browser's own script shows: a number, and where it leads.
  static func message(_ fresh: Int) -> [UInt8] {
    let title = fresh == 1 ? "A conversation has fallen due" : "\(fresh) conversations have fallen due"
    return Array(#"{"title":"\#(title)","body":"Open your list to see with whom, and why now.","path":"/today"}"#.utf8)
  }
}
