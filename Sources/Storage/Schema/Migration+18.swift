extension Migration {
  /// Two records of one call, and what somebody said is not one. Then calls as telephone systems tell of them, event by
  /// event.
  static let eighteenth = Migration(
    version: 18,
    statements: [
      .both(
        """
        CREATE TABLE interaction_alias (interaction_id BIGINT PRIMARY KEY REFERENCES interaction (id),
          into_id BIGINT NOT NULL REFERENCES interaction (id), batch_id BIGINT NOT NULL REFERENCES batch (id),
          CHECK (interaction_id <> into_id))
        """),
      .both("CREATE INDEX interaction_alias_into ON interaction_alias (into_id)"),
      // `merged_batch_id`: the batch whose merge was undone.
      .both(
        """
        CREATE TABLE person_apart (first_id BIGINT NOT NULL REFERENCES person (id),
          second_id BIGINT NOT NULL REFERENCES person (id), at BIGINT NOT NULL,
          merged_batch_id BIGINT REFERENCES batch (id), batch_id BIGINT NOT NULL REFERENCES batch (id),
          CHECK (first_id < second_id), PRIMARY KEY (first_id, second_id))
        """),
      .both("CREATE INDEX person_apart_second ON person_apart (second_id)"),
      .both(
        """
        CREATE TABLE interaction_apart (first_id BIGINT NOT NULL REFERENCES interaction (id),
          second_id BIGINT NOT NULL REFERENCES interaction (id), batch_id BIGINT NOT NULL REFERENCES batch (id),
          CHECK (first_id < second_id), PRIMARY KEY (first_id, second_id))
        """),
      .both("CREATE INDEX interaction_apart_second ON interaction_apart (second_id)"),
      // Times in seconds; a column that is empty was not told yet. Whom a number belongs to is kept, not the number.
      .both(
        """
        CREATE TABLE told_call (provider {text} NOT NULL, call_id {text} NOT NULL CHECK (call_id <> ''),
          person_id BIGINT REFERENCES person (id), recruiter_id BIGINT REFERENCES recruiter (id),
          direction BIGINT CHECK (direction BETWEEN 0 AND 1), started_at BIGINT, answered_at BIGINT, ended_at BIGINT,
          outcome BIGINT CHECK (outcome BETWEEN 0 AND 11), machine BIGINT CHECK (machine BETWEEN 0 AND 1),
          first_told_at BIGINT NOT NULL, PRIMARY KEY (provider, call_id))
        """),
      .both("CREATE INDEX told_call_person ON told_call (person_id)"),
      .both("CREATE INDEX told_call_told ON told_call (first_told_at)"),
      // Digests of what was taken, so that nothing is taken twice.
      .both("CREATE TABLE told_event (digest {text} PRIMARY KEY, at BIGINT NOT NULL)"),
      .both("CREATE INDEX told_event_at ON told_event (at)"),
      // How far each mailbox folder was read.
      .both(
        """
        CREATE TABLE mailbox_folder (mailbox {text} NOT NULL, folder {text} NOT NULL, validity BIGINT NOT NULL,
          last_uid BIGINT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (mailbox, folder))
        """),
      // How new a reading of each entry of a calendar was; entries by a digest of their names.
      .both(
        """
        CREATE TABLE calendar_entry (source {text} NOT NULL, digest {text} NOT NULL, sequence BIGINT NOT NULL,
          stamp BIGINT NOT NULL, batch_id BIGINT NOT NULL REFERENCES batch (id), PRIMARY KEY (source, digest))
        """),
    ])
}
