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
