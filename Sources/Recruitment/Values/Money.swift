/// An amount in ten-thousandths of a currency unit, so that fees, salaries and hourly rates stay exact.
package struct Money: Hashable, Sendable {
  package var tenThousandths: Int64
  /// ISO 4217, such as `GBP`.
  package var currency: String

  package init(tenThousandths: Int64, currency: String) {
    self.tenThousandths = tenThousandths
    self.currency = currency
  }

  /// The decimal number without trailing zeros: `18000`, `412.5`.
  package static func decimal(_ tenThousandths: Int64) -> String {
    let sign = tenThousandths < 0 ? "-" : ""
    let magnitude = tenThousandths.magnitude
    var fraction = ISOTimestamp.padded(Int(magnitude % 10_000), 4)
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return sign + String(magnitude / 10_000) + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// Reads a decimal number with at most four decimals; `nil` for anything else, and where it would overflow.
  package static func read(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    var index = 0
    var negative = false
    if index < text.count, text[index] == 45 || text[index] == 43 {
      negative = text[index] == 45
      index += 1
    }
    var value: Int64 = 0
    var decimals = -1
    var digits = 0
    while index < text.count {
      let byte = text[index]
      index += 1
      if byte == 46, decimals < 0 {
        decimals = 0
        continue
      }
      guard byte >= 48, byte <= 57 else { return nil }
      digits += 1
      if decimals >= 0 { decimals += 1 }
      if decimals > 4 {
        guard byte == 48 else { return nil }
        continue
      }
      let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tenfold.addingReportingOverflow(Int64(byte - 48))
      if overflow || carry { return nil }
      value = sum
    }
    guard digits > 0 else { return nil }
    for _ in 0..<(4 - min(4, max(0, decimals))) {
      let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      value = tenfold
    }
    return negative ? -value : value
  }

  /// The same for a text.
  package static func read(_ text: String) -> Int64? {
    var text = text
    return text.withUTF8 { read($0) }
  }
}
