import Recruitment

/// What differs from country to country: money, holidays, and the numbers that no living person has.
extension Place {
  /// Of pay and fees. Who comes from farther away is paid in pounds: they mean to move.
  var currency: String {
    switch country {
    case "IE", "DE", "FR": "EUR"
    case "US": "USD"
    default: "GBP"
    }
  }

  var currencySign: String {
    switch currency {
    case "EUR": "€"
    case "USD": "$"
    default: "£"
    }
  }

  /// Pounds as people there would be paid, in their own money.
  func pay(_ pounds: Int) -> Int {
    switch currency {
    case "EUR": pounds * 115 / 100
    case "USD": pounds * 140 / 100
    default: pounds
    }
  }

  var holidays: PublicHolidays {
    switch country {
    case "GB": .britain
    case "IE": .ireland
    case "DE": .germany
    case "FR": .france
    case "US": .unitedStates
    default: .none
    }
  }

  /// A number set aside for films and books: by Ofcom (Britain, and whoever has no range here), ComReg, the
  /// Bundesnetzagentur, Arcep, and 555-01xx of North America. Several people share one, as the ranges are small.
  /// - Parameter last: 0 to 999.
  func phone(_ last: Int, isOffice: Bool) -> String {
    let three = ISOTimestamp.padded(last, 3)
    switch country {
    case "IE": return "+353 20 91\(isOffice ? 0 : 5) 4\(three)"
    case "DE":
      let area = city == "Munich" ? "89 99998" : city == "Frankfurt" ? "69 90009" : "30 23125"
      return "+49 \(area) \(three)"
    case "FR":
      return isOffice
        ? "+33 1 99 00 \(last / 100)0 \(ISOTimestamp.padded(last % 100, 2))"
        : "+33 6 39 98 \(last / 100)0 \(ISOTimestamp.padded(last % 100, 2))"
    case "US":
      let area = city == "Boston" ? 617 : city == "Chicago" ? 312 : 212
      return "+1 \(area) 555 01\(ISOTimestamp.padded(last % 100, 2))"
    default: return isOffice ? "+44 20 7946 0\(three)" : "+44 7700 900\(three)"
    }
  }
}
