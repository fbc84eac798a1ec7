extension Migration {
  /// What is published: pieces as the firm has changed them, the steps of their approval, the firm's own entries of the
  /// library, what clients and candidates agreed to have quoted, how it all looks.
  static let fifteenth = Migration(
    version: 15,
    statements: [
      .both(
        """
        CREATE TABLE collateral_piece (slug {text} PRIMARY KEY CHECK (slug <> ''), body {text} NOT NULL,
          changed_at BIGINT NOT NULL, account_id BIGINT NOT NULL)
        """),
      .both(
        """
        CREATE TABLE collateral_step (id {id}, slug {text} NOT NULL, state {text} NOT NULL CHECK (state <> ''),
          at BIGINT NOT NULL, account_id BIGINT NOT NULL, name {text} NOT NULL, digest {text} NOT NULL, until_day {text})
        """),
      .both("CREATE INDEX collateral_step_slug ON collateral_step (slug, id)"),
      .both(
        """
        CREATE TABLE collateral_entry (entry_id {text} PRIMARY KEY CHECK (entry_id <> ''), body {text} NOT NULL,
          expires_day {text} NOT NULL, changed_at BIGINT NOT NULL, account_id BIGINT NOT NULL)
        """),
      .both(
        """
        CREATE TABLE collateral_story (id {id}, body {text} NOT NULL, said_by {text} NOT NULL, consent {text} NOT NULL,
          consent_day {text} NOT NULL, until_day {text} NOT NULL, withdrawn_at BIGINT, account_id BIGINT NOT NULL)
        """),
      .both(
        """
        CREATE TABLE collateral_look (id BIGINT PRIMARY KEY CHECK (id = 1), family {text}, booking {text},
          changed_at BIGINT NOT NULL)
        """),
      .postgres("CREATE SEQUENCE next_collateral_step"),
      .postgres("CREATE SEQUENCE next_collateral_story"),
    ])
}
