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

  private static let log = Stays(function: "trial_stays", why: "the log of a trial stays as it is")

  private static let guards: [Statement] =
    [log.create]
    + [
      log.refuse("trial_assignment_update", "UPDATE ON trial_assignment"),
      log.refuse("trial_assignment_delete", "DELETE ON trial_assignment"),
      log.refuse("trial_update", "UPDATE OF \(published) ON trial"), log.refuse("trial_delete", "DELETE ON trial"),
      // What has ended does not begin again.
      log.refuse("trial_end", "UPDATE OF stopped_at ON trial", when: "OLD.stopped_at IS NOT NULL"),
    ].flatMap(\.self) + [.postgres("CREATE SEQUENCE next_trial")]
}
