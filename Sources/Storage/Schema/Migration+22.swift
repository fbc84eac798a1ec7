extension Migration {
  /// Which merge a word that two are two took back: who had been merged into whom.
  static let twentySecond = Migration(
    version: 22,
    statements: [
      .both("ALTER TABLE person_apart ADD COLUMN merged_id BIGINT"),
      .both("ALTER TABLE person_apart ADD COLUMN merged_into_id BIGINT"),
    ])
}
