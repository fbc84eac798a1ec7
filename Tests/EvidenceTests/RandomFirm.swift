import Chronicle
import Moments
import Recruitment

@testable import Evidence

extension Firm {
  /// Some two years of a made-up firm in which everything that is studied comes about: offers, holds, silences, calls
  /// written down late or by hand, talks that are booked. No two rows of one record fall into the same second.
  static func random(seed: UInt64, jobs: UInt32 = 24, days: Int64 = 640, byHand: Double = 0.02) -> Firm {
    var firm = Firm()
    var draws = Draws(state: seed)
    firm.frame.factNames = ["salary_expectation", "counter_offer"]
    let clients = max(3, jobs / 4)
    for client in 1...clients { firm.person(10_000 + client, .contact, client: client) }
    for job in 1...jobs {
      let opened = Firm.begins + Int64.random(in: 0..<(days - 60) * Span.day, using: &draws)
      let client = UInt32.random(in: 1...clients, using: &draws)
      firm.job(job, client: client, contact: 10_000 + client, opened: opened, recruiter: job % 8 + 1)
      firm.frame.jobs[firm.frame.jobs.count - 1].salaryMax = draws.chance(0.7) ? 500_000_000 : HistoryRow.unknownAmount
      if draws.chance(0.3) { firm.changeJob(at: opened + draws.seconds(1, 60), &draws) }
      firm.runJob(job, opened, &draws)
      for place in 0..<UInt32.random(in: 2...5, using: &draws) {
        firm.put(job * 10 + place, job, after: opened, &draws)
      }
    }
    firm.talkAtRandom(days, byHand, &draws)
    firm.frame.preferences = (0..<6).map { _ in
      PreferenceRow(
        person: UInt32.random(in: 1...jobs * 2, using: &draws), at: Firm.begins + draws.seconds(1, Double(days)),
        channel: .call, allowed: .no)
    }
    firm.end(at: Firm.begins + days * Span.day)
    return firm
  }

  private mutating func changeJob(at time: Int64, _ draws: inout Draws) {
    var later = frame.jobs[frame.jobs.count - 1]
    later.from = time
    later.fee = draws.any([90_000_000, 150_000_000, HistoryRow.unknownAmount])
    frame.jobs.append(later)
  }

  private mutating func runJob(_ job: UInt32, _ opened: Int64, _ draws: inout Draws) {
    var time = opened
    for _ in 0..<Int.random(in: 0...2, using: &draws) {
      time += draws.seconds(5, 50)
      status(job, .onHold, time)
      if draws.chance(0.7) {
        time += draws.seconds(2, 50)
        status(job, .reopened, time)
      }
    }
    if draws.chance(0.7) {
      status(job, draws.any([.filled, .filled, .cancelled, .lost]), time + draws.seconds(30, 120))
    }
  }

  private static let path: [Stage] = [
    .shortlisted, .submitted, .interview, .finalInterview, .offer, .offerDelivered, .accepted, .resigned, .started,
    .rebateCleared,
  ]

  private mutating func put(_ submission: UInt32, _ job: UInt32, after opened: Int64, _ draws: inout Draws) {
    let person = UInt32.random(in: 1...UInt32(frame.jobs.count * 2 + 4), using: &draws)
    if !frame.people.contains(where: { $0.id == person }) { self.person(person) }
    var time = opened + draws.seconds(0.5, 30)
    self.submission(submission, job: job, person: person, recruiter: person % 8 + 1, at: time)
    for step in Self.path {
      time += step == .rebateCleared ? draws.seconds(80, 100) : draws.seconds(0.2, 12)
      if draws.chance(0.12) {
        stage(submission, draws.any([.rejected, .rejected, .withdrew, .declined, .boughtBack]), time)
        break
      }
      if draws.chance(0.1) { continue }
      stage(submission, step, time, for: draws.chance(0.6) ? time + draws.seconds(1, 14) : HistoryRow.unknownTime)
      if step == .started {
        frame.dates.append(
          DateRow(
            date: 1_000_000 + UInt64(submission), at: time, submission: submission, what: .rebateEnd,
            startsAt: time + 90 * Span.day, status: .planned))
      }
    }
    if draws.chance(0.3) {
      let known = opened + draws.seconds(5, 60)
      frame.dates.append(
        DateRow(
          date: UInt64(submission), at: known, submission: draws.chance(0.5) ? submission : 0, job: job,
          what: draws.any([.call, .call, .decision]), startsAt: known + draws.seconds(1, 6),
          status: draws.any([.planned, .planned, .cancelled])))
    }
    if draws.chance(0.4) {
      frame.facts.append(
        FactRow(
          id: id(), at: opened + draws.seconds(1, 60), digest: UInt64(submission), person: person, name: 0,
          amount: draws.any([450_000_000, 520_000_000])))
    }
  }

  /// Something with somebody, mostly soon after something happened to them.
  private mutating func talkAtRandom(_ days: Int64, _ byHand: Double, _ draws: inout Draws) {
    let rows = Dictionary(uniqueKeysWithValues: frame.submissions.map { ($0.id, $0) })
    let contacts = Dictionary(frame.jobs.map { ($0.id, $0.contact) }) { first, _ in first }
    var near: [(person: UInt32, at: Int64, recruiter: UInt32)] = []
    for event in frame.stageEvents {
      guard let row = rows[event.submission] else { continue }
      near.append((row.person, event.at, row.recruiter))
      near.append((contacts[row.job] ?? 0, event.at, row.recruiter))
    }
    // And in the weeks before a rebate ends.
    for date in frame.dates where date.what == UInt32(DateKind.rebateEnd.rawValue) {
      guard let row = rows[date.submission] else { continue }
      for days: Int64 in [68, 77, 83, 84, 85] { near.append((row.person, date.at + days * Span.day, row.recruiter)) }
    }
    for event in frame.jobEvents { near.append((contacts[event.job] ?? 0, event.at, event.job % 8 + 1)) }
    for event in near {
      for _ in 0..<Int.random(in: 0...4, using: &draws) {
        let at = event.at + draws.seconds(draws.chance(0.2) ? -9 : 0.001, draws.chance(0.4) ? 0.2 : 5)
        contact(event.person, at, by: draws.chance(0.9) ? event.recruiter : draws.any([0, 3]), byHand, &draws)
        if draws.chance(0.3) {
          let soon = Int64.random(in: 1...4_000, using: &draws)
          contact(event.person, at + soon, by: event.recruiter, byHand, &draws)
        }
      }
    }
  }

  private mutating func contact(
    _ person: UInt32, _ at: Int64, by recruiter: UInt32, _ byHand: Double, _ draws: inout Draws
  ) {
    let what = draws.any([
      What.call, .noAnswer, .voicemail, .mail, .mail, .text, .mail, .reply, .reply, .meeting, .callBack,
      .missedCallBack,
      .bounced, .automaticMail, .unverifiedCall, .cancelledMeeting, .automaticReply,
    ])
    let known = draws.chance(0.15) ? at + draws.seconds(0.001, 6) : at
    // Of two calls in one second the store's number says which came first: here there are none such.
    guard taken.insert([Int64(person), at]).inserted else { return }
    interaction(
      person, at, what, by: recruiter, known: known,
      InteractionOrigin(
        logged: draws.chance(byHand) ? .hand : .system, at: at, recordedAt: known,
        bookedAt: draws.chance(0.05) ? at - Int64.random(in: 1...4_000, using: &draws) * 60 : nil))
  }

  // MARK: The same firm otherwise

  /// What of it was known before `time`.
  func known(before time: Int64) -> Firm {
    var cut = self
    cut.frame.people.removeAll { $0.from >= time }
    cut.frame.jobs.removeAll { $0.from >= time }
    cut.frame.jobEvents.removeAll { $0.at >= time }
    cut.frame.submissions.removeAll { $0.createdAt >= time }
    cut.frame.stageEvents.removeAll { $0.at >= time }
    cut.frame.dates.removeAll { $0.at >= time }
    cut.frame.facts.removeAll { $0.at >= time }
    cut.frame.preferences.removeAll { $0.at >= time }
    cut.interactions = rows { interactions.knownAt[$0] < time }
    cut.end(at: time - 1)
    return cut
  }

  private func rows(where isWanted: (Int) -> Bool = { _ in true }, in order: [Int]? = nil) -> InteractionColumns {
    var columns = InteractionColumns()
    for row in order ?? Array(0..<interactions.count) where isWanted(row) {
      columns.append(
        id: interactions.id[row], person: interactions.person[row], at: interactions.at[row],
        knownAt: interactions.knownAt[row], recruiter: interactions.recruiter[row], traits: interactions.traits[row],
        duration: interactions.duration[row], origin: interactions.origin[row])
    }
    return columns
  }

  func shuffled(seed: UInt64) -> Firm {
    var draws = Draws(state: seed)
    var other = self
    other.frame.people.shuffle(using: &draws)
    other.frame.jobs.shuffle(using: &draws)
    other.frame.jobEvents.shuffle(using: &draws)
    other.frame.submissions.shuffle(using: &draws)
    other.frame.stageEvents.shuffle(using: &draws)
    other.frame.dates.shuffle(using: &draws)
    other.frame.facts.shuffle(using: &draws)
    other.frame.preferences.shuffle(using: &draws)
    other.interactions = rows(in: Array(0..<interactions.count).shuffled(using: &draws))
    return other
  }

  /// Every number that the store gave is another one, and so is every name elsewhere.
  func renumbered(seed: UInt64) -> Firm {
    func name(_ id: UInt32, _ kind: UInt64) -> UInt32 {
      // Two rounds of Feistel's on sixteen bits: one to one, and below 2¹⁶ it stays.
      guard id != 0 else { return 0 }
      var (left, right) = (id >> 8, id & 255)
      for round in 0..<4 as Range<UInt64> {
        var draws = Draws(state: seed &+ kind &* 977 &+ round &* 31 &+ UInt64(right))
        (left, right) = (right, left ^ UInt32(draws.next() & 255))
      }
      return (left << 8 | right) + 1
    }
    func digest(_ digest: UInt64) -> UInt64 { (digest &+ seed) &* 0x9E37_79B9_7F4A_7C15 }
    var other = self
    for index in frame.people.indices {
      other.frame.people[index].id = name(frame.people[index].id, 1)
      other.frame.people[index].client = name(frame.people[index].client, 2)
      other.frame.people[index].owner = name(frame.people[index].owner, 3)
      other.frame.people[index].digest = digest(frame.people[index].digest)
    }
    for index in frame.jobs.indices {
      let job = frame.jobs[index]
      other.frame.jobs[index].id = name(job.id, 4)
      (other.frame.jobs[index].client, other.frame.jobs[index].contact) = (name(job.client, 2), name(job.contact, 1))
      (other.frame.jobs[index].recruiter, other.frame.jobs[index].digest) = (name(job.recruiter, 3), digest(job.digest))
    }
    for index in frame.jobEvents.indices {
      other.frame.jobEvents[index].job = name(frame.jobEvents[index].job, 4)
      other.frame.jobEvents[index].id = name(frame.jobEvents[index].id, 5)
    }
    for index in frame.submissions.indices {
      let row = frame.submissions[index]
      other.frame.submissions[index] = SubmissionRow(
        id: name(row.id, 6), job: name(row.job, 4), person: name(row.person, 1), recruiter: name(row.recruiter, 3),
        createdAt: row.createdAt, digest: digest(row.digest))
    }
    for index in frame.stageEvents.indices {
      other.frame.stageEvents[index].submission = name(frame.stageEvents[index].submission, 6)
      other.frame.stageEvents[index].id = name(frame.stageEvents[index].id, 5)
    }
    for index in frame.dates.indices {
      other.frame.dates[index].submission = name(frame.dates[index].submission, 6)
      other.frame.dates[index].job = name(frame.dates[index].job, 4)
      other.frame.dates[index].date = digest(frame.dates[index].date)
    }
    for index in frame.facts.indices {
      other.frame.facts[index].person = name(frame.facts[index].person, 1)
      other.frame.facts[index].id = name(frame.facts[index].id, 5)
    }
    for index in frame.preferences.indices {
      other.frame.preferences[index].person = name(frame.preferences[index].person, 1)
    }
    for row in 0..<interactions.count {
      other.interactions.id[row] = name(interactions.id[row], 5)
      other.interactions.person[row] = name(interactions.person[row], 1)
      other.interactions.recruiter[row] = name(interactions.recruiter[row], 3)
    }
    return other
  }

  func shifted(by seconds: Int64) -> Firm {
    func move(_ time: inout Int64) { if time != HistoryRow.unknownTime { time += seconds } }
    var other = self
    for index in frame.people.indices {
      move(&other.frame.people[index].from)
      move(&other.frame.people[index].createdAt)
    }
    for index in frame.jobs.indices {
      move(&other.frame.jobs[index].from)
      move(&other.frame.jobs[index].openedAt)
    }
    for index in frame.jobEvents.indices { move(&other.frame.jobEvents[index].at) }
    for index in frame.submissions.indices { move(&other.frame.submissions[index].createdAt) }
    for index in frame.stageEvents.indices {
      move(&other.frame.stageEvents[index].at)
      move(&other.frame.stageEvents[index].scheduledFor)
    }
    for index in frame.dates.indices {
      move(&other.frame.dates[index].at)
      move(&other.frame.dates[index].startsAt)
      move(&other.frame.dates[index].endsAt)
    }
    for index in frame.facts.indices { move(&other.frame.facts[index].at) }
    for index in frame.preferences.indices {
      move(&other.frame.preferences[index].at)
      move(&other.frame.preferences[index].until)
    }
    for row in 0..<interactions.count {
      move(&other.interactions.at[row])
      move(&other.interactions.knownAt[row])
    }
    for index in frame.sources.indices { move(&other.frame.sources[index].newest) }
    return other
  }
}

extension Draws {
  /// Seconds in a span of days.
  mutating func seconds(_ low: Double, _ high: Double) -> Int64 {
    Int64(Double.random(in: low...max(low, high), using: &self) * Double(Span.day))
  }
}
