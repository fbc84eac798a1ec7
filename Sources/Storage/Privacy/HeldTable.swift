import Recruitment

/// How a stored column is said in words.
enum HeldForm {
  case text, number, instant, minutes
  case code(CodeWords)

  func words(_ row: ResultRow, _ column: Int) -> String? {
    switch self {
    case .text: return row.text(column)
    case .number: return row.integer(column).map { String($0) }
    case .instant: return row.integer(column).map { ISOTimestamp.utc(Instant($0)) }
    case .minutes: return row.integer(column).map { TimeOfDay.write(Int($0)) }
    case .code(let words):
      guard let value = row.integer(column), words.words.indices.contains(Int(value)) else { return nil }
      return words.words[Int(value)]
    }
  }
}

/// One question to the store about people, in whose SQL `{ids}` stands for their numbers.
struct HeldQuestion {
  let name: String
  let title: String
  let columns: [(String, HeldForm)]
  let sql: String

  func table(_ ids: [Int64], _ connection: any Connection) throws -> HeldTable {
    var rows: [[String?]] = []
    try connection.query(sql, ids: ids) { row in
      rows.append(columns.indices.map { columns[$0].1.words(row, $0) })
    }
    return HeldTable(name: name, title: title, columns: columns.map(\.0), rows: rows)
  }
}

extension HeldQuestion {
  private static func code<C: Code>(_ type: C.Type) -> HeldForm { .code(CodeWords(words: type.allCases.map(\.word))) }

  /// By the person's numbers: theirs and those of whoever was merged into them.
  static let ofPeople: [HeldQuestion] = [
    HeldQuestion(
      name: "person", title: "Your record",
      columns: [
        ("number", .number), ("kind", code(PersonKind.self)), ("name", .text), ("emails", .text), ("phones", .text),
        ("client", .text), ("job_title", .text), ("seniority", .text), ("city", .text), ("country", .text),
        ("region", .text), ("timezone", .text), ("owner", .text), ("created_at", .instant), ("source", .text),
        ("updated_at", .instant), ("deleted_at", .instant),
      ],
      sql: """
        SELECT p.id, p.kind, p.name, p.emails, p.phones, c.name, p.job_title, p.seniority, p.city, p.country, p.region,
          p.timezone, r.name, p.created_at, p.source, p.updated_at, p.deleted_at
        FROM person p LEFT JOIN client c ON c.id = p.client_id LEFT JOIN recruiter r ON r.id = p.owner_recruiter_id
        WHERE p.id IN ({ids})
        """),
    HeldQuestion(
      name: "names_elsewhere", title: "How other systems name you",
      columns: [("system", .text), ("id", .text)],
      sql: """
        SELECT s.name, i.external_id FROM identity i JOIN source s ON s.id = i.source_id
        WHERE i.kind = \(RecordKind.people.rawValue) AND i.record_id IN ({ids}) ORDER BY i.id
        """),
    HeldQuestion(
      name: "further_fields", title: "Further fields of your record",
      columns: [("field", .text), ("value", .text)],
      sql: """
        SELECT name, value FROM custom_field WHERE kind = \(RecordKind.people.rawValue) AND record_id IN ({ids})
        ORDER BY name
        """),
    HeldQuestion(
      name: "earlier_values", title: "What your record said before",
      columns: [("field", .text), ("before", .text), ("after", .text), ("until", .instant)],
      sql: """
        SELECT field, old_value, new_value, valid_until FROM superseded_value
        WHERE kind = \(RecordKind.people.rawValue) AND field <> 'fingerprint' AND record_id IN ({ids}) ORDER BY id
        """),
    HeldQuestion(
      name: "corrections", title: "What was corrected by hand",
      columns: [("field", .text), ("value", .text), ("instead_of", .text), ("at", .instant)],
      sql: """
        SELECT field, value, source_value, at FROM edit
        WHERE kind = \(RecordKind.people.rawValue) AND record_id IN ({ids}) ORDER BY id
        """),
    HeldQuestion(
      name: "consent_and_objections", title: "What you said about being contacted",
      columns: [
        ("at", .instant), ("purpose", code(ContactPurpose.self)), ("channel", code(Channel.self)),
        ("allowed", code(YesNo.self)), ("basis", code(PreferenceBasis.self)), ("from_hour", .minutes),
        ("to_hour", .minutes), ("safe_place", .text), ("until", .instant), ("note", .text), ("system", .text),
        ("deleted_at", .instant),
      ],
      sql: """
        SELECT p.at, p.purpose, p.channel, p.allowed, p.basis, p.from_hour, p.to_hour, p.safe_place, p.until, p.note, s.name,
          p.deleted_at
        FROM preference p JOIN source s ON s.id = p.source_id WHERE p.person_id IN ({ids}) ORDER BY p.id
        """),
    HeldQuestion(
      name: "facts", title: "Facts on record",
      columns: [
        ("at", .instant), ("fact", .text), ("value", .text), ("currency", .text), ("until", .instant),
        ("shareable_with", code(Sharing.self)), ("recruiter", .text), ("system", .text), ("deleted_at", .instant),
      ],
      sql: """
        SELECT f.at, f.fact, f.value, f.currency, f.resolved_at, f.shareable_with, r.name, s.name, f.deleted_at
        FROM fact f JOIN source s ON s.id = f.source_id LEFT JOIN recruiter r ON r.id = f.recruiter_id
        WHERE f.person_id IN ({ids}) ORDER BY f.at, f.id
        """),
    HeldQuestion(
      name: "put_forward", title: "Jobs you were put forward for, and what became of it",
      columns: [
        ("at", .instant), ("stage", code(Stage.self)), ("reason", .text), ("scheduled_for", .instant), ("job", .text),
        ("client", .text), ("recruiter", .text),
      ],
      sql: """
        SELECT e.at, e.stage, e.reason, e.scheduled_for, j.title, c.name, r.name FROM submission s
        JOIN job j ON j.id = s.job_id JOIN client c ON c.id = j.client_id
        LEFT JOIN submission_event e ON e.submission_id = s.id AND e.replaced_batch_id IS NULL
        LEFT JOIN recruiter r ON r.id = s.recruiter_id WHERE s.person_id IN ({ids}) ORDER BY e.at, e.id
        """),
    HeldQuestion(
      name: "dates", title: "Dates planned with you",
      columns: [
        ("what", code(DateKind.self)), ("starts_at", .instant), ("ends_at", .instant),
        ("status", code(DateStatus.self)),
        ("job", .text),
      ],
      sql: """
        SELECT d.what, d.starts_at, d.ends_at, d.status, j.title FROM planned_date d
        JOIN submission s ON s.id = d.submission_id JOIN job j ON j.id = s.job_id WHERE s.person_id IN ({ids})
        ORDER BY d.starts_at, d.id
        """),
    HeldQuestion(
      name: "booked_talks", title: "Talks you booked",
      columns: [
        ("booked_at", .instant), ("starts_at", .instant), ("ends_at", .instant), ("channel", code(Channel.self)),
        ("your_clock", .text), ("you_wrote", .text), ("recruiter", .text), ("changed_at", .instant),
        ("called_off_at", .instant),
      ],
      sql: """
        SELECT b.made_at, b.starts_at, b.ends_at, b.channel, b.zone, b.note, r.name, b.changed_at, b.cancelled_at
        FROM booking b LEFT JOIN recruiter r ON r.id = b.recruiter_id WHERE b.person_id IN ({ids}) ORDER BY b.id
        """),
    HeldQuestion(
      name: "links", title: "Links that were made for you",
      columns: [
        ("made_at", .instant), ("opens", code(LinkPurpose.self)), ("books_with", .text), ("open_until", .instant),
        ("taken_back_at", .instant),
      ],
      sql: """
        SELECT l.made_at, l.purpose, r.name, l.expires_at, l.revoked_at
        FROM audience_link l LEFT JOIN recruiter r ON r.id = l.recruiter_id WHERE l.person_id IN ({ids}) ORDER BY l.id
        """),
    HeldQuestion(
      name: "jobs_as_contact", title: "Jobs you are the contact of",
      columns: [("job", .text), ("client", .text), ("opened_at", .instant), ("recruiter", .text)],
      sql: """
        SELECT j.title, c.name, j.opened_at, r.name FROM job j JOIN client c ON c.id = j.client_id
        LEFT JOIN recruiter r ON r.id = j.recruiter_id WHERE j.contact_person_id IN ({ids}) ORDER BY j.id
        """),
    HeldQuestion(
      name: "campaigns", title: "Campaigns whose audience you are of",
      columns: [("campaign", .text), ("since", .instant), ("until", .instant)],
      sql: """
        SELECT c.name, p.joined_at, c.ends_at FROM campaign_person p JOIN campaign c ON c.id = p.campaign_id
        WHERE p.person_id IN ({ids}) ORDER BY p.joined_at, c.id
        """),
    HeldQuestion(
      name: "pieces_sent", title: "What recruiters say they sent you to read",
      columns: [("at", .instant), ("piece", .text), ("campaign", .text), ("recruiter", .text)],
      sql: """
        SELECT s.at, s.piece, c.name, r.name FROM campaign_sent s JOIN campaign c ON c.id = s.campaign_id
        LEFT JOIN recruiter r ON r.id = s.recruiter_id WHERE s.person_id IN ({ids}) ORDER BY s.at, s.id
        """),
    HeldQuestion(
      name: "pieces_opened", title: "Links of campaigns to you, and how often they were opened",
      columns: [
        ("made_at", .instant), ("campaign", .text), ("piece", .text), ("opened", .number), ("followed", .number),
        ("first_opened_at", .instant),
      ],
      sql: """
        SELECT l.made_at, c.name, l.piece, l.views, l.follows, l.first_at FROM campaign_link l
        JOIN campaign c ON c.id = l.campaign_id WHERE l.person_id IN ({ids}) ORDER BY l.id
        """),
    HeldQuestion(
      name: "calls_told", title: "Calls as the telephone system tells of them",
      columns: [
        ("system", .text), ("started_at", .instant), ("answered_at", .instant), ("ended_at", .instant),
        ("direction", code(Direction.self)), ("outcome", code(Outcome.self)), ("recruiter", .text),
      ],
      sql: """
        SELECT t.provider, t.started_at, t.answered_at, t.ended_at, t.direction, t.outcome, r.name FROM told_call t
        LEFT JOIN recruiter r ON r.id = t.recruiter_id WHERE t.person_id IN ({ids}) ORDER BY t.first_told_at, t.call_id
        """),
  ]

  /// By the numbers of contacts.
  static let ofContacts: [HeldQuestion] = [
    HeldQuestion(
      name: "contacts", title: "Calls, messages and meetings",
      columns: [
        ("at", .instant), ("recorded_at", .instant), ("channel", code(Channel.self)),
        ("direction", code(Direction.self)),
        ("outcome", code(Outcome.self)), ("seconds", .number), ("recruiter", .text), ("job", .text), ("subject", .text),
        ("body", .text), ("quoted", .text), ("system", .text), ("deleted_at", .instant),
      ],
      sql: """
        SELECT i.at, i.recorded_at, i.channel, i.direction, i.outcome, i.duration_seconds, r.name, j.title, t.subject,
          t.body, t.quoted, s.name, i.deleted_at
        FROM interaction i JOIN source s ON s.id = i.source_id LEFT JOIN interaction_text t ON t.interaction_id = i.id
        LEFT JOIN recruiter r ON r.id = i.recruiter_id LEFT JOIN job j ON j.id = i.job_id
        WHERE i.id IN ({ids}) ORDER BY i.at, i.id
        """),
    HeldQuestion(
      name: "earlier_words", title: "What a call or message said before it was changed",
      columns: [("field", .text), ("before", .text), ("until", .instant)],
      sql: """
        SELECT field, old_value, valid_until FROM superseded_value
        WHERE kind = \(RecordKind.interactions.rawValue) AND field NOT IN ('fingerprint', '\(Attendance.field)')
          AND record_id IN ({ids}) ORDER BY id
        """),
    HeldQuestion(
      name: "shared_messages", title: "Messages to you that recruiters showed to colleagues, without names",
      columns: [("at", .instant), ("text", .text)],
      sql: "SELECT shared_at, body FROM shared_example WHERE interaction_id IN ({ids}) ORDER BY id"),
  ]
}

extension Store {
  /// Everything that is held on a person, table by table, those with nothing in them too.
  package func held(on person: PersonID, moments: [MomentID]) throws -> [HeldTable] {
    try database.read { connection in
      let scope = try RecordScope(connection)
      let members = scope.members(of: scope.person(person.value))
      var tables = try HeldQuestion.ofPeople.map { try $0.table(members, connection) }
      var contacts: [Int64] = []
      for sql in [
        "SELECT id FROM interaction WHERE person_id IN ({ids})",
        "SELECT interaction_id FROM interaction_participant WHERE person_id IN ({ids})",
      ] { try connection.query(sql, ids: members) { contacts.append($0.integer(0, or: 0)) } }
      tables += try HeldQuestion.ofContacts.map { try $0.table(contacts, connection) }
      tables.append(try Self.actions(on: moments, connection))
      tables.append(try Self.auditLines(on: members, connection))
      return tables
    }
  }

  private static func actions(on moments: [MomentID], _ connection: any Connection) throws -> HeldTable {
    var rows: [[String?]] = []
    let words = CodeWords(words: MomentAction.allCases.map(\.word))
    for moment in moments {
      try connection.query(
        """
        SELECT a.at, a.action, a.until, a.reason, r.name FROM moment_action a
        LEFT JOIN recruiter r ON r.id = a.recruiter_id WHERE a.moment_id = $1 ORDER BY a.id
        """, [.text(moment.description)]
      ) { row in
        rows.append([
          moment.description, HeldForm.instant.words(row, 0), HeldForm.code(words).words(row, 1),
          HeldForm.instant.words(row, 2), row.text(3), row.text(4),
        ])
      }
    }
    return HeldTable(
      name: "answers", title: "What recruiters noted about a conversation that was due",
      columns: ["conversation", "at", "answer", "until", "reason", "recruiter"], rows: rows)
  }

  private static func auditLines(on members: [Int64], _ connection: any Connection) throws -> HeldTable {
    var rows: [[String?]] = []
    for member in members {
      try connection.query(
        "SELECT at, account_id, deed FROM audit_entry WHERE subject = $1 ORDER BY id", [.text("person \(member)")]
      ) { row in
        let deed = AuditDeed(rawValue: UInt8(truncatingIfNeeded: row.integer(2, or: 255)))
        let account = row.integer(1, or: 0)
        rows.append([
          HeldForm.instant.words(row, 0), account == 0 ? "whoever runs RightCall" : "a member of staff (\(account))",
          deed?.word.replacing("_", with: " "),
        ])
      }
    }
    return HeldTable(
      name: "who_looked", title: "Who looked at your record or changed it", columns: ["at", "who", "what"], rows: rows)
  }

  /// Names, addresses and numbers of everybody else who took part in a person's contacts: to be struck out of what the
  /// person is given.
  package func othersBeside(_ person: PersonID) throws -> [(name: String, emails: [String], phones: [String])] {
    try database.read { connection in
      let scope = try RecordScope(connection)
      let members = scope.members(of: scope.person(person.value))
      var contacts: [Int64] = []
      for sql in [
        "SELECT id FROM interaction WHERE person_id IN ({ids})",
        "SELECT interaction_id FROM interaction_participant WHERE person_id IN ({ids})",
      ] { try connection.query(sql, ids: members) { contacts.append($0.integer(0, or: 0)) } }
      var others: Set<Int64> = []
      for sql in [
        "SELECT person_id FROM interaction WHERE person_id IS NOT NULL AND id IN ({ids})",
        "SELECT person_id FROM interaction_participant WHERE person_id IS NOT NULL AND interaction_id IN ({ids})",
      ] { try connection.query(sql, ids: contacts) { others.insert($0.integer(0, or: 0)) } }
      // Whoever was put forward for the same jobs may be named beside them in a message.
      try connection.query(
        """
        SELECT DISTINCT o.person_id FROM submission s JOIN submission o ON o.job_id = s.job_id
        WHERE s.person_id IN ({ids})
        """, ids: members
      ) { others.insert($0.integer(0, or: 0)) }
      others.subtract(members)
      var found: [(name: String, emails: [String], phones: [String])] = []
      try connection.query("SELECT name, emails, phones FROM person WHERE id IN ({ids})", ids: others.sorted()) { row in
        found.append((row.text(0) ?? "", Folding.addresses(row.text(1) ?? ""), Self.cells(row.text(2))))
      }
      return found
    }
  }

  static func cells(_ cell: String?) -> [String] {
    (cell ?? "").split(separator: ";").map(\.trimmed).filter { !$0.isEmpty }
  }
}
