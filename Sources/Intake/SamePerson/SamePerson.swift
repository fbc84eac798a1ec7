/// Somebody on record, as far as it says who they are.
package struct PersonSketch: Sendable {
  /// The store's number.
  package var id: Int64
  /// Which sources know them. Two records of one source are two people to that source.
  package var sources: Set<Int64>
  /// Whether a system of the firm's own names them, and not their mail or an address book alone.
  package var isNamedByFirm: Bool
  package var name: String
  package var emails: [String]
  package var phones: [String]
  /// Where they work, as the record calls it; empty where it does not say.
  package var employer: String
  /// Where numbers without a country's code are dialled; `nil` = the firm's country.
  package var country: String?

  package init(
    id: Int64, sources: Set<Int64> = [], isNamedByFirm: Bool = true, name: String, emails: [String] = [],
    phones: [String] = [], employer: String = "", country: String? = nil
  ) {
    self.id = id
    self.sources = sources
    self.isNamedByFirm = isNamedByFirm
    self.name = name
    self.emails = emails
    self.phones = phones
    self.employer = employer
    self.country = country
  }
}

/// Two records that may be one person, and what says so.
package struct PersonMatch: Hashable, Sendable {
  package enum Evidence: Hashable, Sendable {
    /// As the first record writes it.
    case address(String)
    /// E.164.
    case number(String)
    case sameName, similarName
    case employer(String)
    /// One source has them as two: why it is asked and not done.
    case twoInOneSource
  }

  /// The lower number first.
  package var first: Int64
  package var second: Int64
  /// Whether they are one without anybody being asked.
  package var isCertain: Bool
  package var evidence: [Evidence]
}

/// Finds records that are one person.
///
/// Certain: records of different sources with the same name, or a name that the other completes, and either one personal
/// mail address, or the same name in full and one number that nobody else has. Likely, which a person decides: one address
/// or one number and names that fit; one name in full at one employer; what would be certain but for one source having them
/// twice. A name alone says nothing.
package struct SamePerson {
  /// More records than this with one address or number, and it is a switchboard's or a family's.
  static let mostOfOneKey = 6

  private let sketches: [PersonSketch]
  private let region: String
  private let names: [NameWords]
  private var found: [Pair: [PersonMatch.Evidence]] = [:]

  private struct Pair: Hashable {
    /// Places in `sketches`, ascending.
    var first: Int
    var second: Int
  }

  private init(_ sketches: [PersonSketch], region: String) {
    self.sketches = sketches
    self.region = region
    names = sketches.map { NameWords($0.name) }
  }

  /// - Parameters:
  ///   - region: the firm's country.
  ///   - concerning: only matches that have to do with these, by whatever chain; `nil` = all. What is found of them is what
  ///     is found among everybody.
  ///   - isApart: whether somebody said that two are not one.
  /// - Returns: by the first record, then the second.
  package static func matches(
    among sketches: [PersonSketch], region: String, concerning: Set<Int64>? = nil,
    isApart: (Int64, Int64) -> Bool = { _, _ in false }
  ) -> [PersonMatch] {
    var people = sketches.sorted { $0.id < $1.id }
    if let concerning { people = PersonNeighbours.of(concerning, among: people, region: region) }
    var finder = SamePerson(people, region: region)
    finder.look()
    return finder.judged(isApart: isApart)
  }

  private mutating func look() {
    var addresses: [String: [Int]] = [:]
    var numbers: [String: [Int]] = [:]
    var employed: [String: [Int]] = [:]
    for (place, sketch) in sketches.enumerated() {
      for key in Set(sketch.emails.compactMap(AddressKey.of)) { addresses[key, default: []].append(place) }
      for number in Set(sketch.phones.compactMap { dialled($0, sketch) }) { numbers[number, default: []].append(place) }
      let employer = sketch.employer.lowercased()
      if !employer.isEmpty, names[place].words.count > 1 {
        employed[names[place].words.joined(separator: " ") + "\n" + employer, default: []].append(place)
      }
    }
    for (key, places) in addresses { pair(places) { _ in .address(key) } }
    for (number, places) in numbers { pair(places) { _ in .number(number) } }
    let known = sketches
    for places in employed.values { pair(places) { .employer(known[$0].employer) } }
  }

  private func dialled(_ text: String, _ sketch: PersonSketch) -> String? {
    guard let number = DialledNumber(text, region: sketch.country ?? region), number.line != .service else {
      return nil
    }
    return number.text
  }

  private mutating func pair(_ places: [Int], _ evidence: (Int) -> PersonMatch.Evidence) {
    guard (2...Self.mostOfOneKey).contains(places.count) else { return }
    for (index, first) in places.enumerated() {
      for second in places[(index + 1)...] {
        found[Pair(first: first, second: second), default: []].append(evidence(first))
      }
    }
  }

  private func judged(isApart: (Int64, Int64) -> Bool) -> [PersonMatch] {
    found.compactMap { pair, evidence in
      let (first, second) = (sketches[pair.first], sketches[pair.second])
      guard !isApart(first.id, second.id) else { return nil }
      return judge(pair, first, second, evidence)
    }
    .sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  private func judge(
    _ pair: Pair, _ first: PersonSketch, _ second: PersonSketch, _ evidence: [PersonMatch.Evidence]
  ) -> PersonMatch? {
    let agreement = names[pair.first].agreement(with: names[pair.second])
    var hasOwnAddress = false
    var hasAddress = false
    var hasNumber = false
    var hasEmployer = false
    for entry in evidence {
      switch entry {
      case .address(let key):
        hasAddress = true
        if !AddressKey.isShared(key) { hasOwnAddress = true }
      case .number: hasNumber = true
      case .employer: hasEmployer = true
      default: break
      }
    }
    // Somebody else at the same switchboard, or in the same household.
    guard agreement > .differs || hasOwnAddress else { return nil }
    guard hasOwnAddress || hasNumber || hasEmployer || (hasAddress && agreement == .same) else { return nil }
    let isOneSource = !first.sources.isDisjoint(with: second.sources)
    let isClear = (hasOwnAddress && agreement >= .fits) || (hasNumber && agreement == .same)
    var shown = evidence.sorted { Self.rank($0) < Self.rank($1) }
    if agreement == .same { shown.append(.sameName) } else if agreement > .differs { shown.append(.similarName) }
    if isOneSource, isClear { shown.append(.twoInOneSource) }
    return PersonMatch(first: first.id, second: second.id, isCertain: isClear && !isOneSource, evidence: shown)
  }

  private static func rank(_ evidence: PersonMatch.Evidence) -> String {
    switch evidence {
    case .address(let text): "0" + text
    case .number(let text): "1" + text
    case .employer(let text): "2" + text
    case .sameName: "3"
    case .similarName: "4"
    case .twoInOneSource: "5"
    }
  }
}

extension SamePerson {
  /// Who becomes whom: each group of records that are certainly one becomes the one that a system of the firm's names, of
  /// several the first. A group in which somebody has another name or in which one source names two is left to people.
  /// - Parameter isApart: whether somebody said that two are not one.
  package static func merges(
    of matches: [PersonMatch], among sketches: [PersonSketch], isApart: (Int64, Int64) -> Bool = { _, _ in false }
  ) -> [(person: Int64, into: Int64)] {
    var root: [Int64: Int64] = [:]
    func top(_ id: Int64) -> Int64 {
      var id = id
      while let next = root[id] { id = next }
      return id
    }
    for match in matches where match.isCertain {
      let (first, second) = (top(match.first), top(match.second))
      if first != second { root[max(first, second)] = min(first, second) }
    }
    let known = Dictionary(sketches.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let groups = Dictionary(grouping: Set(matches.filter(\.isCertain).flatMap { [$0.first, $0.second] }), by: top)
    return groups.sorted { $0.key < $1.key }.flatMap { _, ids -> [(person: Int64, into: Int64)] in
      let members = ids.sorted().compactMap { known[$0] }
      guard isOne(members, isApart) else { return [] }
      let into = members.first(where: \.isNamedByFirm) ?? members[0]
      return members.filter { $0.id != into.id }.map { ($0.id, into.id) }
    }
  }

  private static func isOne(_ members: [PersonSketch], _ isApart: (Int64, Int64) -> Bool) -> Bool {
    guard members.count > 1 else { return false }
    for (index, first) in members.enumerated() {
      for second in members[(index + 1)...] {
        guard first.sources.isDisjoint(with: second.sources), !isApart(first.id, second.id),
          NameWords(first.name).agreement(with: NameWords(second.name)) >= .fits
        else { return false }
      }
    }
    return true
  }
}
