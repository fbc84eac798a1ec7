import Recruitment

/// Reads everything of the history except interactions.
struct FrameReader {
  private let connection: any Connection
  private let scope: RecordScope
  private var frame = HistoryFrame()
  private var zoneIndex: [String: UInt32] = ["": 0]
  private var wordIndex: [String: UInt32] = ["": 0]
  private var factIndex: [String: UInt32] = [:]

  init(_ connection: any Connection, _ scope: RecordScope) {
    self.connection = connection
    self.scope = scope
  }

  func read() throws -> HistoryFrame {
    var reader = self
    reader.frame.settings = try FirmReader.settings(connection)
    try reader.readPeople()
    try reader.readJobs()
    try reader.readSubmissions()
    try reader.readEvents()
    try reader.readDates()
    try reader.readFacts()
    try reader.readPreferences()
    try reader.readActions()
    try reader.readSources()
    return reader.frame
  }

  // MARK: Records

  /// The digest of each record's first identity. Old names are kept, so this never changes while the record lives.
  private func digests(_ kind: RecordKind) throws -> [Int64: UInt64] {
    var digests: [Int64: UInt64] = [:]
    try connection.stream(
      "SELECT record_id, digest FROM identity WHERE kind = $1 ORDER BY id", [.integer(Int64(kind.rawValue))]
    ) { row in
      let record = row.integer(0, or: 0)
      if digests[record] == nil { digests[record] = UInt64(bitPattern: row.integer(1, or: 0)) }
    }
    return digests
  }

  private mutating func zone(_ name: String?) -> UInt32 {
    guard let name else { return 0 }
    if let known = zoneIndex[name] { return known }
    let index = UInt32(frame.zones.count)
    frame.zones.append(name)
    zoneIndex[name] = index
    return index
  }

  private mutating func word(_ text: String?) -> UInt32 {
    guard let text else { return 0 }
    if let known = wordIndex[text] { return known }
    let index = UInt32(frame.words.count)
    frame.words.append(text)
    wordIndex[text] = index
    return index
  }

  private func client(_ id: Int64?) -> UInt32 {
    guard let id, !scope.deletedClients.contains(id) else { return 0 }
    return UInt32(truncatingIfNeeded: id)
  }

  private func person(_ id: Int64?) -> UInt32 {
    guard let id else { return 0 }
    let became = scope.person(id)
    return scope.deletedPeople.contains(became) ? 0 : UInt32(truncatingIfNeeded: became)
  }

  private mutating func readPeople() throws {
    let digests = try digests(.people)
    let dated = try DatedValues(
      .people,
      fields: ["client_id", "kind", "owner_recruiter_id", "timezone", "country", "region", "seniority"], connection)
    let countries = try clientCountries()
    try connection.stream(
      """
      SELECT id, created_at, client_id, kind, owner_recruiter_id, timezone, country, region, seniority FROM person
      WHERE deleted_at IS NULL
      """, []
    ) { row in
      let id = row.integer(0, or: 0)
      if scope.aliases[id] != nil { return }
      let created = row.integer(1) ?? HistoryRow.unknownTime
      for version in dated.versions(of: id, from: created) {
        func number(_ field: String, _ column: Int) -> Int64? {
          if let old = version.values[field] { return old.flatMap { Int64($0) } }
          return row.integer(column)
        }
        func text(_ field: String, _ column: Int) -> String? { version.values[field] ?? row.text(column) }
        let kind = PersonKind(rawValue: UInt8(truncatingIfNeeded: number("kind", 3) ?? 0)) ?? .unknown
        let client = client(number("client_id", 2))
        frame.people.append(
          PersonVersion(
            id: UInt32(truncatingIfNeeded: id), from: version.from, createdAt: created, digest: digests[id] ?? 0,
            client: client, owner: UInt32(truncatingIfNeeded: number("owner_recruiter_id", 4) ?? 0), kind: kind,
            zone: zone(text("timezone", 5)), country: word(text("country", 6) ?? countries[client]),
            region: word(text("region", 7)), seniority: word(text("seniority", 8))))
      }
    }
  }

  /// Where clients are: it stands in for where their people are.
  private func clientCountries() throws -> [UInt32: String] {
    var countries: [UInt32: String] = [:]
    try connection.stream("SELECT id, country FROM client WHERE deleted_at IS NULL AND country IS NOT NULL", []) {
      row in
      countries[UInt32(truncatingIfNeeded: row.integer(0, or: 0))] = row.text(1)
    }
    return countries
  }

  private mutating func readJobs() throws {
    let digests = try digests(.jobs)
    let dated = try DatedValues(
      .jobs,
      fields: ["client_id", "contact_person_id", "recruiter_id", "kind", "salary_max", "fee", "currency"], connection)
    try connection.stream(
      """
      SELECT id, opened_at, client_id, contact_person_id, recruiter_id, kind, salary_max, fee, currency FROM job
      WHERE deleted_at IS NULL
      """, []
    ) { row in
      let id = row.integer(0, or: 0)
      let opened = row.integer(1, or: 0)
      for version in dated.versions(of: id, from: opened) {
        func number(_ field: String, _ column: Int) -> Int64? {
          if let old = version.values[field] { return old.flatMap { Int64($0) } }
          return row.integer(column)
        }
        frame.jobs.append(
          JobVersion(
            id: UInt32(truncatingIfNeeded: id), from: version.from, openedAt: opened, digest: digests[id] ?? 0,
            client: client(number("client_id", 2)), contact: person(number("contact_person_id", 3)),
            recruiter: UInt32(truncatingIfNeeded: number("recruiter_id", 4) ?? 0),
            kind: number("kind", 5).flatMap { JobKind(rawValue: UInt8(truncatingIfNeeded: $0)) },
            salaryMax: number("salary_max", 6) ?? HistoryRow.unknownAmount,
            fee: number("fee", 7) ?? HistoryRow.unknownAmount,
            currency: currency(version.values["currency"] ?? row.text(8))))
      }
    }
  }

  private mutating func readSubmissions() throws {
    let digests = try digests(.submissions)
    try connection.stream(
      "SELECT id, job_id, person_id, recruiter_id, created_at FROM submission WHERE deleted_at IS NULL", []
    ) { row in
      let id = row.integer(0, or: 0)
      if scope.deletedSubmissions.contains(id) { return }
      frame.submissions.append(
        SubmissionRow(
          id: UInt32(truncatingIfNeeded: id), job: UInt32(truncatingIfNeeded: row.integer(1, or: 0)),
          person: person(row.integer(2)), recruiter: UInt32(truncatingIfNeeded: row.integer(3, or: 0)),
          createdAt: row.integer(4, or: 0), digest: digests[id] ?? 0))
    }
  }

  // MARK: What happened to them

  private mutating func readEvents() throws {
    let live = "deleted_at IS NULL AND replaced_batch_id IS NULL"
    try connection.stream("SELECT id, job_id, at, status, reason FROM job_event WHERE \(live)", []) { row in
      guard let status = JobStatus(rawValue: UInt8(truncatingIfNeeded: row.integer(3, or: 0))),
        !scope.deletedJobs.contains(row.integer(1, or: 0))
      else { return }
      frame.jobEvents.append(
        JobEventRow(
          id: UInt32(truncatingIfNeeded: row.integer(0, or: 0)), job: UInt32(truncatingIfNeeded: row.integer(1, or: 0)),
          at: row.integer(2, or: 0), status: status, reason: HoldReason(record: row.text(4))))
    }
    try connection.stream(
      "SELECT id, submission_id, at, stage, scheduled_for FROM submission_event WHERE \(live)", []
    ) { row in
      guard let stage = Stage(rawValue: UInt8(truncatingIfNeeded: row.integer(3, or: 0))),
        !scope.deletedSubmissions.contains(row.integer(1, or: 0))
      else { return }
      frame.stageEvents.append(
        StageEventRow(
          id: UInt32(truncatingIfNeeded: row.integer(0, or: 0)),
          submission: UInt32(truncatingIfNeeded: row.integer(1, or: 0)), at: row.integer(2, or: 0), stage: stage,
          scheduledFor: row.integer(4) ?? HistoryRow.unknownTime))
    }
  }

  private mutating func readDates() throws {
    try connection.stream(
      """
      SELECT digest, at, submission_id, job_id, what, starts_at, ends_at, status FROM planned_date
      WHERE deleted_at IS NULL
      """, []
    ) { row in
      guard let what = DateKind(rawValue: UInt8(truncatingIfNeeded: row.integer(4, or: 0))),
        let status = DateStatus(rawValue: UInt8(truncatingIfNeeded: row.integer(7, or: 0))),
        !scope.deletedSubmissions.contains(row.integer(2, or: 0)), !scope.deletedJobs.contains(row.integer(3, or: 0))
      else { return }
      frame.dates.append(
        DateRow(
          date: UInt64(bitPattern: row.integer(0, or: 0)), at: row.integer(1, or: 0),
          submission: UInt32(truncatingIfNeeded: row.integer(2, or: 0)),
          job: UInt32(truncatingIfNeeded: row.integer(3, or: 0)), what: what, startsAt: row.integer(5, or: 0),
          endsAt: row.integer(6) ?? HistoryRow.unknownTime, status: status))
    }
  }

  private mutating func readFacts() throws {
    try connection.stream(
      """
      SELECT id, at, resolved_at, digest, person_id, client_id, job_id, submission_id, fact, value, shareable_with,
        currency, recruiter_id
      FROM fact WHERE deleted_at IS NULL
      """, []
    ) { row in
      if let owner = row.integer(4), person(owner) == 0 { return }
      if let owner = row.integer(5), client(owner) == 0 { return }
      if scope.deletedJobs.contains(row.integer(6, or: 0)) { return }
      if scope.deletedSubmissions.contains(row.integer(7, or: 0)) { return }
      frame.facts.append(
        FactRow(
          id: UInt32(truncatingIfNeeded: row.integer(0, or: 0)), at: row.integer(1, or: 0),
          resolvedAt: row.integer(2) ?? Self.end(ofFact: row.text(8), row.text(9)),
          digest: UInt64(bitPattern: row.integer(3, or: 0)),
          person: person(row.integer(4)), client: client(row.integer(5)),
          job: UInt32(truncatingIfNeeded: row.integer(6, or: 0)),
          submission: UInt32(truncatingIfNeeded: row.integer(7, or: 0)), name: fact(row.text(8) ?? ""),
          denied: Self.denies(row.text(9)),
          shareableWith: Sharing(rawValue: UInt8(truncatingIfNeeded: row.integer(10, or: 0))) ?? .nobody,
          amount: row.text(9).flatMap { Money.read($0) } ?? HistoryRow.unknownAmount, currency: currency(row.text(11)),
          recruiter: UInt32(truncatingIfNeeded: row.integer(12, or: 0))))
    }
  }

  /// The firm's own currency is what nobody needs to say.
  private mutating func currency(_ text: String?) -> UInt32 {
    text == frame.settings.currency ? 0 : word(text)
  }

  private mutating func fact(_ name: String) -> UInt32 {
    if let known = factIndex[name] { return known }
    let index = UInt32(frame.factNames.count)
    frame.factNames.append(name)
    factIndex[name] = index
    return index
  }

  /// Off limits until a date are off limits until the end of that day.
  private static func end(ofFact name: String?, _ value: String?) -> Int64 {
    guard name == "off_limits", let value, case .wallClock(let seconds)? = ISOTimestamp.read(value) else {
      return HistoryRow.unknownTime
    }
    return Int64(Span.dayAndRest(of: seconds).day + 1) * Span.day
  }

  private static func denies(_ value: String?) -> Bool {
    guard let value else { return false }
    return ["no", "false", "0", "none"].contains(value.lowercased())
  }

  private mutating func readPreferences() throws {
    try connection.stream(
      """
      SELECT person_id, at, until, purpose, channel, allowed, basis, weekdays, from_hour, to_hour FROM preference
      WHERE deleted_at IS NULL
      """, []
    ) { row in
      let person = person(row.integer(0))
      if person == 0 { return }
      func code<C: Code>(_ column: Int) -> C? {
        row.integer(column).flatMap { C(rawValue: UInt8(truncatingIfNeeded: $0)) }
      }
      frame.preferences.append(
        PreferenceRow(
          person: person, at: row.integer(1) ?? HistoryRow.always, until: row.integer(2) ?? HistoryRow.unknownTime,
          purpose: code(3) ?? .any, channel: code(4), allowed: code(5), basis: code(6),
          weekdays: UInt32(truncatingIfNeeded: row.integer(7, or: 0)),
          fromMinute: row.integer(8).map { UInt32(truncatingIfNeeded: $0) } ?? HistoryRow.unknownCode,
          toMinute: row.integer(9).map { UInt32(truncatingIfNeeded: $0) } ?? HistoryRow.unknownCode))
    }
  }

  private mutating func readActions() throws {
    try connection.stream(
      "SELECT moment_id, at, until, recruiter_id, action FROM moment_action WHERE deleted_at IS NULL", []
    ) { row in
      guard let text = row.text(0),
        let action = MomentAction(rawValue: UInt8(truncatingIfNeeded: row.integer(4, or: 0)))
      else { return }
      frame.actions.append(
        MomentActionRow(
          moment: MomentID(text: text).value, at: row.integer(1, or: 0),
          until: row.integer(2) ?? HistoryRow.unknownTime,
          recruiter: UInt32(truncatingIfNeeded: row.integer(3, or: 0)), action: action))
    }
  }

  private mutating func readSources() throws {
    try connection.query("SELECT name, newest FROM source WHERE newest IS NOT NULL ORDER BY id") { row in
      frame.sources.append(SourceRow(name: UInt32(frame.sourceNames.count), newest: row.integer(1, or: 0)))
      frame.sourceNames.append(row.text(0) ?? "")
    }
  }
}

enum FirmReader {
  static func settings(_ connection: any Connection) throws -> FirmSettings {
    var settings = FirmSettings()
    let question = question { settings = $0 }
    try connection.query(question.sql, question.values, row: question.row)
    return settings
  }

  /// - Parameter take: is given the settings as far as they are read.
  static func question(_ take: @escaping (FirmSettings) -> Void) -> Question {
    var settings = FirmSettings()
    return Question("SELECT key, value FROM firm_setting WHERE deleted_at IS NULL ORDER BY key") { row in
      // A value that cannot be used leaves the default; its reader has said so already.
      _ = settings.take(key: row.text(0) ?? "", value: row.text(1) ?? "")
      take(settings)
    }
  }
}
