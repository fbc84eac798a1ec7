extension Migration {
  /// Campaigns: what was published at the start, whom the lot drew, who is in it, links that count for themselves, what
  /// recruiters say they sent, and the calendar. What the lot said cannot be changed, by whatever program.
  static let twentyFirst = Migration(
    version: 21,
    statements: [
      .both(
        """
        CREATE TABLE campaign (id {id}, name {text} NOT NULL CHECK (name <> ''),
          side {text} NOT NULL CHECK (side IN ('clients', 'candidates', 'both')), audience {text} NOT NULL,
          pieces {text} NOT NULL, held_out BIGINT NOT NULL CHECK (held_out BETWEEN 0 AND 900),
          begins_at BIGINT NOT NULL, ends_at BIGINT NOT NULL CHECK (ends_at > begins_at), made_at BIGINT NOT NULL,
          account_id BIGINT NOT NULL, started_at BIGINT, stopped_at BIGINT, commitment {text} NOT NULL,
          planned_n BIGINT NOT NULL, base_rate BIGINT NOT NULL, eta BIGINT NOT NULL, excluded {text} NOT NULL)
        """),
      .both(
        """
        CREATE TABLE campaign_unit (campaign_id BIGINT NOT NULL REFERENCES campaign (id), unit BIGINT NOT NULL,
          place BIGINT NOT NULL CHECK (place > 0), assigned_at BIGINT NOT NULL,
          shown BIGINT NOT NULL CHECK (shown IN (0, 1)), PRIMARY KEY (campaign_id, unit), UNIQUE (campaign_id, place))
        """),
      .both(
        """
        CREATE TABLE campaign_person (campaign_id BIGINT NOT NULL REFERENCES campaign (id), person_id BIGINT NOT NULL,
          unit BIGINT NOT NULL, joined_at BIGINT NOT NULL, PRIMARY KEY (campaign_id, person_id))
        """),
      .both("CREATE INDEX campaign_person_person ON campaign_person (person_id)"),
      .both(
        """
        CREATE TABLE campaign_link (id {id}, digest {text} NOT NULL UNIQUE CHECK (length(digest) = 64),
          campaign_id BIGINT NOT NULL REFERENCES campaign (id), piece {text} NOT NULL, source {text} NOT NULL,
          person_id BIGINT NOT NULL, made_at BIGINT NOT NULL, views BIGINT NOT NULL, follows BIGINT NOT NULL,
          first_at BIGINT)
        """),
      .both("CREATE INDEX campaign_link_campaign ON campaign_link (campaign_id)"),
      .both(
        """
        CREATE TABLE campaign_sent (id {id}, campaign_id BIGINT NOT NULL REFERENCES campaign (id),
          person_id BIGINT NOT NULL, piece {text} NOT NULL, recruiter_id BIGINT NOT NULL, at BIGINT NOT NULL)
        """),
      .both("CREATE INDEX campaign_sent_campaign ON campaign_sent (campaign_id)"),
      .both("CREATE INDEX campaign_sent_recruiter ON campaign_sent (recruiter_id, at)"),
      .both(
        """
        CREATE TABLE campaign_day (id {id}, campaign_id BIGINT NOT NULL REFERENCES campaign (id),
          day BIGINT NOT NULL, source {text} NOT NULL, piece {text} NOT NULL, done_at BIGINT)
        """),
      .both("CREATE INDEX campaign_day_day ON campaign_day (day)"),
    ] + guards
      + ["campaign", "campaign_link", "campaign_sent", "campaign_day"].map { .postgres("CREATE SEQUENCE next_\($0)") })

  private static let lot = Stays(function: "campaign_stays", why: "what a campaign drew stays as it is")

  private static let guards: [Statement] =
    [lot.create]
    + [
      lot.refuse("campaign_unit_update", "UPDATE ON campaign_unit"),
      lot.refuse("campaign_unit_delete", "DELETE ON campaign_unit"),
      lot.refuse("campaign_delete", "DELETE ON campaign"),
      // What has started keeps what was published; what has ended does not begin again.
      lot.refuse(
        "campaign_start",
        "UPDATE OF side, audience, held_out, commitment, planned_n, base_rate, eta, excluded, started_at ON campaign",
        when: "OLD.started_at IS NOT NULL"),
      lot.refuse("campaign_end", "UPDATE OF stopped_at ON campaign", when: "OLD.stopped_at IS NOT NULL"),
    ].flatMap(\.self)
}
