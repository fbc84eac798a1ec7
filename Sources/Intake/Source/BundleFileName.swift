import Recruitment

/// What a file's name says of it.
enum BundleFileName {
  /// `people.csv`; also with a number, a date or brackets behind the name, as exports in parts and downloads have:
  /// `interactions-2.csv`, `people (1).csv`. `nil` when the name is none of the bundle's.
  static func kind(_ name: String) -> RecordKind? {
    guard isCSV(name) else { return nil }
    let stem = name.dropLast(4).lowercased()
    return RecordKind.allCases.first { kind in
      guard stem.hasPrefix(kind.name) else { return false }
      let rest = stem.dropFirst(kind.name.count)
      guard let first = rest.first else { return true }
      return !first.isLetter && rest.allSatisfy { $0.isNumber || "-_. ()".contains($0) }
    }
  }

  static func isCSV(_ name: String) -> Bool { name.lowercased().hasSuffix(".csv") }
  static func isZip(_ name: String) -> Bool { name.lowercased().hasSuffix(".zip") }

  /// What lies beside records and tells of them; its first lines may look like a mail's.
  static func isNote(_ name: String) -> Bool {
    let stem = name.lowercased().prefix { $0 != "." && $0 != "-" && $0 != "_" }
    return ["readme", "license", "licence", "copying", "notice", "changelog", "source", "manifest"].contains(stem)
  }

  /// A database written down for itself.
  static func isDump(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix(".sql") || name.hasSuffix(".bak") || name.hasSuffix(".dump")
  }

  static let ofDumps = "a backup of a database: export its tables as CSV, each under its own name"

  static func isMail(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix(".eml") || name.hasSuffix(".mbox")
  }

  static func isCards(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix(".vcf") || name.hasSuffix(".vcard")
  }

  static func isCalendar(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix(".ics") || name.hasSuffix(".ical") || name.hasSuffix(".ifb")
  }

  /// Numbers in names by value, so that part 10 follows part 9.
  static func precedes(_ left: String, _ right: String) -> Bool {
    let left = Array(left.utf8)
    let right = Array(right.utf8)
    var (a, b) = (0, 0)
    while a < left.count, b < right.count {
      if isDigit(left[a]), isDigit(right[b]) {
        let first = number(left, &a)
        let second = number(right, &b)
        if first.count != second.count { return first.count < second.count }
        if first != second { return first.lexicographicallyPrecedes(second) }
      } else if left[a] != right[b] {
        return left[a] < right[b]
      } else {
        a += 1
        b += 1
      }
    }
    return left.count - a < right.count - b
      || (a == left.count && b == right.count && left.lexicographicallyPrecedes(right))
  }

  /// The digits at `index` without leading zeros; moves `index` behind them.
  private static func number(_ text: [UInt8], _ index: inout Int) -> ArraySlice<UInt8> {
    let start = index
    while index < text.count, isDigit(text[index]) { index += 1 }
    return text[start..<index].drop { $0 == 48 }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
}
