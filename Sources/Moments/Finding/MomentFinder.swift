import Chronicle
import Dispatch
import Recruitment
import WorkingTime

/// Works out every moment of a firm's history as known at one time: the same code says what is due today and what was
/// due then, so that what is advised and what is measured cannot drift apart.
package struct MomentFinder: Sendable {
  package let playbook: Playbook
  let record: Record

  package init(playbook: Playbook, chronicle: Chronicle, asOf: Instant) {
    self.playbook = playbook
    record = Record(chronicle: chronicle, asOf: asOf)
  }

  /// Every moment, in order of opening, then person, then rule.
  /// People are split over the cores; the answer does not depend on how.
  package func all() -> [Moment] {
    let count = record.chronicle.personIDs.count
    let parts = max(1, min(count / 256, 16))
    let found = Parts(count: parts)
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      let people = record.chronicle.personIDs
      let lower = count * part / parts
      let upper = count * (part + 1) / parts
      var scan = PersonScan(record: record)
      var moments: [Moment] = []
      for index in lower..<upper { find(people[index], &scan, into: &moments) }
      found.set(part, moments)
    }
    return found.joined().sorted(by: Self.byOpening)
  }

  /// One person's moments, as candidate, as a job's contact and as anybody.
  package func moments(of person: PersonID) -> [Moment] {
    var scan = PersonScan(record: record)
    var moments: [Moment] = []
    find(UInt32(truncatingIfNeeded: person.value), &scan, into: &moments)
    return moments.sorted(by: Self.byOpening)
  }

  package func id(of moment: Moment) -> MomentID {
    MomentID(rule: playbook.rules[moment.rule].code, anchor: moment.anchor, ordinal: moment.ordinal)
  }

  package static func byOpening(_ left: Moment, _ right: Moment) -> Bool {
    if left.openedAt != right.openedAt { return left.openedAt < right.openedAt }
    if left.person != right.person { return left.person < right.person }
    if left.rule != right.rule { return left.rule < right.rule }
    return (left.anchor, left.ordinal) < (right.anchor, right.ordinal)
  }

  private func find(_ person: UInt32, _ scan: inout PersonScan, into moments: inout [Moment]) {
    scan.read(person)
    let jobs = scan.jobsAsContact()
    for (index, rule) in playbook.rules.enumerated() {
      scan.drafts(of: rule, jobs: jobs) { draft in
        guard draft.stands(asOf: record.asOf), draft.openedAt < scan.optedOutAt else { return }
        moments.append(finished(draft, rule: index, scan))
      }
    }
  }

  private func finished(_ draft: MomentDraft, rule index: Int, _ scan: PersonScan) -> Moment {
    let rule = playbook.rules[index]
    let hours = record.contactHours(of: draft.person, at: draft.openedAt)
    let due = hours.adding(workingSeconds: Int64(rule.limitHours * 3_600), to: draft.openedAt)
    var moment = Moment(
      rule: index, anchor: draft.anchor, ordinal: draft.ordinal, person: PersonID(Int64(draft.person)),
      client: ClientID(Int64(draft.client)), recruiter: RecruiterID(Int64(draft.recruiter)),
      job: JobID(Int64(draft.job)), submission: SubmissionID(Int64(draft.submission)),
      openedAt: Instant(draft.openedAt), dueAt: Instant(due ?? draft.openedAt + Int64(rule.limitHours * 3_600)),
      evidence: draft.evidence)
    let end = min(draft.answeredAt, draft.lapsedAt, scan.optedOutAt)
    if end <= record.asOf {
      moment.endedAt = Instant(end)
      moment.endedBy =
        end == draft.answeredAt ? draft.answeredBy : end == scan.optedOutAt ? .optOut : draft.lapsedBy
    }
    return ended(moment)
  }

  /// What recruiters did about it counts from when they did it: an action ends the moment unless it had ended before.
  private func ended(_ moment: Moment) -> Moment {
    let actions = record.chronicle.actions
    guard !actions.isEmpty, moment.endedAt.map({ $0.seconds > record.earliestAction }) ?? true else { return moment }
    var moment = moment
    for action in record.chronicle.actions(on: id(of: moment).value)
    where action.at <= record.asOf && action.at >= moment.openedAt.seconds {
      guard let how = Self.ending(MomentAction(rawValue: UInt8(truncatingIfNeeded: action.action))) else { continue }
      if let ended = moment.endedAt, ended.seconds <= action.at { continue }
      moment.endedAt = Instant(action.at)
      moment.endedBy = how
    }
    return moment
  }

  private static func ending(_ action: MomentAction?) -> Moment.EndedBy? {
    switch action {
    case .alreadyTalked: .conversation
    case .noLongerTrue: .withdrawn
    case .dismissed: .dismissed
    case .agreedLater: .agreedLater
    case .snoozed, nil: nil
    }
  }

  /// Until when a moment is put off, as known at the as-of time; `nil` when it is not.
  package func snoozedUntil(_ moment: Moment) -> Instant? {
    guard !record.chronicle.actions.isEmpty else { return nil }
    var until: Int64?
    for action in record.chronicle.actions(on: id(of: moment).value)
    where action.at <= record.asOf && action.action == UInt32(MomentAction.snoozed.rawValue) {
      until = action.until == HistoryRow.unknownTime ? nil : action.until
    }
    return until.flatMap { $0 > record.asOf ? Instant($0) : nil }
  }
}

/// The parts' findings, each written once by its own iteration.
private final class Parts: @unchecked Sendable {
  // Unchecked: every slot is written by one iteration of `concurrentPerform` and read after all have ended.
  private let slots: UnsafeMutableBufferPointer<[Moment]>

  init(count: Int) {
    slots = .allocate(capacity: count)
    slots.initialize(repeating: [])
  }

  deinit {
    slots.deinitialize()
    slots.deallocate()
  }

  func set(_ index: Int, _ moments: [Moment]) { slots[index] = moments }
  func joined() -> [Moment] { Array(slots.joined()) }
}
