/// Whether a file's first bytes begin a card or a calendar.
enum CardLook {
  static func format(_ first: [UInt8]) -> IntakeFormat? {
    var lines = ContentLines(Array(first.prefix(4_096)))
    guard let line = lines.next(), line.name == "BEGIN" else { return nil }
    switch line.value.uppercased() {
    case "VCARD": return .contacts
    case "VCALENDAR": return .calendar
    default: return nil
    }
  }
}
