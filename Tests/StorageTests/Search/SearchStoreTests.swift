import Recruitment
import Testing

@testable import Storage

/// The same documents, the same questions, the same answers on both engines.
@Suite struct SearchStoreTests {
  private func document(
    _ record: Int64, at: Int64, _ text: String, scope: [String] = ["@1"], person: Int64 = 7,
    kind: SearchKind = .message
  ) -> SearchDocument {
    SearchDocument(kind: kind, record: record, person: person, at: at, scope: scope, texts: [text])
  }

  private func find(
    _ store: Store, _ words: String, scope: [String] = [], open: Bool = false, kind: SearchKind = .message,
    before: Int64? = nil, limit: Int = 10
  ) throws -> [Int64] {
    try store.search(
      kind, words: SearchTokens.tokens(of: words), isOpenEnded: open, scope: scope, before: before, limit: limit
    ).map(SearchKey.record)
  }

  @Test(arguments: Engine.tested) func allWordsNewestFirst(_ engine: Engine) throws {
    let store = try TestStore(engine).store
    try store.replaceSearch(
      people: [7],
      by: [
        document(1, at: 100, "The salary of the Finance Manager"), document(2, at: 300, "the FINANCE team; salary"),
        document(3, at: 200, "Finances"), document(4, at: 50, "École: le salaire", kind: .job),
      ])
    #expect(try find(store, "salary finance") == [2, 1])
    #expect(try find(store, "the") == [2, 1])
    #expect(try find(store, "financ").isEmpty)
    #expect(try find(store, "financ", open: true) == [2, 3, 1])
    #expect(try find(store, "salary nothing").isEmpty && find(store, "?!").isEmpty)
    #expect(try find(store, "ecole", kind: .job) == [4] && find(store, "ecole").isEmpty)
  }

  /// What PostgreSQL counts by itself once much was written.
  private func count(_ store: Store) throws {
    guard store.database.dialect == .postgres else { return }
    _ = try store.database.write { try $0.execute("ANALYZE search_text") }
  }

  /// A word that many records hold is looked for in another way than one that few do.
  @Test(arguments: Engine.tested, [false, true]) func aCommonWordIsFoundAsARareOneIs(
    _ engine: Engine, isCounted: Bool
  ) throws {
    let store = try TestStore(engine).store
    let many = ServerSearch.few * 3
    try store.replaceSearch(
      people: [7], by: (1...many).map { document($0, at: $0, $0 % 700 == 0 ? "offer seldom" : "offer often") })
    if isCounted { try count(store) }
    #expect(try find(store, "offer") == (0..<10).map { many - $0 })
    #expect(try find(store, "seldom") == [2_800, 2_100, 1_400, 700] && find(store, "never").isEmpty)
    #expect(try find(store, "offer often") == (0..<10).map { many - $0 })
    #expect(try find(store, "offer seldom") == [2_800, 2_100, 1_400, 700] && find(store, "often seldom").isEmpty)
    #expect(try find(store, "offer never").isEmpty && find(store, "offer of", open: true) == find(store, "often"))
    let rest = try #require(SearchKey.key(.message, at: 15, record: 15))
    #expect(try find(store, "offer", before: rest) == (5...14).reversed())
  }

  /// So is a beginning that many names have, and one that few do, wherever these lie.
  @Test(arguments: Engine.tested) func aCommonBeginningIsFoundAsARareOneIs(_ engine: Engine) throws {
    let store = try TestStore(engine).store
    let many = ServerSearch.few * 3
    #expect(many > NewestSearch.most)
    try store.replaceSearch(
      people: [],
      by: (1...many).map {
        document(
          $0, at: $0, $0 % 700 == 0 ? "Rebecca Seldom" : $0 == 5 ? "Ann Once" : "Rebecca Often",
          scope: [$0 % 2 == 0 ? "@2" : "@1"], kind: .person)
      } + [document(7, at: 1, "Regional Seller", kind: .job)])
    func people(_ words: String, scope: [String] = [], before: Int64? = nil, limit: Int = 10) throws -> [Int64] {
      try find(store, words, scope: scope, open: true, kind: .person, before: before, limit: limit)
    }
    for _ in 0..<2 {
      #expect(try people("re") == (0..<10).map { many - $0 })
      #expect(try people("re", scope: ["@1", "@any"], limit: 3) == [many - 1, many - 3, many - 5])
      #expect(try people("rebecca sel") == [2_800, 2_100, 1_400, 700] && people("reb sel").isEmpty)
      #expect(try people("rebecca sel", limit: 2) == [2_800, 2_100] && people("rebecca sel", scope: ["@1"]).isEmpty)
      #expect(try people("onc") == [5] && people("nce").isEmpty && people("o", limit: 1) == [many])
      let rest = try #require(SearchKey.key(.person, at: 15, record: 15))
      #expect(try people("re", before: rest) == [14, 13, 12, 11, 10, 9, 8, 7, 6, 4])
      #expect(try find(store, "re", open: true, kind: .job) == [7])
    }
  }

  /// What was once found out of a word is believed no longer than it holds.
  @Test(arguments: Engine.tested, [false, true]) func aWordMayBecomeCommonAndBeGone(
    _ engine: Engine, isCounted: Bool
  ) throws {
    let store = try TestStore(engine).store
    let many = ServerSearch.few * 2
    if isCounted {
      // The server knows a word as common that is gone, and another as one that nobody wrote.
      try store.replaceSearch(people: [7], by: (1...many).map { document($0, at: $0, "bonus") })
      try count(store)
      try store.replaceSearch(people: [7], by: [document(5, at: 5, "bonus")])
      for _ in 0..<3 { #expect(try find(store, "bonus") == [5]) }
    }
    #expect(try find(store, "offer").isEmpty)
    try store.replaceSearch(people: [7], by: (1...many).map { document($0, at: $0, "offer") })
    for _ in 0..<2 { #expect(try find(store, "offer") == (0..<10).map { many - $0 }) }
    try store.replaceSearch(people: [7], by: [document(5, at: 5, "offer")])
    for _ in 0..<2 { #expect(try find(store, "offer") == [5]) }
  }

  @Test(arguments: Engine.tested) func severalKindsAreAskedAtOnce(_ engine: Engine) throws {
    let store = try TestStore(engine).store
    try store.replaceSearch(
      people: [],
      by: [
        document(1, at: 1, "Grace Hopper", kind: .person), document(2, at: 2, "hopper operator", kind: .job),
        document(3, at: 3, "Dear Grace Hopper"),
      ])
    let asks = [SearchKind.message, .person, .job].map {
      SearchAsk(kind: $0, words: ["hop"], isOpenEnded: $0 != .message, limit: 5)
    }
    for scope in [[], ["@1"]] {
      #expect(try store.search(asks, scope: scope).map { $0.map(SearchKey.record) } == [[], [1], [2]])
    }
    #expect(try store.search([SearchAsk(kind: .message, words: [], limit: 5)], scope: []) == [[]])
    // What else is asked in the same view is planned as ever.
    guard engine == .postgres else { return }
    try store.inOneSitting { () throws in
      _ = try store.search(asks, scope: [])
      for (setting, value) in [("enable_seqscan", "on"), ("enable_indexscan", "on"), ("plan_cache_mode", "auto")] {
        #expect(try store.database.read { try $0.text("SELECT current_setting($1)", [.text(setting)]) } == value)
      }
    }
  }

  @Test(arguments: Engine.tested) func onlyWhatBearsTheScopeIsFound(_ engine: Engine) throws {
    let store = try TestStore(engine).store
    try store.replaceSearch(
      people: [],
      by: [
        document(1, at: 1, "offer", scope: ["@1", "@12"]), document(2, at: 2, "offer", scope: ["@2"]),
        document(3, at: 3, "offer", scope: ["@any"]), document(4, at: 4, "offer 1 12", scope: ["@2"]),
      ])
    #expect(try find(store, "offer", scope: ["@1", "@any"]) == [3, 1])
    #expect(try find(store, "offer", scope: ["@12"]) == [1])
    #expect(try find(store, "offer", scope: ["@3"]).isEmpty)
    // Nobody types themselves into a scope.
    #expect(try find(store, "@2", scope: ["@1"]).isEmpty && find(store, "offer OR 2", scope: ["@1"]).isEmpty)
    #expect(try find(store, "offer") == [4, 3, 2, 1])
  }

  @Test(arguments: Engine.tested) func pagesFollowOneAnother(_ engine: Engine) throws {
    let store = try TestStore(engine).store
    try store.replaceSearch(people: [], by: (1...30).map { document($0, at: $0 / 3, "word") })
    var seen: [Int64] = []
    var before: Int64?
    while true {
      let keys = try store.search(.message, words: ["word"], scope: ["@1"], before: before, limit: 7)
      if keys.isEmpty { break }
      seen += keys.map(SearchKey.record)
      before = keys.last
    }
    #expect(seen == (1...30).reversed().map { Int64($0) })
  }

  @Test(arguments: Engine.tested) func aPersonsDocumentsAreReplacedAsAWhole(_ engine: Engine) throws {
    let store = try TestStore(engine).store
    try store.replaceSearch(people: [7], by: [document(1, at: 1, "old one"), document(2, at: 2, "old two")])
    try store.replaceSearch(people: [], by: [document(3, at: 3, "old three", person: 8)])
    try store.replaceSearch(people: [7], by: [document(2, at: 5, "new two")])
    #expect(try find(store, "old") == [3] && find(store, "new two") == [2])
    // What has passed to somebody else is there once.
    try store.replaceSearch(people: [8], by: [document(2, at: 5, "moved two", person: 8)])
    #expect(try find(store, "two") == [2] && find(store, "old").isEmpty)
    _ = try store.database.write { try Store.forgetSearch($0) }
    #expect(try find(store, "two").isEmpty)
    #expect(try store.check().problems.isEmpty)
  }

  @Test(arguments: Engine.tested) func theBacklogIsTheChangeLogsRest(_ engine: Engine) throws {
    let test = try TestStore(engine)
    let store = test.store
    try test.land(SmallFirm.all)
    let first = try store.searchBacklog(version: 1, namesSince: 1)
    #expect(first.state == nil && !first.isEmpty && first.touched == .everyone)
    func catchUp() throws {
      let backlog = try store.searchBacklog(version: 1, namesSince: 1)
      let latest = SearchState(sequence: backlog.latest, mark: backlog.latestMark, version: 1)
      if let before = backlog.state {
        #expect(try store.setSearchState(latest, after: before, erasure: nil, read: backlog.stale))
        #expect(try before == latest || !store.setSearchState(latest, after: before, erasure: nil, read: []))
      } else {
        let pass = try store.beginSearchPass(latest)
        #expect(pass.state == latest && pass.done == 0)
        #expect(try store.beginSearchPass(latest) == pass)
        // Whoever reads for one that was given up does not speak for it.
        let givenUp = SearchPass(state: latest)
        #expect(try !store.noteSearchPass(givenUp) && !store.endSearchPass(givenUp, read: []))
        #expect(try store.endSearchPass(pass, read: backlog.stale))
      }
    }
    try catchUp()
    #expect(try store.searchBacklog(version: 1, namesSince: 1).isEmpty)
    #expect(try store.searchBacklog(version: 2, namesSince: 2).state == nil)
    // Where only names are kept in another way, messages stay.
    let names = try store.searchBacklog(version: 2, namesSince: 1)
    #expect(!names.isEmpty && names.isStructural && names.touched == .some([]) && names.state?.version == 1)
    let ada = try test.person("P1")
    try store.logInteraction(
      LoggedInteraction(
        person: ada, recruiter: try test.recruiter("R1"), channel: .call, direction: .outbound, outcome: .connected,
        at: Instant(20_000), recordedAt: Instant(20_000)))
    let logged = try store.searchBacklog(version: 1, namesSince: 1)
    #expect(logged.behind == 1 && !logged.isStructural && logged.since == Instant(20_000))
    #expect(logged.touched == .some([UInt32(ada.value)]))
    try catchUp()
    try store.editField(
      kind: .people, id: ada.value, field: "name", value: .text("Ada King"), by: .none, now: Instant(21_000))
    #expect(try store.searchBacklog(version: 1, namesSince: 1).isStructural)
    try catchUp()
    try store.markSearchStale([ada.value, ada.value])
    #expect(try store.searchBacklog(version: 1, namesSince: 1).stale == [ada.value])
    try catchUp()
    #expect(try store.searchBacklog(version: 1, namesSince: 1).isEmpty)
  }

  @Test(arguments: Engine.tested) func tagsStandFromThenUntilThen(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    let (ada, ruth) = (try test.person("P1"), try test.recruiter("R1"))
    #expect(try test.store.addTag("key", to: ada, by: ruth, now: Instant(20_000)))
    #expect(try !test.store.addTag("key", to: ada, by: ruth, now: Instant(20_001)))
    #expect(try test.store.tags(by: Instant(19_999)).isEmpty)
    #expect(try test.store.tags(by: Instant(20_500)) == [TagRecord(person: ada, tag: "key")])
    #expect(try test.store.endTag("key", of: ada, by: ruth, now: Instant(21_000)))
    #expect(try !test.store.endTag("key", of: ada, by: ruth, now: Instant(21_001)))
    #expect(try test.store.tags(by: Instant(21_000)).isEmpty && test.store.tags(by: Instant(20_500)).count == 1)
  }

  @Test(arguments: Engine.tested) func whatOneSaidLastOfOnesMailStands(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(SmallFirm.all)
    let (ruth, omar) = (try test.recruiter("R1"), try test.recruiter("R2"))
    #expect(try test.store.mailPrivacy().isEmpty)
    try test.store.setMailPrivacy(.shared, of: ruth, at: Instant(1))
    try test.store.setMailPrivacy(.hidden, of: omar, at: Instant(2))
    try test.store.setMailPrivacy(.metadata, of: ruth, at: Instant(3))
    #expect(try test.store.mailPrivacy() == [ruth: .metadata, omar: .hidden])
  }
}
