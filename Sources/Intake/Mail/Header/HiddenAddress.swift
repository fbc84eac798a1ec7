/// Addresses as some list archives hide them for good: `jo@h @end|ng |rom gm@||@com (Josh)`. Letters are lost (a, s and
/// the dot become @; i, l and f become |), so what was hidden cannot be read back. But an address that is known
/// otherwise can be hidden in the same way and compared, and whoever is not known is still always the same person.
enum HiddenAddress {
  /// Between the two halves of a hidden address.
  private static let mark: UInt8 = 1

  /// Reads a whole From header of that shape.
  static func read(_ field: MailBytes) -> NamedAddress? {
    guard let (start, end) = phrase(field) else { return nil }
    let open = Octets.first(40, in: field, from: end, to: field.count)
    let host = Octets.trimmed(field, end..<(open ?? field.count))
    let local = Octets.trimmed(field, 0..<start)
    guard !host.isEmpty, !local.isEmpty, !field[host].contains(where: Octets.isBlank),
      !field[local].contains(where: Octets.isBlank)
    else { return nil }
    var name: [UInt8] = []
    if let open, field[field.count - 1] == 41 {
      name = PersonName.clean(HeaderText.decoded(Octets.slice(field, (open + 1)..<(field.count - 1))))
    }
    let address = field[local].map(hide) + [mark] + field[host].map(hide)
    return NamedAddress(name: name, address: address)
  }

  static func isHidden(_ address: [UInt8]) -> Bool { address.contains(mark) }

  /// What a known address would look like; of an address that is hidden already, itself.
  static func hiding(_ address: [UInt8]) -> [UInt8] {
    guard !isHidden(address), let at = address.lastIndex(of: 64) else { return address }
    return address[..<at].map(hide) + [mark] + address[(at + 1)...].map(hide)
  }

  private static func phrase(_ field: MailBytes) -> (start: Int, end: Int)? {
    for phrase: StaticString in [" @ending from ", " @end|ng |rom "] {
      if let start = Octets.first(phrase, in: field, from: 0, to: field.count) {
        return (start, start + phrase.utf8CodeUnitCount)
      }
    }
    return nil
  }

  private static func hide(_ byte: UInt8) -> UInt8 {
    switch Octets.lower(byte) {
    case 97, 115, 46: 64
    case 105, 108, 102: 124
    case let other: other
    }
  }
}
