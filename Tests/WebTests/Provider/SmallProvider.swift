import Crypto
import CryptoExtras
import Foundation
import Hummingbird
import NIOCore
import Recruitment
import Synchronization

@testable import Web

/// A sign-in provider of our own on this machine, that signs by hand and misbehaves when told to.
final class SmallProvider: Sendable {
  enum Mischief: Sendable {
    case nothing, wrongNonce, wrongAudience, severalAudiences, otherParty, expired, old, early, unsigned, sharedSecret
    case otherIssuer, forged, unverified, noEmail, oversizeToken, oversizeDocument, slow, otherDocument, noPKCE, noToken
    case critical, smallKey
  }

  enum Signer: Sendable {
    case elliptic(P256.Signing.PrivateKey)
    case rsa(_RSA.Signing.PrivateKey)

    var algorithm: String {
      switch self {
      case .elliptic: "ES256"
      case .rsa: "RS256"
      }
    }
  }

  struct State {
    var mischief = Mischief.nothing
    var signer = Signer.elliptic(P256.Signing.PrivateKey())
    var kid = "first"
    /// Of codes not yet exchanged.
    var questions: [String: [String: String]] = [:]
    var subject = "person-1"
    var email = "ruth@firm.example"
    var keyFetches = 0
    var tokenRequests: [(form: [String: String], authorization: String?)] = []
    var takesSecretInForm = false
  }

  let state = Mutex(State())
  let issuer: String
  private let now: @Sendable () -> Instant

  private init(port: Int, now: @escaping @Sendable () -> Instant) {
    issuer = "http://127.0.0.1:\(port)/firm"
    self.now = now
  }

  var keyFetches: Int { state.withLock { $0.keyFetches } }
  var firstRequest: (form: [String: String], authorization: String?)? { state.withLock { $0.tokenRequests.first } }

  /// Serves while the body runs.
  static func run(
    by firm: SmallFirm, _ body: @escaping @Sendable (SmallProvider) async throws -> Void
  ) async throws {
    let kept = Mutex<SmallProvider?>(nil)
    let router = Router()
    router.get("/firm/.well-known/openid-configuration") { _, _ -> Response in
      try await Self.answer(kept.withLock { $0 }?.document())
    }
    router.get("/firm/keys") { _, _ -> Response in try await Self.answer(kept.withLock { $0 }?.keys()) }
    router.post("/firm/token") { request, _ -> Response in
      let form = FormValues(encoded: (try await request.body.collect(upTo: 1 << 16)).readableBytesView)
      return try await Self.answer(kept.withLock { $0 }?.token(form, request.headers[.authorization]))
    }
    let (ports, told) = AsyncStream<Int>.makeStream()
    let server = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { channel in told.yield(channel.localAddress?.port ?? 0) })
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.runService(gracefulShutdownSignals: []) }
      var iterator = ports.makeAsyncIterator()
      let provider = SmallProvider(port: await iterator.next() ?? 0) { firm.clock }
      kept.withLock { $0 = provider }
      defer { group.cancelAll() }
      try await body(provider)
    }
  }

  private static func answer(_ json: (status: Int, text: String, delay: Double)?) async throws -> Response {
    guard let json else { return Response(status: .notFound) }
    if json.delay > 0 { try await Task.sleep(for: .seconds(json.delay)) }
    return Response(
      status: .init(code: json.status), headers: [.contentType: "application/json"],
      body: .init(byteBuffer: ByteBuffer(string: json.text)))
  }

  private func document() -> (status: Int, text: String, delay: Double) {
    let (mischief, inForm) = state.withLock { ($0.mischief, $0.takesSecretInForm) }
    var fields: [String: Any] = [
      "issuer": mischief == .otherDocument ? "https://elsewhere.example" : issuer,
      "authorization_endpoint": "\(issuer)/authorize?tenant=1", "token_endpoint": "\(issuer)/token",
      "jwks_uri": "\(issuer)/keys", "authorization_response_iss_parameter_supported": true,
      "code_challenge_methods_supported": mischief == .noPKCE ? ["plain"] : ["plain", "S256"],
      "token_endpoint_auth_methods_supported": inForm ? ["client_secret_post"] : ["client_secret_basic"],
    ]
    if mischief == .oversizeDocument { fields["more"] = String(repeating: "x", count: 100_000) }
    return (200, Self.json(fields), mischief == .slow ? 30 : 0)
  }

  private func keys() -> (status: Int, text: String, delay: Double) {
    let (signer, kid) = state.withLock { state in
      state.keyFetches += 1
      return (state.signer, state.kid)
    }
    var key: [String: Any] = ["kid": kid, "use": "sig", "alg": signer.algorithm]
    switch signer {
    case .elliptic(let secret):
      let point = secret.publicKey.rawRepresentation
      key["kty"] = "EC"
      key["crv"] = "P-256"
      key["x"] = Base64URL.encode(point.prefix(32))
      key["y"] = Base64URL.encode(point.suffix(32))
    case .rsa(let secret):
      let numbers = try? secret.publicKey.getKeyPrimitives()
      key["kty"] = "RSA"
      key["n"] = Base64URL.encode(numbers?.modulus ?? Data())
      key["e"] = Base64URL.encode(numbers?.publicExponent ?? Data())
    }
    // Among others that are of no use to us.
    let strange: [String: Any] = ["kty": "oct", "kid": "shared", "k": "c2VjcmV0"]
    let sealing: [String: Any] = ["kty": "EC", "kid": kid, "use": "enc", "crv": "P-256", "x": "AA", "y": "AA"]
    return (200, Self.json(["keys": [strange, sealing, key]]), 0)
  }

  /// What a browser does there: somebody signs in, and is sent back.
  /// - Returns: our own path, with the answer.
  func authorize(_ location: String) throws -> String {
    let items = URLComponents(string: location)?.queryItems ?? []
    let question = Dictionary(items.map { ($0.name, $0.value ?? "") }, uniquingKeysWith: { $1 })
    let code = "code-\(UInt64.random(in: .min ... .max))"
    state.withLock { $0.questions[code] = question }
    return "/sign-in/return?code=\(code)&state=\(question["state"] ?? "")&iss=\(PercentEncoding.encode(issuer))"
  }

  private func token(_ form: FormValues?, _ authorization: String?) -> (status: Int, text: String, delay: Double) {
    state.withLock { state in
      let names = ["grant_type", "code", "redirect_uri", "code_verifier", "client_id", "client_secret"]
      let sent = Dictionary(uniqueKeysWithValues: names.compactMap { name in form?[name].map { (name, $0) } })
      state.tokenRequests.append((sent, authorization))
      // A code is good once.
      guard let question = state.questions.removeValue(forKey: sent["code"] ?? ""),
        question["redirect_uri"] == sent["redirect_uri"], question["code_challenge_method"] == "S256",
        Base64URL.encode(SHA256.hash(data: Data((sent["code_verifier"] ?? "").utf8))) == question["code_challenge"]
      else { return (400, Self.json(["error": "invalid_grant"]), 0) }
      if state.mischief == .noToken { return (200, Self.json(["access_token": "x"]), 0) }
      var fields: [String: Any] = ["token_type": "Bearer", "access_token": "x"]
      fields["id_token"] = idToken(state, nonce: question["nonce"] ?? "", client: question["client_id"] ?? "")
      if state.mischief == .oversizeToken { fields["more"] = String(repeating: "x", count: 100_000) }
      return (200, Self.json(fields), 0)
    }
  }

  private func idToken(_ state: State, nonce: String, client: String) -> String {
    let time = now().seconds
    var claims: [String: Any] = [
      "iss": state.mischief == .otherIssuer ? "https://elsewhere.example" : issuer, "sub": state.subject,
      "aud": state.mischief == .wrongAudience ? "another" : client, "exp": time + 300, "iat": time,
      "nonce": state.mischief == .wrongNonce ? "another" : nonce, "email": state.email, "email_verified": true,
    ]
    switch state.mischief {
    case .expired: claims["exp"] = time - 61
    case .old: claims["iat"] = time - 700
    case .early: claims["iat"] = time + 61
    case .severalAudiences: claims["aud"] = [client, "another"]
    case .otherParty: claims["azp"] = "another"
    case .unverified: claims["email_verified"] = false
    case .noEmail: claims["email"] = nil
    default: break
    }
    var header: [String: Any] = ["alg": state.signer.algorithm, "kid": state.kid, "typ": "JWT"]
    if state.mischief == .unsigned { header["alg"] = "none" }
    if state.mischief == .sharedSecret { header["alg"] = "HS256" }
    if state.mischief == .critical { header["crit"] = ["b64"] }
    let text = [header, claims].map { Base64URL.encode(Data(Self.json($0).utf8)) }.joined(separator: ".")
    return "\(text).\(signature(of: text, state))"
  }

  private func signature(of text: String, _ state: State) -> String {
    let bytes = Data(text.utf8)
    switch (state.mischief, state.signer) {
    case (.unsigned, _): return ""
    case (.sharedSecret, .elliptic(let secret)):
      let key = SymmetricKey(data: Data(secret.publicKey.pemRepresentation.utf8))
      return Base64URL.encode(HMAC<SHA256>.authenticationCode(for: bytes, using: key))
    case (.forged, _):
      return Base64URL.encode((try? P256.Signing.PrivateKey().signature(for: bytes).rawRepresentation) ?? Data())
    case (_, .elliptic(let secret)):
      return Base64URL.encode((try? secret.signature(for: bytes).rawRepresentation) ?? Data())
    case (_, .rsa(let secret)):
      let signature = try? secret.signature(for: SHA256.hash(data: bytes), padding: .insecurePKCS1v1_5)
      return Base64URL.encode(signature?.rawRepresentation ?? Data())
    }
  }

  private static func json(_ fields: [String: Any]) -> String {
    String(decoding: (try? JSONSerialization.data(withJSONObject: fields)) ?? Data(), as: UTF8.self)
  }
}
