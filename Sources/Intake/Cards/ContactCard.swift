import Foundation

/// One card of an address book (vCard 2.1, 3.0, 4.0), as far as it says how somebody is reached and what they do.
/// Birthdays, photos, notes, homes and families are not read.
struct ContactCard {
  /// What is wrong with a card that is not taken.
  enum Fault: String {
    case nobody = "it names nobody"
    case organisation = "an organisation, not a person"
    case group = "a list of people, not a person"
    case nested = "a card within a card"
    case tooLong = "longer than a card is"
    case unended = "the file ends within it"
    case version = "of a version that is not known"
  }

  static let mostLines = 2_000
  static let mostOfOneKind = 20

  var uid: String?
  var fullName = ""
  var parts: [String] = []
  var nickname = ""
  var emails: [String] = []
  var phones: [String] = []
  var organisation = ""
  var title = ""
  var city = ""
  var country = ""
  var timezone = ""
  var revised: String?
  private var fault: Fault?
  private var lines = 0

  mutating func take(_ line: ContentLine) {
    lines += 1
    if lines > Self.mostLines { fault = .tooLong }
    switch line.name {
    case "VERSION":
      if !["2.1", "3.0", "4.0"].contains(line.value.trimmingCharacters(in: .whitespaces)) { fault = fault ?? .version }
    case "KIND", "X-ADDRESSBOOKSERVER-KIND":
      switch line.value.lowercased() {
      case "org", "location", "application", "device": fault = fault ?? .organisation
      case "group": fault = fault ?? .group
      default: break
      }
    case "X-EVOLUTION-LIST": if line.value.uppercased() == "TRUE" { fault = fault ?? .group }
    case "X-ABSHOWAS": if line.value.uppercased() == "COMPANY" { fault = fault ?? .organisation }
    case "UID": uid = Self.short(ContentLine.unescaped(line.value), 250)
    case "FN": if fullName.isEmpty { fullName = Self.short(ContentLine.unescaped(line.value)) ?? "" }
    case "N": if parts.isEmpty { parts = line.parts().map { Self.short($0) ?? "" } }
    case "NICKNAME": nickname = Self.short(line.parts(",").first ?? "") ?? ""
    case "EMAIL": takeAddress(line)
    case "TEL": takeNumber(line)
    case "ORG": if organisation.isEmpty { organisation = Self.short(line.parts().first ?? "") ?? "" }
    case "TITLE": if let title = Self.short(ContentLine.unescaped(line.value)) { self.title = title }
    case "ROLE": if title.isEmpty { title = Self.short(ContentLine.unescaped(line.value)) ?? "" }
    case "ADR": takePlace(line)
    case "TZ": timezone = line.value
    case "REV": revised = line.value
    default: break
    }
  }

  mutating func end(isNested: Bool = false, isUnended: Bool = false) -> Fault? {
    if isNested { return .nested }
    if isUnended { return .unended }
    if let fault { return fault }
    if name.isEmpty, emails.isEmpty { return phones.isEmpty && organisation.isEmpty ? .nobody : .organisation }
    return nil
  }

  /// As it is spoken; the address's first half where there is no name.
  var name: String {
    if !fullName.isEmpty { return fullName }
    // N is family; given; further; prefix; suffix.
    let spoken = [1, 2, 0].compactMap { parts.indices.contains($0) && !parts[$0].isEmpty ? parts[$0] : nil }
    if !spoken.isEmpty { return spoken.joined(separator: " ") }
    return nickname
  }

  /// All that is taken of it.
  var content: [String] { [name, organisation, title, city, country, timezone] + emails + [""] + phones }

  /// When it last changed: `20080424T195243Z`, `2008-04-24T19:52:43Z`, `19951031T222710`; UTC where it does not say.
  var revisedAt: Int64? {
    revised.flatMap { text in
      let digits = text.filter { $0 != "-" && $0 != ":" }
      return CalendarTimes.time(String(digits.prefix { $0 != "." }), zone: .utc)?.instant
    }
  }

  /// Whether another card has a name that cannot be this one's, and no address or number of it.
  func isSomebodyElse(than other: ContactCard) -> Bool {
    guard !name.isEmpty, !other.name.isEmpty, NameWords(name).agreement(with: NameWords(other.name)) == .differs
    else { return false }
    // The same number may have its country's code or not.
    func end(_ phone: String) -> String { String(phone.filter(\.isNumber).suffix(9)) }
    return Set(emails.compactMap(AddressKey.of)).isDisjoint(with: other.emails.compactMap(AddressKey.of))
      && Set(phones.map(end)).isDisjoint(with: other.phones.map(end))
  }

  private mutating func takeAddress(_ line: ContentLine) {
    var text = ContentLine.unescaped(line.value).trimmingCharacters(in: .whitespaces)
    if text.lowercased().hasPrefix("mailto:") { text = String(text.dropFirst(7)) }
    // `Daffy Duck <daffy@…>`, as Evolution writes it.
    if let open = text.lastIndex(of: "<"), text.hasSuffix(">") {
      text = String(text[text.index(after: open)...].dropLast())
    }
    guard emails.count < Self.mostOfOneKind, AddressKey.of(text) != nil, !emails.contains(text) else { return }
    emails.append(text)
  }

  private mutating func takeNumber(_ line: ContentLine) {
    let types = Set(line.values("TYPE"))
    guard types.isDisjoint(with: ["fax", "pager", "bbs", "modem", "isdn"]) else { return }
    var text = ContentLine.unescaped(line.value).trimmingCharacters(in: .whitespaces)
    if text.lowercased().hasPrefix("tel:") { text = String(text.dropFirst(4)) }
    text = String(text.prefix { $0 != ";" })
    guard phones.count < Self.mostOfOneKind, text.utf8.count <= 60, text.contains(where: \.isNumber),
      !phones.contains(text)
    else { return }
    phones.append(text)
  }

  private mutating func takePlace(_ line: ContentLine) {
    // Where they work; where they live is nobody's business.
    guard !line.values("TYPE").contains("home") else { return }
    let places = line.parts()
    if city.isEmpty, places.count > 3 { city = Self.short(places[3]) ?? "" }
    if country.isEmpty, places.count > 6 { country = places[6] }
  }

  private static func short(_ text: String, _ most: Int = 200) -> String? {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ").trimmingCharacters(in: .whitespaces)
    return line.isEmpty ? nil : String(line.prefix(most))
  }
}
