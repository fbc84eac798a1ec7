extension Migration {
  /// Changes say whether they added interactions and nothing else: then a copy of the history needs little to follow.
  static let third = Migration(
    version: 3,
    statements: [.both("ALTER TABLE change_log ADD COLUMN interactions_only BIGINT NOT NULL DEFAULT 0")])
}
