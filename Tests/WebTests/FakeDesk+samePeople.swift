import Desk
import Recruitment

extension FakeDesk {
  func samePeople() throws -> SamePeoplePage {
    SamePeoplePage(suggestions: [], suggestionsInAll: 0, merges: [], calls: [])
  }

  func awaitedSamePeople() throws -> Awaited<SamePeoplePage> { .here(try samePeople()) }

  func mergePeople(_ person: String, into: String, now: Instant) throws {}
  func keepPeopleApart(_ person: String, _ other: String, now: Instant) throws {}
  func partCalls(note: Int64, now: Instant) throws {}
}
