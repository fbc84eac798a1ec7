extension Migration {
  /// What was decided of each kind of moment, month by month.
  static let fifth = Migration(
    version: 5,
    statements: [
      .both(
        """
        CREATE TABLE verdict (rule {text} NOT NULL, month BIGINT NOT NULL, verdict {text} NOT NULL,
          decided_at BIGINT NOT NULL, interactions BIGINT NOT NULL, PRIMARY KEY (rule, month))
        """)
    ])
}
