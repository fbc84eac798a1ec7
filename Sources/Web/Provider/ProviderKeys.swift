import Foundation
import JWTKit

/// The keys with which a provider signs (RFC 7517), and what they say of a token. Only signatures that a published key can
/// make: neither `none` nor a shared secret.
struct ProviderKeys: Sendable {
  private struct Key: Sendable {
    var id: String?
    var key: JWK
  }

  /// The key's kind that each algorithm needs.
  private static let kinds = [
    "RS256": "RSA", "RS384": "RSA", "RS512": "RSA", "PS256": "RSA", "PS384": "RSA", "PS512": "RSA", "ES256": "EC",
    "ES384": "EC", "ES512": "EC", "EdDSA": "OKP",
  ]
  private static let mostKeys = 64
  /// Of a modulus in base64url: 2,048 bits.
  private static let shortestModulus = 342

  private let keys: [Key]

  /// A key that we cannot use is left out: providers publish others for other ends.
  private struct Written: Decodable {
    struct Entry: Decodable {
      struct Use: Decodable {
        var kid: String?
        var use: String?
      }

      var key: Key?

      init(from decoder: any Decoder) throws {
        let use = try? Use(from: decoder)
        guard use?.use ?? "sig" == "sig", let key = try? JWK(from: decoder) else { return }
        self.key = Key(id: use?.kid, key: key)
      }
    }

    var keys: [Entry]
  }

  /// - Throws: `ProviderFault.badDocument`.
  init(_ bytes: [UInt8]) throws(ProviderFault) {
    guard let written = try? JSONDecoder().decode(Written.self, from: Data(bytes)), written.keys.count <= Self.mostKeys
    else { throw .badDocument }
    keys = written.keys.compactMap(\.key)
  }

  /// What the token says, where one of these keys has signed it. Nothing of what it says has been checked.
  /// - Throws: `ProviderFault`; `unknownKey` and `signature` where newer keys may help.
  func claims(_ token: String) async throws -> IdentityClaims {
    let header = try TokenHeader(token)
    guard let kind = Self.kinds[header.alg], let algorithm = JWK.Algorithm(rawValue: header.alg) else {
      throw ProviderFault.algorithm
    }
    let fitting = keys.filter { $0.key.keyType.rawValue == kind && (header.kid == nil || $0.id == header.kid) }
    // Without a name there must be no choice.
    guard fitting.count == 1, var key = fitting.first?.key else { throw ProviderFault.unknownKey }
    // A key that says what it is for is for nothing else.
    if let own = key.algorithm, own.rawValue != header.alg { throw ProviderFault.algorithm }
    if kind == "RSA", (key.modulus ?? "").utf8.count < Self.shortestModulus { throw ProviderFault.weakKey }
    (key.algorithm, key.keyIdentifier) = (algorithm, JWKIdentifier(string: "only"))
    key.privateExponent = nil
    do {
      return try await JWTKeyCollection().add(jwk: key, isDefault: true).verify(token, as: IdentityClaims.self)
    } catch let error as JWTError where error.errorType == .malformedToken {
      throw ProviderFault.malformed
    } catch {
      throw ProviderFault.signature
    }
  }
}

/// How a token is signed (RFC 7515).
private struct TokenHeader: Decodable {
  var alg: String
  var kid: String?
  /// What whoever reads it must understand: we know of nothing, so there must be nothing.
  var crit: [String]?

  /// - Throws: `ProviderFault.malformed`.
  init(_ token: String) throws(ProviderFault) {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let bytes = Base64URL.decode(parts[0]),
      let header = try? JSONDecoder().decode(TokenHeader.self, from: Data(bytes)), header.crit == nil
    else { throw .malformed }
    self = header
  }
}
