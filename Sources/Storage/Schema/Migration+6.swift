extension Migration {
  /// Messages that their writers let colleagues read, without names.
  static let sixth = Migration(
    version: 6,
    statements: [
      .both(
        """
        CREATE TABLE shared_example (id {id}, recruiter_id BIGINT NOT NULL REFERENCES recruiter (id),
          interaction_id BIGINT NOT NULL UNIQUE, rule {text}, body {text} NOT NULL CHECK (body <> ''),
          shared_at BIGINT NOT NULL)
        """),
      .postgres("CREATE SEQUENCE next_shared_example"),
    ])
}
