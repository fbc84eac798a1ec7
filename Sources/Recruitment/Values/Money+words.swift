extension Money {
  /// As one reads it: `£62,000`, `£412.50`, `CHF 62,000` where the currency has no sign that everybody knows.
  package var words: String {
    let magnitude = tenThousandths.magnitude
    let hundredths = Int((magnitude % 10_000 + 50) / 100)
    // Pence are said where there are any.
    let whole = Int(magnitude / 10_000) + hundredths / 100
    let pence = hundredths % 100 == 0 ? "" : "." + ISOTimestamp.padded(hundredths % 100, 2)
    let sign = tenThousandths < 0 ? "−" : ""
    let number = Self.grouped(whole) + pence
    return sign + Self.symbol(currency) + number
  }

  /// What stands before a figure: `£`, or `CHF ` where the currency has no sign that everybody knows.
  package static func symbol(_ currency: String) -> String {
    switch currency {
    case "GBP": "£"
    case "EUR": "€"
    case "USD": "$"
    default: currency + " "
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
