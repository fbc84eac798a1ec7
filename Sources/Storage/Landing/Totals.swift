import Recruitment

enum Totals {
  /// How many records of each kind there are, deleted and replaced ones left out.
  static func count(_ connection: any Connection) throws -> [RecordKind: Int] {
    var totals: [RecordKind: Int] = [:]
    for kind in RecordKind.allCases {
      let table = RecordTable.of(kind)
      // A server looks through all either way: once is enough there.
      if kind == .interactions, connection.dialect == .sqlite {
        totals[kind] = try countMany(table.name, connection)
        continue
      }
      var conditions = ["deleted_at IS NULL"]
      if kind == .jobEvents || kind == .submissionEvents { conditions.append("replaced_batch_id IS NULL") }
      if kind == .people { conditions.append("id NOT IN (SELECT person_id FROM person_alias)") }
      let sql = "SELECT count(*) FROM \(table.name) WHERE \(conditions.joined(separator: " AND "))"
      totals[kind] = Int(try connection.integer(sql) ?? 0)
    }
    return totals
  }

  /// All less the few that are deleted: SQLite counts all without reading a row, and the deleted by an index of theirs.
  private static func countMany(_ table: String, _ connection: any Connection) throws -> Int {
    let all = try connection.integer("SELECT count(*) FROM \(table)") ?? 0
    let deleted = try connection.integer("SELECT count(*) FROM \(table) WHERE deleted_at IS NOT NULL") ?? 0
    return Int(all - deleted)
  }
}
