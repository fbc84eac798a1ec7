extension Migration {
  /// The audience's side: links without an account, booked talks, when recruiters are busy, how the pages look. Of a link
  /// only a digest of its secret is here.
  ///
  /// Two talks of one recruiter can never have a unit of time in common: the engine refuses the second, whoever is
  /// first. People and recruiters are named without a reference, so that undoing an import leaves no link in its way;
  /// numbers are never reused, and a link to nobody opens nothing.
  static let tenth = Migration(
    version: 10,
    statements: [
      .both(
        """
        CREATE TABLE audience_link (id {id}, digest {text} NOT NULL UNIQUE CHECK (length(digest) = 64),
          purpose BIGINT NOT NULL CHECK (purpose BETWEEN 0 AND 3), person_id BIGINT NOT NULL, recruiter_id BIGINT,
          made_by BIGINT, minutes BIGINT NOT NULL CHECK (minutes BETWEEN 5 AND 120), made_at BIGINT NOT NULL,
          expires_at BIGINT NOT NULL, revoked_at BIGINT, CHECK (expires_at > made_at))
        """),
      .both("CREATE INDEX audience_link_person ON audience_link (person_id)"),
      .both("CREATE INDEX audience_link_expires ON audience_link (expires_at)"),
      .both(
        """
        CREATE TABLE booking (id {id}, link_id BIGINT NOT NULL REFERENCES audience_link (id), person_id BIGINT NOT NULL,
          recruiter_id BIGINT NOT NULL, channel BIGINT NOT NULL CHECK (channel BETWEEN 0 AND 2),
          starts_at BIGINT NOT NULL, ends_at BIGINT NOT NULL, zone {text} NOT NULL, note {text},
          submission_id BIGINT, job_id BIGINT, uid {text} NOT NULL UNIQUE, sequence BIGINT NOT NULL,
          made_at BIGINT NOT NULL, changed_at BIGINT NOT NULL, cancelled_at BIGINT,
          CHECK (starts_at % 300 = 0 AND ends_at % 300 = 0 AND starts_at < ends_at))
        """),
      .both("CREATE INDEX booking_link ON booking (link_id)"),
      .both("CREATE INDEX booking_recruiter ON booking (recruiter_id, ends_at)"),
      .both("CREATE INDEX booking_person ON booking (person_id)"),
      .both(
        """
        CREATE TABLE booking_unit (recruiter_id BIGINT NOT NULL, unit BIGINT NOT NULL,
          booking_id BIGINT NOT NULL REFERENCES booking (id), PRIMARY KEY (recruiter_id, unit))
        """),
      .both("CREATE INDEX booking_unit_booking ON booking_unit (booking_id)"),
      .both(
        """
        CREATE TABLE busy_time (recruiter_id BIGINT NOT NULL, starts_at BIGINT NOT NULL, ends_at BIGINT NOT NULL,
          PRIMARY KEY (recruiter_id, starts_at), CHECK (starts_at < ends_at))
        """),
      .both(
        """
        CREATE TABLE busy_calendar (recruiter_id BIGINT PRIMARY KEY, read_at BIGINT NOT NULL, until BIGINT NOT NULL,
          entries BIGINT NOT NULL)
        """),
      .both(
        """
        CREATE TABLE brand_kit (id BIGINT PRIMARY KEY CHECK (id = 1), firm_name {text}, accent {text}, footer {text},
          logo_type BIGINT CHECK (logo_type BETWEEN 0 AND 2), logo {text}, changed_at BIGINT NOT NULL,
          CHECK ((logo_type IS NULL) = (logo IS NULL)))
        """),
    ] + ["audience_link", "booking"].map { .postgres("CREATE SEQUENCE next_\($0)") })
}
