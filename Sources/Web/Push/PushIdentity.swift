import Crypto
import Foundation
import Recruitment

/// Who we are to browsers' makers: VAPID, RFC 8292. A browser takes only messages of the key under which it asked.
struct PushIdentity: Sendable {
  private let key: P256.Signing.PrivateKey
  /// Whom a maker may turn to: our public address.
  private let contact: String

  /// - Returns: `nil` where the octets are no key.
  init?(key: [UInt8], contact: String) {
    guard let key = try? P256.Signing.PrivateKey(rawRepresentation: key) else { return nil }
    self.key = key
    self.contact = contact
  }

  /// As browsers take it.
  var publicKey: String { Base64URL.encode(key.publicKey.x963Representation) }

  /// The header that says so to one maker, good for twelve hours.
  /// - Parameter origin: the maker's, such as `https://push.example`.
  func authorization(for origin: String, now: Instant) throws -> String {
    let header = Base64URL.encode(Array(#"{"typ":"JWT","alg":"ES256"}"#.utf8))
    let claims = try JSONEncoder().encode(
      Claims(aud: origin, exp: now.seconds + 12 * Span.hour, sub: contact))
    let signed = header + "." + Base64URL.encode(claims)
    let signature = try key.signature(for: Array(signed.utf8))
    return "vapid t=\(signed).\(Base64URL.encode(signature.rawRepresentation)), k=\(publicKey)"
  }

  private struct Claims: Encodable {
    var aud: String
    var exp: Int64
    var sub: String
  }
}
