import Crypto

/// What a page gives its forms so that each is written once, and by somebody who knows what stands in the record.
struct PageStamp: Sendable {
  /// Of this showing of the page alone.
  let once: String
  /// The newest change when it was made.
  let seen: Int64

  init(seen: Int64, once: String? = nil) {
    self.seen = seen
    self.once = once ?? Self.word()
  }

  var fields: HTML {
    """
    <input type="hidden" name="once" value="\(once)"><input type="hidden" name="seen" value="\(seen)">
    """
  }

  /// What nobody else's page bears.
  private static func word() -> String {
    [UInt64.random(in: .min ... .max), .random(in: .min ... .max)].map { String($0, radix: 16) }.joined()
  }

  /// The name under which one press is written: the page's word, and which of its forms was sent with which answer.
  /// - Returns: `nil` where the form bears no such word, or none of ours.
  static func request(_ form: FormValues, _ parts: String?...) -> String? {
    guard let once = form["once"], (8...64).contains(once.utf8.count),
      once.utf8.allSatisfy({ $0 == 45 || (48...57).contains($0) || (97...122).contains($0) })
    else { return nil }
    let named = parts.map { $0 ?? "" }.joined(separator: "\u{0}")
    let digits = SHA256.hash(data: Array(named.utf8)).prefix(8).map { String(Int($0) + 0x100, radix: 16).dropFirst() }
    return "\(once)/\(digits.joined())"
  }
}
