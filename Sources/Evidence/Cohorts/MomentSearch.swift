import Chronicle
import Moments
import Recruitment

/// Looks in a firm's history for what was done in each moment that is studied.
struct MomentSearch: Sendable {
  private let chronicle: Chronicle
  let outcomes: OutcomeReader
  /// By rule: which study it is of, and how long its decision window is.
  private var studyOfRule: [Int?]
  private var windows: [Int64]

  struct Result: Sendable {
    var study: Int
    var moment: Int
    var found: DecisionPoint.Search
    var habit: DecisionPoint.Habit?
  }

  init(_ chronicle: Chronicle, _ playbook: Playbook) {
    self.chronicle = chronicle
    outcomes = OutcomeReader(chronicle)
    studyOfRule = [Int?](repeating: nil, count: playbook.rules.count)
    windows = playbook.rules.map { Int64($0.decisionWindowHours * 3_600) }
    for (index, study) in Study.all.enumerated() {
      if let rule = playbook.rules.firstIndex(where: { $0.code == study.rule }) { studyOfRule[rule] = index }
    }
  }

  func results(_ moments: [Moment], _ range: Range<Int>) -> [Result] {
    range.compactMap { index in
      let moment = moments[index]
      guard let study = studyOfRule[moment.rule] else { return nil }
      let history = chronicle.interactions(ofPerson: UInt32(truncatingIfNeeded: moment.person.value))
      let (openedAt, window) = (moment.openedAt.seconds, windows[moment.rule])
      let settled = outcomes.settled(Study.all[study].primary, OutcomeReader.Subject(moment))
      let found = DecisionPoint.find(
        in: history, moment: index, openedAt: openedAt, window: window,
        settledAt: min(settled, bookedTalk(moment, Study.all[study].side) ?? .max))
      return Result(
        study: study, moment: index, found: found,
        habit: DecisionPoint.habit(in: history, openedAt: openedAt, window: window))
    }
  }

  /// When a call was put in the diary, once the moment was open. One about somebody put forward is with them; one about a
  /// job is with its contact.
  private func bookedTalk(_ moment: Moment, _ side: Study.Side) -> Int64? {
    func isTalk(_ date: DateRow) -> Bool {
      date.what == UInt32(DateKind.call.rawValue) && date.at >= moment.openedAt.seconds
        && date.status != UInt32(DateStatus.cancelled.rawValue)
    }
    if side == .candidate {
      return chronicle.dates(ofSubmission: UInt32(truncatingIfNeeded: moment.submission.value)).filter(isTalk).map(\.at)
        .min()
    }
    return chronicle.dates(ofJob: UInt32(truncatingIfNeeded: moment.job.value))
      .filter { $0.submission == 0 && isTalk($0) }.map(\.at).min()
  }

  // MARK: As they were when they opened

  /// A silence that still goes on names whichever submission is under way by now: a study needs the one it opened with.
  func asOpened(_ moments: [Moment]) -> [Moment] {
    guard let study = Study.all.firstIndex(where: { $0.rule == "C08" }) else { return moments }
    // In place: few of them are such, and all of them are many.
    var moments = moments
    for index in moments.indices where moments[index].endedAt == nil && studyOfRule[moments[index].rule] == study {
      guard let row = first(moments[index]) else { continue }
      let version = chronicle.versions(ofJob: row.job).last { $0.from <= moments[index].openedAt.seconds }
      moments[index].submission = SubmissionID(Int64(row.id))
      moments[index].job = JobID(Int64(row.job))
      moments[index].recruiter = RecruiterID(Int64(row.recruiter != 0 ? row.recruiter : version?.recruiter ?? 0))
      moments[index].client = ClientID(Int64(version?.client ?? 0))
    }
    return moments
  }

  /// Of the person's submissions that were under way when the moment opened, the one that was so first.
  private func first(_ moment: Moment) -> SubmissionRow? {
    let time = moment.openedAt.seconds
    var found: (since: Int64, row: SubmissionRow)?
    for row in chronicle.submissions(ofPerson: UInt32(truncatingIfNeeded: moment.person.value)) {
      var since: Int64?
      for event in SubmissionLine(row.id, in: chronicle).events where event.at <= time {
        since = event.stage <= UInt32(Stage.offer.rawValue) ? since ?? event.at : nil
      }
      if let since, found.map({ since < $0.since }) ?? true { found = (since, row) }
    }
    return found?.row
  }
}

extension OutcomeReader.Subject {
  init(_ moment: Moment) {
    self.init(
      submission: UInt32(truncatingIfNeeded: moment.submission.value),
      job: UInt32(truncatingIfNeeded: moment.job.value), openedAt: moment.openedAt.seconds)
  }
}
