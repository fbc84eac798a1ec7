import Recruitment
import Synchronization
import Testing

@testable import Desk
@testable import Storage

@Suite struct SearchTests {
  private static let now = SmallOffice.now

  private func search(_ staff: Staff, _ account: Account, _ words: String) throws -> SearchPage {
    try staff.desk.refreshSearch()
    return try staff.acting(account).search(SearchQuery(words: words), asOf: Self.now)
  }

  @Test(arguments: Engine.tested) func peopleJobsAndMessagesAreFound(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    try office.desk.refreshSearch()
    func find(_ words: String) throws -> SearchPage {
      try office.desk.search(SearchQuery(words: words), asOf: Self.now)
    }
    #expect(try find("zoe").people.map(\.person.printedID) == ["P3"] && find("LU zoe").people.isEmpty)
    #expect(try find("zoe lu").people.map(\.person.printedID) == ["P3"])
    #expect(try find("harbour").people.map(\.person.name) == ["Carl Stone"])
    let finance = try find("finance manager")
    #expect(finance.jobs.map(\.jobID) == ["J1"] && finance.messages.map(\.subject) == ["Finance Manager"])
    #expect(try find("you").messages.map(\.channel) == [.sms, .email] || find("they like you").messages.count == 1)
    #expect(try find("xyzzy").isEmpty && find("?").tokens.isEmpty)
    #expect(try find("zoe").lag == nil)
  }

  /// What cannot be indexed is said in the log by its numbers, shows as a lag, and is caught up with later.
  @Test(arguments: Engine.tested) func anIndexThatFallsBehindSaysSo(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    try office.desk.refreshSearch()
    let desk = try office.desk.keepingMoments()
    let lines = Mutex<[String]>([])
    desk.keptSearch?.report { line in lines.withLock { $0.append(line) } }
    let query = SearchQuery(words: "zoe", kind: .person)
    #expect(try desk.search(query, asOf: Self.now).lag == nil)
    try desk.logConversation(
      ConversationEntry(personID: "P1", recruiterID: "R1", channel: .call, outcome: .voicemail, at: Self.now),
      now: Self.now)
    func rename(_ from: String, _ to: String) throws {
      _ = try desk.store.database.write { try $0.execute("ALTER TABLE \(from) RENAME TO \(to)") }
    }
    try rename("interaction_text", "hidden_text")
    let behind = try desk.search(query, asOf: Self.now)
    #expect(behind.lag?.hasFailed == true && behind.lag?.behind == 1 && behind.people.count == 1)
    #expect(try desk.runningFigures(now: Self.now).searchLag == 1)
    let line = try #require(lines.withLock { $0.first })
    #expect(line.contains("search index is behind: people ") && line.contains("error type"))
    #expect(!line.contains("Zoe") && !line.contains("interaction_text"))
    try rename("hidden_text", "interaction_text")
    #expect(try desk.search(query, asOf: Self.now).lag == nil)
    #expect(lines.withLock { $0.count } == 1)
  }

  @Test(arguments: Engine.tested) func theIndexFollowsTheChangeLog(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let desk = office.desk
    try desk.refreshSearch()
    try desk.logConversation(
      ConversationEntry(
        personID: "P1", recruiterID: "R1", channel: .call, outcome: .connected, at: Self.now,
        note: "Prefers Thursdays, dislikes trains"), now: Self.now)
    let behind = try desk.search(SearchQuery(words: "trains"), asOf: Self.now)
    #expect(behind.lag?.behind == 1 && behind.messages.isEmpty)
    try desk.refreshSearch()
    #expect(try desk.search(SearchQuery(words: "trains thursdays"), asOf: Self.now).messages.count == 1)
    let id = try #require(try desk.store.person("P1")).id
    try desk.store.editField(
      kind: .people, id: id.value, field: "name", value: .text("Anna Quist"), by: .none, now: Self.now)
    try desk.refreshSearch()
    #expect(try desk.search(SearchQuery(words: "quist"), asOf: Self.now).people.count == 1)
    #expect(try desk.search(SearchQuery(words: "anna berg"), asOf: Self.now).people.isEmpty)
    // Caught up or made anew: the same.
    let followed = try Self.everything(desk)
    _ = try desk.store.database.write { try Store.forgetSearch($0) }
    try desk.refreshSearch()
    #expect(try Self.everything(desk) == followed && followed.count > 8)
  }

  private static func everything(_ desk: Desk) throws -> [Int64: Int64] {
    var digests: [Int64: Int64] = [:]
    for kind in SearchKind.allCases {
      for (record, digest) in try desk.store.searchDigests(kind) { digests[kind.rawValue << 40 | record] = digest }
    }
    return digests
  }

  /// Whoever was stopped goes on where they were, and what has changed since is read as well.
  @Test(arguments: Engine.tested) func aLongReadingThatWasCutShortGoesOn(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let desk = office.desk
    try desk.refreshSearch()
    let (all, people) = (try Self.everything(desk), try desk.store.searchedPeopleIDs())
    _ = try desk.store.database.write { try Store.forgetSearch($0) }
    // Cut short after the second of them; the first is then taken out of the index, so that it shows who is read again.
    var indexer = SearchIndexer(desk: desk)
    indexer.step = 1
    var count = 0
    #expect(throws: (any Error).self) {
      try indexer.catchUp { _ in
        count += 1
        if count == 2 {
          _ = try? desk.store.database.write { try $0.execute("ALTER TABLE interaction_text RENAME TO hidden_text") }
        }
      }
    }
    _ = try desk.store.database.write { try $0.execute("ALTER TABLE hidden_text RENAME TO interaction_text") }
    #expect(try desk.search(SearchQuery(words: "zoe"), asOf: Self.now).lag != nil)
    try desk.store.replaceSearch(people: [people[0]], by: [])
    var progress: [Double] = []
    try indexer.catchUp { progress.append($0) }
    #expect(progress.count == people.count - 2 && progress.last == 1 && progress.allSatisfy { $0 > 0.2 })
    let first = Set(all.keys).subtracting(try Self.everything(desk).keys)
    #expect(!first.isEmpty && first.contains(SearchKind.person.rawValue << 40 | people[0]))
    #expect(try desk.search(SearchQuery(words: "zoe"), asOf: Self.now).lag == nil)
  }

  /// An index of which only names are kept in another way by now has its messages read no second time.
  @Test(arguments: Engine.tested) func namesOfAnOlderIndexAreReadAgain(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let desk = office.desk
    try desk.refreshSearch()
    let all = try Self.everything(desk)
    let person = try desk.store.searchedPeopleIDs()[0]
    try desk.store.replaceSearch(people: [person], jobs: Array(desk.store.searchDigests(.job).keys), by: [])
    let without = try Self.everything(desk)
    _ = try desk.store.database.write { try $0.execute("UPDATE search_state SET version = 1") }
    #expect(try desk.search(SearchQuery(words: "manager", kind: .job), asOf: Self.now).lag != nil)
    try desk.refreshSearch()
    let now = try Self.everything(desk)
    #expect(now.count > without.count && now.allSatisfy { all[$0.key] == $0.value })
    #expect(try desk.search(SearchQuery(words: "manager", kind: .job), asOf: Self.now).jobs.map(\.jobID) == ["J1"])
    #expect(try desk.search(SearchQuery(words: "manager", kind: .job), asOf: Self.now).lag == nil)
  }

  /// An erasure empties the index; whoever is reading into it meanwhile does not say that it is whole.
  @Test(arguments: Engine.tested, [true, false])
  func whatIsEmptiedMeanwhileIsReadAnew(_ engine: Engine, isFirst: Bool) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let desk = office.desk
    try desk.refreshSearch()
    let all = try Self.everything(desk)
    if isFirst {
      _ = try desk.store.database.write { try Store.forgetSearch($0) }
    } else {
      try desk.store.markSearchStale(desk.store.searchedPeopleIDs())
    }
    var indexer = SearchIndexer(desk: desk)
    indexer.step = 1
    var count = 0
    try indexer.catchUp { _ in
      count += 1
      if count == 2 { _ = try? desk.store.database.write { try Store.forgetSearch($0) } }
    }
    #expect(try Self.everything(desk) == all)
    #expect(try indexer.backlog().isEmpty)
  }

  @Test(arguments: Engine.tested) func nobodyFindsWhatIsNotTheirsToSee(_ engine: Engine) throws {
    let staff = try Staff(engine)
    try staff.add("admin@firm.example", .administrator, isFirst: true)
    let (ruth, omar) = (try staff.add("ruth@firm.example", .recruiter), try staff.add("omar@firm.example", .recruiter))
    #expect(try search(staff, ruth, "own").people.map(\.person.printedID) == ["P9"])
    #expect(Set(try search(staff, omar, "own").people.map(\.person.printedID)) == ["P8", "P9"])
    // Carl is known to both; what he wrote to Ruth is hers.
    #expect(try search(staff, ruth, "other two").messages.count == 1)
    #expect(try search(staff, omar, "other two").messages.isEmpty)
    #expect(try search(staff, omar, "carl").people.map(\.person.printedID) == ["P2"])
    try staff.acting(ruth).setMailPrivacy(.shared, now: Self.now)
    #expect(try search(staff, omar, "other two").messages.map(\.person.printedID) == ["P2"])
    // Taken back, nobody finds it, whether the index has followed or not.
    try staff.acting(ruth).setMailPrivacy(.hidden, now: Self.now + 1)
    #expect(try staff.acting(omar).search(SearchQuery(words: "other two"), asOf: Self.now).messages.isEmpty)
    #expect(
      try search(staff, omar, "other two").messages.isEmpty && search(staff, ruth, "other two").messages.count == 1)
  }

  @Test(arguments: Engine.tested) func timelinesShowAsMuchOfColleaguesMailAsTheyLet(_ engine: Engine) throws {
    let staff = try Staff(engine)
    try staff.add("admin@firm.example", .administrator, isFirst: true)
    let (ruth, omar) = (try staff.add("ruth@firm.example", .recruiter), try staff.add("omar@firm.example", .recruiter))
    func carl(_ account: Account) throws -> PersonPage {
      try staff.acting(account).person("P2", asOf: Self.now, filter: TimelineFilter())
    }
    #expect(try carl(ruth).contacts.map(\.body) == ["Ruth, when can we see the other two?", nil])
    let metadata = try carl(omar)
    #expect(metadata.contacts.map(\.subject) == [nil, nil] && metadata.contacts.map(\.isPrivate) == [true, false])
    #expect(metadata.contactsInAll == 2 && metadata.contacts.allSatisfy { $0.body == nil })
    #expect(try staff.acting(ruth).mailPrivacy() == .metadata)
    try staff.acting(ruth).setMailPrivacy(.shared, now: Self.now)
    #expect(try carl(omar).contacts.first?.subject == "Thursday")
    try staff.acting(ruth).setMailPrivacy(.hidden, now: Self.now)
    let hidden = try carl(omar)
    #expect(hidden.contacts.map(\.channel) == [.call] && hidden.contactsInAll == 1)
    #expect(hidden.acquaintances.first?.lastContact == hidden.lastConversation)
    let client = try staff.acting(omar).client("C1", asOf: Self.now, filter: TimelineFilter())
    #expect(client.timeline.contacts.allSatisfy { $0.channel == .call })
    #expect(client.contacts.first?.lastContact == hidden.lastConversation)
    #expect(try carl(ruth).contacts.count == 2)
  }

  /// Before anything is indexed, finding nothing says nothing.
  @Test(arguments: Engine.tested) func theFirstPassIsSaidBeforeAnythingOfItIsDone(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let desk = try office.desk.keepingMoments()
    let indexer = SearchIndexer(desk: desk)
    #expect(try desk.searchProgress(indexer.backlog()) == 0)
    // A command makes its index first, and nobody waits for another.
    #expect(try office.desk.searchProgress(indexer.backlog()) == nil)
    try desk.refreshSearch()
    #expect(try desk.searchProgress(indexer.backlog()) == nil)
  }
}
