extension Migration {
  /// Words that two records are two, while one of them is not there: by the names that their sources have for them.
  static let twentyThird = Migration(
    version: 23,
    statements: [
      .both(
        """
        CREATE TABLE word_apart (kind BIGINT NOT NULL, first_source_id BIGINT NOT NULL REFERENCES source (id),
          first_external_id {text} NOT NULL, second_source_id BIGINT NOT NULL REFERENCES source (id),
          second_external_id {text} NOT NULL, at BIGINT NOT NULL, batch_id BIGINT NOT NULL REFERENCES batch (id),
          PRIMARY KEY (kind, first_source_id, first_external_id, second_source_id, second_external_id))
        """)
    ])
}
