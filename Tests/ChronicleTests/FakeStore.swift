import Recruitment
import Synchronization

/// A store in memory that is edited at random and hands its history over in random order and pages.
final class FakeStore: ChangeFeed {
  struct Contents {
    var identity = "store"
    var frame = HistoryFrame()
    var contacts: [Contact] = []
    var sequence: Int64 = 0
    /// Whom each change touched; the first is change 1. `nil` = not known.
    var touched: [Set<UInt32>?] = []
    /// Whether it says which changes added interactions and did nothing else. A store may not know.
    var tells = false
    var onlyInteractions: Set<Int64> = []
    /// Drawn for each change; the first is change 1's.
    var marks: [Int64] = []
    var random = SplitMix(state: 1)
    var framesRead = 0
    var nextID: UInt32 = 1
    var fails = false
  }

  struct Broken: Error {}

  let contents: Mutex<Contents>

  init(seed: UInt64 = 1) {
    contents = Mutex(Contents(random: SplitMix(state: seed)))
  }

  var storeIdentity: String { contents.withLock { $0.identity } }
  var framesRead: Int { contents.withLock { $0.framesRead } }

  func withSnapshot<Result>(_ body: (any HistorySnapshot) throws -> Result) throws -> Result {
    try body(FakeSnapshot(contents: contents.withLock { $0 }, store: self))
  }

  func change(_ body: (inout Contents) -> Void) { contents.withLock { body(&$0) } }
}

extension FakeStore.Contents {
  mutating func add(_ new: [Contact]) {
    contacts += new
    record(Set(new.map(\.person)))
    if tells { onlyInteractions.insert(sequence) }
  }

  mutating func addSome(_ count: Int, people: ClosedRange<UInt32> = 1...40) {
    add(
      (0..<count).map { _ in
        nextID += 1
        return Contact.random(id: nextID / 2, people: people, using: &random)
      })
  }

  /// Ends one transaction.
  mutating func record(_ people: Set<UInt32>?) {
    sequence += 1
    touched.append(people)
    marks.append(.random(in: .min ... .max, using: &random))
  }

  mutating func editAtRandom() {
    switch Int.random(in: 0..<9, using: &random) {
    case 0...2: addSome(.random(in: 1...30, using: &random))
    case 3:
      let person = UInt32.random(in: 1...40, using: &random)
      contacts.removeAll { $0.person == person }
      frame.people.removeAll { $0.id == person }
      record([person])
    case 4:
      let gone = UInt32.random(in: 1...40, using: &random)
      let stays = UInt32.random(in: 1...40, using: &random)
      for index in contacts.indices where contacts[index].person == gone { contacts[index].person = stays }
      record([gone, stays])
    case 5:
      guard let index = contacts.indices.randomElement(using: &random) else { return record([]) }
      contacts[index].at += 3_600
      contacts[index].knownAt += 7_200
      record([contacts[index].person])
    case 6:
      frame = .random(using: &random)
      record([])
    case 7:
      addSome(3)
      touched[touched.count - 1] = nil
      onlyInteractions.remove(sequence)
    default: record([.random(in: 1...60, using: &random), .random(in: 1...60, using: &random)])
    }
  }
}

private struct FakeSnapshot: HistorySnapshot {
  let contents: FakeStore.Contents
  let store: FakeStore

  func latestChange() -> Int64 { contents.sequence }
  func mark(ofChange sequence: Int64) -> Int64? {
    sequence == 0 ? 0 : sequence <= contents.sequence ? contents.marks[Int(sequence) - 1] : nil
  }

  func peopleTouched(after sequence: Int64) -> TouchedPeople {
    let changes = contents.touched.dropFirst(Int(sequence))
    if changes.contains(where: { $0 == nil }) { return .everyone }
    return .some(changes.reduce(into: Set<UInt32>()) { $0.formUnion($1 ?? []) }.sorted())
  }

  func changedOnlyInteractions(after sequence: Int64) -> Bool {
    contents.sequence <= sequence || ((sequence + 1)...contents.sequence).allSatisfy(contents.onlyInteractions.contains)
  }

  func frame() throws -> HistoryFrame {
    if contents.fails { throw FakeStore.Broken() }
    store.change { $0.framesRead += 1 }
    var random = contents.random
    var frame = contents.frame
    frame.people.shuffle(using: &random)
    frame.jobs.shuffle(using: &random)
    frame.jobEvents.shuffle(using: &random)
    frame.submissions.shuffle(using: &random)
    frame.stageEvents.shuffle(using: &random)
    frame.dates.shuffle(using: &random)
    frame.facts.shuffle(using: &random)
    frame.preferences.shuffle(using: &random)
    frame.actions.shuffle(using: &random)
    frame.sources.shuffle(using: &random)
    return frame
  }

  func interactions(of people: [UInt32]?, _ page: (InteractionColumns) throws -> Void) throws {
    var random = contents.random
    let wanted = people.map(Set.init)
    var rows = contents.contacts.filter { wanted?.contains($0.person) ?? true }.shuffled(using: &random)[...]
    while !rows.isEmpty {
      let count = Int.random(in: 0...50, using: &random)
      try page(InteractionColumns(Array(rows.prefix(count))))
      rows = rows.dropFirst(count)
    }
  }
}
