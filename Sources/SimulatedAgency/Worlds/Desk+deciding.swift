import Recruitment

/// The decision to ring or to write: taken with the first action towards somebody with whom something is due, whatever
/// that action was to be, with a chance that rests on the record alone.
extension Desk {
  /// The moment that most of the decision is about, and what was decided; `nil` where nothing is to be decided.
  func decides(_ person: Int) -> (watch: PlantedDesk.Watch, rings: Bool)? {
    guard let planted, !planted.isActing else { return nil }
    let retained = planted.take(person, at: now).filter { !isSettled($0) }
    guard let first = retained.first else { return nil }
    let chance = ringingChance(person, about: first)
    var own = RandomStream(
      seed: firm.plan.seed, .exposure, number, person * 4_096 + people[person].soFar.decisions)
    people[person].soFar.decisions += 1
    let rings = own.chance(chance)
    let action = planted.actions
    planted.actions += 1
    people[person].soFar.action = action
    people[person].soFar.actionUntil = retained.map(\.until).max() ?? now
    for watch in retained { note(watch, action, rings, chance) }
    if !rings { people[person].soFar.noCallBefore = now + 31 * 60 }
    return (first, rings)
  }

  private func note(_ watch: PlantedDesk.Watch, _ action: Int32, _ rings: Bool, _ chance: Int) {
    guard let planted else { return }
    let gate = gate(of: watch)
    planted.decisions.append(
      .init(
        watch: watch, decidedAt: now, action: action, rang: rings, propensity: chance, gate: gate,
        stage: watch.submission >= 0 ? planted.furthest(watch.submission) : 0))
    let share = Gate.Share(
      kind: watch.kind, action: action, rang: rings, propensity: chance, effect: planted.effects[watch.kind])
    if watch.kind == .l03 {
      planted.moods[watch.job]?.shares.append(share)
      for gate in planted.cvGates[watch.job] where !planted.gates[gate].isSettled {
        planted.gates[gate].shares.append(share)
      }
    } else if gate >= 0, !planted.gates[gate].isSettled {
      planted.gates[gate].shares.append(share)
    }
  }

  /// Spoken to, booked or decided since it opened: nobody has a choice to make any more.
  func isSettled(_ watch: PlantedDesk.Watch) -> Bool {
    let record = people[watch.person].soFar
    if record.lastTalk >= watch.openedAt || record.bookedAt >= watch.openedAt { return true }
    switch watch.kind {
    case .c06, .c08, .l04, .l07: return submissions[watch.submission].stageAt > watch.openedAt
    case .c11, .c13, .c14, .c16, .c18, .c19: return !submissions[watch.submission].isLive
    case .c22, .c23: return submissions[watch.submission].stage != .started
    case .l03:
      let isSeen = jobs[watch.job].submissions.contains {
        planted?.stages[$0].contains { $0.stage == .interview && $0.at >= watch.openedAt } ?? false
      }
      return isSeen || jobs[watch.job].isOver
    case .l05: return jobs[watch.job].status != .onHold
    case .l24: return jobs[watch.job].isOver
    }
  }

  /// Per thousand.
  private func ringingChance(_ person: Int, about watch: PlantedDesk.Watch) -> Int {
    let subject = people[person]
    let terms = Propensity.terms(
      subject.soFar, at: now, rings: recruiter.habits.rings, liveSubmissions: max(1, subject.liveSubmissions),
      stage: stageTerm(watch), fee: jobs[watch.job].pay > 60_000 ? 120 : 0)
    let liking = subject.liking * Desk.likingTerm * (planted?.liking ?? 0) / 100
    return Propensity.chance(terms.sum + liking)
  }

  /// In thousandths of a logit for each hundredth of a standard deviation.
  static let likingTerm = 7

  private func stageTerm(_ watch: PlantedDesk.Watch) -> Int {
    guard !people[watch.person].isContact, watch.submission >= 0 else { return 0 }
    switch submissions[watch.submission].stage {
    case .shortlisted, .readyToSubmit: return 250
    case .offer, .offerDelivered: return 350
    case .started: return -150
    default: return 0
    }
  }

  // MARK: Carried out

  /// Where they meant to ring and write: what they would have said.
  func writesInstead(_ watch: PlantedDesk.Watch) {
    let (person, job, submission) = (watch.person, watch.job, named(watch))
    let purpose = watch.kind.purpose
    acting {
      let isGood = draws.chance(recruiter.habits.goodOpeners)
      send(isGood ? purpose.manner.good : purpose.manner.poor, to: person, job: job, submission: submission)
    }
    // Some ring all the same, a day or so later.
    if draws.chance(recruiter.habits.rings / 3) {
      plan(
        DeskTask(
          at: calendar.later(now, workingMinutes: draws.between(400, 1_400)), kind: .reach, person: person, job: job,
          submission: submission, about: purpose.rawValue, count: 1, since: now + 1))
    }
  }

  /// Where they meant to write and ring. What only a message can carry follows it.
  func ringsInstead(_ phrase: Phrase, _ watch: PlantedDesk.Watch, job phraseJob: Int, submission about: Int) {
    let (person, job, submission) = (watch.person, watch.job, named(watch))
    acting {
      textsAhead(person, job: job, submission: submission)
      let task = DeskTask(
        at: now, kind: .reach, person: person, job: job, submission: submission, about: watch.kind.purpose.rawValue,
        count: 1, since: now)
      if call(person, watch.kind.purpose, job: job, submission: submission) == .missed {
        missed(task, watch.kind.purpose)
      }
    }
    guard phrase.isFormal || phrase == .offerPoor else { return }
    plan(
      DeskTask(
        at: now + Int64(draws.between(1_800, 5_400)), kind: .send, person: person, job: phraseJob, submission: about,
        about: phrase.rawValue, since: -1))
  }

  /// What a message about a job as a whole names: one of those who wait on it.
  private func named(_ watch: PlantedDesk.Watch) -> Int {
    watch.submission >= 0 ? watch.submission : jobs[watch.job].submissions.last ?? -1
  }

  /// One in seven says by text that the call is coming, and rings within the half hour.
  func textsAhead(_ person: Int, job: Int, submission: Int) {
    guard planted != nil, draws.chance(140) else { return }
    let minutes = draws.between(3, 24)
    people[person].soFar.quietUntil = now + Int64(minutes) * 60
    acting {
      send(
        people[person].isContact ? .clientTextAhead : .textAhead, to: person, job: job, submission: submission,
        channel: .sms)
    }
    now += Int64(minutes) * 60
  }

  func acting(_ body: () -> Void) {
    let before = planted?.isActing ?? false
    planted?.isActing = true
    body()
    planted?.isActing = before
  }

  /// The reaction that a moment got a time for, where nobody was faster.
  func act(_ task: DeskTask) {
    let kind = PlantedKind.allCases[task.about]
    let isPending = planted?.pending(task.person, at: now).contains {
      $0.kind == kind && $0.job == task.job && $0.submission == task.submission && !isSettled($0)
    }
    guard isPending == true else { return }
    let right = whenRightToRing(task.person)
    if right > now {
      var later = task
      later.at = right
      return plan(later)
    }
    var reach = task
    reach.kind = .reach
    reach.about = kind.purpose.rawValue
    let result = call(task.person, kind.purpose, job: task.job, submission: task.submission)
    if result == .missed { acting { missed(reach, kind.purpose) } }
    // Whatever came of it, the candidate hears of the offer that day.
    if kind == .c13, submissions[task.submission].stage == .offer {
      plan(
        DeskTask(
          at: now + Int64(draws.between(40, 360)) * 60, kind: .deliverOffer, person: task.person, job: task.job,
          submission: task.submission))
    }
  }
}
