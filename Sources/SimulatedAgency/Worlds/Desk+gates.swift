import Recruitment

/// What becomes of submissions and jobs in the planted worlds: gates raised when something begins to wait, and settled
/// when its time has come.
extension Desk {
  /// In millionths: the middle of each gate, and what a hundredth of a standard deviation of the candidate's and of the
  /// contact's keenness add.
  private static func weights(_ kind: Gate.Kind) -> (middle: Int, candidate: Int, contact: Int) {
    switch kind {
    case .shortlist: (740_000, 600, 0)
    case .cv: (450_000, 400, 700)
    case .interview: (530_000, 1_000, 600)
    case .offer: (520_000, 750, 0)
    case .rebate: (660_000, 800, 0)
    case .stay: (600_000, 800, 0)
    case .reopen: (500_000, 0, 1_100)
    case .fill: (450_000, 0, 1_100)
    }
  }

  /// Accepted at first by this many more than will start.
  static let secondThoughts = 150_000

  func raise(_ kind: Gate.Kind, candidate: Int, contact: Int, draw: Int) -> Int {
    guard let planted else { return -1 }
    let weights = Desk.weights(kind)
    var base = weights.middle + (recruiter.habits.rings - 460) * 60
    for (person, weight) in [(candidate, weights.candidate), (contact, weights.contact)]
    where person >= 0 && weight > 0 {
      let subject = people[person]
      base += subject.keenness * weight + subject.liking * Desk.likingLift * planted.liking / 100
      // Whoever is on record as answering, and spoken to not long ago, comes to more.
      let terms = Propensity.terms(subject.soFar, at: now, rings: 460, liveSubmissions: 1, stage: 0, fee: 0)
      base += max(-1_600, min(1_600, terms.person)) * weight / 9
    }
    planted.gates.append(Gate(draw: draw, base: max(60_000, min(940_000, base))))
    return planted.gates.count - 1
  }

  /// In millionths for each hundredth of a standard deviation.
  static let likingLift = 600

  func latent(_ kind: Gate.Kind, _ subject: Int, _ turn: Int = 0) -> Int {
    var own = RandomStream(seed: firm.plan.seed, .gate, number, (subject * 8 + Int(kind.rawValue)) * 64 + turn)
    return own.below(1_000_000)
  }

  /// What the submission waits for from this stage on.
  func raiseGate(_ index: Int, _ stage: Stage) {
    guard let planted else { return }
    let (person, job) = (submissions[index].person, submissions[index].job)
    let contact = jobs[job].contact
    let isSure = planted.sure.contains(index)
    let round = planted.stages[index].count
    switch stage {
    case .shortlisted:
      planted.gateOf[index] = raise(
        .shortlist, candidate: person, contact: -1, draw: isSure ? 0 : latent(.shortlist, index))
    case .submitted:
      if planted.moods[job].map({ now - $0.since > 21 * Span.day }) ?? true {
        planted.moods[job] = .init(since: now, draw: latent(.cv, job, planted.cvGates[job].count % 64))
      }
      let gate = raise(.cv, candidate: person, contact: contact, draw: isSure ? 0 : planted.moods[job]?.draw ?? 0)
      planted.gates[gate].shares = planted.moods[job]?.shares ?? []
      planted.cvGates[job].append(gate)
      planted.gateOf[index] = gate
    case .interview, .finalInterview:
      planted.gateOf[index] = raise(
        .interview, candidate: person, contact: contact, draw: isSure ? 0 : latent(.interview, index, round % 64))
    case .offer:
      let draw = latent(.offer, index)
      planted.gateOf[index] = raise(
        .offer, candidate: person, contact: -1, draw: isSure ? draw * 7 / 10 : draw)
    case .started: planted.gateOf[index] = raise(.rebate, candidate: person, contact: -1, draw: latent(.rebate, index))
    case .offerDelivered, .accepted, .resigned: break
    default: planted.gateOf[index] = -1
    }
  }

  func raiseReopenGate(_ job: Int) -> Int {
    raise(.reopen, candidate: -1, contact: jobs[job].contact, draw: latent(.reopen, job))
  }

  /// A third rejection in a row.
  func goalpostsMoved(_ job: Int) {
    guard let planted, !planted.hasSeen(.l24, job) else { return }
    planted.fillGateOf[job] = raise(.fill, candidate: -1, contact: jobs[job].contact, draw: latent(.fill, job))
    opens(.l24, jobs[job].contact, job: job)
    plan(
      DeskTask(at: calendar.later(now, workingMinutes: jobs[job].draws.between(2_200, 5_000)), kind: .turns, job: job))
  }

  /// Which gate a decision about this moment bears on; −1 for none.
  func gate(of watch: PlantedDesk.Watch) -> Int {
    guard let planted else { return -1 }
    switch watch.kind {
    case .c11: return planted.stayGateOf[watch.submission]
    case .l05: return planted.reopenGateOf[watch.job]
    case .l24: return planted.fillGateOf[watch.job]
    case .l03: return -1
    case .c08:
      let isEarly = submissions[watch.submission].stage.rawValue < Stage.offer.rawValue
      return isEarly ? planted.gateOf[watch.submission] : -1
    default: return planted.gateOf[watch.submission]
    }
  }

  /// Through, or not; what is decided later changes it no more.
  func settles(_ gate: Int) -> Bool {
    guard let planted, gate >= 0 else { return true }
    if !planted.gates[gate].isSettled { planted.gates[gate].settledAt = now }
    return planted.gates[gate].holds()
  }

  /// Through for now: there is room for second thoughts. A no is for good, and settles the gate.
  func agreesForNow(_ gate: Int) -> Bool {
    guard let planted, gate >= 0 else { return true }
    return planted.gates[gate].draw < min(980_000, planted.gates[gate].chance() + Desk.secondThoughts) || settles(gate)
  }

  // MARK: When their time has come

  /// Before the start: whoever will not come is gone now.
  func yesHolds(_ task: DeskTask) {
    let index = task.submission
    guard let planted, submissions[index].stage == .accepted || submissions[index].stage == .resigned,
      !settles(planted.gateOf[index])
    else { return }
    var own = submissions[index].draws
    defer { submissions[index].draws = own }
    let isCountered = submissions[index].stage == .resigned && own.chance(550)
    advance(
      index, to: isCountered ? .boughtBack : .fellThrough,
      reason: isCountered
        ? own.pick(["pay matched", "promotion", "more pay", ""])
        : own.pick(["changed their mind", "took another job", "client withdrew", ""]))
    lost(task)
  }

  /// The hold has lasted: open again, or not.
  func holdDecided(_ task: DeskTask) {
    guard let planted, jobs[task.job].status == .onHold else { return }
    if settles(planted.reopenGateOf[task.job]) { return reopen(task.job) }
    let ends: JobStatus? = [.cancelled, .lost, nil][jobs[task.job].draws.weighted([450, 250, 300])]
    if let ends {
      plan(DeskTask(at: now + 60, kind: .jobEnds, job: task.job, about: Int(ends.rawValue)))
    } else {
      plan(
        DeskTask(
          at: calendar.later(now, workingMinutes: 45 * 540), kind: .jobEnds, job: task.job,
          about: Int(JobStatus.cancelled.rawValue)))
    }
  }

  /// A job that kept turning people down takes somebody, or comes to nothing.
  func turns(_ task: DeskTask) {
    let job = task.job
    guard let planted, !jobs[job].isOver else { return }
    guard jobs[job].isLive else { return putOff(task) }
    guard settles(planted.fillGateOf[job]) else {
      planted.looksNoFurther.insert(job)
      return plan(
        DeskTask(
          at: calendar.later(now, workingMinutes: 9_000), kind: .jobEnds, job: job,
          about: Int(JobStatus.lost.rawValue)))
    }
    planted.fillsWithOne.insert(job)
    for _ in 0..<60 {
      let person = jobs[job].draws.pick(candidates)
      let isIn = jobs[job].submissions.contains { submissions[$0].person == person }
      guard !isIn, !people[person].isPlaced, people[person].liveSubmissions == 0 else { continue }
      planted.sure.insert(submissions.count)
      return shortlist(job, person)
    }
  }
}
