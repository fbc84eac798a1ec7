import Chronicle
import Recruitment
import WorkingTime

/// What the firm had done by any time, kept so that "so far" costs a look-up: nothing in it looks ahead.
struct FirmPast: Sendable {
  let chronicle: Chronicle
  let habits: RecordingHabits
  let zone: Zone
  /// What each recruiter was wont to do in moments that are studied: 1 where they tried to talk.
  private(set) var ringing = Ledger()
  private(set) var submitted = Ledger()
  private(set) var started = Ledger()
  /// Conversations due that opened with each recruiter, and that ended.
  private(set) var opened = Ledger()
  private(set) var ended = Ledger()
  /// By client.
  private(set) var jobs = Ledger()
  private(set) var fills = Ledger()
  /// When the client's next word on a submission came: 1 where within three days.
  private(set) var feedback = Ledger()
  /// The same a week after each submission, whether a word had come by then or not.
  private(set) var feedbackDue = Ledger()

  static let quickFeedback = 3 * Span.day
  static let feedbackWait = 7 * Span.day

  /// - Parameters:
  ///   - talks: conversations that were due, whether studied or not.
  ///   - ringing: by whom, from when it is known, and whether they tried to talk.
  init(
    _ chronicle: Chronicle, _ habits: RecordingHabits, talks: [[StudiedMoments.Talk]],
    ringing decisions: some Sequence<(recruiter: UInt32, habit: DecisionPoint.Habit)>
  ) {
    self.chronicle = chronicle
    self.habits = habits
    zone = chronicle.calendar.firm.zone
    for (recruiter, habit) in decisions { ringing.add(recruiter, at: habit.knownAt, habit.rang ? 1 : 0) }
    for talk in talks.joined() {
      opened.add(talk.recruiter, at: talk.openedAt)
      if talk.endedAt != .max { ended.add(talk.recruiter, at: talk.endedAt) }
    }
    addSubmissions()
    addJobs()
    // The largest first.
    let all: [WritableKeyPath<FirmPast, Ledger>] = [
      \.opened, \.ended, \.ringing, \.submitted, \.feedback, \.feedbackDue, \.started, \.jobs, \.fills,
    ]
    let sealed = Cores.map(all.map { self[keyPath: $0] }) { $0.sealed() }
    for (ledger, whole) in zip(all, sealed) { self[keyPath: ledger] = whole }
  }

  private mutating func addSubmissions() {
    for row in chronicle.submissions {
      submitted.add(row.recruiter, at: row.createdAt)
      let events = chronicle.events(ofSubmission: row.id)
      if let start = events.first(where: { $0.stage == UInt32(Stage.started.rawValue) }) {
        started.add(row.recruiter, at: start.at)
      }
      guard let sent = events.firstIndex(where: { $0.stage == UInt32(Stage.submitted.rawValue) }) else { continue }
      let client = self.client(ofJob: row.job, at: events[sent].at)
      let known = chronicle.versions(ofJob: row.job).first?.from ?? HistoryRow.always
      let next = sent + 1 < events.count ? events[sent + 1].at : Int64.max
      let isQuick = next != .max && next - events[sent].at <= Self.quickFeedback
      if next != .max { feedback.add(client, at: max(next, known), isQuick ? 1 : 0) }
      feedbackDue.add(client, at: max(events[sent].at + Self.feedbackWait, known), isQuick ? 1 : 0)
    }
  }

  private mutating func addJobs() {
    for id in chronicle.jobIDs {
      guard let first = chronicle.versions(ofJob: id).first else { continue }
      // Whose it is cannot have been known before anything of it was.
      jobs.add(first.client, at: max(first.openedAt, first.from))
      for event in chronicle.events(ofJob: id) where event.status == UInt32(JobStatus.filled.rawValue) {
        fills.add(client(ofJob: id, at: event.at), at: max(event.at, first.from))
      }
    }
  }

  /// The job as it was known at `time`; its first version before that.
  func version(ofJob id: UInt32, at time: Int64) -> JobVersion? {
    let versions = chronicle.versions(ofJob: id)
    guard !versions.isEmpty else { return nil }
    var index = versions.count - 1
    while index > 0, versions[index].from > time { index -= 1 }
    return versions[index]
  }

  func client(ofJob id: UInt32, at time: Int64) -> UInt32 { version(ofJob: id, at: time)?.client ?? 0 }
}
