extension Migration {
  /// The firm's own playbook, each version whole, and who agrees to have their team's habits seen. A version is never changed
  /// or deleted, by whatever program: going back makes a new one.
  static let thirteenth = Migration(
    version: 13,
    statements: [
      .both(
        """
        CREATE TABLE playbook_standard (digest {text} PRIMARY KEY CHECK (length(digest) = 64),
          body {text} NOT NULL CHECK (body <> ''))
        """),
      .both(
        """
        CREATE TABLE playbook_version (id {id}, at BIGINT NOT NULL, account_id BIGINT NOT NULL,
          why {text} NOT NULL CHECK (why <> ''), body {text} NOT NULL CHECK (body <> ''),
          standard {text} NOT NULL REFERENCES playbook_standard (digest))
        """),
      .both("CREATE TABLE habit_agreement (recruiter_id BIGINT PRIMARY KEY, agreed_at BIGINT NOT NULL)"),
      .both("CREATE INDEX audit_entry_subject ON audit_entry (deed, subject, id)"),
      .postgres("CREATE SEQUENCE next_playbook_version"),
      versions.create,
    ]
      + versions.refuse("playbook_version_update", "UPDATE ON playbook_version")
      + versions.refuse("playbook_version_delete", "DELETE ON playbook_version"))

  private static let versions = Stays(function: "playbook_stays", why: "a version of the playbook stays as it is")
}
