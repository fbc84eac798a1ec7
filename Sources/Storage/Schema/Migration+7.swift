extension Migration {
  /// Who may sign in, who is signed in, how often it failed, and who saw and changed what. Of passwords and of the secrets
  /// that browsers hold only digests are here. The audit log cannot be changed, by whatever program: the engine refuses.
  ///
  /// A recruiter is named without a reference, so that undoing an import leaves accounts whole; numbers are never reused.
  static let seventh = Migration(
    version: 7,
    statements: [
      .both(
        """
        CREATE TABLE account (id {id}, email {text} NOT NULL UNIQUE CHECK (email <> ''),
          name {text} NOT NULL CHECK (name <> ''), roles {text} NOT NULL CHECK (roles <> ''), recruiter_id BIGINT,
          teams {text} NOT NULL, office {text}, password {text}, version BIGINT NOT NULL CHECK (version > 0),
          disabled_at BIGINT, created_at BIGINT NOT NULL, changed_at BIGINT NOT NULL)
        """),
      .both(
        """
        CREATE TABLE session (id {id}, digest {text} NOT NULL UNIQUE CHECK (length(digest) = 64),
          account_id BIGINT NOT NULL REFERENCES account (id), version BIGINT NOT NULL, started_at BIGINT NOT NULL,
          seen_at BIGINT NOT NULL, browser {text})
        """),
      .both("CREATE INDEX session_account ON session (account_id)"),
      .both("CREATE INDEX session_started ON session (started_at)"),
      .both(
        """
        CREATE TABLE sign_in_try (name {text} PRIMARY KEY CHECK (length(name) = 64), failures BIGINT NOT NULL,
          failed_at BIGINT NOT NULL, next_at BIGINT NOT NULL, succeeded_at BIGINT, forget_at BIGINT NOT NULL)
        """),
      .both("CREATE INDEX sign_in_try_forget ON sign_in_try (forget_at)"),
      .both(
        """
        CREATE TABLE audit_entry (id {id}, at BIGINT NOT NULL, account_id BIGINT NOT NULL,
          deed BIGINT NOT NULL CHECK (deed BETWEEN 0 AND 99), subject {text} CHECK (length(subject) <= 80))
        """),
      .both("CREATE INDEX audit_entry_account ON audit_entry (account_id, id)"),
    ] + guards + ["account", "session", "audit_entry"].map { .postgres("CREATE SEQUENCE next_\($0)") })

  private static let log = Stays(function: "audit_stays", why: "the audit log stays as it is")

  private static let guards: [Statement] =
    [log.create]
    + [
      log.refuse("audit_entry_update", "UPDATE ON audit_entry"),
      log.refuse("audit_entry_delete", "DELETE ON audit_entry"),
      // What somebody did must keep its author.
      log.refuse("account_delete", "DELETE ON account"),
    ].flatMap(\.self)
    + [
      // On the one engine replacing a row fires no trigger for the row that goes.
      .sqlite(
        """
        CREATE TRIGGER audit_entry_replace BEFORE INSERT ON audit_entry
        WHEN EXISTS (SELECT 1 FROM audit_entry WHERE id = NEW.id)
        BEGIN SELECT RAISE(ABORT, 'the audit log stays as it is'); END
        """)
    ]
    // On the other emptying a table fires none for its rows.
    + ["audit_entry", "account"].map {
      .postgres(
        "CREATE TRIGGER \($0)_truncate BEFORE TRUNCATE ON \($0) FOR EACH STATEMENT EXECUTE FUNCTION audit_stays()")
    }
}
