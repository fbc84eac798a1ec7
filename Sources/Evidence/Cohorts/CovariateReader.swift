import Chronicle
import Glibc
import Recruitment
import WorkingTime

/// Works out what was known strictly before a decision: of the person, the submission, the job, the client, the
/// recruiter and the hour.
struct CovariateReader: Sendable {
  let past: FirmPast
  private let expectationName: UInt32?
  private var chronicle: Chronicle { past.chronicle }

  init(_ past: FirmPast) {
    self.past = past
    expectationName = past.chronicle.factNames.firstIndex(of: "salary_expectation").map(UInt32.init)
  }

  /// Of what a decision point is.
  struct Subject {
    var person: UInt32
    var submission: UInt32
    var job: UInt32
    var client: UInt32
    var recruiter: UInt32
    var openedAt: Int64
    var decidedAt: Int64
  }

  struct Reading {
    var row: CovariateList.Row
    /// What cannot have been changed by what was done afterwards, and yet goes with keenness: the person's reply to a
    /// message, or the client's word on an earlier submission. `nil` where there was none. Never one that is still the last
    /// word: whoever rings because of it rings for what is on record, which says nothing of what is not.
    var control: Double?
  }

  func read(_ subject: Subject, side: Study.Side, naming: Bool) -> Reading {
    let person = PersonPast(
      chronicle.interactions(ofPerson: subject.person), before: subject.decidedAt, openedAt: subject.openedAt)
    var row = CovariateList.Row(naming: naming)
    put(person, subject, &row)
    putSubmission(subject, &row)
    putJob(subject, &row)
    putClient(subject, &row)
    putRecruiter(subject, &row)
    putClock(subject, &row)
    var reading = Reading(row: row)
    switch side {
    case .candidate:
      reading.control = person.lastSettledReply.map { $0 ? 1 : 0 }
    case .client:
      reading.control = past.feedbackDue.last(before: subject.openedAt, of: subject.client)?.value
    }
    return reading
  }

  private static func days(_ seconds: Int64) -> Double { log1p(Double(max(0, seconds)) / Double(Span.day)) }

  private func put(_ person: PersonPast, _ subject: Subject, _ row: inout CovariateList.Row) {
    let time = subject.decidedAt
    row.begin("conversations")
    row.put("days_since_conversation", person.lastConversation.map { Self.days(time - $0) })
    row.put("conversations_90d", log1p(Double(person.conversations90)))
    row.begin("inbound")
    row.put("days_since_inbound", person.lastInbound.map { Self.days(time - $0) })
    row.put("inbound_since_opening", log1p(Double(person.inboundSinceOpening)))
    row.begin("replies")
    row.put("reply_rate", (Double(person.replies) + 1.5) / (Double(person.waits) + 4))
    row.put("replies_per_message", (Double(person.answered) + 1) / (Double(person.messages) + 2))
    row.put("reply_delay", person.medianReplyDelay.map { log1p(Double($0) / 3_600) })
    row.begin("unanswered")
    row.put("unanswered_in_a_row", log1p(Double(person.unansweredInARow)))
    row.put("unanswered_up_to_4", Double(min(4, person.unansweredInARow)))
    row.begin("pick_up")
    row.put("pick_up_rate", (person.pickedUp + 1.5) / (Double(person.tries) + 4))
    row.put("tries", log1p(Double(person.tries)))
    row.put("messages", log1p(Double(person.messages)))
    row.begin("preference")
    row.put("prefers_no_calls", prefersNoCalls(subject) ? 1.0 : 0.0)
  }

  private func prefersNoCalls(_ subject: Subject) -> Bool {
    chronicle.preferences(ofPerson: subject.person).contains { preference in
      preference.at < subject.decidedAt && preference.channel == UInt32(Channel.call.rawValue)
        && preference.allowed != UInt32(YesNo.yes.rawValue) && !preference.statesHours
        && (preference.until == HistoryRow.unknownTime || preference.until > subject.decidedAt)
    }
  }

  private static let stages = [
    "shortlisted", "ready_to_submit", "submitted", "interview", "final_interview", "offer", "offer_delivered",
    "accepted", "resigned", "started",
  ]

  private func putSubmission(_ subject: Subject, _ row: inout CovariateList.Row) {
    let time = subject.decidedAt
    let line = SubmissionLine(subject.submission, in: chronicle)
    row.begin("stage")
    row.put("stage", line.stage(before: time).map { Int($0.rawValue) }, of: Self.stages)
    row.put("days_in_process", line.events.first.flatMap { $0.at < time ? Self.days(time - $0.at) : nil })
    row.put("days_in_stage", line.events.last { $0.at < time }.map { Self.days(time - $0.at) })
    row.begin("interviews")
    let interviews = line.events.filter { event in
      event.at < time && event.scheduledFor != HistoryRow.unknownTime && event.scheduledFor < time
        && (event.stage == UInt32(Stage.interview.rawValue) || event.stage == UInt32(Stage.finalInterview.rawValue))
    }
    row.put("days_since_interview", interviews.map(\.scheduledFor).max().map { Self.days(time - $0) })
    row.put("interviews", Double(interviews.count))
    row.begin("submissions")
    row.put(
      "live_submissions_person", log1p(Double(live(chronicle.submissions(ofPerson: subject.person).map(\.id), time))))
  }

  private func live(_ ids: some Sequence<UInt32>, _ time: Int64) -> Int {
    ids.reduce(0) { $0 + (SubmissionLine($1, in: chronicle).isLive(before: time) ? 1 : 0) }
  }

  private func putJob(_ subject: Subject, _ row: inout CovariateList.Row) {
    let time = subject.decidedAt
    // In force before the decision, and known then.
    let version = past.version(ofJob: subject.job, at: time - 1).flatMap { $0.from < time ? $0 : nil }
    row.put("live_submissions_job", log1p(Double(live(chronicle.submissionIDs(ofJob: subject.job), time))))
    row.begin("job")
    row.put(
      "kind", version.flatMap { JobKind(rawValue: UInt8(truncatingIfNeeded: $0.kind)) }.map { Int($0.rawValue) },
      of: ["perm", "contract", "search"])
    row.put("days_since_job_opened", version.map { Self.days(time - $0.openedAt) })
    let events = chronicle.events(ofJob: subject.job)
    row.put("holds", Double(events.count { $0.at < time && $0.status == UInt32(JobStatus.onHold.rawValue) }))
    row.put("is_on_hold", events.last { $0.at < time }?.status == UInt32(JobStatus.onHold.rawValue) ? 1.0 : 0.0)
    row.begin("money")
    let fee = version.flatMap { $0.fee == HistoryRow.unknownAmount ? nil : Double($0.fee) / 10_000 }
    row.put("fee", fee.map { log1p(max(0, $0)) })
    row.put("pay_against_hopes", payAgainstHopes(subject, version))
  }

  /// log (what the job pays at most / what the person hopes for), within a factor of two.
  private func payAgainstHopes(_ subject: Subject, _ version: JobVersion?) -> Double? {
    guard let expectationName, let version, version.salaryMax != HistoryRow.unknownAmount, version.salaryMax > 0 else {
      return nil
    }
    var hoped: Int64?
    for fact in chronicle.facts(ofPerson: subject.person)
    where fact.name == expectationName && fact.at < subject.decidedAt && fact.amount > 0 {
      hoped = isSame(fact.currency, version.currency) ? fact.amount : nil
    }
    return hoped.map { max(-0.7, min(0.7, log(Double(version.salaryMax) / Double($0)))) }
  }

  /// Currencies, each a place among the words; the firm's own where none is said.
  private func isSame(_ one: UInt32, _ other: UInt32) -> Bool {
    func word(_ place: UInt32) -> String {
      place == 0 ? chronicle.settings.currency : chronicle.words[Int(place)]
    }
    return one == other || word(one) == word(other)
  }

  private func putClient(_ subject: Subject, _ row: inout CovariateList.Row) {
    let time = subject.decidedAt
    row.begin("client")
    row.put("client_jobs", log1p(Double(past.jobs.before(time, of: subject.client).count)))
    row.put("client_fills", log1p(Double(past.fills.before(time, of: subject.client).count)))
    row.begin("feedback")
    let feedback = past.feedback.before(time, of: subject.client)
    row.put("client_quick_feedback", (feedback.sum + 1.5) / (Double(feedback.count) + 4))
  }

  private func putRecruiter(_ subject: Subject, _ row: inout CovariateList.Row) {
    let (time, recruiter) = (subject.decidedAt, subject.recruiter)
    row.begin("recruiter")
    row.put("tenure", past.habits.firstKnown(recruiter).flatMap { $0 < time ? Self.days(time - $0) : nil })
    let ringing = past.ringing.before(time, of: recruiter)
    row.put("propensity_to_ring", (ringing.sum + 2) / (Double(ringing.count) + 4))
    let made = past.submitted.before(time, of: recruiter).count
    let starts = past.started.before(time, of: recruiter).count
    row.put("success_rate", (Double(starts) + 1) / (Double(made) + 10))
    let open = past.opened.before(time, of: recruiter).count - past.ended.before(time, of: recruiter).count
    row.put("open_moments", log1p(Double(max(0, open))))
  }

  private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday"]
  private static let hours = ["before_9", "9_to_11", "11_to_13", "13_to_15", "15_to_17"]

  private func putClock(_ subject: Subject, _ row: inout CovariateList.Row) {
    let wall = Span.dayAndRest(of: past.zone.wallClock(at: subject.decidedAt))
    row.begin("clock")
    // 1970-01-01 was a Thursday.
    row.put("weekday", ((wall.day % 7) + 7 + 3) % 7, of: Self.weekdays)
    let hour = wall.rest / 3_600
    row.put("hour", hour < 9 ? 0 : hour < 17 ? (hour - 9) / 2 + 1 : nil, of: Self.hours)
    let begins = min(past.habits.firstKnown, subject.decidedAt)
    row.put("years_into_record", Double(subject.decidedAt - begins) / Double(365 * Span.day))
    row.begin("elapsed")
    row.put("hours_since_opening", log1p(Double(subject.decidedAt - subject.openedAt) / 3_600))
  }
}
