import Recruitment

extension Store: ChangeFeed {
  package func withSnapshot<Result>(_ body: (any HistorySnapshot) throws -> Result) throws -> Result {
    // Whoever asks may hold a newer history than a view that is there already.
    try database.readAnew { try body(StoreSnapshot($0)) }
  }

  package func withSnapshot<Result>(
    notBefore sequence: Int64, _ body: (any HistorySnapshot) throws -> Result
  ) throws -> Result {
    var known: StoreSnapshot?
    func isNewEnough(_ connection: any Connection) throws -> Bool {
      let snapshot = StoreSnapshot(connection)
      guard try snapshot.latestChange() >= sequence else { return false }
      known = snapshot
      return true
    }
    return try database.readAnew(unless: isNewEnough) { try body(known ?? StoreSnapshot($0)) }
  }
}

/// One read transaction's view of the history.
final class StoreSnapshot: HistorySnapshot {
  let connection: any Connection
  private var known: RecordScope?
  private var newest: (sequence: Int64, mark: Int64)?

  init(_ connection: any Connection) { self.connection = connection }

  /// Who was merged into whom, and what is deleted.
  func scope() throws -> RecordScope {
    if let known { return known }
    let scope = try RecordScope(connection)
    known = scope
    return scope
  }

  func latestChange() throws -> Int64 { try latest().sequence }

  /// The number and the mark of the newest change: one view has but one.
  private func latest() throws -> (sequence: Int64, mark: Int64) {
    if newest == nil { try connection.query([newestQuestion]) }
    let found = newest ?? (0, 0)
    newest = found
    return found
  }

  /// To be asked together with others.
  var newestQuestion: Question {
    Question("SELECT seq, mark FROM change_log ORDER BY seq DESC LIMIT 1") { row in
      self.newest = (row.integer(0, or: 0), row.integer(1, or: 0))
    }
  }

  func mark(ofChange sequence: Int64) throws -> Int64? {
    if sequence == 0 { return 0 }
    if let newest, newest.sequence == sequence { return newest.mark }
    return try connection.integer("SELECT mark FROM change_log WHERE seq = $1", [.integer(sequence)])
  }

  func peopleTouched(after sequence: Int64) throws -> TouchedPeople {
    let everyone = try connection.integer(
      "SELECT count(*) FROM change_log WHERE seq > $1 AND everyone = 1", [.integer(sequence)])
    if everyone != 0 { return .everyone }
    let scope = try scope()
    var people: Set<UInt32> = []
    try connection.query("SELECT DISTINCT person_id FROM change_person WHERE seq > $1", [.integer(sequence)]) { row in
      let person = row.integer(0, or: 0)
      people.insert(UInt32(truncatingIfNeeded: person))
      people.insert(UInt32(truncatingIfNeeded: scope.person(person)))
    }
    return .some(people.sorted())
  }

  func changedOnlyInteractions(after sequence: Int64) throws -> Bool {
    try connection.integer(
      "SELECT count(*) FROM change_log WHERE seq > $1 AND interactions_only = 0", [.integer(sequence)]) == 0
  }

  func frame() throws -> HistoryFrame { try FrameReader(connection, scope()).read() }

  func interactions(of people: [UInt32]?, _ page: (InteractionColumns) throws -> Void) throws {
    try InteractionReader(connection, scope()).read(of: people, page)
  }
}

/// What a reader must know of all records before it reads any: merged people, and deleted records, which answers leave
/// out. Both are few.
package struct RecordScope: Sendable {
  private(set) var aliases: [Int64: Int64] = [:]
  /// Records of calls that another record tells of, and which one.
  private(set) var joinedCalls: [Int64: Int64] = [:]
  private(set) var deletedPeople: Set<Int64> = []
  private(set) var deletedClients: Set<Int64> = []
  private(set) var deletedJobs: Set<Int64> = []
  private(set) var deletedSubmissions: Set<Int64> = []

  init(_ connection: any Connection) throws {
    // Whoever writes may have changed what no number tells of yet.
    self = try connection.scopes?.scope(connection) ?? RecordScope(reading: connection)
  }

  init(reading connection: any Connection) throws {
    try connection.query("SELECT person_id, into_id FROM person_alias") { row in
      aliases[row.integer(0, or: 0)] = row.integer(1, or: 0)
    }
    try connection.stream("SELECT interaction_id, into_id FROM interaction_alias", []) { row in
      joinedCalls[row.integer(0, or: 0)] = row.integer(1, or: 0)
    }
    func deleted(_ table: String) throws -> Set<Int64> {
      var ids: Set<Int64> = []
      try connection.query("SELECT id FROM \(table) WHERE deleted_at IS NOT NULL") { ids.insert($0.integer(0, or: 0)) }
      return ids
    }
    deletedPeople = try deleted("person")
    deletedClients = try deleted("client")
    deletedJobs = try deleted("job")
    deletedSubmissions = try deleted("submission")
    // What hangs on a deleted record goes with it.
    if !deletedJobs.isEmpty || !deletedPeople.isEmpty {
      try connection.stream("SELECT id, job_id, person_id FROM submission", []) { row in
        if deletedJobs.contains(row.integer(1, or: 0)) || deletedPeople.contains(person(row.integer(2, or: 0))) {
          deletedSubmissions.insert(row.integer(0, or: 0))
        }
      }
    }
  }

  /// The person that a person has become.
  @inline(__always)
  func person(_ id: Int64) -> Int64 {
    if aliases.isEmpty { return id }
    var id = id
    // Merges are checked not to go round in circles.
    while let into = aliases[id] { id = into }
    return id
  }

  /// The first merge on the way from one person to another who reads as the same: who was merged. `nil` where they are two.
  func mergeBetween(_ one: Int64, _ other: Int64) -> Int64? {
    guard one != other, person(one) == person(other) else { return nil }
    // Where the other was merged into this one, by whatever chain, the way begins at the other's end.
    var above = aliases[other]
    while let next = above, next != one { above = aliases[next] }
    return above == nil ? one : other
  }

  /// These people's own ids and those of everyone merged into them.
  func members(of people: Set<Int64>) -> [Int64] {
    people.sorted() + aliases.keys.filter { !people.contains($0) && people.contains(person($0)) }.sorted()
  }

  /// A person's own id and those of everyone merged into them.
  func members(of id: Int64) -> [Int64] { [id] + aliases.keys.filter { person($0) == id && $0 != id }.sorted() }
}
