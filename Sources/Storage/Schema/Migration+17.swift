extension Migration {
  /// Mappings that the firm wrote or the wizard made, and its additions to those that come with RightCall, under the same
  /// name. One text each: its own tables of words are in it.
  static let seventeenth = Migration(
    version: 17,
    statements: [
      .both(
        """
        CREATE TABLE import_mapping (name {text} PRIMARY KEY CHECK (name <> ''), body {text} NOT NULL CHECK (body <> ''),
          changed_at BIGINT NOT NULL, account_id BIGINT NOT NULL)
        """)
    ])
}
