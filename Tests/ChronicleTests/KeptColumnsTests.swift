import Foundation
import Recruitment
import Testing

@testable import Chronicle

/// What was worked out from a history and is kept beside its copy.
@Suite struct KeptColumnsTests {
  private let folder: TemporaryFolder
  private let store = FakeStore(seed: 11)
  private let key: [UInt8] = [1, 2, 3]

  init() throws {
    folder = try TemporaryFolder()
    var random = SplitMix(state: 11)
    store.change {
      $0.tells = true
      $0.frame = .random(using: &random)
      $0.addSome(500)
    }
  }

  private func chronicle(known: Chronicle? = nil) throws -> Chronicle {
    try Chronicle.caughtUp(with: store, directory: folder.copy, known: known)
  }

  private var draft: KeptColumnsDraft {
    var draft = KeptColumnsDraft()
    draft.add(0, (0..<1_000).map { Int64($0) })
    draft.add(7, [1.5, .nan, -0.0])
    draft.add(8, [UInt8]())
    return draft
  }

  private func numbers(_ chronicle: Chronicle, key: [UInt8]? = nil) -> [Int64]? {
    chronicle.kept("study", key: key ?? self.key, in: folder.copy).flatMap { kept in
      kept.rows(0, as: Int64.self).map(Array.init)
    }
  }

  @Test func whatIsKeptIsFoundByWhoeverComesAfter() throws {
    #expect(try chronicle().keep(draft, as: "study", key: key, in: folder.copy))
    let kept = try #require(try chronicle().kept("study", key: key, in: folder.copy))
    #expect(kept.rows(0, as: Int64.self).map(Array.init) == (0..<1_000).map { Int64($0) })
    #expect(kept.rows(7, as: Double.self).map { $0.map(\.bitPattern) } == [1.5, .nan, -0.0].map(\.bitPattern))
    #expect(kept.rows(8, as: UInt8.self)?.isEmpty == true)
    #expect(kept.rows(0, as: UInt32.self) == nil && kept.rows(1, as: Int64.self) == nil)
    #expect(try folder.mode("\(folder.copy)/kept-study") == 0o600)
  }

  @Test func anotherKeyOrNameFindsNothing() throws {
    try chronicle().keep(draft, as: "study", key: key, in: folder.copy)
    for other: [UInt8] in [[], [1, 2], [1, 2, 3, 4], [1, 2, 4]] { #expect(try numbers(chronicle(), key: other) == nil) }
    #expect(try chronicle().kept("other", key: key, in: folder.copy) == nil)
  }

  /// An erased person, two that became one, rows taken back: all of them bring the copy up to date.
  @Test(arguments: 0..<9) func aCopyBroughtUpToDateRemovesIt(round: Int) throws {
    let before = try chronicle()
    try before.keep(draft, as: "study", key: key, in: folder.copy)
    store.change { contents in
      contents.contacts.removeAll { $0.person == UInt32(round + 1) }
      contents.frame.people.removeAll { $0.id == UInt32(round + 1) }
      contents.record([UInt32(round + 1)])
    }
    let after = try chronicle()
    #expect(numbers(after) == nil)
    #expect(try !folder.files().contains("kept-study"))
    // Whoever began before cannot bring it back.
    #expect(try !before.keep(draft, as: "study", key: key, in: folder.copy))
    #expect(try !folder.files().contains("kept-study"))
  }

  @Test func aCallLaidOverTheCopyMakesItStale() throws {
    let before = try chronicle()
    try before.keep(draft, as: "study", key: key, in: folder.copy)
    let person = try #require(before.personIDs.first { !before.interactions(ofPerson: $0).isEmpty })
    store.change { $0.add([Contact(id: 90_000, person: person, at: 9)]) }
    let after = try chronicle(known: before)
    #expect(after.sequence == before.sequence + 1 && numbers(after) == nil && numbers(before) != nil)
    #expect(try after.keep(draft, as: "study", key: key, in: folder.copy))
    #expect(numbers(after) != nil && numbers(before) == nil)
  }

  @Test func aDamagedFileIsNone() throws {
    try chronicle().keep(draft, as: "study", key: key, in: folder.copy)
    let (whole, copy) = (try folder.bytes("kept-study"), try chronicle())
    var random = SplitMix(state: 12)
    var harmless = 0
    for round in 0..<200 {
      var bytes = whole
      let place = round < 64 ? round : Int.random(in: bytes.indices, using: &random)
      bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
      try folder.replace("kept-study", bytes)
      // What lies between sections says nothing.
      if let found = numbers(copy) {
        harmless += 1
        #expect(found == (0..<1_000).map { Int64($0) })
      }
    }
    #expect(harmless < 40)
    for count in [0, 1, 63, 64, whole.count / 2, whole.count - 1] {
      try folder.replace("kept-study", Array(whole.prefix(count)))
      #expect(numbers(copy) == nil)
    }
    try folder.replace("kept-study", whole)
    #expect(numbers(copy) != nil)
  }

  @Test func thatOfAnotherStoreOrOfAnotherPastIsNone() throws {
    try chronicle().keep(draft, as: "study", key: key, in: folder.copy)
    let bytes = try folder.bytes("kept-study")
    store.change { $0.identity = "another" }
    let other = try chronicle()
    try folder.replace("kept-study", bytes)
    #expect(numbers(other) == nil)
    store.change {
      $0.identity = "store"
      $0.marks[$0.marks.count - 1] ^= 1
    }
    let past = try chronicle()
    try folder.replace("kept-study", bytes)
    #expect(numbers(past) == nil)
  }

  @Test func aHistoryInMemoryAloneKeepsNothing() throws {
    _ = try chronicle()
    #expect(try !Chronicle.ephemeral(with: store).keep(draft, as: "study", key: key, in: folder.copy))
    #expect(try !folder.files().contains("kept-study"))
  }
}
