import Foundation

/// What a provider says of itself (OpenID Connect Discovery 1.0, §3), as far as we use it.
struct ProviderDocument: Sendable {
  /// Where browsers go to sign in.
  let authorization: OutwardAddress
  let token: OutwardAddress
  let keys: OutwardAddress
  /// Whether the client's secret goes into the form instead of a header.
  let takesSecretInForm: Bool
  /// Whether its answers always name their issuer (RFC 9207).
  let namesIssuer: Bool

  private struct Written: Decodable {
    var issuer: String
    var authorizationEndpoint: String
    var tokenEndpoint: String
    var jwksUri: String
    var tokenEndpointAuthMethodsSupported: [String]?
    var codeChallengeMethodsSupported: [String]?
    var authorizationResponseIssParameterSupported: Bool?
  }

  /// - Throws: `ProviderFault`.
  init(_ bytes: [UInt8], issuer: String, allowsPrivate: Bool) throws(ProviderFault) {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let written = try? decoder.decode(Written.self, from: Data(bytes)) else { throw .badDocument }
    // Compared as it stands: another issuer's keys must never vouch for this one's people.
    guard written.issuer == issuer else { throw .otherProvider }
    if let methods = written.codeChallengeMethodsSupported, !methods.contains("S256") { throw .withoutPKCE }
    do throws(OutwardAddress.Fault) {
      authorization = try OutwardAddress(written.authorizationEndpoint, allowsPrivate: allowsPrivate)
      token = try OutwardAddress(written.tokenEndpoint, allowsPrivate: allowsPrivate)
      keys = try OutwardAddress(written.jwksUri, allowsPrivate: allowsPrivate)
    } catch {
      throw .badDocument
    }
    let methods = written.tokenEndpointAuthMethodsSupported ?? ["client_secret_basic"]
    takesSecretInForm = !methods.contains("client_secret_basic") && methods.contains("client_secret_post")
    namesIssuer = written.authorizationResponseIssParameterSupported ?? false
  }
}
