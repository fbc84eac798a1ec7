/// The columns of one file of the interchange, in the order in which batches hold them and the writer writes them.
/// Readers, the writer, the stores and the reference page all work from this one description.
package struct FileSchema: Sendable {
  package let kind: RecordKind
  package let fields: [Field]

  init(_ kind: RecordKind, _ fields: [Field]) {
    self.kind = kind
    self.fields = fields
  }

  /// The position of a field by name. A name that is not in the schema is a programmer's mistake.
  package func position(_ name: String) -> Int {
    guard let position = fields.firstIndex(where: { $0.name == name }) else {
      preconditionFailure("\(kind.name) has no field \(name)")
    }
    return position
  }

  package func firstPosition(_ name: String) -> Int? { fields.firstIndex { $0.name == name } }

  package static func of(_ kind: RecordKind) -> FileSchema { all[Int(kind.rawValue)] }

  /// One schema for each kind, in the order of `RecordKind`.
  package static let all: [FileSchema] = [
    firm, recruiters, clients, people, jobs, jobEvents, submissions, submissionEvents, dates, facts, interactions,
    preferences, momentActions,
  ]

  /// Columns that any file may carry: when a row last changed at its source, and when it was deleted there.
  private static let common = [Field("updated_at", .instant), Field("deleted_at", .instant)]

  private static let firm = FileSchema(
    .firm, [Field("key", .text, required: true), Field("value", .text, required: true)])

  private static let recruiters = FileSchema(
    .recruiters,
    [
      Field("recruiter_id", .text, required: true), Field("name", .text, required: true, dated: true),
      Field("email", .text, dated: true), Field("phone", .text, dated: true), Field("team", .text, dated: true),
      Field("office", .text, dated: true), Field("timezone", .text, dated: true), Field("started_on", .instant),
    ] + common)

  private static let clients = FileSchema(
    .clients,
    [
      Field("client_id", .text, required: true), Field("name", .text, required: true, dated: true),
      Field("sector", .text, dated: true), Field("city", .text, dated: true), Field("country", .text, dated: true),
      Field("owner_recruiter_id", .reference(.recruiters), dated: true), Field("created_at", .instant),
    ] + common)

  private static let people = FileSchema(
    .people,
    [
      Field("person_id", .text, required: true),
      Field("kind", .code(CodeWords(PersonKind.self)), required: true, dated: true),
      Field("name", .text, required: true, dated: true), Field("emails", .textList, dated: true),
      Field("phones", .textList, dated: true), Field("client_id", .reference(.clients), dated: true),
      Field("job_title", .text, dated: true), Field("seniority", .text, dated: true), Field("city", .text, dated: true),
      Field("country", .text, dated: true), Field("region", .text, dated: true), Field("timezone", .text, dated: true),
      Field("owner_recruiter_id", .reference(.recruiters), dated: true), Field("created_at", .instant),
      Field("source", .text, dated: true),
    ] + common)

  private static let jobs = FileSchema(
    .jobs,
    [
      Field("job_id", .text, required: true), Field("client_id", .reference(.clients), required: true, dated: true),
      Field("contact_person_id", .reference(.people), dated: true),
      Field("recruiter_id", .reference(.recruiters), dated: true), Field("title", .text, required: true, dated: true),
      Field("kind", .code(CodeWords(JobKind.self)), dated: true), Field("sector", .text, dated: true),
      Field("seniority", .text, dated: true), Field("salary", .decimal, dated: true),
      Field("salary_max", .decimal, dated: true), Field("currency", .text, dated: true),
      Field("fee", .decimal, dated: true), Field("openings", .integer, dated: true),
      Field("rebate_days", .integer, dated: true), Field("opened_at", .instant, required: true),
    ] + common)

  private static let jobEvents = FileSchema(
    .jobEvents,
    [
      Field("event_id", .text), Field("job_id", .reference(.jobs), required: true),
      Field("at", .instant, required: true), Field("status", .code(CodeWords(JobStatus.self)), required: true),
      Field("reason", .text),
    ] + common)

  private static let submissions = FileSchema(
    .submissions,
    [
      Field("submission_id", .text, required: true), Field("job_id", .reference(.jobs), required: true),
      Field("person_id", .reference(.people), required: true),
      Field("recruiter_id", .reference(.recruiters), dated: true), Field("created_at", .instant, required: true),
    ] + common)

  private static let submissionEvents = FileSchema(
    .submissionEvents,
    [
      Field("event_id", .text), Field("submission_id", .reference(.submissions), required: true),
      Field("at", .instant, required: true), Field("stage", .code(CodeWords(Stage.self)), required: true),
      Field("reason", .text), Field("scheduled_for", .instant),
    ] + common)

  private static let dates = FileSchema(
    .dates,
    [
      Field("date_id", .text, required: true), Field("at", .instant, required: true),
      Field("submission_id", .reference(.submissions)), Field("job_id", .reference(.jobs)),
      Field("what", .code(CodeWords(DateKind.self)), required: true), Field("starts_at", .instant, required: true),
      Field("ends_at", .instant), Field("status", .code(CodeWords(DateStatus.self)), required: true),
    ] + common)

  private static let facts = FileSchema(
    .facts,
    [
      Field("fact_id", .text, required: true), Field("at", .instant, required: true),
      Field("person_id", .reference(.people)), Field("client_id", .reference(.clients)),
      Field("job_id", .reference(.jobs)), Field("submission_id", .reference(.submissions)),
      Field("fact", .text, required: true), Field("value", .text, dated: true), Field("currency", .text, dated: true),
      Field("resolved_at", .instant, dated: true), Field("recruiter_id", .reference(.recruiters)),
      Field("shareable_with", .code(CodeWords(Sharing.self)), dated: true),
    ] + common)

  private static let interactions = FileSchema(
    .interactions,
    [
      Field("interaction_id", .text, required: true), Field("at", .instant, required: true),
      Field("recorded_at", .instant), Field("recruiter_id", .reference(.recruiters)),
      Field("person_id", .reference(.people)), Field("channel", .code(CodeWords(Channel.self)), required: true),
      Field("direction", .code(CodeWords(Direction.self)), required: true),
      Field("outcome", .code(CodeWords(Outcome.self))), Field("duration_seconds", .integer),
      Field("conversation", .code(CodeWords(YesNo.self))), Field("logged", .code(CodeWords(LoggedBy.self))),
      Field("automatic", .code(CodeWords(YesNo.self))), Field("booked_at", .instant),
      Field("job_id", .reference(.jobs)), Field("submission_id", .reference(.submissions)),
      Field("thread_id", .text), Field("subject", .text), Field("body", .text),
    ] + common + [
      Field("asks", .code(CodeWords(YesNo.self)), derived: true),
      Field("list", .code(CodeWords(YesNo.self)), derived: true), Field("quoted", .text, derived: true),
    ])

  private static let preferences = FileSchema(
    .preferences,
    [
      Field("preference_id", .text), Field("person_id", .reference(.people), required: true), Field("at", .instant),
      Field("purpose", .code(CodeWords(ContactPurpose.self))), Field("channel", .code(CodeWords(Channel.self))),
      Field("allowed", .code(CodeWords(YesNo.self))), Field("basis", .code(CodeWords(PreferenceBasis.self))),
      Field("weekdays", .weekdays), Field("from_hour", .timeOfDay), Field("to_hour", .timeOfDay),
      Field("safe_place", .text), Field("until", .instant), Field("note", .text),
    ] + common)

  private static let momentActions = FileSchema(
    .momentActions,
    [
      Field("moment_id", .text, required: true), Field("at", .instant, required: true),
      Field("recruiter_id", .reference(.recruiters), required: true),
      Field("action", .code(CodeWords(MomentAction.self)), required: true), Field("until", .instant),
      Field("reason", .text),
    ] + common)
}
