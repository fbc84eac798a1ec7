import Recruitment

/// Who takes part in interactions that were there before, where an import's rows name everybody who did: whoever was there
/// and is named no more declined or was taken off. One that was called off need not say with whom it was to be.
final class Attendance {
  /// What the audit calls somebody who takes part no more: `person recruiter batch`, the batch being the one that brought
  /// them; 0 = the interaction's own, whose place the new value's pair took.
  static let field = "participant"

  private struct Named {
    let first: UInt64
    var pairs: Set<UInt64>
    let file: Int
    var isUnchanged: Bool
  }

  private struct Further {
    let id: Int64
    let pair: UInt64
    let batch: Int64
  }

  private let run: LandingRun
  private let outcome = FileSchema.of(.interactions).position("outcome")
  private var named: [Int64: Named] = [:]

  init(_ run: LandingRun) { self.run = run }

  /// - Parameter first: the pair that the interaction itself bears.
  func mention(
    _ chunk: StagedChunk, _ row: Int, _ interaction: Int64, first: UInt64, _ pair: UInt64, isUnchanged: Bool
  ) {
    // A row that names nobody says nothing of who was there.
    guard pair >> 32 != 0, first >> 32 != 0, chunk.integer(outcome, row) != Int64(Outcome.cancelled.rawValue) else {
      return
    }
    var entry = named[interaction] ?? Named(first: first, pairs: [], file: chunk.file, isUnchanged: true)
    entry.pairs.insert(pair)
    if !isUnchanged { entry.isUnchanged = false }
    named[interaction] = entry
  }

  /// Takes off whoever is named no more.
  func settle(_ participants: ParticipantLanding) throws {
    try participants.flush()
    for (interaction, entry) in named.sorted(by: { $0.key < $1.key }) {
      let known = Set(participants.pairs(of: interaction) + [entry.first])
      if known.isSubset(of: entry.pairs) { continue }
      try settle(interaction, entry)
      run.changed = true
      for pair in known { run.touched.insert(Int64(pair >> 32)) }
      if entry.isUnchanged { run.recount(file: entry.file) }
    }
  }

  private func settle(_ interaction: Int64, _ entry: Named) throws {
    var further: [Further] = []
    try run.connection.query(
      """
      SELECT id, person_id, recruiter_id, batch_id FROM interaction_participant WHERE interaction_id = $1 ORDER BY id
      """, [.integer(interaction)]
    ) { row in
      further.append(
        Further(
          id: row.integer(0, or: 0), pair: ParticipantLanding.pair(row.integer(1, or: 0), row.integer(2, or: 0)),
          batch: row.integer(3, or: 0)))
    }
    var heir: UInt64?
    if !entry.pairs.contains(entry.first) { heir = further.first { entry.pairs.contains($0.pair) }?.pair }
    for one in further where !entry.pairs.contains(one.pair) || one.pair == heir {
      try run.connection.execute("DELETE FROM interaction_participant WHERE id = $1", [.integer(one.id)])
      // Of what this import added itself nothing is to be put back.
      if one.batch != run.batch { try note(interaction, one.pair, batch: one.batch, heir: nil) }
    }
    guard let heir else { return }
    try run.connection.execute(
      "UPDATE interaction SET person_id = $1, recruiter_id = $2 WHERE id = $3",
      [.integer(Int64(heir >> 32)), Self.recruiter(heir), .integer(interaction)])
    try note(interaction, entry.first, batch: 0, heir: heir)
  }

  private func note(_ interaction: Int64, _ pair: UInt64, batch: Int64, heir: UInt64?) throws {
    try run.audit.record(
      kind: .interactions, record: interaction, field: Self.field,
      old: .text("\(pair >> 32) \(pair & 0xFFFF_FFFF) \(batch)"),
      new: heir.map { .text("\($0 >> 32) \($0 & 0xFFFF_FFFF)") } ?? .null, until: run.now.seconds)
  }

  private static func recruiter(_ pair: UInt64) -> SQLValue {
    let recruiter = Int64(pair & 0xFFFF_FFFF)
    return recruiter == 0 ? .null : .integer(recruiter)
  }
}
