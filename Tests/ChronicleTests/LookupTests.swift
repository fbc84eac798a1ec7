import Chronicle
import Recruitment
import Testing

@Suite struct LookupTests {
  @Test(arguments: 0..<25)
  func everyAnswerIsThatOfAPlainSearch(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let frame = HistoryFrame.random(using: &random)
    let count = [0, 1, 70, 900][Int(seed % 4)]
    let contacts = (0..<count).map { Contact.random(id: UInt32($0 / 3), people: 1...50, using: &random) }
    let chronicle = try Chronicle.inMemory(
      frame: frame,
      interactions: [
        InteractionColumns(Array(contacts.prefix(40))), InteractionColumns(),
        InteractionColumns(Array(contacts.dropFirst(40))),
      ])
    let found = Picture(chronicle)
    let expected = Picture(expected: frame, contacts)
    #expect(found == expected)
    for (id, pair) in zip(found.byID, expected.byID).enumerated() where pair.0 != pair.1 {
      Issue.record("id \(id): \(pair.0) but expected \(pair.1)")
    }
  }

  @Test func anEmptyHistoryAnswersEverything() throws {
    let chronicle = try Chronicle.inMemory(frame: HistoryFrame(), interactions: [])
    #expect(Picture(chronicle) == Picture(expected: HistoryFrame(), []))
    #expect(chronicle.interactions(ofPerson: .max).isEmpty)
    #expect(chronicle.submission(.max) == nil)
  }

  @Test func idsFarApartAreFound() throws {
    let ids: [UInt32] = [1, 2, 3, 70_000, 70_001, 2_000_000_000, .max - 1, .max]
    var frame = HistoryFrame()
    frame.people = ids.map { PersonVersion(id: $0, digest: UInt64($0), kind: .contact) }.reversed()
    let contacts = ids.map { Contact(id: 5, person: $0, at: Int64($0)) }
    let chronicle = try Chronicle.inMemory(frame: frame, interactions: [InteractionColumns(contacts)])
    #expect(Array(chronicle.personIDs) == ids)
    for id in ids {
      #expect(chronicle.versions(ofPerson: id).map(\.digest) == [UInt64(id)])
      #expect(chronicle.interactions(ofPerson: id).at(0) == Int64(id))
    }
    for absent: UInt32 in [0, 4, 69_999, 70_002, 1_999_999_999, .max - 2] {
      #expect(chronicle.versions(ofPerson: absent).isEmpty && chronicle.interactions(ofPerson: absent).isEmpty)
    }
  }

  @Test func interactionsAtTheSameTimeFollowChannelThenNumber() throws {
    let call = UInt16(Channel.call.rawValue)
    let email = UInt16(Channel.email.rawValue)
    let contacts = [
      Contact(id: 9, person: 1, at: 100, traits: call), Contact(id: 2, person: 1, at: 100, traits: email),
      Contact(id: 3, person: 1, at: 100, traits: call), Contact(id: 8, person: 1, at: 99, traits: email),
    ]
    for shift in contacts.indices {
      let rotated = Array(contacts[shift...] + contacts[..<shift])
      let chronicle = try Chronicle.inMemory(frame: HistoryFrame(), interactions: [InteractionColumns(rotated)])
      let history = chronicle.interactions(ofPerson: 1)
      #expect((0..<4).map(history.id) == [8, 3, 9, 2])
      withExtendedLifetime(chronicle) {}
    }
  }

  @Test func timesBeyondTheColumnsStayAtTheEnds() throws {
    let contacts = [
      Contact(id: 1, person: 1, at: -50, knownAt: 200), Contact(id: 2, person: 1, at: 7, knownAt: .max),
      Contact(id: 3, person: 1, at: .max, knownAt: .min), Contact(id: 4, person: 1, at: .min, knownAt: .min),
    ]
    let chronicle = try Chronicle.inMemory(frame: HistoryFrame(), interactions: [InteractionColumns(contacts)])
    let history = chronicle.interactions(ofPerson: 1)
    let end = Int64(UInt32.max)
    #expect((0..<4).map(history.id) == [1, 4, 2, 3])
    #expect((0..<4).map(history.at) == [0, 0, 7, end])
    #expect((0..<4).map(history.knownAt) == [200, 0, 7 + end, end])
    withExtendedLifetime(chronicle) {}
  }

  @Test func firstIndexAtOrAfter() throws {
    let contacts = [10, 20, 20, 30].enumerated().map { Contact(id: UInt32($0), person: 1, at: $1) }
    let chronicle = try Chronicle.inMemory(frame: HistoryFrame(), interactions: [InteractionColumns(contacts)])
    let history = chronicle.interactions(ofPerson: 1)
    let asked: [Int64] = [.min, 0, 10, 11, 20, 21, 30, 31, .max]
    #expect(asked.map(history.firstIndex(atOrAfter:)) == [0, 0, 0, 1, 1, 3, 3, 4, 4])
    #expect(chronicle.interactions(ofPerson: 2).firstIndex(atOrAfter: 5) == 0)
    withExtendedLifetime(chronicle) {}
  }

  @Test func rowsOfNobodyAreLeftOut() throws {
    let contacts = [Contact(id: 1, person: 0, at: 5), Contact(id: 2, person: 1, at: 6)]
    let chronicle = try Chronicle.inMemory(frame: HistoryFrame(), interactions: [InteractionColumns(contacts)])
    #expect(chronicle.interactionCount == 1)
    #expect(Array(chronicle.personIDs) == [1])
    withExtendedLifetime(chronicle) {}
  }

  @Test func rowsThatPointNowhereAreRefused() {
    var frame = HistoryFrame()
    frame.people = [
      PersonVersion(id: 1, digest: 0, kind: .contact), PersonVersion(id: 2, digest: 0, kind: .contact, zone: 1),
    ]
    #expect(throws: ChronicleError.inconsistentFeed(table: .people, row: 1)) {
      try Chronicle.inMemory(frame: frame, interactions: [])
    }
    frame.people = []
    frame.facts = [FactRow(id: 1, at: 0, digest: 0, name: 0)]
    #expect(throws: ChronicleError.inconsistentFeed(table: .facts, row: 0)) {
      try Chronicle.inMemory(frame: frame, interactions: [])
    }
    frame.facts = []
    frame.sources = [SourceRow(name: 3, newest: 0)]
    #expect(throws: ChronicleError.inconsistentFeed(table: .sources, row: 0)) {
      try Chronicle.inMemory(frame: frame, interactions: [])
    }
    var page = InteractionColumns([Contact(id: 1, person: 1, at: 5)])
    page.traits = []
    #expect(throws: ChronicleError.inconsistentFeed(table: .interactions, row: 0)) {
      try Chronicle.inMemory(frame: HistoryFrame(), interactions: [page])
    }
  }
}
