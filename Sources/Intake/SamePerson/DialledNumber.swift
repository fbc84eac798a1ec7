import CPhoneNumbers

/// A telephone number as every exchange of the world would dial it.
package struct DialledNumber: Hashable, Sendable {
  package enum Line: Sendable {
    case unknown, fixed, mobile, fixedOrMobile
    /// Freephone, premium, shared cost: nobody's own.
    case service
  }

  /// E.164: `+442079460018`.
  package var text: String
  /// Whether the country is known to give such numbers out; otherwise only the length fits. Plans change, and the
  /// library's is years old.
  package var isKnown: Bool
  package var line: Line

  /// Longer texts are no number (250 is the library's own limit).
  private static let longest = 100

  /// - Parameter region: where a number without a country's code is dialled: ISO 3166, such as `GB`.
  /// - Returns: `nil` for what no telephone could dial.
  package init?(_ text: String, region: String) {
    guard (3...Self.longest).contains(text.utf8.count) else { return nil }
    var written = [CChar](repeating: 0, count: 32)
    var kind: Int32 = 0
    var text = text
    let found = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        rightcall_phone_read($0.baseAddress, $0.count, region.uppercased(), &written, written.count, &kind)
      }
    }
    guard found != 0 else { return nil }
    self.text = String(decoding: written.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    isKnown = found == 2
    line =
      switch kind {
      case 1: .fixed
      case 2: .mobile
      case 3: .fixedOrMobile
      case 4: .service
      default: .unknown
      }
  }
}

extension DialledNumber {
  /// The number alone, without asking what kind of line it is. Plain numbers of countries whose plan is plain (so many
  /// digits, with a nought in front of them at home) are written down at once; the library takes thirty microseconds for
  /// each, and a call log has a hundred thousand.
  /// - Returns: what `init` would say, for every text.
  static func text(of text: String, region: String) -> String? {
    plain(text, region: region) ?? DialledNumber(text, region: region)?.text
  }

  /// Digits of a number behind the country's code; the first digits that a number abroad may begin with.
  private struct Plan {
    var code: [UInt8]
    var digits: Int
    var first: ClosedRange<UInt8>
    /// Where a number at home begins with a nought.
    var home: String?
  }

  private static let plans = [
    Plan(code: Array("44".utf8), digits: 10, first: 49...57, home: "GB"),
    Plan(code: Array("33".utf8), digits: 9, first: 49...57, home: "FR"),
    Plan(code: Array("1".utf8), digits: 10, first: 50...57, home: nil),
  ]

  /// - Returns: `nil` for whatever is not digits in groups, of one of the plans, at its full length.
  private static func plain(_ text: String, region: String) -> String? {
    var digits: [UInt8] = []
    digits.reserveCapacity(16)
    var abroad = false
    for byte in text.utf8 {
      switch byte {
      case 48...57: digits.append(byte)
      case UInt8(ascii: "+"):
        guard digits.isEmpty, !abroad else { return nil }
        abroad = true
      case Byte.space: guard abroad || !digits.isEmpty else { return nil }
      default: return nil
      }
      if digits.count > 15 { return nil }
    }
    for plan in plans {
      let start = abroad ? plan.code.count : 1
      guard digits.count == start + plan.digits, plan.first.contains(digits[start]) else { continue }
      guard abroad ? digits.starts(with: plan.code) : digits[0] == 48 && region == plan.home else { continue }
      return String(decoding: [UInt8(ascii: "+")] + plan.code + digits[start...], as: UTF8.self)
    }
    return nil
  }
}
