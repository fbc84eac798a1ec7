extension Migration {
  /// Changes say whether they added interactions and nothing else: then a copy of the history needs little to follow. And
  /// deleted records, which every reading leaves out, are found without looking through all.
  static let third = Migration(
    version: 3,
    statements: [.both("ALTER TABLE change_log ADD COLUMN interactions_only BIGINT NOT NULL DEFAULT 0")]
      + ["person", "client", "job", "submission"].map { table in
        .both("CREATE INDEX \(table)_deleted ON \(table) (id) WHERE deleted_at IS NOT NULL")
      })
}
