import Chronicle
import Recruitment

/// Something planned: an interview, a decision, a resignation, a start, an end. What the next days hold.
package struct ComingUp: Hashable, Sendable {
  package static let days = 14

  package var at: Instant
  package var what: DateKind
  /// `.none` where it is about a job alone.
  package var submission: SubmissionID
  package var job: JobID
  /// The candidate; for a job's own date its contact. `.none` where nobody is on record.
  package var person: PersonID
  package var recruiter: RecruiterID

  /// What is planned from `asOf` on for fourteen days, as known then: soonest first. The latest word on a date stands;
  /// what was cancelled, has happened, or belongs to a submission or job that has ended, is left out.
  package static func all(in chronicle: Chronicle, asOf: Instant) -> [ComingUp] {
    look(at: chronicle, asOf: asOf).found
  }

  /// The same, with the time at which it is no longer what it is: until then nothing of it comes or goes by itself.
  package static func look(at chronicle: Chronicle, asOf: Instant) -> (found: [ComingUp], until: Instant) {
    var reader = PlanReader(chronicle: chronicle, asOf: asOf)
    reader.readDates()
    reader.readStages()
    let found = reader.found.sorted {
      ($0.at, $0.what.rawValue, $0.job, $0.submission) < ($1.at, $1.what.rawValue, $1.job, $1.submission)
    }
    return (found, Instant(reader.until))
  }
}

private struct PlanReader {
  private let chronicle: Chronicle
  private let asOf: Int64
  /// The first time ahead that a time of the record was compared with.
  private(set) var until = Int64.max
  private(set) var found: [ComingUp] = []
  /// What `dates` speak of: a stage row that announces the same adds nothing.
  private var dated: Set<Key> = []

  private struct Key: Hashable {
    var submission: UInt32
    var what: DateKind
  }

  init(chronicle: Chronicle, asOf: Instant) {
    self.chronicle = chronicle
    self.asOf = asOf.seconds
  }

  private mutating func hasCome(_ time: Int64) -> Bool {
    if time <= asOf { return true }
    until = min(until, time)
    return false
  }

  /// Rows of one date lie together, oldest first: the last that was known stands.
  mutating func readDates() {
    let rows = chronicle.dates
    var index = 0
    while index < rows.count {
      let date = rows[index]
      var latest: DateRow?
      while index < rows.count, rows[index].date == date.date, rows[index].submission == date.submission,
        rows[index].job == date.job
      {
        if hasCome(rows[index].at) { latest = rows[index] }
        index += 1
      }
      if let latest { take(latest) }
    }
  }

  private mutating func take(_ row: DateRow) {
    guard let what = DateKind(rawValue: UInt8(truncatingIfNeeded: row.what)) else { return }
    if row.submission != 0 { dated.insert(Key(submission: row.submission, what: what)) }
    let status = DateStatus(rawValue: UInt8(truncatingIfNeeded: row.status))
    guard status == .planned || status == .moved else { return }
    add(what, at: row.startsAt, submission: row.submission, job: row.job)
  }

  /// Rows of one submission lie together, oldest first. Only the latest one's announcement stands.
  mutating func readStages() {
    let rows = chronicle.stageEvents
    var index = 0
    while index < rows.count {
      let submission = rows[index].submission
      var latest: StageEventRow?
      while index < rows.count, rows[index].submission == submission {
        if hasCome(rows[index].at) { latest = rows[index] }
        index += 1
      }
      if let latest, latest.scheduledFor != HistoryRow.unknownTime, let what = Self.announced(latest),
        !dated.contains(Key(submission: submission, what: what))
      {
        add(what, at: latest.scheduledFor, submission: submission, job: 0)
      }
    }
  }

  private static func announced(_ row: StageEventRow) -> DateKind? {
    switch Stage(rawValue: UInt8(truncatingIfNeeded: row.stage)) {
    case .interview, .finalInterview: .interview
    case .accepted: .resignation
    case .resigned: .start
    default: nil
    }
  }

  private mutating func add(_ what: DateKind, at: Int64, submission: UInt32, job: UInt32) {
    guard !hasCome(at), hasCome(at - Int64(ComingUp.days) * Span.day) else { return }
    let row = submission == 0 ? nil : chronicle.submission(submission)
    if submission != 0 {
      guard let row, isStanding(row, what) else { return }
    }
    let job = row?.job ?? job
    guard submission != 0 || !isClosed(job) else { return }
    let version = chronicle.versions(ofJob: job).last { hasCome($0.from) } ?? chronicle.versions(ofJob: job).first
    let recruiter = row.map(\.recruiter).flatMap { $0 == 0 ? nil : $0 } ?? version?.recruiter ?? 0
    found.append(
      ComingUp(
        at: Instant(at), what: what, submission: SubmissionID(Int64(submission)), job: JobID(Int64(job)),
        person: PersonID(Int64(row?.person ?? version?.contact ?? 0)), recruiter: RecruiterID(Int64(recruiter))))
  }

  /// Whether a submission is still at a stage from which that can come: an end of any kind ends its plans too.
  private mutating func isStanding(_ row: SubmissionRow, _ what: DateKind) -> Bool {
    guard hasCome(row.createdAt) else { return false }
    let latest = chronicle.events(ofSubmission: row.id).last { hasCome($0.at) }
    guard let stage = latest.flatMap({ Stage(rawValue: UInt8(truncatingIfNeeded: $0.stage)) }) else { return true }
    switch what {
    case .rebateEnd, .assignmentEnd, .timesheet, .document, .call: return stage.rawValue <= Stage.rebateCleared.rawValue
    default: return stage.rawValue < Stage.started.rawValue
    }
  }

  private mutating func isClosed(_ job: UInt32) -> Bool {
    let latest = chronicle.events(ofJob: job).last { hasCome($0.at) }
    switch latest.flatMap({ JobStatus(rawValue: UInt8(truncatingIfNeeded: $0.status)) }) {
    case .filled, .cancelled, .lost: return true
    case .open, .onHold, .reopened, nil: return false
    }
  }
}
