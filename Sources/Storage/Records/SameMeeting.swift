import Recruitment

/// A meeting as a record has it, for telling whether another record is about the same.
struct MeetingRecord {
  var id: Int64
  var source: Int64
  var externalID: String
  var at: Int64
  var duration: Int64?
  /// Whoever was met, as they have become.
  var people: Set<Int64>
  var isCalledOff: Bool
  var isLoggedBySystem: Bool
  /// Whether other records have been joined to it: it stays.
  var isJoinedTo: Bool
}

/// When records of several calendars are one meeting: they are from two sources, and either have one name, as the entries of
/// all who were invited do, and somebody in common; or begin at one time with the same people from outside, for as long where
/// both say it. Nobody is in two meetings at once. Of one source two records are two meetings.
enum SameMeeting {
  private struct Place: Hashable {
    var at: Int64
    var people: Set<Int64>
  }

  /// - Parameter apart: pairs that somebody parted, the lower number first.
  static func pairs(_ records: [MeetingRecord], apart: Set<[Int64]>) -> [(note: Int64, call: Int64)] {
    var named: [String: [Int]] = [:]
    var placed: [Place: [Int]] = [:]
    /// By place in `ordered`, of those that stay: the sources that tell of the meeting.
    var sources: [Int: Set<Int64>] = [:]
    var pairs: [(note: Int64, call: Int64)] = []
    let ordered = records.sorted { rank($0) < rank($1) }
    for (index, record) in ordered.enumerated() {
      let candidates = (named[record.externalID] ?? []) + (placed[Place(at: record.at, people: record.people)] ?? [])
      let found = candidates.first { other in
        !record.isJoinedTo && sources[other]?.contains(record.source) == false && isOne(ordered[other], record)
          && !apart.contains([ordered[other].id, record.id].sorted())
      }
      if let found {
        pairs.append((record.id, ordered[found].id))
        sources[found]?.insert(record.source)
        continue
      }
      sources[index] = [record.source]
      if !record.externalID.isEmpty { named[record.externalID, default: []].append(index) }
      placed[Place(at: record.at, people: record.people), default: []].append(index)
    }
    return pairs
  }

  /// What stays comes first: a meeting that took place, as a calendar has it.
  private static func rank(_ record: MeetingRecord) -> (Int, Int, Int, Int64) {
    (record.isJoinedTo ? 0 : 1, record.isCalledOff ? 1 : 0, record.isLoggedBySystem ? 0 : 1, record.id)
  }

  private static func isOne(_ one: MeetingRecord, _ other: MeetingRecord) -> Bool {
    guard !one.people.isDisjoint(with: other.people) else { return false }
    // A name that systems give on their own, such as a number, says nothing by itself.
    let isNamedAlike = one.externalID == other.externalID && !one.externalID.isEmpty
    if isNamedAlike, one.at == other.at || isOfTheWorld(one.externalID) { return true }
    guard one.at == other.at, one.people == other.people else { return false }
    if let first = one.duration, let second = other.duration { return first == second }
    return true
  }

  private static func isOfTheWorld(_ name: String) -> Bool { name.contains("@") || name.utf8.count >= 16 }
}

extension Store {
  /// Records of one meeting among these people's.
  static func sameMeetings(
    of people: Set<Int64>, _ scope: RecordScope, _ connection: any Connection
  ) throws -> [(note: Int64, call: Int64, person: Int64)] {
    if people.isEmpty { return [] }
    let members = scope.members(of: people)
    var ids: Set<Int64> = []
    for sql in [
      "SELECT id FROM interaction WHERE channel IN (1, 2) AND person_id IN ({ids})",
      """
      SELECT p.interaction_id FROM interaction_participant p JOIN interaction i ON i.id = p.interaction_id
      WHERE i.channel IN (1, 2) AND p.person_id IN ({ids})
      """,
    ] { try connection.query(sql, ids: members) { ids.insert($0.integer(0, or: 0)) } }
    ids.subtract(scope.joinedCalls.keys)
    let kept = Set(scope.joinedCalls.values)
    var records: [Int64: MeetingRecord] = [:]
    try connection.query(
      """
      SELECT id, source_id, external_id, at, duration_seconds, outcome, logged, person_id FROM interaction
      WHERE deleted_at IS NULL AND id IN ({ids})
      """, ids: ids.sorted()
    ) { row in
      let id = row.integer(0, or: 0)
      let outcome = row.integer(5).flatMap { Outcome(rawValue: UInt8(truncatingIfNeeded: $0)) }
      records[id] = MeetingRecord(
        id: id, source: row.integer(1, or: 0), externalID: row.text(2) ?? "", at: row.integer(3, or: 0),
        duration: row.integer(4), people: Set(row.integer(7).map { [scope.person($0)] } ?? []),
        isCalledOff: outcome == .cancelled || outcome == .noShow,
        isLoggedBySystem: row.integer(6) == Int64(LoggedBy.system.rawValue), isJoinedTo: kept.contains(id))
    }
    try connection.query(
      "SELECT interaction_id, person_id FROM interaction_participant WHERE interaction_id IN ({ids})",
      ids: records.keys.sorted()
    ) { row in
      if let person = row.integer(1) { records[row.integer(0, or: 0)]?.people.insert(scope.person(person)) }
    }
    return SameMeeting.pairs(records.values.sorted { $0.id < $1.id }, apart: try interactionsApart(connection)).map {
      ($0.note, $0.call, records[$0.call]?.people.min() ?? 0)
    }
  }

  static func interactionsApart(_ connection: any Connection) throws -> Set<[Int64]> {
    var apart: Set<[Int64]> = []
    try connection.query("SELECT first_id, second_id FROM interaction_apart") {
      apart.insert([$0.integer(0, or: 0), $0.integer(1, or: 0)])
    }
    return apart
  }
}
