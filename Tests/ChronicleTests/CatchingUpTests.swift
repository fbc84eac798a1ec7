import Chronicle
import Foundation
import Recruitment
import Testing

@Suite struct CatchingUpTests {
  private func expected(_ store: FakeStore) -> Picture {
    store.contents.withLock { Picture(expected: $0.frame, $0.contacts, sequence: $0.sequence) }
  }

  @Test(arguments: 1...8)
  func anySequenceOfWritesCaughtUpEqualsRebuilt(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let store = FakeStore(seed: seed)
    var random = SplitMix(state: seed)
    store.change {
      $0.tells = seed % 2 == 0
      $0.frame = .random(using: &random)
      if seed % 3 != 0 { $0.addSome(seed % 2 == 0 ? 3_000 : 300) }
    }
    var kept: [(Chronicle, Picture)] = []
    var known: Chronicle?
    for round in 0..<25 {
      for _ in 0..<Int.random(in: 0...3, using: &random) { store.change { $0.editAtRandom() } }
      let chronicle = try Chronicle.caughtUp(
        with: store, directory: folder.copy, known: seed % 4 == 0 ? known : nil)
      known = chronicle
      let picture = Picture(chronicle)
      #expect(picture == expected(store))
      #expect(picture == Picture(try Chronicle.ephemeral(with: store)))
      if round % 10 == 0 { kept.append((chronicle, picture)) }
    }
    #expect(Chronicle.verify(directory: folder.copy) != .absent)
    // Whoever still reads an older chronicle finds it as it was, though its files are gone.
    for (chronicle, picture) in kept { #expect(Picture(chronicle) == picture) }
  }

  @Test func aFewCallsAreLaidOverTheCopyAndNothingIsWritten() throws {
    let folder = try TemporaryFolder()
    let store = FakeStore(seed: 5)
    store.change { contents in
      contents.tells = true
      contents.add((1...1_000).map { Contact(id: $0, person: $0, at: 5) })
    }
    var known: Chronicle? = try Chronicle.caughtUp(with: store, directory: folder.copy)
    for person: UInt32 in 1...20 {
      store.change { $0.add([Contact(id: 2_000 + person, person: person * 3, at: 6)]) }
      known = try Chronicle.caughtUp(with: store, directory: folder.copy, known: known)
      #expect(known.map { Picture($0) } == expected(store))
      // Whoever comes anew finds the same.
      #expect(Picture(try Chronicle.caughtUp(with: store, directory: folder.copy)) == expected(store))
    }
    #expect(store.framesRead == 1)
    #expect(known?.interactionCount == 1_020)
    // Somebody new, more than a few, or a change of anything else: then the copy is brought up to date.
    store.change { $0.add([Contact(id: 5_000, person: 5_000, at: 6)]) }
    known = try Chronicle.caughtUp(with: store, directory: folder.copy, known: known)
    #expect(known.map { Picture($0) } == expected(store) && store.framesRead == 2)
    store.change { contents in contents.add((1...400).map { Contact(id: 6_000 + $0, person: $0, at: 7) }) }
    known = try Chronicle.caughtUp(with: store, directory: folder.copy, known: known)
    #expect(known.map { Picture($0) } == expected(store) && store.framesRead == 3)
    store.change { $0.record([]) }
    known = try Chronicle.caughtUp(with: store, directory: folder.copy, known: known)
    #expect(known.map { Picture($0) } == expected(store) && store.framesRead == 4)
  }

  @Test func aTenthOfChangesMakesANewBase() throws {
    let folder = try TemporaryFolder()
    let store = FakeStore(seed: 3)
    store.change { contents in contents.add((1...1_000).map { Contact(id: $0, person: $0, at: 5) }) }
    func base() throws -> [String] { try folder.files().filter { $0.hasPrefix("segment-") } }
    _ = try Chronicle.caughtUp(with: store, directory: folder.copy)
    let first = try base()
    #expect(first.count == 1)
    for person: UInt32 in 1...50 {
      store.change { $0.add([Contact(id: 2_000 + person, person: person, at: 6)]) }
      #expect(Picture(try Chronicle.caughtUp(with: store, directory: folder.copy)) == expected(store))
      #expect(try base() == first)
    }
    store.change { $0.add([Contact(id: 3_000, person: 2_000, at: 6)]) }
    #expect(Picture(try Chronicle.caughtUp(with: store, directory: folder.copy)) == expected(store))
    let second = try base()
    #expect(second.count == 1 && second != first)
  }

  @Test func nothingToDoWritesNothing() throws {
    let folder = try TemporaryFolder()
    let store = FakeStore()
    store.change { $0.addSome(100) }
    _ = try Chronicle.caughtUp(with: store, directory: folder.copy)
    let before = try folder.files().map { try FileManager.default.attributesOfItem(atPath: "\(folder.copy)/\($0)") }
    let again = try Chronicle.caughtUp(with: store, directory: folder.copy)
    let after = try folder.files().map { try FileManager.default.attributesOfItem(atPath: "\(folder.copy)/\($0)") }
    #expect(NSArray(array: before) == NSArray(array: after))
    #expect(store.framesRead == 1)
    #expect(again.interactionCount == 100)
  }

  @Test func whoeverLeftLeavesNothingBehind() throws {
    let folder = try TemporaryFolder()
    let store = FakeStore()
    let marked: UInt32 = 0xABCD_1234
    store.change {
      $0.addSome(2_000)
      $0.add([Contact(id: marked, person: 77, at: 5)])
    }
    _ = try Chronicle.caughtUp(with: store, directory: folder.copy)
    #expect(try filesHold(marked, folder))
    store.change {
      $0.contacts.removeAll { $0.person == 77 }
      $0.record([77])
    }
    _ = try Chronicle.caughtUp(with: store, directory: folder.copy)
    #expect(try !filesHold(marked, folder))
  }

  private func filesHold(_ number: UInt32, _ folder: TemporaryFolder) throws -> Bool {
    let bytes = withUnsafeBytes(of: number) { Data($0) }
    return try folder.files().contains { Data(try folder.bytes($0)).range(of: bytes) != nil }
  }

  @Test func theCopyOfAnotherStoreIsReplaced() throws {
    let folder = try TemporaryFolder()
    let first = FakeStore(seed: 1)
    let second = FakeStore(seed: 2)
    first.change { $0.addSome(100) }
    second.change {
      $0.identity = "another store"
      $0.addSome(50)
    }
    _ = try Chronicle.caughtUp(with: first, directory: folder.copy)
    let chronicle = try Chronicle.caughtUp(with: second, directory: folder.copy)
    #expect(Picture(chronicle) == expected(second))
    #expect(chronicle.storeIdentity == "another store")
  }

  @Test func aStorePutBackFromABackupIsReadAnew() throws {
    let folder = try TemporaryFolder()
    let store = FakeStore()
    store.change { $0.addSome(100) }
    let backup = store.contents.withLock { $0 }
    store.change { $0.addSome(100) }
    _ = try Chronicle.caughtUp(with: store, directory: folder.copy)
    store.change { $0 = backup }
    #expect(Picture(try Chronicle.caughtUp(with: store, directory: folder.copy)) == expected(store))
  }

  @Test(arguments: [1, 3]) func aBackupThatWentItsOwnWayIsReadAnew(_ changesSince: Int) throws {
    let folder = try TemporaryFolder()
    let store = FakeStore()
    store.change { $0.addSome(100) }
    let backup = store.contents.withLock { $0 }
    store.change { $0.addSome(100) }
    _ = try Chronicle.caughtUp(with: store, directory: folder.copy)
    store.change { contents in
      contents = backup
      contents.random = SplitMix(state: 2)
      for _ in 0..<changesSince { contents.addSome(20) }
    }
    #expect(Picture(try Chronicle.caughtUp(with: store, directory: folder.copy)) == expected(store))
  }

  @Test func rowsOfPeopleWhoWereNotAskedForAreNotTaken() throws {
    /// Hands over everyone whoever is asked for.
    struct Talkative: ChangeFeed, HistorySnapshot {
      let store: FakeStore
      var storeIdentity: String { store.storeIdentity }
      func withSnapshot<Result>(_ body: (any HistorySnapshot) throws -> Result) throws -> Result { try body(self) }
      func latestChange() throws -> Int64 { try store.withSnapshot { try $0.latestChange() } }
      func mark(ofChange sequence: Int64) throws -> Int64? {
        try store.withSnapshot { try $0.mark(ofChange: sequence) }
      }
      func peopleTouched(after sequence: Int64) throws -> TouchedPeople {
        try store.withSnapshot { try $0.peopleTouched(after: sequence) }
      }
      func changedOnlyInteractions(after sequence: Int64) throws -> Bool {
        try store.withSnapshot { try $0.changedOnlyInteractions(after: sequence) }
      }
      func frame() throws -> HistoryFrame { try store.withSnapshot { try $0.frame() } }
      func interactions(of people: [UInt32]?, _ page: (InteractionColumns) throws -> Void) throws {
        try store.withSnapshot { try $0.interactions(of: nil, page) }
      }
    }
    let folder = try TemporaryFolder()
    let store = FakeStore()
    store.change { $0.addSome(500) }
    let feed = Talkative(store: store)
    _ = try Chronicle.caughtUp(with: feed, directory: folder.copy)
    store.change { $0.addSome(2) }
    #expect(Picture(try Chronicle.caughtUp(with: feed, directory: folder.copy)) == expected(store))
  }

  @Test func theFilesAreForNobodyElsesEyes() throws {
    let folder = try TemporaryFolder()
    let store = FakeStore()
    store.change { $0.addSome(10) }
    _ = try Chronicle.caughtUp(with: store, directory: folder.copy)
    #expect(try folder.mode(folder.copy) == 0o700)
    #expect(try folder.files().count == 3, "frame, base, lock")
    for name in try folder.files() { #expect(try folder.mode("\(folder.copy)/\(name)") == 0o600) }
  }

  @Test func severalOpenersAtOnceAllSeeTheNewest() async throws {
    let folder = try TemporaryFolder()
    let path = folder.copy
    let store = FakeStore(seed: 9)
    store.change { $0.addSome(2_000) }
    for _ in 0..<10 {
      store.change { $0.editAtRandom() }
      let expected = expected(store)
      try await withThrowingTaskGroup(of: Picture.self) { group in
        for _ in 0..<6 { group.addTask { Picture(try Chronicle.caughtUp(with: store, directory: path)) } }
        for try await picture in group { #expect(picture == expected) }
      }
    }
    // One of them read the store, the others found its work done.
    #expect(store.framesRead == 10)
  }

  @Test func readersAreNotDisturbedByWriters() async throws {
    let folder = try TemporaryFolder()
    let path = folder.copy
    let store = FakeStore(seed: 10)
    store.change { $0.addSome(1_000) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for worker in 0..<4 {
        group.addTask {
          for _ in 0..<15 {
            if worker == 0 { store.change { $0.addSome(60) } }
            let chronicle = try Chronicle.caughtUp(with: store, directory: path)
            #expect(chronicle.interactionCount == Picture(chronicle).byID.reduce(0) { $0 + $1.interactions.count })
          }
        }
      }
      try await group.waitForAll()
    }
  }
}
