extension Migration {
  /// Conversations that people prepare for themselves, months in which they want no figure of theirs, and teams that were
  /// invited to practise.
  static let twentieth = Migration(
    version: 20,
    statements: [
      .both(
        """
        CREATE TABLE practice_talk (id {id}, owner_kind BIGINT NOT NULL CHECK (owner_kind IN (0, 1)),
          owner_id BIGINT NOT NULL, made_at BIGINT NOT NULL, because {text} NOT NULL, to_learn {text} NOT NULL,
          worst {text} NOT NULL, first_sentence {text} NOT NULL, expected BIGINT NOT NULL CHECK (expected BETWEEN 0 AND 10),
          rung BIGINT NOT NULL CHECK (rung BETWEEN 0 AND 4), held_at BIGINT, awkward BIGINT CHECK (awkward BETWEEN 0 AND 10),
          learned {text}, scores {text})
        """),
      .both("CREATE INDEX practice_talk_owner ON practice_talk (owner_kind, owner_id, id)"),
      .postgres("CREATE SEQUENCE next_practice_talk"),
      .both(
        """
        CREATE TABLE practice_rest (owner_kind BIGINT NOT NULL, owner_id BIGINT NOT NULL, until BIGINT NOT NULL,
          PRIMARY KEY (owner_kind, owner_id))
        """),
      .both(
        "CREATE TABLE practice_invitation (team {text} PRIMARY KEY, account_id BIGINT NOT NULL, at BIGINT NOT NULL)"),
    ])
}
