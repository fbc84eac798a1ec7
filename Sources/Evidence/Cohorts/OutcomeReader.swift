import Chronicle
import Recruitment

/// When an outcome came, or what came instead, in days from the decision on.
package struct OutcomeCourse: Hashable, Sendable {
  package enum End: Int, Sendable {
    /// The record, or the horizon, ended first.
    case unseen, came, competing
  }

  /// More than 0.
  package var days: Double
  package var end: End
  /// How long it could be seen at all: `days` but where it ended sooner.
  package var seen: Double

  init(days: Double, end: End, seen: Double? = nil) { (self.days, self.end, self.seen) = (days, end, seen ?? days) }
}

/// What came of moments, read from the stages of submissions and the events of jobs.
struct OutcomeReader: Sendable {
  private let chronicle: Chronicle
  /// The last row of any file: what comes later nobody has seen.
  let recordEnds: Int64
  /// The stages of submissions, and the events of jobs, may come from a file that ends sooner than calls do.
  private let stagesEnd: Int64
  private let jobsEnd: Int64

  init(_ chronicle: Chronicle) {
    self.chronicle = chronicle
    recordEnds = chronicle.sources.map(\.newest).max() ?? Int64.min
    stagesEnd = Self.days(of: chronicle.submissions.count) { index, days in
      for event in chronicle.events(ofSubmission: chronicle.submissions[index].id) { days.note(event.at) }
    }.end(within: recordEnds)
    jobsEnd = Self.days(of: chronicle.jobIDs.count) { index, days in
      for event in chronicle.events(ofJob: chronicle.jobIDs[index]) { days.note(event.at) }
    }.end(within: recordEnds)
  }

  private static func days(of count: Int, _ note: @Sendable (Int, inout RecordedDays) -> Void) -> RecordedDays {
    let parts = Cores.parts(of: count) { range in
      var days = RecordedDays()
      for index in range { note(index, &days) }
      return days
    }
    return parts.reduce(into: RecordedDays()) { $0.add($1) }
  }

  /// Up to when an outcome would have been written down.
  func ends(_ outcome: StudyOutcome) -> Int64 {
    switch outcome.event {
    case .reopened, .filled: jobsEnd
    default: stagesEnd
    }
  }

  /// Of what a moment is, as far as outcomes go.
  struct Subject {
    var submission: UInt32
    var job: UInt32
    var openedAt: Int64
  }

  /// When the outcome was no longer open: it had come, or could come no more. `Int64.max` if neither.
  func settled(_ outcome: StudyOutcome, _ subject: Subject) -> Int64 {
    let came = happened(outcome.event == .notWithdrawn ? nil : outcome.event, subject, from: subject.openedAt)
    return min(came ?? .max, isOver(outcome, subject) ?? .max)
  }

  /// When it could come no more.
  private func isOver(_ outcome: StudyOutcome, _ subject: Subject) -> Int64? {
    switch outcome.event {
    case .interview, .reopened, .filled:
      chronicle.events(ofJob: subject.job).first { $0.at > subject.openedAt && Self.isClosing($0) }?.at
    default: SubmissionLine(subject.submission, in: chronicle).ends(after: subject.openedAt)
    }
  }

  private static func isClosing(_ event: JobEventRow) -> Bool {
    event.status == UInt32(JobStatus.filled.rawValue) || event.status == UInt32(JobStatus.cancelled.rawValue)
      || event.status == UInt32(JobStatus.lost.rawValue)
  }

  /// Whether the outcome can be told: its horizon lies before the record's end.
  func canBeSeen(_ outcome: StudyOutcome, from time: Int64) -> Bool { time + outcome.seconds < ends(outcome) }

  /// Why it cannot.
  func whyUnseen(_ outcome: StudyOutcome, from time: Int64) -> LeftOut {
    time + outcome.seconds < recordEnds ? .outcomesEnd : .recordEnds
  }

  /// 1 or 0 by its horizon; what competes with it counts as 0.
  func value(_ outcome: StudyOutcome, _ subject: Subject, from time: Int64) -> Double {
    let until = time + outcome.seconds
    if outcome.event == .notWithdrawn {
      let line = SubmissionLine(subject.submission, in: chronicle)
      let went = [Stage.withdrew, .declined].compactMap { line.first($0, from: time, after: subject.openedAt) }.min()
      return went.map { $0 <= until } ?? false ? 0 : 1
    }
    return happened(outcome.event, subject, from: time).map { $0 <= until } ?? false ? 1 : 0
  }

  /// Up to the horizon or the record's end. Of `notWithdrawn` it is the withdrawing that comes.
  func course(_ outcome: StudyOutcome, _ subject: Subject, from time: Int64) -> OutcomeCourse {
    let line = SubmissionLine(subject.submission, in: chronicle)
    let came: Int64?
    if outcome.event == .notWithdrawn {
      came = [Stage.withdrew, .declined].compactMap { line.first($0, from: time, after: subject.openedAt) }.min()
    } else {
      came = happened(outcome.event, subject, from: time)
    }
    let over = isOver(outcome, subject).flatMap { $0 >= time ? $0 : nil }
    let horizon = min(time + outcome.seconds, max(time, ends(outcome)))
    func days(_ at: Int64) -> Double { max(1.0 / 24, Double(at - time) / Double(Span.day)) }
    func course(_ at: Int64, _ end: OutcomeCourse.End) -> OutcomeCourse {
      OutcomeCourse(days: days(at), end: end, seen: days(horizon))
    }
    // An end that was taken back was none: as `value` has it.
    if let came, came <= horizon { return course(came, .came) }
    if let over, over <= horizon { return course(over, .competing) }
    return course(horizon, .unseen)
  }

  /// When it first happened from `time` on, the row on which the moment opened apart.
  func happened(_ event: StudyOutcome.Event?, _ subject: Subject, from time: Int64) -> Int64? {
    let opened = subject.openedAt
    func reached(_ stage: Stage) -> Int64? {
      SubmissionLine(subject.submission, in: chronicle).first(stage, from: time, after: opened)
    }
    switch event {
    case .started: return reached(.started)
    case .accepted: return reached(.accepted)
    case .boughtBack: return reached(.boughtBack)
    case .rebateCleared: return reached(.rebateCleared)
    case .laterStage: return laterStage(subject, from: time)
    case .decisionKnown:
      return SubmissionLine(subject.submission, in: chronicle).events.first { $0.at >= time && $0.at > opened }?.at
    case .interview: return interviewOnJob(subject, from: time)
    case .reopened:
      return jobEvent(subject, from: time) { $0 == .reopened || $0 == .open }
    case .filled: return jobEvent(subject, from: time) { $0 == .filled }
    case .notWithdrawn, nil: return nil
    }
  }

  private func laterStage(_ subject: Subject, from time: Int64) -> Int64? {
    let line = SubmissionLine(subject.submission, in: chronicle)
    let furthest = line.furthest(before: time, opening: subject.openedAt)
    return line.events.first { event in
      event.at >= time && event.at > subject.openedAt && event.stage <= UInt32(Stage.rebateCleared.rawValue)
        && furthest.map { event.stage > $0 } ?? true
    }?.at
  }

  private func interviewOnJob(_ subject: Subject, from time: Int64) -> Int64? {
    var found: Int64?
    for id in chronicle.submissionIDs(ofJob: subject.job) {
      let line = SubmissionLine(id, in: chronicle)
      for stage in [Stage.interview, .finalInterview] {
        if let at = line.first(stage, from: time, after: subject.openedAt) { found = min(found ?? at, at) }
      }
    }
    return found
  }

  private func jobEvent(_ subject: Subject, from time: Int64, where wanted: (JobStatus) -> Bool) -> Int64? {
    chronicle.events(ofJob: subject.job).first { event in
      event.at >= time && event.at > subject.openedAt
        && JobStatus(rawValue: UInt8(truncatingIfNeeded: event.status)).map(wanted) ?? false
    }?.at
  }
}
