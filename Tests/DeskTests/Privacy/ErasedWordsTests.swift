import Foundation
import Recruitment
import Testing

@testable import Desk
@testable import Storage

/// What an erasure leaves in the index of words.
@Suite struct ErasedWordsTests {
  private static let files = [
    "people.csv": """
    person_id,kind,name,emails,phones,owner_recruiter_id
    PX77,candidate,Dora Quill,dora.quill@mail.example,+441632960077,R1

    """,
    "interactions.csv": """
    interaction_id,at,recruiter_id,person_id,channel,direction,outcome,subject,body
    IX1,2026-03-02T09:30:00Z,R1,PX77,email,outbound,sent,Quarterly secret,Dear Dora Quill
    IX3,2026-03-03T10:30:00Z,R1,P2,email,outbound,sent,Shortlist,We suggest Dora Quill
    IX4,2026-03-03T11:30:00Z,R1,P2,email,outbound,sent,Thursday,The quay at noon

    """,
  ]

  private func office(_ engine: Engine) throws -> SmallOffice {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    try office.importFiles(office.bundle(Self.files))
    try office.desk.refreshSearch()
    return office
  }

  private func everything(_ desk: Desk) throws -> [Int64: Int64] {
    var digests: [Int64: Int64] = [:]
    for kind in SearchKind.allCases {
      for (record, digest) in try desk.store.searchDigests(kind) { digests[kind.rawValue << 40 | record] = digest }
    }
    return digests
  }

  private func holds(_ word: String, _ desk: Desk) throws -> Bool {
    try SearchKind.allCases.contains { kind in
      try !desk.store.search(kind, words: [word], scope: [], limit: 9).isEmpty
    }
  }

  /// Others' words need not be read again where the engine deletes for good; either way the index says what one made anew
  /// says.
  @Test(arguments: Engine.tested) func othersWordsStayInTheIndex(_ engine: Engine) throws {
    let office = try office(engine)
    let desk = office.desk
    let before = try everything(desk)
    #expect(try holds("quill", desk) && holds("quay", desk))
    _ = try desk.erasePerson("PX77", confirmation: "PX77", now: SmallOffice.now)
    #expect(try !holds("quill", desk) && !holds("secret", desk) && !holds("dora", desk))
    let left = try everything(desk)
    #expect(left.allSatisfy { before[$0.key] == $0.value })
    #expect(try engine == .sqlite ? left.isEmpty : left.count == before.count - 3 && holds("quay", desk))
    try desk.refreshSearch()
    let followed = try everything(desk)
    #expect(try holds("shortlist", desk) && holds("quay", desk) && !holds("quill", desk))
    _ = try desk.store.database.write { try Store.forgetSearch($0) }
    try desk.refreshSearch()
    #expect(try everything(desk) == followed)
  }

  /// The record named her no more, and the index had not heard of it.
  @Test(arguments: Engine.tested) func anIndexThatIsBehindLosesHerToo(_ engine: Engine) throws {
    let office = try office(engine)
    var files = Self.files
    files["interactions.csv"] = Self.files["interactions.csv"]?.replacing(
      "We suggest Dora Quill", with: "We suggest Anna")
    try office.importFiles(office.bundle(files))
    #expect(try holds("quill", office.desk))
    _ = try office.desk.erasePerson("PX77", confirmation: "PX77", now: SmallOffice.now)
    #expect(try !holds("quill", office.desk))
    try office.desk.refreshSearch()
    #expect(try holds("shortlist", office.desk) && !holds("quill", office.desk))
  }

  /// A job that is called after somebody: it is found again under what is left of its title.
  @Test(arguments: Engine.tested) func aJobThatNamesHerIsReadAgain(_ engine: Engine) throws {
    let office = try office(engine)
    let job = try #require(try office.desk.store.searchedJobs().first)
    try office.desk.store.editField(
      kind: .jobs, id: job.id, field: "title", value: .text("Successor of Dora Quill"), by: .none, now: SmallOffice.now)
    try office.desk.refreshSearch()
    #expect(try holds("successor", office.desk))
    _ = try office.desk.erasePerson("PX77", confirmation: "PX77", now: SmallOffice.now)
    #expect(try !holds("quill", office.desk))
    try office.desk.refreshSearch()
    #expect(try holds("successor", office.desk) && !holds("quill", office.desk))
  }

  /// Whoever had read her words before the erasure and writes them after it reads again.
  @Test(arguments: Engine.tested) func whoeverReadHerBeforeReadsAgain(_ engine: Engine) throws {
    let office = try office(engine)
    let desk = office.desk
    let indexer = SearchIndexer(desk: desk)
    let (people, backlog) = (try desk.store.searchedPeopleIDs(), try indexer.backlog())
    let before = try #require(backlog.state)
    let reader = SearchReader(desk: desk, chronicle: try desk.chronicle(), levels: try desk.store.mailPrivacy())
    let documents = try reader.documents(of: people)
    _ = try desk.erasePerson("PX77", confirmation: "PX77", now: SmallOffice.now)
    try desk.store.replaceSearch(people: people, by: documents)
    #expect(try holds("quill", desk))
    let isWhole = try desk.store.setSearchState(
      before, after: before, erasure: backlog.erasure, read: indexer.backlog().stale)
    #expect(!isWhole)
    try indexer.catchUp()
    #expect(try !holds("quill", desk) && holds("quay", desk) && indexer.backlog().isEmpty)
  }
}
