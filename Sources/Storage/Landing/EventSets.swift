import Recruitment

/// Events without ids: an export's events of one job or submission are a set that replaces the source's earlier set.
struct EventSets {
  private var parents: Set<Int64> = []

  mutating func mention(_ parent: Int64) { parents.insert(parent) }

  /// Marks what the mentioned parents' earlier sets held and the new ones do not. Nothing is deleted, so that an undo
  /// can bring it back.
  func replace(in table: String, parent: String, keeping kept: Set<Int64>, _ run: LandingRun) throws -> Bool {
    if parents.isEmpty { return false }
    var gone: [Int64] = []
    try run.connection.stream(
      """
      SELECT id, \(parent) FROM \(table)
      WHERE source_id = $1 AND external_id IS NULL AND replaced_batch_id IS NULL AND batch_id <> $2
      """, [.integer(run.source), .integer(run.batch)]
    ) { row in
      let id = row.integer(0, or: 0)
      if parents.contains(row.integer(1, or: 0)), !kept.contains(id) { gone.append(id) }
    }
    for id in gone {
      try run.connection.execute(
        "UPDATE \(table) SET replaced_batch_id = $1 WHERE id = $2", [.integer(run.batch), .integer(id)])
    }
    return !gone.isEmpty
  }
}
