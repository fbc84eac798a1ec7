/// Finds those among everybody on record who could have anything in common with some people, without reading everybody's
/// number by the plans of the world or everybody's name: by marks that are cheap to make and that two records which have
/// something in common always share. Who shares one for another reason does no harm.
struct PersonNeighbours {
  private let people: [PersonSketch]
  private let region: String
  /// By mark: places in `people`.
  private var addresses: [String: [Int]] = [:]
  private var numbers: [Int: [Int]] = [:]
  private var employers: [String: [Int]] = [:]
  /// By place, of those who were looked at.
  private var names: [Int: [String]] = [:]

  /// - Returns: of these people and whoever they lead to, one having something in common with the next, those who have it with
  ///   anybody; in the order given.
  static func of(_ wanted: Set<Int64>, among people: [PersonSketch], region: String) -> [PersonSketch] {
    var neighbours = PersonNeighbours(people, region: region)
    var taken = [Bool](repeating: false, count: people.count)
    var hasCompany = taken
    var open = people.indices.filter { wanted.contains(people[$0].id) }
    for place in open { taken[place] = true }
    while let place = open.popLast() {
      for other in neighbours.next(to: place) where other != place {
        hasCompany[place] = true
        if taken[other] { continue }
        taken[other] = true
        open.append(other)
      }
    }
    return people.indices.filter { hasCompany[$0] }.map { people[$0] }
  }

  private init(_ people: [PersonSketch], region: String) {
    (self.people, self.region) = (people, region)
    for (place, person) in people.enumerated() {
      for email in person.emails { if let key = AddressKey.of(email) { addresses[key, default: []].append(place) } }
      for phone in person.phones { if let mark = mark(phone, person) { numbers[mark, default: []].append(place) } }
      if !person.employer.isEmpty { employers[person.employer.lowercased(), default: []].append(place) }
    }
  }

  private mutating func next(to place: Int) -> [Int] {
    let person = people[place]
    var found: [Int] = []
    for email in person.emails { if let key = AddressKey.of(email) { found += addresses[key] ?? [] } }
    for phone in person.phones { if let mark = mark(phone, person) { found += numbers[mark] ?? [] } }
    if !person.employer.isEmpty {
      // A large employer has many people; only those of one name count.
      let own = words(place)
      for other in employers[person.employer.lowercased()] ?? [] where words(other) == own { found.append(other) }
    }
    return found
  }

  private mutating func words(_ place: Int) -> [String] {
    if let known = names[place] { return known }
    let words = NameWords(people[place].name).words
    names[place] = words
    return words
  }

  /// The last seven digits of a number as it is dialled. A number of ten digits or more has them at its end however it is
  /// written; a shorter one, or one with something behind it, is read by the plans.
  private func mark(_ text: String, _ person: PersonSketch) -> Int? {
    if let mark = Self.plainEnd(text) { return mark }
    guard let number = DialledNumber(text, region: person.country ?? region) else { return nil }
    return Int(number.text.dropFirst().suffix(7))
  }

  private static func plainEnd(_ text: String) -> Int? {
    var (end, count) = (0, 0)
    for byte in text.utf8 {
      switch byte {
      case 48...57:
        end = end % 1_000_000 * 10 + Int(byte - 48)
        if count > 0 || byte != 48 { count += 1 }
      case 32, 40, 41, 43, 45, 46, 47: break  // Space ( ) + - . /
      default: return nil
      }
    }
    return count >= 10 ? end : nil
  }
}
