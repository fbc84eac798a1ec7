extension Migration {
  /// What people at work wrote down here, by whom and about whom: so that what is sent twice is written once, what was
  /// just written can be taken back by whoever wrote it, and whoever writes second is told of the first.
  ///
  /// The rows stay when what they speak of is taken back: they say that it was there. `record_id` and `person_id` name
  /// without a reference, for the same reason. `seq` is the change log's number.
  static let ninth = Migration(
    version: 9,
    statements: [
      .both(
        """
        CREATE TABLE own_write (batch_id {id}, recruiter_id BIGINT NOT NULL, at BIGINT NOT NULL, seq BIGINT NOT NULL,
          kind BIGINT NOT NULL CHECK (kind BETWEEN 0 AND 12), record_id BIGINT NOT NULL, person_id BIGINT,
          moment_id {text}, request {text} CHECK (length(request) <= 120), finished_at BIGINT)
        """),
      .both(
        "CREATE UNIQUE INDEX own_write_request ON own_write (recruiter_id, request) WHERE request IS NOT NULL"),
      .both("CREATE INDEX own_write_day ON own_write (recruiter_id, at)"),
      .both("CREATE INDEX own_write_person ON own_write (person_id, seq) WHERE person_id IS NOT NULL"),
      .both("CREATE INDEX own_write_moment ON own_write (moment_id, seq) WHERE moment_id IS NOT NULL"),
      .both("CREATE INDEX own_write_seq ON own_write (seq)"),
      // Who asked to have their list announced by mail in the morning.
      .both(
        """
        CREATE TABLE daily_digest (account_id {id} REFERENCES account (id), chosen_at BIGINT NOT NULL)
        """),
    ])
}
