extension Migration {
  /// The browsers that asked to be told when a conversation falls due: where their makers take such messages, and with
  /// which keys they are sealed. And who called a booked talk off: whoever booked it, or the recruiter.
  static let fourteenth = Migration(
    version: 14,
    statements: [
      .both(
        """
        CREATE TABLE push_subscription (id {id}, account_id BIGINT NOT NULL REFERENCES account (id),
          endpoint {text} NOT NULL UNIQUE CHECK (length(endpoint) <= 1000), public_key {text} NOT NULL,
          secret {text} NOT NULL, browser {text}, created_at BIGINT NOT NULL, told_at BIGINT NOT NULL)
        """),
      .both("CREATE INDEX push_subscription_account ON push_subscription (account_id)"),
      .postgres("CREATE SEQUENCE next_push_subscription"),
      .both("ALTER TABLE booking ADD COLUMN off_by_us BIGINT NOT NULL DEFAULT 0 CHECK (off_by_us IN (0, 1))"),
    ])
}
