import Recruitment
import Storage

/// Of records that may be one person, guarded: of two people one has to have to do with both.
extension GuardedDesk {
  package func samePeople() throws -> SamePeoplePage {
    try require(.samePeople)
    guard !account.recruiter.isNone else { throw DeskError.notAllowed(.samePeople) }
    let ties = Ties(chronicle: try desk.chronicle())
    let page = try desk.samePeople { ties.sees(account.recruiter, $0) }
    try audit(.sawSamePeople, nil)
    return page
  }

  package func awaitedSamePeople() throws -> Awaited<SamePeoplePage> {
    try require(.samePeople)
    guard !account.recruiter.isNone else { throw DeskError.notAllowed(.samePeople) }
    let ties = Ties(chronicle: try desk.chronicle())
    let awaited = try desk.awaitedSamePeople { ties.sees(account.recruiter, $0) }
    if awaited.answer != nil { try audit(.sawSamePeople, nil) }
    return awaited
  }

  package func mergePeople(_ person: String, into: String, now: Instant) throws {
    try require(.samePeople)
    let (one, other) = (try requireTieToRecord(person), try requireTieToRecord(into))
    try desk.mergePeople("#\(one.value)", into: "#\(other.value)", now: now)
    try audit(.mergedPeople, "person \(one.value)")
  }

  package func keepPeopleApart(_ person: String, _ other: String, now: Instant) throws {
    try require(.samePeople)
    let (one, second) = (try requireTieToRecord(person), try requireTieToRecord(other))
    try desk.keepPeopleApart("#\(one.value)", "#\(second.value)", now: now)
    try audit(.partedPeople, "person \(one.value)")
  }

  package func partCalls(note: Int64, now: Instant) throws {
    try require(.samePeople)
    let known = try desk.store.joinedCalls(limit: .max).first { $0.note.value == note }
    guard let known, Ties(chronicle: try desk.chronicle()).sees(account.recruiter, known.person) else {
      throw DeskError.noSuchMessage
    }
    try desk.partCalls(note: note, now: now)
    try audit(.partedPeople, "person \(known.person.value)")
  }

  /// The record that is named, not whom it became; seen is whom it became.
  private func requireTieToRecord(_ person: String) throws -> PersonID {
    _ = try requireTie(person)
    return try desk.personItself(person)
  }
}
