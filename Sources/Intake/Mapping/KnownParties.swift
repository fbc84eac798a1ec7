import Recruitment
import Synchronization

/// Whom the firm already knows: so that a number in a call log, or an owner's name in an export, means somebody.
package struct KnownParties: Sendable {
  /// ISO 3166: where a number without a code of its own is dialled.
  package let country: String
  /// From addresses to external ids; empty = several people's.
  private var people: [String: String] = [:]
  private var recruiters: [String: String] = [:]
  /// As the source knows them that is being read: of two of one name its own is meant.
  private var own: [String: String] = [:]
  private var numbers = PartyNumbers()
  private var answers = PartyAnswers()

  package init(country: String = "GB") { self.country = country }

  /// - Parameter country: theirs, where it is known: a number of theirs without a code is dialled there.
  package mutating func add(person id: String, phones: [String], emails: [String], country: String? = nil) {
    answers = PartyAnswers()
    for phone in phones { number(phone, of: id, in: country ?? self.country) }
    for email in emails where !email.isEmpty { Self.put(email.lowercased(), id, into: &people) }
  }

  private mutating func number(_ phone: String, of id: String, in country: String) {
    if !isKnownUniquelyReferenced(&numbers) { numbers = PartyNumbers(numbers) }
    numbers.add(phone, of: id, in: country)
  }

  /// - Parameter isOwn: whether the id is one of the source that is being read.
  package mutating func add(recruiter id: String, name: String, phone: String?, email: String?, isOwn: Bool = false) {
    answers = PartyAnswers()
    if isOwn {
      Self.enter(id, name, phone, email, country, into: &own)
    } else {
      Self.enter(id, name, phone, email, country, into: &recruiters)
    }
  }

  /// Knows the recruiters of a table that is part of the import.
  mutating func know(recruitersOf batch: RecordBatch) {
    let places = ["recruiter_id", "name", "phone", "email"].map(batch.schema.position)
    for row in 0..<batch.count {
      let texts = places.map { batch.columns[$0].text(row) }
      if let id = texts[0] { add(recruiter: id, name: texts[1] ?? "", phone: texts[2], email: texts[3], isOwn: true) }
    }
  }

  private static func enter(
    _ id: String, _ name: String, _ phone: String?, _ email: String?, _ country: String,
    into table: inout [String: String]
  ) {
    // An id of one's own is certain, whatever somebody else is called.
    table[ValueTable.folded(id)] = id
    put(ValueTable.folded(name), id, into: &table)
    if let email { put(email.lowercased(), id, into: &table) }
    if let phone {
      if let key = dialled(phone, country) { put(key, id, into: &table) }
      // An extension is a short number, or stands behind the number.
      if let short = extensionNumber(phone) { put(short, id, into: &table) }
    }
  }

  package enum Found: Equatable, Sendable {
    case one(String)
    case several, nobody
  }

  /// A log has the same numbers and names again and again: what each means is worked out once.
  func person(_ text: String) -> Found {
    answers.person(text) {
      if text.contains("@") { return Self.find(text.lowercased(), in: people) ?? .nobody }
      let known = numbers.people
      if let found = number(text).flatMap({ Self.find($0, in: known) }) { return found }
      return Self.extensionNumber(text).flatMap { Self.find($0, in: known) } ?? .nobody
    }
  }

  func recruiter(_ text: String) -> Found {
    answers.recruiter(text) {
      if let found = one(of: ValueTable.folded(text)) { return found }
      if text.contains("@") { return one(of: text.lowercased()) ?? .nobody }
      if let found = number(text).flatMap(one(of:)) { return found }
      return Self.extensionNumber(text).flatMap(one(of:)) ?? .nobody
    }
  }

  private func one(of key: String) -> Found? { Self.find(key, in: own) ?? Self.find(key, in: recruiters) }

  private func number(_ text: String) -> String? { answers.number(text) { Self.dialled(text, country) } }

  static func dialled(_ text: String, _ country: String) -> String? {
    if let number = DialledNumber.text(of: text, region: country) { return number }
    // Systems that write E.164 leave the plus out.
    let digits = text.filter { $0.isASCII && $0.isNumber }
    return digits.count >= 10 ? DialledNumber.text(of: "+" + digits, region: country) : nil
  }

  /// `101`, `+44 20 7946 0018 ext 101`.
  static func extensionNumber(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard let mark = extensionMark(bytes) else {
      let digits = bytes.filter { $0 > Byte.space }
      let isShort = (2...6).contains(digits.count) && digits.allSatisfy(isDigit)
      return isShort ? String(decoding: digits, as: UTF8.self) : nil
    }
    let digits = bytes[mark...].filter(isDigit)
    return (2...6).contains(digits.count) ? String(decoding: digits, as: UTF8.self) : nil
  }

  /// Behind the first `ext`, else the first `x`, else the first `#`.
  private static func extensionMark(_ bytes: [UInt8]) -> Int? {
    func first(_ letter: UInt8) -> Int? { bytes.firstIndex { $0 | 32 == letter | 32 } }
    var place = 0
    while place + 2 < bytes.count {
      if bytes[place] | 32 == 101, bytes[place + 1] | 32 == 120, bytes[place + 2] | 32 == 116 { return place + 3 }
      place += 1
    }
    return (first(UInt8(ascii: "x")) ?? bytes.firstIndex(of: UInt8(ascii: "#"))).map { $0 + 1 }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

  fileprivate static func put(_ key: String, _ id: String, into table: inout [String: String]) {
    if let other = table[key], other != id { table[key] = "" } else { table[key] = id }
  }

  private static func find(_ key: String, in table: [String: String]) -> Found? {
    table[key].map { $0.isEmpty ? .several : .one($0) }
  }
}

/// The numbers of people on record, read by the plans of their countries when somebody first asks for one: an export that
/// names nobody by number does not wait for it.
private final class PartyNumbers: Sendable {
  private struct Written {
    var phone: String
    var id: String
    var country: String
  }

  private struct State {
    var waiting: [Written] = []
    /// From numbers as they are dialled to external ids; empty = several people's.
    var people: [String: String] = [:]
  }

  private let state: Mutex<State>

  init() { state = Mutex(State()) }

  init(_ other: PartyNumbers) { state = Mutex(other.state.withLock { $0 }) }

  func add(_ phone: String, of id: String, in country: String) {
    state.withLock { $0.waiting.append(Written(phone: phone, id: id, country: country)) }
  }

  var people: [String: String] {
    state.withLock { state in
      for written in state.waiting {
        guard let key = KnownParties.dialled(written.phone, written.country) else { continue }
        KnownParties.put(key, written.id, into: &state.people)
      }
      state.waiting = []
      return state.people
    }
  }
}

/// What texts of a log meant when they were first met.
private final class PartyAnswers: Sendable {
  /// More than a log of people's has; beyond it all is forgotten, and met again.
  private static let most = 200_000

  private let people = Mutex(WordAnswers<KnownParties.Found>())
  private let recruiters = Mutex(WordAnswers<KnownParties.Found>())
  private let numbers = Mutex(WordAnswers<String?>())

  func person(_ text: String, _ find: () -> KnownParties.Found) -> KnownParties.Found {
    Self.answer(text, people, find)
  }

  func recruiter(_ text: String, _ find: () -> KnownParties.Found) -> KnownParties.Found {
    Self.answer(text, recruiters, find)
  }

  func number(_ text: String, _ read: () -> String?) -> String? { Self.answer(text, numbers, read) }

  /// Worked out while nobody waits: what a text means may hang on what another does.
  private static func answer<Answer: Sendable>(
    _ text: String, _ known: borrowing Mutex<WordAnswers<Answer>>, _ find: () -> Answer
  ) -> Answer {
    var text = text
    return text.withUTF8 { bytes in
      if let found = known.withLock({ $0.answer(bytes) }) { return found }
      let found = find()
      known.withLock { answers in
        if answers.count >= most { answers = WordAnswers() }
        answers.keep(found, for: bytes)
      }
      return found
    }
  }
}
