import Crypto
import Recruitment

/// One going to the provider and coming back, as one browser's cookie keeps it: a secret, when it began, and where to go
/// afterwards. What the provider is told is worked out from the secret and tells nothing of it, so that no other browser can
/// end what this one began, and a code that was looked at on the way is of no use.
struct WayIn: Sendable {
  private let secret: String
  let startedAt: Instant
  /// A path of ours.
  let back: String

  /// Seconds that somebody may take at the provider.
  static let lasts: Int64 = 600

  init(back: String, now: Instant) {
    secret = LaunchSecrets.random()
    startedAt = now
    self.back = back
  }

  /// - Returns: `nil` for what cannot be one.
  init?(cookie: String) {
    let parts = cookie.split(separator: ".", maxSplits: 2).map(String.init)
    guard parts.count == 3, parts[0].utf8.count == 64, let seconds = Int64(parts[1]),
      let back = PercentEncoding.decode(parts[2].utf8, form: false)
    else { return nil }
    (secret, startedAt, self.back) = (parts[0], Instant(seconds), back == "/" ? back : Site.ownPath(back))
  }

  var cookie: String { "\(secret).\(startedAt.seconds).\(PercentEncoding.encode(back))" }

  /// Shown to the provider and given back by it: that the answer belongs to this browser.
  var state: String { derived("state") }
  /// Comes back inside the token: that the token was made for this question.
  var nonce: String { derived("nonce") }
  /// Whoever exchanges the code shows this (RFC 7636); before, the provider has seen its digest alone.
  var verifier: String { derived("verifier") }
  var challenge: String { Base64URL.encode(SHA256.hash(data: Array(verifier.utf8))) }

  func isOver(at now: Instant) -> Bool { now - startedAt > Self.lasts || startedAt - now > Self.lasts }

  private func derived(_ name: String) -> String {
    let key = SymmetricKey(data: Array(secret.utf8))
    // When it began and where it leads are part of it: neither can be changed on the way.
    let text = "\(name) \(startedAt.seconds) \(back)"
    return LaunchSecrets.hexadecimal(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key))
  }
}
