/// A country of ISO 3166-1, with what its clock and names are.
package struct Country: Hashable, Sendable {
  /// Two capital letters.
  package let code: String
  /// The IANA name of its clock; `nil` where it has several.
  let zoneName: String?
  /// The zone is that of nearly everybody there, but not of all.
  let hasOutlyingZones: Bool
  /// In English: `United Kingdom`.
  package let name: String

  /// Reads what a record says: `GB`, `UK`, `United Kingdom`, `the Netherlands`, in any case; a nation of the United
  /// Kingdom stands for the whole.
  /// - Returns: `nil` for anything else.
  package static func named(_ word: String) -> Country? {
    let name = PlaceName.folded(word)
    return byName[name] ?? (nations[name] == nil ? nil : byName["gb"])
  }

  /// The region that the name of a country implies: `Scotland` is one of the United Kingdom's.
  static func region(impliedBy word: String) -> String? {
    let name = PlaceName.folded(word)
    return nations[name] == nil ? nil : name
  }

  /// Whose clock a zone is.
  static func of(zoneNamed name: String) -> Country? {
    byZone[name] ?? Region.countryCode(ofZone: name).flatMap { byName[$0.lowercased()] }
  }

  private static let nations = ["england": 0, "scotland": 1, "wales": 2, "northern ireland": 3]

  private static let byName: [String: Country] = {
    var countries: [String: Country] = [:]
    for line in table.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 2)
      guard parts.count == 3 else { continue }
      let country = Country(
        code: String(parts[0]), zoneName: parts[1] == "-" ? nil : String(parts[1].drop { $0 == "~" }),
        hasOutlyingZones: parts[1].first == "~", name: parts[2].split(separator: ";").first.map(String.init) ?? "")
      for name in parts[2].split(separator: ";") + [parts[0]] { countries[PlaceName.folded(String(name))] = country }
    }
    return countries
  }()

  private static let byZone: [String: Country] = {
    var countries: [String: Country] = [:]
    for country in Set(byName.values) { if let zone = country.zoneName { countries[zone] = country } }
    return countries
  }()
}

/// Names of places as records spell them, brought to one form.
enum PlaceName {
  /// Lower case; dots, commas and brackets left out, other marks as one space, `&` as `and`; without a leading `the`.
  static func folded(_ word: String) -> String {
    var name = ""
    for character in word.lowercased() {
      switch character {
      case ".", ",", "(", ")", "'", "’": continue
      case "&": name += "and"
      case "-", "_", "/", " ", "\t", "\u{A0}":
        if !name.isEmpty, name.last != " " { name.append(" ") }
      default: name.append(character)
      }
    }
    if name.last == " " { name.removeLast() }
    return name.hasPrefix("the ") ? String(name.dropFirst(4)) : name
  }
}
