import JWTKit
import Recruitment

/// What an ID token says (OpenID Connect Core 1.0, §2), as far as we use it.
struct IdentityClaims: JWTPayload {
  var issuer: String
  var subject: String
  var audience: [String]
  /// Seconds since 1970.
  var expiresAt: Double
  var issuedAt: Double
  var notBefore: Double?
  var party: String?
  var nonce: String?
  var email: String?
  var isEmailVerified: Bool

  private enum CodingKeys: String, CodingKey {
    case issuer = "iss"
    case subject = "sub"
    case audience = "aud"
    case expiresAt = "exp"
    case issuedAt = "iat"
    case notBefore = "nbf"
    case party = "azp"
    case nonce, email
    case isEmailVerified = "email_verified"
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    issuer = try values.decode(String.self, forKey: .issuer)
    subject = try values.decode(String.self, forKey: .subject)
    audience =
      try (try? values.decode([String].self, forKey: .audience)) ?? [values.decode(String.self, forKey: .audience)]
    expiresAt = try values.decode(Double.self, forKey: .expiresAt)
    issuedAt = try values.decode(Double.self, forKey: .issuedAt)
    notBefore = try values.decodeIfPresent(Double.self, forKey: .notBefore)
    party = try values.decodeIfPresent(String.self, forKey: .party)
    nonce = try values.decodeIfPresent(String.self, forKey: .nonce)
    email = try? values.decodeIfPresent(String.self, forKey: .email)
    // Some write the word instead of the value.
    let word = (try? values.decode(Bool.self, forKey: .isEmailVerified)).map { "\($0)" }
    isEmailVerified = word ?? (try? values.decode(String.self, forKey: .isEmailVerified)) == "true"
  }

  /// The signature is all that is looked at here; what it says, `check` looks at.
  func verify(using algorithm: some JWTAlgorithm) async throws {}

  /// How far two clocks may be apart, in seconds.
  static let skew = 60.0
  /// How old a token may be that was asked for just now.
  static let oldest = 600.0

  /// - Throws: `ProviderFault`: the first thing that does not fit (Core, §3.1.3.7).
  func check(issuer expected: String, client: String, nonce asked: String, now: Instant) throws(ProviderFault) {
    let now = Double(now.seconds)
    guard issuer == expected else { throw .otherIssuer }
    guard audience.contains(client) else { throw .otherAudience }
    guard party == client || (party == nil && audience.count == 1) else { throw .otherParty }
    guard expiresAt > now - Self.skew else { throw .expired }
    guard issuedAt <= now + Self.skew, (notBefore ?? 0) <= now + Self.skew else { throw .notYet }
    guard issuedAt >= now - Self.oldest - Self.skew else { throw .tooOld }
    guard LaunchSecrets.same(nonce, asked) else { throw .nonce }
    guard !subject.isEmpty, subject.utf8.count <= 255 else { throw .noSubject }
  }

  var identity: ProvenIdentity {
    ProvenIdentity(issuer: issuer, subject: subject, verifiedEmail: isEmailVerified ? email : nil)
  }
}
