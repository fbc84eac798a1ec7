/// Further participants of interactions: the same id with another person or recruiter.
final class ParticipantLanding {
  private let run: LandingRun
  private var ids = IDBlock(counter: "interaction_participant")
  /// By interaction: the pairs known besides the first.
  private var known: [Int64: [UInt64]] = [:]
  private var writer: (any BulkWriter)?

  init(_ run: LandingRun, loadAll: Bool) throws {
    self.run = run
    if loadAll {
      try run.connection.stream(
        """
        SELECT p.interaction_id, p.person_id, p.recruiter_id FROM interaction_participant p
        JOIN interaction i ON i.id = p.interaction_id WHERE i.source_id = $1
        """, [.integer(run.source)], row: note)
    }
  }

  static func pair(_ person: Int64, _ recruiter: Int64) -> UInt64 {
    UInt64(UInt32(truncatingIfNeeded: person)) << 32 | UInt64(UInt32(truncatingIfNeeded: recruiter))
  }

  func load(_ interactions: [Int64]) throws {
    if interactions.isEmpty { return }
    try run.connection.query(
      "SELECT interaction_id, person_id, recruiter_id FROM interaction_participant WHERE interaction_id IN ({ids})",
      ids: interactions, row: note)
  }

  private func note(_ row: ResultRow) {
    known[row.integer(0, or: 0), default: []].append(Self.pair(row.integer(1, or: 0), row.integer(2, or: 0)))
  }

  func pairs(of interaction: Int64) -> [UInt64] { known[interaction] ?? [] }

  /// Sends what waits: a question asked of the table then sees it.
  func flush() throws { try writer?.flush() }

  func people(of interaction: Int64) -> [Int64] { pairs(of: interaction).map { Int64($0 >> 32) } }

  /// - Returns: whether the pair was new to the interaction.
  func land(interaction: Int64, first: UInt64, person: Int64, recruiter: Int64) throws -> Bool {
    let pair = Self.pair(person, recruiter)
    if pair == first || pair == 0 || known[interaction]?.contains(pair) == true { return false }
    known[interaction, default: []].append(pair)
    let open =
      try writer
      ?? run.connection.bulkInsert(
        into: "interaction_participant", columns: ["id", "interaction_id", "person_id", "recruiter_id", "batch_id"])
    writer = open
    open.integer(try ids.take(run.connection))
    open.integer(interaction)
    person == 0 ? open.null() : open.integer(person)
    recruiter == 0 ? open.null() : open.integer(recruiter)
    open.integer(run.batch)
    try open.endRow()
    return true
  }
}
