/// Telephone numbers, as far as two spellings of one have to be told to be the same.
package enum PhoneNumber {
  /// `+` and digits: `020 7946 0018` in GB is `+442079460018`.
  /// - Parameter country: where a number without a code of its own is dialled: ISO 3166.
  /// - Returns: `nil` for what is too short or too long to be a number, and for one without a code where the country's is
  ///   not known.
  package static func folded(_ text: String, country: String) -> String? {
    // `(0)` is dialled at home alone; what follows `x` or `ext` is an extension.
    let lower = text.lowercased().replacing("(0)", with: "")
    var digits = ""
    var isInternational = false
    for character in lower {
      if character.isASCII, character.isNumber {
        digits.append(character)
      } else if character == "+", digits.isEmpty {
        isInternational = true
      } else if character.isLetter || character == "#" || character == ";" {
        break
      }
    }
    if !isInternational, digits.hasPrefix("00") {
      digits.removeFirst(2)
      isInternational = true
    }
    if !isInternational {
      guard let (code, trunk) = plans[country.uppercased()] else { return nil }
      if digits.hasPrefix(trunk), !trunk.isEmpty {
        digits.removeFirst(trunk.count)
      } else if digits.hasPrefix(code), digits.count > 10 {
        digits.removeFirst(code.count)
      }
      digits = code + digits
    }
    return (8...15).contains(digits.count) ? "+" + digits : nil
  }

  /// Country codes and the digits that a call within the country begins with (ITU-T E.164 and its national plans).
  private static let plans: [String: (code: String, trunk: String)] = [
    "GB": ("44", "0"), "GG": ("44", "0"), "JE": ("44", "0"), "IM": ("44", "0"), "IE": ("353", "0"), "FR": ("33", "0"),
    "DE": ("49", "0"), "NL": ("31", "0"), "BE": ("32", "0"), "LU": ("352", ""), "AT": ("43", "0"), "CH": ("41", "0"),
    "ES": ("34", ""), "PT": ("351", ""), "IT": ("39", ""), "DK": ("45", ""), "SE": ("46", "0"), "NO": ("47", ""),
    "FI": ("358", "0"), "PL": ("48", ""), "CZ": ("420", ""), "RO": ("40", "0"), "GR": ("30", ""), "US": ("1", "1"),
    "CA": ("1", "1"), "AU": ("61", "0"), "NZ": ("64", "0"), "ZA": ("27", "0"), "IN": ("91", "0"), "AE": ("971", "0"),
    "SG": ("65", ""),
  ]
}
