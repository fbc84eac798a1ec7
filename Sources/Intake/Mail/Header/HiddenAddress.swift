/// Addresses as some list archives hide them for good: `jo@h @end|ng |rom gm@||@com (Josh)`, for "josh sending from
/// gmail.com". Letters are lost (here a, s and the dot become @; i, l and f become |), so what was hidden cannot be read
/// back. But an address that is known otherwise can be hidden in the same way and compared, and whoever is not known is
/// still always the same person.
enum HiddenAddress {
  /// What an archive writes for the @, and which letters it makes the same.
  private struct Way {
    /// Between the two halves of a hidden address: says which way it was hidden.
    let mark: UInt8
    let phrases: [StaticString]
    let lost: @Sendable (UInt8) -> UInt8
  }

  private static let ways = [
    Way(mark: 1, phrases: [" @ending from ", " @end|ng |rom "]) { letter in
      switch letter {
      case 97, 115, 46: 64
      case 105, 108, 102: 124
      case let other: other
      }
    },
    // "mailing off".
    Way(mark: 2, phrases: [" m@ili@g off ", " m@iii@g oii "]) { letter in
      switch letter {
      case 97, 110, 46: 64
      case 108, 102: 105
      case let other: other
      }
    },
  ]

  /// Reads a whole From header of that shape.
  static func read(_ field: MailBytes) -> NamedAddress? {
    guard let (way, start, end) = phrase(field) else { return nil }
    let open = Octets.first(40, in: field, from: end, to: field.count)
    let host = Octets.trimmed(field, end..<(open ?? field.count))
    let local = Octets.trimmed(field, 0..<start)
    guard !host.isEmpty, !local.isEmpty, !field[host].contains(where: Octets.isBlank),
      !field[local].contains(where: Octets.isBlank)
    else { return nil }
    return NamedAddress(
      name: name(field, after: open), address: hidden(field[local], way) + [way.mark] + hidden(field[host], way))
  }

  /// The remark behind an address; nothing where that is the hidden address again.
  private static func name(_ field: MailBytes, after open: Int?) -> [UInt8] {
    guard let open, field[field.count - 1] == 41 else { return [] }
    let remark = Octets.slice(field, (open + 1)..<(field.count - 1))
    return phrase(remark) == nil ? PersonName.clean(HeaderText.decoded(remark)) : []
  }

  static func isHidden(_ address: [UInt8]) -> Bool { ways.contains { address.contains($0.mark) } }

  /// What a known address would look like, hidden in each way; of an address that is hidden already, itself.
  static func hiding(_ address: [UInt8]) -> [[UInt8]] {
    guard !isHidden(address), let at = address.lastIndex(of: 64) else { return [address] }
    return ways.map { hidden(address[..<at], $0) + [$0.mark] + hidden(address[(at + 1)...], $0) }
  }

  private static func phrase(_ field: MailBytes) -> (way: Way, start: Int, end: Int)? {
    for way in ways {
      for phrase in way.phrases {
        if let start = Octets.first(phrase, in: field, from: 0, to: field.count) {
          return (way, start, start + phrase.utf8CodeUnitCount)
        }
      }
    }
    return nil
  }

  private static func hidden(_ letters: some Sequence<UInt8>, _ way: Way) -> [UInt8] {
    letters.map { way.lost(Octets.lower($0)) }
  }
}
