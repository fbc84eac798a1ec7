extension Money {
  /// As one reads it: `£62,000`, `£412.50`, `EUR 62,000` where the currency has no sign that everybody knows.
  package var words: String {
    let magnitude = tenThousandths.magnitude
    let hundredths = Int((magnitude % 10_000 + 50) / 100)
    // Pence are said where there are any.
    let whole = Int(magnitude / 10_000) + hundredths / 100
    let pence = hundredths % 100 == 0 ? "" : "." + ISOTimestamp.padded(hundredths % 100, 2)
    let sign = tenThousandths < 0 ? "−" : ""
    let number = Self.grouped(whole) + pence
    switch currency {
    case "GBP": return "\(sign)£\(number)"
    case "EUR": return "\(sign)€\(number)"
    case "USD": return "\(sign)$\(number)"
    default: return "\(sign)\(currency) \(number)"
    }
  }

  /// `12,480`.
  package static func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }
}
