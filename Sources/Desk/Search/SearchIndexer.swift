import Chronicle
import Recruitment
import Storage

/// Brings the index up to what is on record: a second reader of the change log, beside the history's copy.
struct SearchIndexer: Sendable {
  let desk: Desk
  /// Of the way tokens are made and scopes are given. 2: those of jobs bear a mark of their own.
  static let version: Int64 = 2
  /// From which on messages are kept as they are now.
  private static let namesSince: Int64 = 1
  /// People read in one transaction: nobody who logs must wait for long.
  var step = 50
  /// With no more than these it is quick enough to be done while somebody waits.
  private static let quick = 5

  private var store: Store { desk.store }

  func backlog() throws -> SearchBacklog { try store.searchBacklog(version: Self.version, namesSince: Self.namesSince) }

  /// Whether catching up takes no longer than a page may.
  func isQuick(_ backlog: SearchBacklog) -> Bool {
    guard backlog.state != nil, !backlog.isStructural, case .some(let people) = backlog.touched else { return false }
    return people.count + backlog.stale.count <= Self.quick
  }

  /// - Parameters:
  ///   - progress: how much of a long pass is done.
  ///   - failing: takes what could not be read or written, by its numbers, before the error goes on.
  func catchUp(
    _ progress: (Double) -> Void = { _ in }, failing: (_ place: String, any Error) -> Void = { _, _ in }
  ) throws {
    // What was read into an index that was emptied meanwhile, or by somebody else as well, is looked at anew.
    while try !readOn(progress, failing) {}
  }

  /// - Returns: whether the index says what was on record when this began.
  private func readOn(
    _ progress: (Double) -> Void, _ failing: (_ place: String, any Error) -> Void
  ) throws -> Bool {
    let backlog = try backlog()
    guard !backlog.isEmpty else { return true }
    // The history is brought up to date after the log was read: it knows all that the log names.
    let reader = SearchReader(desk: desk, chronicle: try desk.chronicle(), levels: try store.mailPrivacy())
    let latest = SearchState(sequence: backlog.latest, mark: backlog.latestMark, version: Self.version)
    guard case .some(let people) = backlog.touched, let before = backlog.state else {
      return try readEverything(latest, backlog.stale, reader, progress, failing)
    }
    var wanted = Set(people.map(Int64.init)).union(backlog.stale)
    if backlog.isStructural {
      wanted.formUnion(try changedPeople(reader))
      try telling("jobs", failing) { try indexJobs(reader) }
    }
    _ = try index(wanted.sorted(), reader, progress, failing)
    return try store.setSearchState(latest, after: before, erasure: backlog.erasure, read: backlog.stale)
  }

  /// Reads all there is, or what is left of it where a pass was begun and ended before its time.
  private func readEverything(
    _ latest: SearchState, _ stale: [Int64], _ reader: SearchReader, _ progress: (Double) -> Void,
    _ failing: (_ place: String, any Error) -> Void
  ) throws -> Bool {
    var pass = try store.beginSearchPass(latest)
    try telling("jobs", failing) { try indexJobs(reader) }
    let again = stale.filter { $0 <= pass.done }
    let people = try store.searchedPeopleIDs()
    let rest = people.filter { $0 > pass.done }
    _ = try index(again, reader, { _ in }, failing)
    let done = Double(people.count - rest.count)
    func told(_ share: Double) { progress((done + share * Double(rest.count)) / Double(max(1, people.count))) }
    func note(_ last: Int64) throws -> Bool {
      pass.done = last
      return try store.noteSearchPass(pass)
    }
    let isWhole = try index(rest, reader, told, failing, note: note)
    // What has changed since the pass began is in the log.
    return try isWhole && store.endSearchPass(pass, read: stale) && pass.state == latest
  }

  private func telling(
    _ place: @autoclosure () -> String, _ failing: (String, any Error) -> Void, _ body: () throws -> Void
  ) throws {
    do {
      try body()
    } catch {
      failing(place(), error)
      throw error
    }
  }

  /// - Parameter note: takes the last of some people that were read, and says whether to go on.
  /// - Returns: whether all were read.
  private func index(
    _ people: [Int64], _ reader: SearchReader, _ progress: (Double) -> Void, _ failing: (String, any Error) -> Void,
    note: (_ last: Int64) throws -> Bool = { _ in true }
  ) throws -> Bool {
    var start = 0
    while start < people.count {
      let part = Array(people[start..<min(start + step, people.count)])
      try telling("people \(part.first ?? 0) to \(part.last ?? 0)", failing) {
        try store.replaceSearch(people: part, by: reader.documents(of: part))
      }
      start += step
      if let last = part.last, try !note(last) { return false }
      progress(Double(min(start, people.count)) / Double(people.count))
    }
    return true
  }

  /// Those of whom the index says something else than the record, or who are gone.
  private func changedPeople(_ reader: SearchReader) throws -> Set<Int64> {
    let known = try store.searchDigests(.person)
    let ids = try store.searchedPeopleIDs()
    var changed = Set(known.keys).subtracting(ids)
    var start = 0
    while start < ids.count {
      for document in try reader.people(Array(ids[start..<min(start + 1_000, ids.count)])) {
        if known[document.record] != SearchDocument.digest(document.tokens) { changed.insert(document.record) }
      }
      start += 1_000
    }
    return changed
  }

  private func indexJobs(_ reader: SearchReader) throws {
    let known = try store.searchDigests(.job)
    let documents = try reader.jobs()
    let gone = Set(known.keys).subtracting(documents.map(\.record))
    let changed = documents.filter { known[$0.record] != SearchDocument.digest($0.tokens) }
    try store.replaceSearch(people: [], jobs: gone.sorted(), by: [])
    var start = 0
    while start < changed.count {
      try store.replaceSearch(people: [], by: Array(changed[start..<min(start + 500, changed.count)]))
      start += 500
    }
  }
}

/// Reads records as the index keeps them: their words, and who may find them.
struct SearchReader: Sendable {
  let desk: Desk
  let chronicle: Chronicle
  let levels: [RecruiterID: MailPrivacy]

  private var ties: Ties { Ties(chronicle: chronicle) }

  func documents(of people: [Int64]) throws -> [SearchDocument] {
    try self.people(people) + messages(people)
  }

  func people(_ ids: [Int64]) throws -> [SearchDocument] {
    try desk.store.searchedPeople(ids).map { record in
      SearchDocument(
        kind: .person, record: record.id, person: record.id, at: record.at, scope: scope(ofPerson: record.id),
        texts: record.texts)
    }
  }

  private func messages(_ people: [Int64]) throws -> [SearchDocument] {
    var scopes: [Int64: [String]] = [:]
    return try desk.store.searchedMessages(people).map { message in
      let whole = scopes[message.person] ?? scope(ofPerson: message.person)
      scopes[message.person] = whole
      return SearchDocument(
        kind: .message, record: message.id, person: message.person, at: message.at,
        scope: isForAll(message) ? whole : [SearchDocument.recruiter(message.recruiter)], texts: message.texts)
    }
  }

  /// Whether its words are for everybody who may see the person.
  private func isForAll(_ message: SearchedMessage) -> Bool {
    if message.recruiter == 0 || message.channel.rawValue <= Channel.meeting.rawValue { return true }
    return (levels[RecruiterID(message.recruiter)] ?? .standard) == .shared
  }

  private func scope(ofPerson person: Int64) -> [String] {
    let recruiters = ties.recruiters(of: UInt32(truncatingIfNeeded: person))
    return recruiters.isEmpty
      ? [SearchDocument.anybody] : recruiters.map { SearchDocument.recruiter(Int64($0)) }
  }

  func jobs() throws -> [SearchDocument] {
    let records = try desk.store.searchedJobs()
    let owners = try desk.store.clients(Set(records.map(\.client)).map { ClientID($0) }).mapValues(\.ownerID)
    var scopes: [Int64: [String]] = [:]
    let index = try desk.tieIndex(chronicle)
    return records.map { record in
      let client = ClientID(record.client)
      let scope =
        scopes[record.client]
        ?? ties.scope(
          ofClient: client, owner: owners[client] ?? .none, contacts: index.people(ofClient: client))
      scopes[record.client] = scope
      return SearchDocument(kind: .job, record: record.id, at: record.at, scope: scope, texts: record.texts)
    }
  }
}

extension Ties {
  /// Who may find a client's jobs: those who may see its page.
  func scope(ofClient client: ClientID, owner: RecruiterID, contacts: [UInt32]) -> [String] {
    let recruiters = recruiters(ofClient: client, owner: owner, contacts: contacts)
    return recruiters.isEmpty
      ? [SearchDocument.anybody] : recruiters.map { SearchDocument.recruiter(Int64($0)) }
  }
}
