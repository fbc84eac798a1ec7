extension Migration {
  /// Changes bear a mark, so that two stores that were one once can be told apart by their change logs.
  static let second = Migration(
    version: 2, statements: [.both("ALTER TABLE change_log ADD COLUMN mark BIGINT NOT NULL DEFAULT 0")])
}
