extension Migration {
  /// The schema of the first release.
  static let first = Migration(version: 1, statements: ledger + nouns + events + aside + counters)

  /// Who wrote what and when; how the outside names records; what values were before.
  private static let ledger: [Statement] = [
    .both("CREATE TABLE schema_version (version BIGINT NOT NULL)"),
    .both("CREATE TABLE meta (key {text} PRIMARY KEY, value {text} NOT NULL)"),
    .sqlite("CREATE TABLE counter (name TEXT PRIMARY KEY, next INTEGER NOT NULL) WITHOUT ROWID"),
    .both("CREATE TABLE source (id {id}, name {text} NOT NULL UNIQUE CHECK (name <> ''), newest BIGINT)"),
    .both(
      """
      CREATE TABLE batch (id {id}, source_id BIGINT NOT NULL REFERENCES source (id),
        what {text} NOT NULL CHECK (what IN ('import', 'write', 'edit', 'merge')), at BIGINT NOT NULL, undone_at BIGINT)
      """),
    .both(
      """
      CREATE TABLE batch_range (batch_id BIGINT NOT NULL REFERENCES batch (id), kind BIGINT NOT NULL,
        first_id BIGINT NOT NULL, last_id BIGINT NOT NULL, CHECK (first_id <= last_id),
        PRIMARY KEY (batch_id, kind, first_id))
      """),
    .both(
      """
      CREATE TABLE change_log (seq {id}, batch_id BIGINT NOT NULL REFERENCES batch (id),
        everyone BIGINT NOT NULL CHECK (everyone IN (0, 1)))
      """),
    .both(
      """
      CREATE TABLE change_person (seq BIGINT NOT NULL REFERENCES change_log (seq), person_id BIGINT NOT NULL,
        PRIMARY KEY (seq, person_id))
      """),
    .both(
      """
      CREATE TABLE identity (id {id}, source_id BIGINT NOT NULL REFERENCES source (id),
        kind BIGINT NOT NULL CHECK (kind BETWEEN 0 AND 12), external_id {text} NOT NULL CHECK (external_id <> ''),
        record_id BIGINT NOT NULL, mail BIGINT NOT NULL CHECK (mail IN (0, 1)), digest BIGINT NOT NULL,
        fingerprint BIGINT NOT NULL, batch_id BIGINT NOT NULL REFERENCES batch (id),
        seen_batch_id BIGINT NOT NULL REFERENCES batch (id), UNIQUE (source_id, kind, external_id))
      """),
    .both("CREATE INDEX identity_record ON identity (kind, record_id)"),
    .both(
      """
      CREATE TABLE superseded_value (id {id}, kind BIGINT NOT NULL, record_id BIGINT NOT NULL, field {text} NOT NULL,
        old_value {text}, new_value {text}, valid_until BIGINT NOT NULL, batch_id BIGINT NOT NULL REFERENCES batch (id))
      """),
    .both("CREATE INDEX superseded_value_record ON superseded_value (kind, record_id, field)"),
    .both("CREATE INDEX superseded_value_batch ON superseded_value (batch_id)"),
    .both(
      """
      CREATE TABLE edit (id {id}, kind BIGINT NOT NULL, record_id BIGINT NOT NULL, field {text} NOT NULL,
        value {text}, source_value {text}, recruiter_id BIGINT, at BIGINT NOT NULL,
        batch_id BIGINT NOT NULL REFERENCES batch (id), ended_batch_id BIGINT REFERENCES batch (id))
      """),
    .both("CREATE INDEX edit_record ON edit (kind, record_id, field)"),
    .both(
      """
      CREATE TABLE custom_field (kind BIGINT NOT NULL, record_id BIGINT NOT NULL, name {text} NOT NULL,
        value {text} NOT NULL, batch_id BIGINT NOT NULL REFERENCES batch (id), PRIMARY KEY (kind, record_id, name))
      """),
  ]

  private static let provenance =
    "updated_at BIGINT, deleted_at BIGINT, batch_id BIGINT NOT NULL REFERENCES batch (id)"

  private static let nouns: [Statement] = [
    .both("CREATE TABLE firm_setting (id {id}, key {text} NOT NULL UNIQUE, value {text} NOT NULL, \(provenance))"),
    .both(
      """
      CREATE TABLE recruiter (id {id}, name {text} NOT NULL, email {text}, phone {text}, team {text}, office {text},
        timezone {text}, started_on BIGINT, \(provenance))
      """),
    .both(
      """
      CREATE TABLE client (id {id}, name {text} NOT NULL, sector {text}, city {text}, country {text},
        owner_recruiter_id BIGINT REFERENCES recruiter (id), created_at BIGINT, \(provenance))
      """),
    .both(
      """
      CREATE TABLE person (id {id}, kind BIGINT NOT NULL CHECK (kind BETWEEN 0 AND 3), name {text} NOT NULL,
        emails {text}, phones {text}, client_id BIGINT REFERENCES client (id), job_title {text}, seniority {text},
        city {text}, country {text}, region {text}, timezone {text},
        owner_recruiter_id BIGINT REFERENCES recruiter (id), created_at BIGINT, source {text}, \(provenance))
      """),
    .both(
      """
      CREATE TABLE person_alias (person_id BIGINT PRIMARY KEY REFERENCES person (id),
        into_id BIGINT NOT NULL REFERENCES person (id), batch_id BIGINT NOT NULL REFERENCES batch (id),
        CHECK (person_id <> into_id))
      """),
    .both("CREATE INDEX person_alias_into ON person_alias (into_id)"),
    .both(
      """
      CREATE TABLE address (kind BIGINT NOT NULL, folded {text} NOT NULL, record_id BIGINT NOT NULL,
        PRIMARY KEY (kind, folded, record_id))
      """),
    .both("CREATE INDEX address_record ON address (kind, record_id)"),
    .both(
      """
      CREATE TABLE name_term (folded {text} NOT NULL, person_id BIGINT NOT NULL REFERENCES person (id),
        PRIMARY KEY (folded, person_id))
      """),
    .both("CREATE INDEX name_term_person ON name_term (person_id)"),
    .both(
      """
      CREATE TABLE job (id {id}, client_id BIGINT NOT NULL REFERENCES client (id),
        contact_person_id BIGINT REFERENCES person (id), recruiter_id BIGINT REFERENCES recruiter (id),
        title {text} NOT NULL, kind BIGINT CHECK (kind BETWEEN 0 AND 2), sector {text}, seniority {text},
        salary BIGINT, salary_max BIGINT, currency {text}, fee BIGINT, openings BIGINT, rebate_days BIGINT,
        opened_at BIGINT NOT NULL, \(provenance))
      """),
    .both(
      """
      CREATE TABLE submission (id {id}, job_id BIGINT NOT NULL REFERENCES job (id),
        person_id BIGINT NOT NULL REFERENCES person (id), recruiter_id BIGINT REFERENCES recruiter (id),
        created_at BIGINT NOT NULL, \(provenance))
      """),
    .both("CREATE INDEX submission_job ON submission (job_id)"),
    .both("CREATE INDEX submission_person ON submission (person_id)"),
  ]

  /// `key` is 64 bits of what makes the row itself again in the next export, and stands first in its index: sorting
  /// compares little else, and a pass over all of one source's rows goes through the table, not row by row through the
  /// index; `replaced_batch_id` marks an event that a
  /// later export's set no longer holds.
  private static let inline =
    """
    source_id BIGINT NOT NULL REFERENCES source (id), external_id {text}, key BIGINT NOT NULL,
      fingerprint BIGINT NOT NULL, \(provenance)
    """

  private static let events: [Statement] = [
    .both(
      """
      CREATE TABLE job_event (id {id}, job_id BIGINT NOT NULL REFERENCES job (id), at BIGINT NOT NULL,
        status BIGINT NOT NULL CHECK (status BETWEEN 0 AND 5), reason {text},
        replaced_batch_id BIGINT REFERENCES batch (id), \(inline))
      """),
    .both("CREATE INDEX job_event_job ON job_event (job_id)"),
    .both("CREATE UNIQUE INDEX job_event_key ON job_event (key, source_id) WHERE replaced_batch_id IS NULL"),
    .both(
      """
      CREATE TABLE submission_event (id {id}, submission_id BIGINT NOT NULL REFERENCES submission (id),
        at BIGINT NOT NULL, stage BIGINT NOT NULL CHECK (stage BETWEEN 0 AND 18), reason {text}, scheduled_for BIGINT,
        replaced_batch_id BIGINT REFERENCES batch (id), \(inline))
      """),
    .both("CREATE INDEX submission_event_submission ON submission_event (submission_id)"),
    .both(
      "CREATE UNIQUE INDEX submission_event_key ON submission_event (key, source_id) WHERE replaced_batch_id IS NULL"),
    .both(
      """
      CREATE TABLE planned_date (id {id}, at BIGINT NOT NULL, submission_id BIGINT REFERENCES submission (id),
        job_id BIGINT REFERENCES job (id), what BIGINT NOT NULL CHECK (what BETWEEN 0 AND 9),
        starts_at BIGINT NOT NULL, ends_at BIGINT, status BIGINT NOT NULL CHECK (status BETWEEN 0 AND 3),
        digest BIGINT NOT NULL, \(inline), CHECK (submission_id IS NOT NULL OR job_id IS NOT NULL))
      """),
    .both("CREATE UNIQUE INDEX planned_date_key ON planned_date (key, source_id)"),
    .both("CREATE INDEX planned_date_submission ON planned_date (submission_id)"),
    .both("CREATE INDEX planned_date_job ON planned_date (job_id)"),
    .both(
      """
      CREATE TABLE fact (id {id}, at BIGINT NOT NULL, person_id BIGINT REFERENCES person (id),
        client_id BIGINT REFERENCES client (id), job_id BIGINT REFERENCES job (id),
        submission_id BIGINT REFERENCES submission (id), fact {text} NOT NULL, value {text}, currency {text},
        resolved_at BIGINT, recruiter_id BIGINT REFERENCES recruiter (id),
        shareable_with BIGINT CHECK (shareable_with BETWEEN 0 AND 3), digest BIGINT NOT NULL, \(inline),
        CHECK (person_id IS NOT NULL OR client_id IS NOT NULL OR job_id IS NOT NULL OR submission_id IS NOT NULL))
      """),
    .both("CREATE UNIQUE INDEX fact_key ON fact (key, source_id)"),
    .both("CREATE INDEX fact_person ON fact (person_id) WHERE person_id IS NOT NULL"),
    .both("CREATE INDEX fact_client ON fact (client_id) WHERE client_id IS NOT NULL"),
    .both("CREATE INDEX fact_job ON fact (job_id) WHERE job_id IS NOT NULL"),
    .both("CREATE INDEX fact_submission ON fact (submission_id) WHERE submission_id IS NOT NULL"),
    .both(
      """
      CREATE TABLE interaction (id {id}, person_id BIGINT REFERENCES person (id), at BIGINT NOT NULL,
        recorded_at BIGINT, recruiter_id BIGINT REFERENCES recruiter (id),
        channel BIGINT NOT NULL CHECK (channel BETWEEN 0 AND 7),
        direction BIGINT NOT NULL CHECK (direction BETWEEN 0 AND 1), outcome BIGINT CHECK (outcome BETWEEN 0 AND 11),
        duration_seconds BIGINT, conversation BIGINT CHECK (conversation BETWEEN 0 AND 1),
        logged BIGINT CHECK (logged BETWEEN 0 AND 1), automatic BIGINT CHECK (automatic BETWEEN 0 AND 1),
        asks BIGINT CHECK (asks BETWEEN 0 AND 1), list BIGINT CHECK (list BETWEEN 0 AND 1), booked_at BIGINT,
        job_id BIGINT REFERENCES job (id), submission_id BIGINT REFERENCES submission (id), thread_id {text},
        \(inline))
      """),
    .both("CREATE UNIQUE INDEX interaction_key ON interaction (key, source_id)"),
    .both("CREATE INDEX interaction_person ON interaction (person_id, at)"),
    // Only the server looks for an interaction's job by itself, when it checks references on a deletion.
    .postgres("CREATE INDEX interaction_job ON interaction (job_id) WHERE job_id IS NOT NULL"),
    .postgres("CREATE INDEX interaction_submission ON interaction (submission_id) WHERE submission_id IS NOT NULL"),
    .both(
      """
      CREATE TABLE preference (id {id}, person_id BIGINT NOT NULL REFERENCES person (id), at BIGINT,
        purpose BIGINT CHECK (purpose BETWEEN 0 AND 2), channel BIGINT CHECK (channel BETWEEN 0 AND 7),
        allowed BIGINT CHECK (allowed BETWEEN 0 AND 1), basis BIGINT CHECK (basis BETWEEN 0 AND 3),
        weekdays BIGINT CHECK (weekdays BETWEEN 0 AND 127), from_hour BIGINT CHECK (from_hour BETWEEN 0 AND 1440),
        to_hour BIGINT CHECK (to_hour BETWEEN 0 AND 1440), safe_place {text}, until BIGINT, note {text}, \(inline))
      """),
    .both("CREATE UNIQUE INDEX preference_key ON preference (key, source_id)"),
    .both("CREATE INDEX preference_person ON preference (person_id)"),
    .both(
      """
      CREATE TABLE moment_action (id {id}, moment_id {text} NOT NULL, at BIGINT NOT NULL,
        recruiter_id BIGINT NOT NULL REFERENCES recruiter (id), action BIGINT NOT NULL CHECK (action BETWEEN 0 AND 4),
        until BIGINT, reason {text}, \(inline))
      """),
    .both("CREATE UNIQUE INDEX moment_action_key ON moment_action (key, source_id)"),
    .both("CREATE INDEX moment_action_moment ON moment_action (moment_id)"),
  ]

  private static let aside: [Statement] = [
    .both(
      """
      CREATE TABLE interaction_text (interaction_id \("{id}") REFERENCES interaction (id), subject {text}, body {text},
        quoted {text})
      """),
    .both(
      """
      CREATE TABLE interaction_participant (id {id}, interaction_id BIGINT NOT NULL REFERENCES interaction (id),
        person_id BIGINT REFERENCES person (id), recruiter_id BIGINT REFERENCES recruiter (id),
        batch_id BIGINT NOT NULL REFERENCES batch (id))
      """),
    .both("CREATE INDEX interaction_participant_interaction ON interaction_participant (interaction_id)"),
    .both("CREATE INDEX interaction_participant_person ON interaction_participant (person_id)"),
  ]

  private static let counters: [Statement] = [
    "source", "batch", "identity", "superseded_value", "edit", "firm_setting", "recruiter", "client", "person", "job",
    "submission", "job_event", "submission_event", "planned_date", "fact", "interaction", "preference",
    "moment_action", "interaction_participant",
  ].map { .postgres("CREATE SEQUENCE next_\($0)") }
}
