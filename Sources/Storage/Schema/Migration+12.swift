extension Migration {
  /// Whom sign-in providers vouch for, and what administrators decided about signing in. An account has one identity with
  /// each provider: an address that passes to somebody else does not take the account along.
  static let twelfth = Migration(
    version: 12,
    statements: [
      .both(
        """
        CREATE TABLE sign_in_identity (issuer {text} NOT NULL CHECK (issuer <> ''),
          subject {text} NOT NULL CHECK (subject <> ''), account_id BIGINT NOT NULL REFERENCES account (id),
          linked_at BIGINT NOT NULL, PRIMARY KEY (issuer, subject), UNIQUE (account_id, issuer))
        """),
      .both(
        """
        CREATE TABLE access_setting (name {text} PRIMARY KEY CHECK (name <> ''), value {text} NOT NULL,
          changed_at BIGINT NOT NULL)
        """),
    ])
}
