import Chronicle
import Recruitment

@testable import Moments

/// A made-up history of a few people and two jobs over some weeks, full of late notes and coincidences: what happened at
/// which hour, and from which hour it was known.
struct RandomFirm {
  /// Monday 2 March 2026, 00:00 UTC.
  static let begins: Int64 = 1_772_409_600
  static let hours: Int64 = 40 * 24

  var frame = HistoryFrame()
  var interactions = InteractionColumns()
  private var isHurried: Bool

  init(seed: UInt64) {
    isHurried = seed % 2 == 0
    var random = SmallRandom(state: seed)
    func hour(_ range: ClosedRange<Int64> = 0...Self.hours) -> Int64 {
      Self.begins + Int64.random(in: range, using: &random) * Span.hour
    }
    func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
    func any<Element>(_ elements: [Element]) -> Element { elements[Int.random(in: 0..<elements.count, using: &random)] }

    frame.settings.timezone = "UTC"
    // No public holidays: those have dates of their own, whatever else is moved.
    frame.settings.country = ""
    frame.factNames = [
      "counter_offer", "motivation", "complaint", "concern", "other_offer", "consent_to_submit", "document_ready",
      "rate_confirmed", "salary_expectation", "caller_number_known", "pay_query", "left_employer",
    ]
    for person: UInt32 in 1...6 {
      frame.people.append(
        PersonVersion(
          id: person, createdAt: chance(50) ? hour(0...200) : HistoryRow.unknownTime, digest: 100 + UInt64(person),
          client: person > 4 ? 5 : 0, owner: 9, kind: person > 4 ? .contact : any([.candidate, .both, .unknown])))
    }
    for job: UInt32 in 1...2 {
      let opened = hour(0...100)
      frame.jobs.append(
        JobVersion(
          id: job, openedAt: opened, digest: 200 + UInt64(job), client: 5, contact: 5, recruiter: 8,
          kind: any([.perm, .contract, .search]), salaryMax: chance(60) ? 500_000 : HistoryRow.unknownAmount,
          fee: 90_000))
      if chance(30) {
        var later = frame.jobs[frame.jobs.count - 1]
        later.from = hour(100...800)
        later.contact = 6
        frame.jobs.append(later)
      }
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        frame.jobEvents.append(
          JobEventRow(
            id: UInt32(frame.jobEvents.count + 1), job: job, at: max(opened, hour()),
            status: any([.open, .onHold, .onHold, .reopened, .filled, .cancelled]),
            reason: any([.notTold, .notTold, .budget, .freeze, .other])))
      }
    }
    for submission: UInt32 in 1...5 {
      let created = hour(0...200)
      let kept = SubmissionRow(
        id: submission, job: any([1, 2]), person: any([1, 2, 3, 4]), recruiter: 7, createdAt: created,
        digest: 300 + UInt64(submission))
      frame.submissions.append(kept)
      for _ in 0..<Int.random(in: 1...7, using: &random) {
        let stage = any([
          Stage.shortlisted, .submitted, .interview, .finalInterview, .offer, .offerDelivered, .accepted, .resigned,
          .started, .rejected, .withdrew, .readyToSubmit, .declined, .boughtBack, .noShow,
        ])
        let at = max(created, hour())
        frame.stageEvents.append(
          StageEventRow(
            id: UInt32(frame.stageEvents.count + 1), submission: submission, at: at, stage: stage,
            scheduledFor: chance(60)
              ? at + Int64.random(in: -48...300, using: &random) * Span.hour : HistoryRow.unknownTime))
      }
      for date in 0..<UInt64(Int.random(in: 0...2, using: &random)) {
        let what = any([
          DateKind.interview, .interview, .decision, .resignation, .start, .call, .assignmentEnd, .rebateEnd,
          .timesheet,
        ])
        for version in 0..<Int.random(in: 1...3, using: &random) {
          let known = hour()
          let starts = known + Int64.random(in: -48...200, using: &random) * Span.hour
          frame.dates.append(
            DateRow(
              date: UInt64(submission) * 10 + date, at: known, submission: submission, what: what, startsAt: starts,
              endsAt: chance(30) ? starts + Span.hour / 2 : HistoryRow.unknownTime,
              status: version == 0 ? .planned : any([.moved, .cancelled, .happened])))
        }
      }
    }
    for number in 0..<UInt32(Int.random(in: 0...9, using: &random)) {
      let at = hour()
      let isOfJob = chance(15)
      let isOfClient = !isOfJob && chance(10)
      frame.facts.append(
        FactRow(
          id: number + 1, at: at, resolvedAt: chance(30) ? at + 50 * Span.hour : HistoryRow.unknownTime,
          digest: 400 + UInt64(number), person: isOfJob || isOfClient || chance(25) ? 0 : any([1, 2, 3, 4, 5]),
          client: isOfClient ? 5 : 0, job: isOfJob ? any([1, 2]) : 0,
          submission: !isOfJob && !isOfClient && chance(40) ? any([1, 2, 3]) : 0,
          name: any([0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 9, 10, 11]), denied: chance(20),
          shareableWith: any([.nobody, .client, .both]), amount: any([450_000, 480_000, 520_000])))
    }
    if chance(20) {
      frame.preferences.append(PreferenceRow(person: any([1, 2, 5]), at: hour(), allowed: .no, basis: .objection))
    }
    for number in 0..<UInt32(Int.random(in: 10...60, using: &random)) {
      let at = hour()
      let isCall = chance(25)
      let direction: Direction = chance(70) ? .outbound : .inbound
      let mark: MessageMark =
        direction == .inbound
        ? any([.plain, .plain, .asks, .asks, .asksForCall, .closes])
        : any([.plain, .plain, .asks, .answers, .answersAndAsks, .answersLost, .answersLostAndAsks, .aside])
      interactions.append(
        id: number + 1, person: any([1, 2, 3, 4, 5, 5, 6]), at: at,
        knownAt: chance(25) ? at + Int64.random(in: 0...200, using: &random) * Span.hour : at, recruiter: 7,
        traits: InteractionTraits(
          channel: isCall ? any([.call, .call, .video]) : .email, direction: direction,
          outcome: isCall ? any([.connected, .voicemail]) : chance(10) ? .bounced : nil, durationSeconds: nil,
          automatic: chance(5), mark: mark
        ).bits, duration: InteractionColumns.unknownDuration)
    }
  }

  /// Read once: reading it takes longer than finding what is due in so small a firm.
  static let playbook = Result { try Playbook.standard() }

  /// The same rules with less patience: what takes months comes about in these few weeks.
  static let hurried = Result {
    let shorter = [
      ("days: 90, touch_days: 60", "days: 8, touch_days: 5"), ("client_dormant, days: 60", "client_dormant, days: 6"),
      ("job_unmoved, days: 14", "job_unmoved, days: 3"),
      ("search_review, days: 10, profiles: 5", "search_review, days: 3, profiles: 2"),
      ("hours: 480, until_days: 30, quiet_days: 14", "hours: 48, until_days: 9, quiet_days: 3"),
      ("hours: 720, until_days: 60, quiet_days: 7", "hours: 72, until_days: 12, quiet_days: 2"),
      ("hours: 1008, again_days: 14, quiet_days: 13", "hours: 168, again_days: 3, quiet_days: 2"),
    ]
    var text = Playbook.standardText
    for (long, short) in shorter {
      guard text.contains(long) else { throw Missing(text: long) }
      text = text.replacing(long, with: short)
    }
    return try PlaybookReader.read(text)
  }

  struct Missing: Error { var text: String }

  /// Half of the firms are in a hurry.
  var playbook: Playbook { get throws { try isHurried ? Self.hurried.get() : Self.playbook.get() } }

  func finder(asOf: Int64) throws -> MomentFinder {
    try MomentFinder(
      playbook: playbook, chronicle: Chronicle.inMemory(frame: frame, interactions: [interactions]),
      asOf: Instant(asOf))
  }

  func moments(asOf: Int64) throws -> [Moment] { try finder(asOf: asOf).all() }

  /// What of it was known at `time`.
  func cut(at time: Int64) -> RandomFirm {
    var cut = self
    cut.frame.stageEvents.removeAll { $0.at > time }
    cut.frame.jobEvents.removeAll { $0.at > time }
    cut.frame.dates.removeAll { $0.at > time }
    cut.frame.facts.removeAll { $0.at > time }
    cut.frame.preferences.removeAll { $0.at > time }
    cut.frame.actions.removeAll { $0.at > time }
    cut.frame.submissions.removeAll { $0.createdAt > time }
    let submissions = Set(cut.frame.submissions.map(\.id))
    cut.frame.stageEvents.removeAll { !submissions.contains($0.submission) }
    cut.frame.dates.removeAll { !submissions.contains($0.submission) }
    cut.frame.facts.removeAll { $0.submission != 0 && !submissions.contains($0.submission) }
    cut.frame.jobs.removeAll { $0.from > time }
    cut.interactions.removeAll()
    for row in 0..<interactions.count where interactions.knownAt[row] <= time {
      cut.interactions.append(
        id: interactions.id[row], person: interactions.person[row], at: interactions.at[row],
        knownAt: interactions.knownAt[row], recruiter: interactions.recruiter[row], traits: interactions.traits[row],
        duration: interactions.duration[row])
    }
    return cut
  }

  /// The same firm so many seconds later.
  func shifted(by seconds: Int64) -> RandomFirm {
    func move(_ time: Int64) -> Int64 { time == HistoryRow.unknownTime ? time : time + seconds }
    var later = self
    for index in frame.people.indices {
      later.frame.people[index].createdAt = move(frame.people[index].createdAt)
      later.frame.people[index].from = move(frame.people[index].from)
    }
    for index in frame.jobs.indices {
      later.frame.jobs[index].openedAt = move(frame.jobs[index].openedAt)
      later.frame.jobs[index].from = move(frame.jobs[index].from)
    }
    for index in frame.jobEvents.indices { later.frame.jobEvents[index].at = move(frame.jobEvents[index].at) }
    for index in frame.submissions.indices {
      later.frame.submissions[index].createdAt = move(frame.submissions[index].createdAt)
    }
    for index in frame.stageEvents.indices {
      later.frame.stageEvents[index].at = move(frame.stageEvents[index].at)
      later.frame.stageEvents[index].scheduledFor = move(frame.stageEvents[index].scheduledFor)
    }
    for index in frame.dates.indices {
      later.frame.dates[index].at = move(frame.dates[index].at)
      later.frame.dates[index].startsAt = move(frame.dates[index].startsAt)
      later.frame.dates[index].endsAt = move(frame.dates[index].endsAt)
    }
    for index in frame.facts.indices {
      later.frame.facts[index].at = move(frame.facts[index].at)
      later.frame.facts[index].resolvedAt = move(frame.facts[index].resolvedAt)
    }
    for index in frame.preferences.indices { later.frame.preferences[index].at = move(frame.preferences[index].at) }
    for index in interactions.at.indices {
      later.interactions.at[index] = move(interactions.at[index])
      later.interactions.knownAt[index] = move(interactions.knownAt[index])
    }
    return later
  }

  /// The same firm under other numbers.
  func renumbered(_ name: (UInt32) -> UInt32) -> RandomFirm {
    var other = self
    for index in frame.people.indices { other.frame.people[index].id = name(frame.people[index].id) }
    for index in frame.jobs.indices { other.frame.jobs[index].contact = name(frame.jobs[index].contact) }
    for index in frame.submissions.indices {
      other.frame.submissions[index].person = name(frame.submissions[index].person)
    }
    for index in frame.facts.indices { other.frame.facts[index].person = name(frame.facts[index].person) }
    for index in frame.preferences.indices {
      other.frame.preferences[index].person = name(frame.preferences[index].person)
    }
    for index in interactions.person.indices { other.interactions.person[index] = name(interactions.person[index]) }
    return other
  }
}
