import Chronicle
import Recruitment

/// One planned date of a submission from when it was known until another was: what a talk before or after it hangs on.
struct DateSpan {
  var anchor: UInt64
  var ordinal: Int
  var planned: Int64
  var knownFrom: Int64
  /// When the plan changed, or `never`.
  var knownUntil: Int64
}

/// Times from one on, every so many seconds (0 = only that one), the later ones before an end. Each with the next.
private struct Openings: Sequence, IteratorProtocol {
  private var upcoming: Int64
  private let pause: Int64
  private let end: Int64

  init(from first: Int64, every pause: Int64, before end: Int64) {
    upcoming = first
    self.pause = pause
    self.end = end
  }

  mutating func next() -> (opens: Int64, next: Int64)? {
    guard upcoming != Arrivals.never else { return nil }
    let opens = upcoming
    upcoming = pause > 0 && opens + pause < end ? opens + pause : Arrivals.never
    return (opens, upcoming)
  }
}

extension PersonScan {
  /// Opens so long before the date, or when it became known or the submission got to where such a date can come, if that is
  /// later; again every so many days where asked for.
  /// Ends with a talk; lapses at the date, when it is moved or cancelled, or when the submission ends.
  /// - Parameter denied: places of facts one of which must be on record as a no, where `isDenied`.
  func dateAhead(
    with party: Trigger.Party, _ jobs: [ContactJob], desks: [JobKind], dates: [DateKind], denied: [UInt32],
    isDenied: Bool, lead: Trigger.Lead, _ emit: (MomentDraft) -> Void
  ) {
    if party == .contact {
      for job in jobs {
        dateOfJobAhead(job, desks: desks, dates: dates, denied: denied, isDenied: isDenied, lead: lead, emit)
      }
    }
    forEachDate(with: party, jobs, desks: desks, dates: dates) { submission, job, kind, span in
      let stands = Self.standing(kind)
      var turn = 0
      for (opensAt, next) in openings(before: span.planned, lead) {
        let end = min(span.planned, span.knownUntil, next)
        defer { turn += 1 }
        guard let opens = opening(from: max(opensAt, span.knownFrom), lead, submission, in: stands, before: end) else {
          continue
        }
        if let job, !isContact(of: job.track, at: opens) { continue }
        if isDenied, !isOnRecordAsNo(denied, in: job == nil ? facts(naming: submission) : ownFacts(), at: opens) {
          continue
        }
        let leaves = submission.leaves(stands, after: opens)
        let quiet = Int64(lead.quietDays * 86_400)
        var found = draft(
          submission, anchor: span.anchor, ordinal: number(kind, span, with: job) + turn, openedAt: opens,
          answeredAt: talks.knownSince(quiet > 0 ? opens - quiet + 1 : opens), lapsedAt: min(end, leaves),
          evidence: dateEvidence(kind, span, at: opens))
        found.latest = span.planned
        if next < min(span.planned, span.knownUntil, leaves) { found.lapsedBy = .superseded }
        emit(found)
      }
    }
  }

  /// The same for a date that names a job and no candidate: a call with its contact, say. Lapses when the job is closed.
  private func dateOfJobAhead(
    _ job: ContactJob, desks: [JobKind], dates: [DateKind], denied: [UInt32], isDenied: Bool, lead: Trigger.Lead,
    _ emit: (MomentDraft) -> Void
  ) {
    let quiet = Int64(lead.quietDays * 86_400)
    for (kind, span) in spans(of: dates, job) {
      var turn = 0
      for (opensAt, next) in openings(before: span.planned, lead) {
        let end = min(span.planned, span.knownUntil, next)
        defer { turn += 1 }
        guard let opens = quietFrom(max(opensAt, span.knownFrom), quiet, before: end),
          isContact(of: job.track, at: opens), isOn(desks, job: job.track.id, at: opens),
          !isDenied || isOnRecordAsNo(denied, in: facts(naming: job), at: opens)
        else { continue }
        let closes = job.track.closes(after: opens)
        var found = draft(
          job, ordinal: number(kind, span, with: job) + turn, openedAt: opens,
          answeredAt: talks.knownSince(quiet > 0 ? opens - quiet + 1 : opens), lapsedAt: min(end, closes),
          evidence: dateEvidence(kind, span, at: opens))
        found.anchor = span.anchor
        found.latest = span.planned
        if next < min(span.planned, span.knownUntil, closes) { found.lapsedBy = .superseded }
        emit(found)
      }
    }
  }

  /// Opens so long after the date went by as planned. Ends with a talk since it; expires when it is too late; lapses when
  /// the submission ends, or the date turns out to have been moved.
  func datePast(
    with party: Trigger.Party, _ jobs: [ContactJob], desks: [JobKind], dates: [DateKind], delay: Trigger.Delay,
    _ emit: (MomentDraft) -> Void
  ) {
    forEachDate(with: party, jobs, desks: desks, dates: dates) { submission, job, kind, span in
      let stands = Self.standing(kind)
      // Written down after it was over, it counts from then.
      guard span.knownUntil > span.planned,
        let due = due(after: max(span.planned, span.knownFrom), delay, before: span.knownUntil),
        stands.contains(submission.standing(at: due.opens).rawValue)
      else { return }
      if let job, !isContact(of: job.track, at: due.opens) { return }
      let leaves = min(submission.leaves(stands, after: due.opens), span.knownUntil)
      var found = draft(
        submission, anchor: span.anchor, ordinal: number(kind, span, with: job), openedAt: due.opens,
        answeredAt: due.answered,
        lapsedAt: min(leaves, due.expires), evidence: dateEvidence(kind, span, at: due.opens))
      if due.expires < leaves { found.lapsedBy = .expired }
      emit(found)
    }
  }

  /// An interview of the diary whose time was moved `count` times: another start was said of it than before, whatever the
  /// row is called. Opens with that move; ends with a talk; lapses when the interview comes, or when the submission leaves
  /// the stages before an offer.
  func interviewMoved(desks: [JobKind], count: Int, _ emit: (MomentDraft) -> Void) {
    for submission in submissions {
      let rows = submission.dates
      var moves: [DateRow] = []
      for (index, row) in rows.enumerated() where row.what == UInt32(DateKind.interview.rawValue) {
        let before = index > 0 && rows[index - 1].date == row.date ? rows[index - 1] : nil
        if before == nil { moves.removeAll() }
        guard row.at <= record.asOf, Self.isMove(row, after: before) else { continue }
        moves.append(row)
        let moved = max(row.at, submission.row.createdAt)
        guard moves.count == count, isOn(desks, job: submission.row.job, at: moved),
          submission.standing(at: moved) <= .finalInterview
        else { continue }
        let comes = comes(rows, from: index, by: moved)
        // Moved on paper, after it was held.
        guard comes > moved else { continue }
        emit(
          draft(
            submission, anchor: row.date, ordinal: 0, openedAt: moved, answeredAt: talks.knownSince(moved),
            lapsedAt: min(comes, submission.leaves(.stages(.shortlisted, .finalInterview), after: moved)),
            evidence: [
              Self.evidence("first_move", at: moves[0].at), Self.evidence("last_move", at: row.at),
              Self.evidence("moves", at: row.at, number: count),
            ]))
      }
    }
  }

  /// When the date of a row comes, by what was said of it by then; `never` where it was called off before.
  /// - Parameter known: when the row was known, and with it whatever is dated no later.
  private func comes(_ rows: some Collection<DateRow>, from index: Int, by known: Int64) -> Int64 {
    let versions = rows.dropFirst(index)
    guard let moved = versions.first else { return Arrivals.never }
    var starts = moved.startsAt
    for row in versions.dropFirst() {
      guard row.date == moved.date, row.at <= record.asOf, row.at <= known || row.at < starts else { break }
      starts = row.status == UInt32(DateStatus.cancelled.rawValue) ? Arrivals.never : row.startsAt
    }
    return starts
  }

  private static func isMove(_ row: DateRow, after before: DateRow?) -> Bool {
    switch DateStatus(rawValue: UInt8(truncatingIfNeeded: row.status)) {
    case .moved: before.map { $0.startsAt != row.startsAt } ?? true
    case .planned: before.map { $0.startsAt != row.startsAt } ?? false
    case .cancelled, .happened, nil: false
    }
  }

  /// Whether the latest word on one of these facts was a no.
  private func isOnRecordAsNo(_ names: [UInt32], in facts: [FactRow], at time: Int64) -> Bool {
    names.contains { name in
      guard let last = facts.last(where: { $0.name == name && $0.at <= time }), last.denied == 1 else { return false }
      // Who has picked up since, or rung us, knows the number whatever was noted before.
      return name != record.callerNumberName || numberSeen.knownSince(last.at) > time
    }
  }

  /// The first time from `time` on at which the submission stands where such a date can come and nobody was spoken to for
  /// the quiet days; `nil` where that is not before `end`.
  private func opening(
    from time: Int64, _ lead: Trigger.Lead, _ submission: SubmissionTrack, in stands: ClosedRange<UInt8>,
    before end: Int64
  ) -> Int64? {
    let quiet = Int64(lead.quietDays * 86_400)
    var time = submission.enters(stands, from: time)
    while let opens = quietFrom(time, quiet, before: end) {
      time = submission.enters(stands, from: opens)
      if time == opens { return opens }
    }
    return nil
  }

  // MARK: Plans

  private func forEachDate(
    with party: Trigger.Party, _ jobs: [ContactJob], desks: [JobKind], dates: [DateKind],
    _ body: (SubmissionTrack, ContactJob?, DateKind, DateSpan) -> Void
  ) {
    let wanted = DateKinds(dates)
    func visit(_ submission: SubmissionTrack, _ job: ContactJob?) {
      let kinds = submission.kinds
      guard !kinds.isDisjoint(with: wanted), isOn(desks, job: submission.row.job, at: submission.row.createdAt) else {
        return
      }
      // A call planned with a candidate is none with the contact.
      for kind in dates where kinds.contains(kind) && (kind != .call || job == nil) {
        for span in spans(of: kind, submission) { body(submission, job, kind, span) }
      }
    }
    if party == .candidate {
      for submission in submissions { visit(submission, nil) }
    } else {
      for job in jobs { for submission in job.submissions { visit(submission, job) } }
    }
  }

  /// Each plan of that kind in order of becoming known. What stage rows announce and what the diary says of it is one
  /// story, of which the latest word stands; of kinds that no stage announces each date is a story of its own.
  func spans(of kind: DateKind, _ submission: SubmissionTrack) -> [DateSpan] {
    guard submission.kinds.contains(kind) else { return [] }
    if let known = submission.keptDates.first(where: { $0.kind == kind }) { return known.spans }
    let found = findSpans(of: kind, submission)
    submission.keptDates.append((kind, found))
    return found
  }

  private func findSpans(of kind: DateKind, _ submission: SubmissionTrack) -> [DateSpan] {
    if kind.isAnnounced {
      return Self.spans(submission.plans(kind, in: record), anchor: submission.row.digest, until: record.asOf)
    }
    var spans: [DateSpan] = []
    var seen: Set<UInt64> = []
    for row in submission.dates where row.what == UInt32(kind.rawValue) && seen.insert(row.date).inserted {
      spans += Self.spans(
        PlannedDates(kind, of: submission, date: row.date, by: record.asOf), anchor: row.date, until: record.asOf)
    }
    return spans
  }

  /// Those of a job alone: each date a story of its own.
  func spans(of kinds: [DateKind], _ job: ContactJob) -> [(DateKind, DateSpan)] {
    let rows = record.chronicle.dates(ofJob: job.track.id).filter { $0.submission == 0 && $0.at <= record.asOf }
    var spans: [(DateKind, DateSpan)] = []
    var seen: Set<UInt64> = []
    for row in rows {
      guard let kind = kinds.first(where: { UInt32($0.rawValue) == row.what }), seen.insert(row.date).inserted else {
        continue
      }
      let plans = PlannedDates(rows.filter { $0.date == row.date })
      spans += Self.spans(plans, anchor: row.date, until: record.asOf).map { (kind, $0) }
    }
    return spans
  }

  private static func spans(_ plans: PlannedDates, anchor: UInt64, until asOf: AsOf) -> [DateSpan] {
    var spans: [DateSpan] = []
    var time = plans.nextChange(after: .min)
    while time <= asOf {
      let planned = plans.start(knownAt: time)
      var change = plans.nextChange(after: time)
      // The same said again is no change.
      while change <= asOf, plans.start(knownAt: change) == planned { change = plans.nextChange(after: change) }
      if let planned {
        spans.append(
          DateSpan(anchor: anchor, ordinal: spans.count, planned: planned, knownFrom: time, knownUntil: change))
      }
      time = change
    }
    return spans
  }

  /// When a talk falls due before a date, earliest first, each with when the next does.
  private func openings(before planned: Int64, _ lead: Trigger.Lead) -> Openings {
    let first =
      lead.workingDays > 0
      ? record.firmHours.leaving(workingDays: lead.workingDays, before: planned)
      : planned - Int64(lead.hours * 3_600)
    return Openings(from: first, every: Int64(lead.againDays * 86_400), before: planned)
  }

  /// A rule may look for dates of several kinds that hang on one submission, and with either side.
  private func number(_ kind: DateKind, _ span: DateSpan, with job: ContactJob?) -> Int {
    (Int(kind.rawValue) * 100 + span.ordinal) * 100 + (job == nil ? 0 : 50)
  }

  /// From which stages a date of that kind can still come, or just have been.
  private static func standing(_ kind: DateKind) -> ClosedRange<UInt8> {
    switch kind {
    case .interview, .call, .decision: .stages(.shortlisted, .finalInterview)
    case .resignation: .stages(.accepted, .resigned)
    case .start: .stages(.accepted, .started)
    case .holdReview: .live
    case .assignmentEnd, .rebateEnd: .stages(.started, .rebateCleared)
    case .timesheet, .document: .stages(.shortlisted, .rebateCleared)
    }
  }

  private func dateEvidence(_ kind: DateKind, _ span: DateSpan, at opens: Int64) -> [Moment.Evidence] {
    let (date, kind) = (Self.evidence("date", at: span.planned), Self.evidence(kind.evidence, at: span.planned))
    guard let talk = talks.last(by: opens) else { return [date, kind] }
    return [date, kind, Self.evidence("last_talk", at: talk)]
  }
}

extension DateKind {
  /// The fact that names it by its kind.
  var evidence: String {
    // Written out, since it is named with every moment before a date: put together, it would be made each time.
    switch self {
    case .interview: "interview_date"
    case .call: "call_date"
    case .decision: "decision_date"
    case .resignation: "resignation_date"
    case .start: "start_date"
    case .assignmentEnd: "assignment_end_date"
    case .rebateEnd: "rebate_end_date"
    case .holdReview: "hold_review_date"
    case .timesheet: "timesheet_date"
    case .document: "document_date"
    }
  }

  /// The stages whose `scheduled_for` announces such a date: see `init(announcedBy:)`.
  var announcers: [Stage] { Stage.allCases.filter { DateKind(announcedBy: $0) == self } }

  /// Whether there are such stages.
  var isAnnounced: Bool { self == .interview || self == .resignation || self == .start }

  /// What a date is of that is set down with a row of that stage; `nil` where no date is.
  init?(announcedBy stage: Stage) {
    switch stage {
    case .interview, .finalInterview: self = .interview
    case .accepted: self = .resignation
    case .resigned: self = .start
    default: return nil
    }
  }
}
