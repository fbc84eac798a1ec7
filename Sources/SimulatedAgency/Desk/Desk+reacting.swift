import Recruitment

/// How a recruiter reacts to what happens: some ring, some write, some forget.
extension Desk {
  /// - Parameter hurry: working minutes to react in, on average; the purpose's own where `nil`.
  func react(_ purpose: Purpose, _ person: Int, job: Int = -1, submission: Int = -1, hurry: Int? = nil) {
    guard person >= 0, planted == nil || hurry != nil || !purpose.isWatched else { return }
    let habits = recruiter.habits
    let manner = purpose.manner
    if draws.chance(max(10, habits.forgets + manner.forgetting)) { return }
    let delay = draws.wait((hurry ?? manner.delay) * habits.slowness / 1_000)
    let at = calendar.later(now + 60, workingMinutes: delay) + Int64(draws.below(60))
    let rings = !people[person].refusesCalls && draws.chance(max(60, min(930, habits.rings + manner.ringing)))
    let isGood = draws.chance(habits.goodOpeners)
    plan(
      DeskTask(
        at: at, kind: rings ? .reach : .send, person: person, job: job, submission: submission,
        about: rings ? purpose.rawValue : (isGood ? manner.good : manner.poor).rawValue, count: 1, since: now))
  }

  /// A try to talk, and what follows where it fails.
  func reach(_ task: DeskTask) {
    guard let purpose = Purpose(rawValue: task.about), isStillDue(purpose, task) else { return }
    if people[task.person].refusesCalls && task.channel != .video {
      return send(purpose.manner.good, to: task.person, job: task.job, submission: task.submission)
    }
    let isBooked = task.channel == .video
    let right = whenRightToRing(task.person)
    if !isBooked, right > now {
      var later = task
      later.at = right
      return plan(later)
    }
    // Now and then a colleague makes the call.
    let author = draws.chance(22) ? colleague(on: calendar.local(now).day).map { firm.recruiters[$0].id } : nil
    let result = call(
      task.person, purpose, job: task.job, submission: task.submission, booked: isBooked ? task.since : nil, by: author)
    guard result == .missed else { return }
    missed(task, purpose)
  }

  /// What follows a try that failed.
  func missed(_ task: DeskTask, _ purpose: Purpose) {
    let habits = recruiter.habits
    if draws.chance(habits.textsAfterMiss) {
      plan(
        DeskTask(
          at: now + Int64(draws.between(70, 900)), kind: .send, person: task.person, job: task.job,
          submission: task.submission,
          about: (people[task.person].isContact ? Phrase.clientText : .textBeforeCall).rawValue, since: now,
          channel: people[task.person].isContact ? .email : .sms))
    }
    guard task.count < habits.persistence || (purpose == .offer && task.count < 4) else {
      // What they could not say they write.
      if draws.chance(400) {
        plan(
          DeskTask(
            at: calendar.later(now, workingMinutes: draws.between(20, 300)), kind: .send, person: task.person,
            job: task.job,
            submission: task.submission,
            about: (draws.chance(habits.goodOpeners) ? purpose.manner.good : purpose.manner.poor).rawValue,
            since: task.since))
      }
      return
    }
    var again = task
    again.count += 1
    again.channel = .none
    again.at = calendar.later(now, workingMinutes: purpose == .offer ? draws.between(25, 160) : draws.between(90, 620))
    plan(again)
    // Before a further try some say that it is coming.
    if draws.chance(habits.textsAfterMiss / 4) {
      plan(
        DeskTask(
          at: max(now + 120, again.at - Int64(draws.between(8, 40)) * 60), kind: .send, person: task.person,
          job: task.job,
          submission: task.submission,
          about: (people[task.person].isContact ? Phrase.clientTextAhead : .textAhead).rawValue, since: task.since,
          channel: .sms))
    }
  }

  /// Not talked since, and the reason still stands.
  private func isStillDue(_ purpose: Purpose, _ task: DeskTask) -> Bool {
    if people[task.person].lastConversation >= task.since { return false }
    switch purpose {
    case .debrief, .feedback, .prep, .consent, .offer, .offerOpen, .resign, .resignDay, .counter, .warm, .quiet:
      guard task.submission >= 0 else { return true }
      let submission = submissions[task.submission]
      guard submission.isLive else { return false }
      if purpose == .offer { return submission.stage == .offer }
      if purpose == .offerOpen { return submission.stage == .offerDelivered }
      return true
    case .hold, .clientHold: return jobs[task.job].status == .onHold
    case .walk, .silence, .goalposts, .intake, .restart: return task.job < 0 || jobs[task.job].isLive
    default: return true
    }
  }

  /// One of the day's approaches beside live work: strangers, the quiet, old candidates, clients.
  func touch() {
    switch draws.weighted([560, 330, 70, 40]) {
    case 0: touchCandidate()
    case 1: touchContact()
    case 2: note()
    default: chaseUnanswered()
    }
  }

  private func touchCandidate() {
    // The newest are approached more often: half the time one of the last forty.
    let recent = min(40, candidates.count)
    let person = draws.chance(500) ? candidates[candidates.count - 1 - draws.below(recent)] : draws.pick(candidates)
    guard !people[person].isPlaced || draws.chance(200) else { return touchContact() }
    let purpose: Purpose = people[person].lastConversation == Instant.distantPast.seconds ? .firstTalk : .nurture
    // A pitch names a job that is open.
    let open = purpose == .nurture ? openJob() : -1
    approach(person, purpose, job: open)
  }

  private func touchContact() {
    guard !contacts.isEmpty else { return }
    approach(draws.pick(contacts), .business, job: -1)
  }

  private func approach(_ person: Int, _ purpose: Purpose, job: Int) {
    let habits = recruiter.habits
    let manner = purpose.manner
    let mayRing = !people[person].refusesCalls && !people[person].isTooEarlyOrLate(at: now)
    if mayRing && draws.chance(max(100, habits.rings + manner.ringing)) {
      if call(person, purpose, job: job) == .missed && draws.chance(habits.textsAfterMiss / 2) {
        let phrase: Phrase = people[person].isContact ? .clientText : .textBeforeCall
        plan(
          DeskTask(
            at: now + Int64(draws.between(60, 700)), kind: .send, person: person, job: job, about: phrase.rawValue,
            since: now))
      }
      return
    }
    // Whoever left five messages unanswered is left in peace for a while.
    if people[person].unanswered > 5 && draws.chance(700) { return }
    let phrase: Phrase
    if purpose == .nurture && job < 0 {
      phrase = draws.chance(habits.goodOpeners) ? .marketNote : .chasePoor
    } else {
      phrase = draws.chance(habits.goodOpeners) ? manner.good : manner.poor
    }
    send(phrase, to: person, job: job)
  }

  private func note() {
    let isContact = draws.chance(400)
    let person = isContact ? draws.pick(contacts) : draws.pick(candidates)
    guard !people[person].refusesMarketing else { return }
    send(isContact ? .clientNote : .marketNote, to: person, channel: .email)
  }

  private func chaseUnanswered() {
    for _ in 0..<12 {
      let person = draws.chance(600) ? draws.pick(candidates) : draws.pick(contacts)
      guard (1...4).contains(people[person].unanswered), now - people[person].lastMessageOut > 2 * Span.day else {
        continue
      }
      return approach(person, people[person].isContact ? .business : .quiet, job: -1)
    }
    touchCandidate()
  }

  private func openJob() -> Int {
    guard !jobs.isEmpty else { return -1 }
    for back in 0..<min(14, jobs.count) where jobs[jobs.count - 1 - back].isLive && draws.chance(400) {
      return jobs.count - 1 - back
    }
    return -1
  }
}
