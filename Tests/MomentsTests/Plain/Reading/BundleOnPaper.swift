import Foundation
import Recruitment

/// A bundle read straight from its files into the rows of a history: by this test's own few lines, so that what it finds
/// rests on no importer and no store. It takes what our own bundles have: comma, LF, instants in UTC, ids that count up.
struct BundleOnPaper {
  var frame = HistoryFrame()
  var interactions = InteractionColumns()

  private let folder: String
  private var people: [String: UInt32] = [:]
  private var clients: [String: UInt32] = [:]
  private var recruiters: [String: UInt32] = [:]
  private var jobs: [String: UInt32] = [:]
  private var submissions: [String: UInt32] = [:]

  init(_ folder: String) throws {
    self.folder = folder
    for row in try rows("firm") { _ = frame.settings.take(key: row["key"] ?? "", value: row["value"] ?? "") }
    recruiters = numbers(try rows("recruiters"), "recruiter_id")
    clients = numbers(try rows("clients"), "client_id")
    try readPeople()
    try readJobs()
    try readSubmissions()
    try readDates()
    try readFacts()
    try readInteractions()
  }

  private mutating func readPeople() throws {
    let rows = try rows("people")
    people = numbers(rows, "person_id")
    for row in rows {
      let zone = row["timezone"] ?? ""
      if !frame.zones.contains(zone) { frame.zones.append(zone) }
      let (country, region) = (row["country"] ?? "", row["region"] ?? "")
      for word in [country, region] where !frame.words.contains(word) { frame.words.append(word) }
      frame.people.append(
        PersonVersion(
          id: people[row["person_id"] ?? ""] ?? 0, createdAt: instant(row["created_at"]),
          digest: ExternalIdentity.digest(of: row["person_id"], "people"), client: clients[row["client_id"] ?? ""] ?? 0,
          owner: recruiters[row["owner_recruiter_id"] ?? ""] ?? 0,
          kind: PersonKind(word: row["kind"] ?? "") ?? .unknown,
          zone: UInt32(frame.zones.firstIndex(of: zone) ?? 0),
          country: UInt32(frame.words.firstIndex(of: country) ?? 0),
          region: UInt32(frame.words.firstIndex(of: region) ?? 0)))
    }
    for row in try self.rows("preferences") {
      frame.preferences.append(
        PreferenceRow(
          person: people[row["person_id"] ?? ""] ?? 0, at: instant(row["at"]), until: instant(row["until"]),
          purpose: ContactPurpose(word: row["purpose"] ?? "") ?? .any, channel: Channel(word: row["channel"] ?? ""),
          allowed: YesNo(word: row["allowed"] ?? ""), basis: PreferenceBasis(word: row["basis"] ?? ""),
          weekdays: UInt32(Weekdays.read(row["weekdays"] ?? "") ?? 0),
          fromMinute: TimeOfDay.read(row["from_hour"] ?? "").map(UInt32.init) ?? HistoryRow.unknownCode,
          toMinute: TimeOfDay.read(row["to_hour"] ?? "").map(UInt32.init) ?? HistoryRow.unknownCode))
    }
  }

  private mutating func readJobs() throws {
    let rows = try rows("jobs")
    jobs = numbers(rows, "job_id")
    for row in rows {
      frame.jobs.append(
        JobVersion(
          id: jobs[row["job_id"] ?? ""] ?? 0, openedAt: instant(row["opened_at"]),
          digest: ExternalIdentity.digest(of: row["job_id"], "jobs"), client: clients[row["client_id"] ?? ""] ?? 0,
          contact: people[row["contact_person_id"] ?? ""] ?? 0, recruiter: recruiters[row["recruiter_id"] ?? ""] ?? 0,
          kind: JobKind(word: row["kind"] ?? "")))
    }
    for (index, row) in try self.rows("job_events").enumerated() {
      guard let status = JobStatus(word: row["status"] ?? "") else { continue }
      frame.jobEvents.append(
        JobEventRow(
          id: UInt32(index + 1), job: jobs[row["job_id"] ?? ""] ?? 0, at: instant(row["at"]), status: status,
          reason: HoldReason(word: row["reason"] ?? "") ?? .notTold))
    }
  }

  private mutating func readSubmissions() throws {
    let rows = try rows("submissions")
    submissions = numbers(rows, "submission_id")
    for row in rows {
      frame.submissions.append(
        SubmissionRow(
          id: submissions[row["submission_id"] ?? ""] ?? 0, job: jobs[row["job_id"] ?? ""] ?? 0,
          person: people[row["person_id"] ?? ""] ?? 0, recruiter: recruiters[row["recruiter_id"] ?? ""] ?? 0,
          createdAt: instant(row["created_at"]),
          digest: ExternalIdentity.digest(of: row["submission_id"], "submissions")))
    }
    for (index, row) in try self.rows("submission_events").enumerated() {
      guard let stage = Stage(word: row["stage"] ?? "") else { continue }
      frame.stageEvents.append(
        StageEventRow(
          id: UInt32(index + 1), submission: submissions[row["submission_id"] ?? ""] ?? 0, at: instant(row["at"]),
          stage: stage, scheduledFor: instant(row["scheduled_for"])))
    }
  }

  private mutating func readDates() throws {
    for row in try rows("dates") {
      guard let what = DateKind(word: row["what"] ?? ""), let status = DateStatus(word: row["status"] ?? "") else {
        continue
      }
      frame.dates.append(
        DateRow(
          date: ExternalIdentity.digest(of: row["date_id"], "dates"), at: instant(row["at"]),
          submission: submissions[row["submission_id"] ?? ""] ?? 0, job: jobs[row["job_id"] ?? ""] ?? 0, what: what,
          startsAt: instant(row["starts_at"]), endsAt: instant(row["ends_at"]), status: status))
    }
  }

  private mutating func readFacts() throws {
    for (index, row) in try rows("facts").enumerated() {
      let name = row["fact"] ?? ""
      if !frame.factNames.contains(name) { frame.factNames.append(name) }
      frame.facts.append(
        FactRow(
          id: UInt32(index + 1), at: instant(row["at"]), resolvedAt: instant(row["resolved_at"]),
          digest: ExternalIdentity.digest(of: row["fact_id"], "facts"), person: people[row["person_id"] ?? ""] ?? 0,
          client: clients[row["client_id"] ?? ""] ?? 0, job: jobs[row["job_id"] ?? ""] ?? 0,
          submission: submissions[row["submission_id"] ?? ""] ?? 0,
          name: UInt32(frame.factNames.firstIndex(of: name) ?? 0),
          denied: ["no", "none", "false", "0"].contains(row["value"] ?? ""),
          shareableWith: Sharing(word: row["shareable_with"] ?? "") ?? .nobody))
    }
  }

  private mutating func readInteractions() throws {
    for (index, row) in try rows("interactions").enumerated() {
      guard let channel = Channel(word: row["channel"] ?? ""), let direction = Direction(word: row["direction"] ?? ""),
        let person = people[row["person_id"] ?? ""]
      else { continue }
      let at = instant(row["at"])
      let recorded = instant(row["recorded_at"])
      let duration = Int64(row["duration_seconds"] ?? "")
      let traits = InteractionTraits(
        channel: channel, direction: direction, outcome: Outcome(word: row["outcome"] ?? ""), durationSeconds: duration,
        flag: YesNo(word: row["conversation"] ?? ""), automatic: row["automatic"] == "yes",
        asks: (row["body"] ?? "").contains("?"))
      interactions.append(
        id: UInt32(index + 1), person: person, at: at, knownAt: max(at, recorded),
        recruiter: recruiters[row["recruiter_id"] ?? ""] ?? 0, traits: traits.bits,
        duration: InteractionColumns.duration(seconds: duration))
    }
  }

  // MARK: Cells

  private func numbers(_ rows: [[String: String]], _ column: String) -> [String: UInt32] {
    var numbers: [String: UInt32] = [:]
    for row in rows where numbers[row[column] ?? ""] == nil { numbers[row[column] ?? ""] = UInt32(numbers.count + 1) }
    return numbers
  }

  private func instant(_ cell: String?) -> Int64 {
    guard case .instant(let instant)? = ISOTimestamp.read(cell ?? "") else { return HistoryRow.unknownTime }
    return instant.seconds
  }

  /// Each row's cells by the names of their columns.
  private func rows(_ file: String) throws -> [[String: String]] {
    var lines = Self.lines(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(file).csv")))
    guard !lines.isEmpty else { return [] }
    let header = lines.removeFirst()
    return lines.map { Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first }) }
  }

  /// RFC 4180.
  private static func lines(_ data: Data) -> [[String]] {
    var (lines, line, cell, isQuoted): ([[String]], [String], [UInt8], Bool) = ([], [], [], false)
    for byte in data {
      switch (byte, isQuoted) {
      // A doubled quote closes and opens again; the quote itself is of no use to any rule.
      case (34, _): isQuoted.toggle()
      case (44, false), (10, false):
        line.append(String(decoding: cell, as: UTF8.self))
        cell.removeAll(keepingCapacity: true)
        if byte == 10 {
          lines.append(line)
          line = []
        }
      default: cell.append(byte)
      }
    }
    return lines
  }
}

extension ExternalIdentity {
  fileprivate static func digest(of id: String?, _ file: String) -> UInt64 {
    // FNV-1a: any number will do that is the record's own.
    "\(file)/\(id ?? "")".utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
