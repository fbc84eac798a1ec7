import Recruitment

/// Imports that landed and did not come to comparing their people and calls with those on record: comparing takes long,
/// and is no part of the landing, during which nobody else can write. Whoever was killed in between left it to others.
extension Store {
  private static let unjoinedKey = "unjoined_batches"

  /// Part of the landing: noted before anybody can see the records.
  static func noteUnjoined(_ batch: Int64, _ connection: any Connection) throws {
    try connection.execute(
      "INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = meta.value || ' ' || $2",
      [.text(unjoinedKey), .text("\(batch)")])
  }

  /// Batches that are still to be compared; those that were taken back meanwhile are not.
  package func unjoinedBatches() throws -> [BatchID] {
    try database.read { connection in
      try Self.unjoined(connection).filter { batch in
        try connection.integer("SELECT 1 FROM batch WHERE id = $1 AND undone_at IS NULL", [.integer(batch)]) != nil
      }.map { BatchID($0) }
    }
  }

  /// Says that a batch was compared.
  package func noteJoined(_ batch: BatchID) throws {
    try database.write { connection in
      try connection.lock(.landing)
      let left = try Self.unjoined(connection).filter { $0 != batch.value }
      if left.isEmpty {
        try connection.execute("DELETE FROM meta WHERE key = $1", [.text(Self.unjoinedKey)])
      } else {
        try connection.execute(
          "UPDATE meta SET value = $2 WHERE key = $1",
          [.text(Self.unjoinedKey), .text(left.map(String.init).joined(separator: " "))])
      }
    }
  }

  private static func unjoined(_ connection: any Connection) throws -> [Int64] {
    try connection.text("SELECT value FROM meta WHERE key = $1", [.text(unjoinedKey)])?
      .split(separator: " ").compactMap { Int64($0) } ?? []
  }
}
