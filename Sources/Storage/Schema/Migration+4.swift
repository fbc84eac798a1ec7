extension Migration {
  /// Trials, and what the lot said of each unit. Neither may be changed afterwards, by whatever program: the engine itself
  /// refuses. Only a trial's end is added. The log names units by their digests, so that undoing an import leaves it whole.
  static let fourth = Migration(
    version: 4,
    statements: [
      .both(
        """
        CREATE TABLE trial (id {id}, kinds {text} NOT NULL CHECK (kinds <> ''), started_at BIGINT NOT NULL,
          stopped_at BIGINT CHECK (stopped_at >= started_at), planned_n BIGINT NOT NULL CHECK (planned_n > 0),
          effect BIGINT NOT NULL, base_rate BIGINT NOT NULL CHECK (base_rate BETWEEN 0 AND 1000000),
          eta BIGINT NOT NULL CHECK (eta > 0), saturations {text} NOT NULL CHECK (saturations <> ''),
          commitment {text} NOT NULL UNIQUE CHECK (length(commitment) = 64), playbook_version BIGINT NOT NULL,
          signed_by {text} NOT NULL CHECK (signed_by <> ''))
        """),
      // One at a time.
      .both("CREATE UNIQUE INDEX trial_running ON trial ((stopped_at IS NULL)) WHERE stopped_at IS NULL"),
      .both(
        """
        CREATE TABLE trial_assignment (trial_id BIGINT NOT NULL REFERENCES trial (id), unit BIGINT NOT NULL,
          submission BIGINT NOT NULL, place BIGINT NOT NULL CHECK (place > 0), kind {text} NOT NULL, opened_at BIGINT NOT NULL,
          assigned_at BIGINT NOT NULL, recruiter_id BIGINT NOT NULL, week BIGINT NOT NULL,
          saturation BIGINT NOT NULL CHECK (saturation BETWEEN 1 AND 999),
          prompted BIGINT NOT NULL CHECK (prompted IN (0, 1)), PRIMARY KEY (trial_id, unit), UNIQUE (trial_id, place))
        """),
    ] + guards)

  private static let published =
    "id, kinds, started_at, planned_n, effect, base_rate, eta, saturations, commitment, playbook_version, signed_by"

  private static let guards: [Statement] =
    [
      .postgres(
        """
        CREATE FUNCTION trial_stays() RETURNS trigger LANGUAGE plpgsql
          AS 'BEGIN RAISE EXCEPTION ''the log of a trial stays as it is'' USING ERRCODE = ''23001''; END'
        """)
    ]
    + [
      ("trial_assignment_update", "UPDATE ON trial_assignment"),
      ("trial_assignment_delete", "DELETE ON trial_assignment"),
      ("trial_update", "UPDATE OF \(published) ON trial"), ("trial_delete", "DELETE ON trial"),
    ].flatMap { name, event -> [Statement] in
      [
        .sqlite(
          """
          CREATE TRIGGER \(name) BEFORE \(event)
          BEGIN SELECT RAISE(ABORT, 'the log of a trial stays as it is'); END
          """),
        .postgres("CREATE TRIGGER \(name) BEFORE \(event) FOR EACH ROW EXECUTE FUNCTION trial_stays()"),
      ]
    }
    + [
      // What has ended does not begin again.
      .sqlite(
        """
        CREATE TRIGGER trial_end BEFORE UPDATE OF stopped_at ON trial WHEN OLD.stopped_at IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'the log of a trial stays as it is'); END
        """),
      .postgres(
        """
        CREATE TRIGGER trial_end BEFORE UPDATE OF stopped_at ON trial FOR EACH ROW WHEN (OLD.stopped_at IS NOT NULL)
        EXECUTE FUNCTION trial_stays()
        """),
    ] + [.postgres("CREATE SEQUENCE next_trial")]
}
