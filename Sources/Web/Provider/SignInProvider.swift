import Foundation
import Recruitment

/// The firm's own sign-in, by OpenID Connect: discovery, the authorisation code with PKCE, and the ID token. What it vouches
/// for is who somebody is; what they may do is never its affair.
package actor SignInProvider {
  package struct Settings: Sendable {
    /// As the provider spells it: compared letter by letter.
    package var issuer: String
    package var clientID: String
    /// `nil` for a client without one.
    package var secret: String?
    /// What the button calls it.
    package var name: String
    package var allowsPrivate: Bool

    package init(issuer: String, clientID: String, secret: String?, name: String, allowsPrivate: Bool = false) {
      self.issuer = issuer
      self.clientID = clientID
      self.secret = secret
      self.name = name
      self.allowsPrivate = allowsPrivate
    }
  }

  nonisolated package let settings: Settings
  nonisolated private let call: OutwardCall
  nonisolated private let discovery: OutwardAddress
  private var document: (value: ProviderDocument, at: Instant)?
  private var keys: (value: ProviderKeys, at: Instant)?

  /// Seconds that its description and its keys are believed.
  private static let believed: Int64 = 3_600
  /// Seconds between two askings for keys because of one that we do not know.
  static let quiet: Int64 = 30

  /// - Throws: `WebError.providerAddress`.
  package init(_ settings: Settings) throws { try self.init(settings, call: OutwardCall()) }

  init(_ settings: Settings, call: OutwardCall) throws {
    do throws(OutwardAddress.Fault) {
      discovery = try OutwardAddress(
        settings.issuer, allowsPrivate: settings.allowsPrivate, adding: "/.well-known/openid-configuration")
    } catch {
      throw WebError.providerAddress(settings.issuer)
    }
    self.settings = settings
    self.call = call
  }

  /// Where to send a browser.
  /// - Parameter back: the whole address to come back to, as the provider knows it.
  /// - Throws: `ProviderFault`.
  func authorization(_ way: WayIn, back: String, now: Instant) async throws -> String {
    let document = try await document(now: now)
    let fields = [
      ("response_type", "code"), ("client_id", settings.clientID), ("redirect_uri", back), ("scope", "openid email"),
      ("state", way.state), ("nonce", way.nonce), ("code_challenge", way.challenge), ("code_challenge_method", "S256"),
    ]
    let query = fields.map { "\($0.0)=\(PercentEncoding.encode($0.1))" }.joined(separator: "&")
    let url = document.authorization.url
    return url + (url.contains("?") ? "&" : "?") + query
  }

  /// Whom the provider vouches for.
  /// - Parameter named: the issuer that the answer named, if it did.
  /// - Throws: `ProviderFault`.
  func identity(code: String, named: String?, _ way: WayIn, back: String, now: Instant) async throws -> ProvenIdentity {
    let document = try await document(now: now)
    // An answer of another provider's must not be taken for this one's (RFC 9207).
    if let named, named != settings.issuer { throw ProviderFault.otherProvider }
    if named == nil, document.namesIssuer { throw ProviderFault.otherProvider }
    let token = try await token(code, way, back: back, document)
    let claims = try await claims(token, document, now: now)
    try claims.check(issuer: settings.issuer, client: settings.clientID, nonce: way.nonce, now: now)
    return claims.identity
  }

  private struct Answer: Decodable {
    var token: String?

    private enum CodingKeys: String, CodingKey { case token = "id_token" }
  }

  private func token(_ code: String, _ way: WayIn, back: String, _ document: ProviderDocument) async throws -> String {
    var fields = [
      (name: "grant_type", value: "authorization_code"), (name: "code", value: code),
      (name: "redirect_uri", value: back), (name: "code_verifier", value: way.verifier),
    ]
    var authorization: String?
    if let secret = settings.secret, !document.takesSecretInForm {
      // RFC 6749, §2.3.1: each encoded as in a form before they are joined.
      let pair = [settings.clientID, secret].map(PercentEncoding.encode).joined(separator: ":")
      authorization = "Basic \(Data(pair.utf8).base64EncodedString())"
    } else {
      fields.append((name: "client_id", value: settings.clientID))
      if let secret = settings.secret { fields.append((name: "client_secret", value: secret)) }
    }
    let bytes: [UInt8]
    do {
      bytes = try await call.post(fields, to: document.token, authorization: authorization)
    } catch OutwardCall.Fault.status {
      throw ProviderFault.codeRefused
    } catch {
      throw Self.fault(error)
    }
    guard let token = try? JSONDecoder().decode(Answer.self, from: Data(bytes)).token else {
      throw ProviderFault.noToken
    }
    return token
  }

  /// Keys that we have are asked for anew when one comes that is not among them, but not at every stranger's word.
  private func claims(_ token: String, _ document: ProviderDocument, now: Instant) async throws -> IdentityClaims {
    let known = try await keys(document, now: now, newerThan: now - Self.believed)
    do {
      return try await known.claims(token)
    } catch let fault as ProviderFault where fault == .unknownKey || fault == .signature {
      guard let kept = keys, now - kept.at >= Self.quiet else { throw fault }
      return try await keys(document, now: now, newerThan: now).claims(token)
    }
  }

  private func keys(_ document: ProviderDocument, now: Instant, newerThan oldest: Instant) async throws -> ProviderKeys
  {
    if let keys, keys.at > oldest || keys.at == now { return keys.value }
    let fetched = try ProviderKeys(await get(document.keys))
    keys = (fetched, now)
    return fetched
  }

  private func document(now: Instant) async throws -> ProviderDocument {
    if let document, now - document.at < Self.believed { return document.value }
    let fetched = try ProviderDocument(
      await get(discovery), issuer: settings.issuer, allowsPrivate: settings.allowsPrivate)
    document = (fetched, now)
    return fetched
  }

  private func get(_ address: OutwardAddress) async throws -> [UInt8] {
    do {
      return try await call.get(address)
    } catch {
      throw Self.fault(error)
    }
  }

  private static func fault(_ error: any Error) -> ProviderFault {
    switch error {
    case OutwardCall.Fault.address(.isPrivate): .privateRange
    case OutwardCall.Fault.address(.notAnAddress), OutwardCall.Fault.address(.notSecure): .badAddress
    case OutwardCall.Fault.oversize: .oversize
    case OutwardCall.Fault.status: .badDocument
    default: .unreachable
    }
  }
}
