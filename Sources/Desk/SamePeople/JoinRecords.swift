import Intake
import Recruitment
import Storage

extension Desk {
  package func mergePeople(_ person: String, into: String, now: Instant) throws {
    let (one, other) = (try personItself(person), try personItself(into))
    do {
      try store.merge(person: one, into: other, now: now)
    } catch StorageError.unknownRecord {
      throw DeskError.noSuchPerson(person)
    }
  }

  package func keepPeopleApart(_ person: String, _ other: String, now: Instant) throws {
    let (one, second) = (try personItself(person), try personItself(other))
    guard one != second else { throw DeskError.noSuchPerson(other) }
    try store.keepApart(one, second, now: now)
  }

  package func partCalls(note: Int64, now: Instant) throws {
    do {
      try store.partCalls(note: InteractionID(note), now: now)
    } catch StorageError.unknownRecord {
      throw DeskError.noSuchMessage
    }
  }

  /// - Throws: `DeskError.noSuchPerson`.
  func personItself(_ text: String) throws -> PersonID {
    guard let id = try store.personItself(text) else { throw DeskError.noSuchPerson(text) }
    return id
  }

  /// Makes people and calls of a batch that has landed one with those on record where that is certain. They are part of the
  /// batch: its undo parts them. Broken off, it is made good by whoever opens the store next.
  /// - Returns: what to tell, nothing where nothing was joined.
  func joinRecords(within batch: BatchID) throws -> [ImportWarning] {
    var warnings: [ImportWarning] = []
    var merged: [PersonID] = []
    let region = try store.settings().country
    let news = try store.peopleNews(region: region)
    if news.people?.isEmpty != true {
      let (sketches, apart) = (try sketches(), try store.peopleApart())
      let isApart = { (first: Int64, second: Int64) in apart.contains([min(first, second), max(first, second)]) }
      let matches = SamePerson.matches(
        among: sketches, region: region, concerning: news.people, isApart: isApart)
      let pairs = SamePerson.merges(of: matches, among: sketches, isApart: isApart)
      let count = try store.merge(
        pairs.map { (PersonID($0.person), PersonID($0.into)) }, within: batch)
      merged = pairs.map { PersonID($0.into) }
      if count > 0 {
        warnings.append(ImportWarning(file: 0, what: "people whom another source has too: made one", count: count))
      }
      let likely = matches.count { !$0.isCertain }
      if likely > 0 {
        warnings.append(
          ImportWarning(file: 0, what: "pairs that may be one person: People, Same person?", count: likely))
      }
    }
    try store.notePeopleMatched(news, region: region)
    let calls = try store.joinCalls(within: batch, besides: merged)
    if calls > 0 {
      warnings.append(
        ImportWarning(file: 0, what: "calls and meetings that two sources tell of: made one", count: calls))
    }
    try store.noteJoined(batch)
    return warnings
  }

  /// Compares what imports that were killed left uncompared. Somebody else may be at it too: whoever is one already is
  /// left alone.
  func joinWhatIsLeft() throws {
    for batch in try store.unjoinedBatches() { _ = try joinRecords(within: batch) }
  }
}
