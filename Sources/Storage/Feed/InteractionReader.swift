import Recruitment

/// Streams interactions as columns: one row for each person who took part.
struct InteractionReader {
  private let connection: any Connection
  private let scope: RecordScope
  private static let pageSize = 65_536

  init(_ connection: any Connection, _ scope: RecordScope) {
    self.connection = connection
    self.scope = scope
  }

  private static let columns =
    """
    i.id, i.person_id, i.at, i.recorded_at, i.recruiter_id, i.channel, i.direction, i.outcome, i.duration_seconds,
    i.conversation, i.automatic, i.list, i.asks, i.logged, i.booked_at
    """

  func read(of people: [UInt32]?, _ page: (InteractionColumns) throws -> Void) throws {
    var columns = InteractionColumns()
    let noted = try notedFlags()
    let members = people.map { $0.flatMap { scope.members(of: Int64($0)) } }
    var alone = try peopleOfOneCalendar(among: members)
    func add(_ row: ResultRow, person: Int64, recruiter: Int64, isFurther: Bool = false) throws {
      var id = row.integer(0, or: 0)
      var isFurther = isFurther
      if let kept = scope.joinedCalls[id] {
        // The other record speaks for this one, but for whom it does not know of.
        guard alone[id]?.remove(person) != nil else { return }
        (id, isFurther) = (kept, true)
      }
      Self.append(
        row, as: id, person: person, recruiter: recruiter, isFurther: isFurther, flag: noted[id], to: &columns)
      if columns.count >= Self.pageSize {
        try page(columns)
        columns.removeAll()
      }
    }
    let first: (ResultRow) throws -> Void = { row in
      guard let person = row.integer(1) else { return }
      let became = scope.person(person)
      if !scope.deletedPeople.contains(became) { try add(row, person: became, recruiter: row.integer(4, or: 0)) }
    }
    // Of an interaction's further participants each person counts once, and not again beside the first.
    var interaction: Int64 = 0
    var counted: Set<Int64> = []
    let wanted = people.map { Set($0.map(Int64.init)) }
    let further: (ResultRow) throws -> Void = { row in
      let id = row.integer(0, or: 0)
      if id != interaction {
        interaction = id
        counted = row.integer(1).map { [scope.person($0)] } ?? []
      }
      guard let person = row.integer(15) else { return }
      let became = scope.person(person)
      if !counted.insert(became).inserted || scope.deletedPeople.contains(became) { return }
      if let wanted, !wanted.contains(became) { return }
      try add(row, person: became, recruiter: row.integer(16) ?? row.integer(4, or: 0), isFurther: true)
    }
    let furtherColumns = "\(Self.columns), p.person_id, p.recruiter_id"
    if let ids = members {
      if ids.isEmpty { return }
      try connection.query(
        "SELECT \(Self.columns) FROM interaction i WHERE i.person_id IN ({ids}) AND i.deleted_at IS NULL", ids: ids,
        row: first)
      var shared: [Int64] = []
      try connection.query(
        "SELECT interaction_id FROM interaction_participant WHERE person_id IN ({ids})", ids: ids
      ) { shared.append($0.integer(0, or: 0)) }
      try connection.query(
        """
        SELECT \(furtherColumns) FROM interaction_participant p JOIN interaction i ON i.id = p.interaction_id
        WHERE p.interaction_id IN ({ids}) AND i.deleted_at IS NULL ORDER BY p.interaction_id, p.id
        """, ids: shared, row: further)
    } else {
      try connection.stream(
        "SELECT \(Self.columns) FROM interaction i WHERE i.person_id IS NOT NULL AND i.deleted_at IS NULL", [],
        row: first)
      // In the order of the participants: in that of interactions, each of them would be looked for.
      try connection.stream(
        """
        SELECT \(furtherColumns) FROM interaction_participant p JOIN interaction i ON i.id = p.interaction_id
        WHERE i.deleted_at IS NULL ORDER BY p.interaction_id, p.id
        """, [], row: further)
    }
    if columns.count > 0 { try page(columns) }
  }

  /// By record of a meeting that another calendar's stands for: who is in this one alone.
  /// - Parameter members: only records that these are in; `nil` = all.
  private func peopleOfOneCalendar(among members: [Int64]?) throws -> [Int64: Set<Int64>] {
    if scope.joinedCalls.isEmpty { return [:] }
    var kept: [Int64: Int64] = [:]
    let take: (ResultRow) -> Void = { kept[$0.integer(0, or: 0)] = $0.integer(1, or: 0) }
    let joined =
      "SELECT a.interaction_id, a.into_id FROM interaction_alias a JOIN interaction i ON i.id = a.interaction_id"
    if let members {
      try connection.query("\(joined) WHERE i.channel IN (1, 2) AND i.person_id IN ({ids})", ids: members, row: take)
      try connection.query(
        """
        \(joined) JOIN interaction_participant p ON p.interaction_id = i.id
        WHERE i.channel IN (1, 2) AND p.person_id IN ({ids})
        """, ids: members, row: take)
    } else {
      try connection.stream("\(joined) WHERE i.channel IN (1, 2)", [], row: take)
    }
    var people: [Int64: Set<Int64>] = [:]
    for sql in [
      "SELECT id, person_id FROM interaction WHERE person_id IS NOT NULL AND id IN ({ids})",
      """
      SELECT interaction_id, person_id FROM interaction_participant
      WHERE person_id IS NOT NULL AND interaction_id IN ({ids})
      """,
    ] {
      try connection.query(sql, ids: Set(kept.keys).union(kept.values).sorted()) { row in
        people[row.integer(0, or: 0), default: []].insert(scope.person(row.integer(1, or: 0)))
      }
    }
    var known = people
    var alone: [Int64: Set<Int64>] = [:]
    for (note, main) in kept.sorted(by: { $0.key < $1.key }) {
      alone[note] = people[note, default: []].subtracting(known[main, default: []])
      known[main, default: []].formUnion(people[note, default: []])
    }
    return alone
  }

  /// What recruiters said of calls of which the telephone system's record stays: whether they were conversations.
  private func notedFlags() throws -> [Int64: YesNo] {
    if scope.joinedCalls.isEmpty { return [:] }
    var flags: [Int64: YesNo] = [:]
    try connection.stream(
      """
      SELECT a.into_id, n.conversation FROM interaction_alias a JOIN interaction n ON n.id = a.interaction_id
      WHERE n.conversation IS NOT NULL
      """, []
    ) { row in flags[row.integer(0, or: 0)] = row.integer(1).flatMap { YesNo(rawValue: UInt8(truncatingIfNeeded: $0)) }
    }
    return flags
  }

  @inline(__always)
  private static func append(
    _ row: ResultRow, as id: Int64, person: Int64, recruiter: Int64, isFurther: Bool, flag: YesNo?,
    to columns: inout InteractionColumns
  ) {
    let at = row.integer(2, or: 0)
    let seconds = row.integer(8)
    func code<C: Code>(_ column: Int) -> C? {
      row.integer(column).flatMap { C(rawValue: UInt8(truncatingIfNeeded: $0)) }
    }
    let direction: Direction = code(6) ?? .outbound
    let mark = MessageMark(direction, asks: code(12), list: code(11))
    let traits = InteractionTraits(
      channel: code(5) ?? .email, direction: direction, outcome: code(7), durationSeconds: seconds,
      flag: code(9) ?? flag,
      automatic: row.integer(10) == 1, mark: isFurther ? mark.toFurtherReader : mark)
    columns.append(
      id: UInt32(truncatingIfNeeded: id), person: UInt32(truncatingIfNeeded: person), at: at,
      knownAt: max(at, row.integer(3) ?? at), recruiter: UInt32(truncatingIfNeeded: recruiter), traits: traits.bits,
      duration: InteractionColumns.duration(seconds: seconds),
      origin: InteractionOrigin(logged: code(13), at: at, recordedAt: row.integer(3), bookedAt: row.integer(14)).bits)
  }
}
