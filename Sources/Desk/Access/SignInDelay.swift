import Crypto
import Recruitment

/// How long the next try has to wait after failures: nothing for the first few, then twice as long each time, up to a
/// limit. What was refused for being too early does not count: knocking on does not lengthen the wait.
struct SignInDelay: Sendable {
  /// So many failures cost nothing.
  var free: Int
  /// Seconds after the first that does.
  var first: Int64
  var longest: Int64
  /// Seconds without a failure after which all is forgotten.
  var forgets: Int64

  /// One account from one address: whoever mistypes, and whoever guesses.
  static let pair = SignInDelay(free: 4, first: 2, longest: 15 * Span.minute, forgets: Span.day)
  /// One account from wherever: guessing with many addresses. Short, so that nobody can be shut out by it.
  static let account = SignInDelay(free: 20, first: 1, longest: 30, forgets: Span.hour)
  /// One address, whatever the account: guessing at many. An office shares one.
  static let address = SignInDelay(free: 50, first: 2, longest: 15 * Span.minute, forgets: Span.hour)

  /// - Parameter failures: the latest among them.
  func seconds(after failures: Int) -> Int64 {
    guard failures > free else { return 0 }
    let doublings = min(failures - free - 1, 30)
    return min(longest, first << Int64(doublings))
  }

  /// How long is left. No delay is longer than the longest: a time further off was written while the clock was ahead.
  static func wait(until next: Instant, now: Instant) -> Int64 { min(next - now, pair.longest) }

  /// Counts a failure: before the password is looked at, so that many at once gain nothing.
  func count(_ tries: TryCount, now: Instant) -> TryCount {
    var tries = tries
    if now - tries.failedAt >= forgets { tries.failures = 0 }
    tries.failures = min(tries.failures + 1, 1_000_000)
    tries.failedAt = now
    tries.nextAt = now + seconds(after: tries.failures)
    return tries
  }
}

/// The names under which tries are counted: digests with a key, so that the store holds no address of anybody.
struct TryNames: Sendable {
  let pair: String
  let account: String
  let address: String

  init(email: String, address: String, key: SymmetricKey) {
    func name(_ parts: [String]) -> String {
      // Each part with its length before it: no two lists run together.
      let text = parts.map { "\($0.utf8.count):\($0)" }.joined()
      return SecretBytes.hexadecimal(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key))
    }
    pair = name(["pair", email, address])
    account = name(["account", email])
    self.address = name(["address", address])
  }

  var all: [String] { [pair, account, address] }
}
