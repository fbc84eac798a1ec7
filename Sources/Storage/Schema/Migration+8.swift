extension Migration {
  /// What colleagues may see of somebody's messages, as dated records; and full text: which tokens each record holds, in
  /// whichever index the engine has, under one number on both (see `SearchKey`).
  ///
  /// Tokens are ours: both engines keep them as they are given, and neither splits, folds or stems.
  static let eighth = Migration(
    version: 8,
    statements: [
      .both(
        """
        CREATE TABLE mail_privacy (id {id}, recruiter_id BIGINT NOT NULL, level BIGINT NOT NULL
          CHECK (level BETWEEN 0 AND 2), at BIGINT NOT NULL)
        """),
      .both("CREATE INDEX mail_privacy_recruiter ON mail_privacy (recruiter_id, id)"),
      .postgres("CREATE SEQUENCE next_mail_privacy"),
      .both("CREATE INDEX fact_tag ON fact (person_id) WHERE fact = 'tag'"),
      // Which records are in the index, about whom, under which number, and whether they are still what they were.
      .both(
        """
        CREATE TABLE search_entry (kind BIGINT NOT NULL CHECK (kind BETWEEN 0 AND 2), record_id BIGINT NOT NULL,
          person_id BIGINT, key BIGINT NOT NULL UNIQUE, digest BIGINT NOT NULL, PRIMARY KEY (kind, record_id))
        """),
      .both("CREATE INDEX search_entry_person ON search_entry (person_id) WHERE person_id IS NOT NULL"),
      // How far the index has followed the change log.
      .both(
        """
        CREATE TABLE search_state (id BIGINT PRIMARY KEY CHECK (id = 1), seq BIGINT NOT NULL, mark BIGINT NOT NULL,
          version BIGINT NOT NULL)
        """),
      // Whose records are to be read again although no record of theirs changed: who may see them did.
      .both("CREATE TABLE search_stale (person_id BIGINT PRIMARY KEY)"),
      .sqlite(searchText),
      .postgres("CREATE TABLE search_text (key BIGINT PRIMARY KEY, tokens TSVECTOR NOT NULL)"),
      .postgres("CREATE INDEX search_text_tokens ON search_text USING GIN (tokens)"),
    ])

  static let searchText = """
    CREATE VIRTUAL TABLE search_text USING fts5(tokens, tokenize = "ascii tokenchars '@'", detail = 'none',
      columnsize = 0)
    """
}
