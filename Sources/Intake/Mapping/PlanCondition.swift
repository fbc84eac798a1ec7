import Recruitment

/// A condition bound to a file's columns.
enum PlanCondition {
  case filled(Int?)
  case empty(Int?)
  case words(Int?, WordTest)
  case differs(Int?, Int?)
  case joined(PlanValue, name: String, Bool)
  case newRecruiter(Int?)
  case knownPerson(Int?)

  /// The part of a row that `{each}` stands for.
  private static let part = -1

  init(_ condition: RowCondition, binder: inout PlanBinder) throws(IntakeError) {
    func place(_ name: String) -> Int? {
      if name == "each" { return Self.part }
      binder.use(name)
      return binder.names[name]
    }
    switch condition {
    case .filled(let name): self = .filled(place(name))
    case .empty(let name): self = .empty(place(name))
    case .among(let name, let words, let wanted):
      self = .words(place(name), WordTest { words.contains(ValueTable.folded($0)) == wanted })
    case .known(let name, let table, let wanted):
      let table = binder.mapping.tables[table] ?? ValueTable()
      self = .words(place(name), WordTest { (table.meaning(of: $0) != nil) == wanted })
    case .differs(let name, let other): self = .differs(place(name), place(other))
    case .joined(let key, let table, let wanted): self = .joined(try binder.bind(key), name: table, wanted)
    case .knownPerson(let name): self = .knownPerson(place(name))
    case .newRecruiter(let name): self = .newRecruiter(place(name))
    }
  }

  /// Whether it may hold for one part of a row and not for another.
  var isOfPart: Bool {
    switch self {
    case .filled(let place), .empty(let place), .words(let place, _), .newRecruiter(let place),
      .knownPerson(let place):
      place == Self.part
    case .differs(let place, let other): place == Self.part || other == Self.part
    case .joined(let key, _, _): key.isOfPart
    }
  }

  /// Whether it asks for a recruiter who has no record yet.
  var asksForNewRecruiter: Bool {
    if case .newRecruiter = self { return true }
    return false
  }
}

/// A question about a word, answered once for each word: a column of statuses has few, in many rows.
final class WordTest {
  private let test: (String) -> Bool
  private var known = WordAnswers<Bool>()

  init(_ test: @escaping (String) -> Bool) { self.test = test }

  func holds(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    if let answer = known.answer(word) { return answer }
    let answer = test(String(decoding: word, as: UTF8.self))
    if !known.isFullColumn { known.keep(answer, for: word) }
    return answer
  }
}

extension RowValues {
  mutating func holds(_ condition: PlanCondition) -> Bool {
    switch condition {
    case .filled(let place): return !isEmpty(place)
    case .empty(let place): return isEmpty(place)
    case .words(let place, let test):
      guard let place else { return test.holds(UnsafeBufferPointer(start: nil, count: 0)) }
      return place < 0 ? part.withUnsafeBufferPointer(test.holds) : test.holds(cell(place))
    case .differs(let place, let other):
      let text = word(place)
      return !text.isEmpty && text != word(other)
    case .joined(let key, let name, let wanted):
      let joins = joins
      return with(key) { joins.knows(name, $0) } == wanted
    case .knownPerson(let place):
      if case .one = parties.person(word(place)) { return true }
      return false
    case .newRecruiter(let place):
      let name = word(place)
      if name.isEmpty { return false }
      if case .one = parties.recruiter(name) { return false }
      return true
    }
  }

  private mutating func isEmpty(_ place: Int?) -> Bool {
    guard let place else { return true }
    return place < 0 ? part.isEmpty : cell(place).isEmpty
  }

  private mutating func word(_ place: Int?) -> String {
    guard let place else { return "" }
    return place < 0 ? String(decoding: part, as: UTF8.self) : String(decoding: cell(place), as: UTF8.self)
  }
}
