import Recruitment

/// How keen people are in the planted worlds, and what of it gets on record.
extension Desk {
  /// Everybody can be rung, and is told apart by keenness and liking alone.
  func becomesKeen(_ person: inout SimulatedPerson) {
    var own = RandomStream(seed: firm.plan.seed, .keenness, number, person.number)
    person.keenness = own.between(-173, 173)
    person.liking = own.between(-173, 173)
    person.refusesCalls = false
    person.bounces = false
    person.hasWrongNumber = false
  }

  /// Per thousand: how readily they answer a message that concerns them.
  func replies(_ person: Int) -> Int {
    let own = people[person].profile.replies
    guard planted != nil else { return own }
    return max(60, min(960, (own + 1_000) / 3 + people[person].keenness * 2))
  }

  /// A message went out: one that matters to somebody keen makes them ring, now and then.
  func wrote(_ person: Int, known: Int64, _ own: inout RandomStream) {
    people[person].soFar.wrote(now, known: known)
    if people[person].soFar.ours.count >= 2, people[person].isContact || people[person].soFar.ours.count == 2 {
      plan(
        DeskTask(at: known, kind: people[person].isContact ? .watchClient : .watchSilence, person: person))
    }
    guard own.chance(max(10, 70 + people[person].keenness / 3)) else { return }
    let at = people[person].awake(now + Int64(own.between(20, 1_400)) * 60, spread: own.below(7_200))
    plan(DeskTask(at: at, kind: .ringBack, person: person))
  }

  /// Somebody picked up, or rang and was put through.
  func spoke(_ person: Int, _ row: InteractionRow, isLong: Bool) {
    if row.direction == .outbound { people[person].soFar.rang(pickedUp: true) }
    if isLong { people[person].soFar.talked(row.at) }
  }

  // MARK: Before an action

  /// Before a call: whether it is made. What is decided to be written is written; what comes too soon after a message
  /// waits.
  func mayRing(_ person: Int, _ purpose: Purpose, _ job: Int, _ submission: Int) -> Bool {
    guard planted?.isActing == false else { return true }
    let soonest = people[person].soFar.noCallBefore
    if now < soonest {
      plan(
        DeskTask(
          at: soonest + 60, kind: .reach, person: person, job: job, submission: submission, about: purpose.rawValue,
          count: 1, since: now))
      return false
    }
    // Who has left their employer is reached by nobody.
    guard !people[person].bounces, let decided = decides(person) else { return true }
    if decided.rings {
      textsAhead(person, job: job, submission: submission)
      return true
    }
    writesInstead(decided.watch)
    return false
  }

  /// Before a message: whether it is sent. What is decided to be said is said.
  func mayWrite(_ phrase: Phrase, _ person: Int, _ job: Int, _ submission: Int) -> Bool {
    guard let planted, !planted.isActing, !people[person].bounces else { return true }
    let soonest = people[person].soFar.noCallBefore
    if now < soonest, !planted.pending(person, at: now).isEmpty {
      // What opened since the last message is decided later, lest a call follow that within the half hour.
      plan(
        DeskTask(
          at: soonest + 90, kind: .send, person: person, job: job, submission: submission, about: phrase.rawValue,
          since: now))
      return false
    }
    guard let decided = decides(person), decided.rings else { return true }
    ringsInstead(phrase, decided.watch, job: job, submission: submission)
    return false
  }

  // MARK: Written down

  var isUnverified: Bool { planted == nil && recruiter.callsAreUnverified }

  func loggingAction(_ person: Int) -> Int32 {
    guard planted?.logsByHand == true, now < people[person].soFar.actionUntil else { return -1 }
    return people[person].soFar.action
  }

  /// By a system at once, or by hand not long after.
  func logInPlanted(_ row: inout InteractionRow, ends: Int64, _ own: inout RandomStream) {
    let isByHand = row.action >= 0
    row.logged = isByHand ? .hand : .system
    row.recordedAt = ends + Int64(isByHand ? own.between(120, 1_500) : own.between(1, 90))
  }

  // MARK: What befalls submissions

  /// Nobody closes a job while somebody on it, or the job itself, waits for a word.
  func isInPlay(_ job: Int) -> Bool {
    guard let planted else { return false }
    if jobs[job].status == .onHold {
      let gate = planted.reopenGateOf[job]
      return gate >= 0 && !planted.gates[gate].isSettled
    }
    return jobs[job].submissions.contains {
      let stage = submissions[$0].stage.rawValue
      return stage >= Stage.submitted.rawValue && stage <= Stage.offerDelivered.rawValue
    }
  }

  /// Working minutes until the client says yes or no. Some who take long do not answer meanwhile.
  func waits(_ index: Int, _ least: Int, _ span: Int, _ own: inout RandomStream) -> Int {
    if planted?.sure.contains(index) == true { return least / 2 + own.below(600) }
    let minutes = least + own.below(span)
    let contact = jobs[submissions[index].job].contact
    if minutes > 1_800, own.chance(450) {
      people[contact].avoidsUntil = max(people[contact].avoidsUntil, calendar.later(now, workingMinutes: minutes))
    }
    return minutes
  }

  /// One in eight goes of their own accord.
  func turnedDown(_ index: Int) {
    if submissions[index].draws.chance(120) { withdraw(index) } else { reject(index) }
  }

  func raiseStayGate(_ index: Int) {
    guard let planted else { return }
    let turn = planted.stages[index].count
    planted.stayGateOf[index] = raise(
      .stay, candidate: submissions[index].person, contact: -1, draw: latent(.stay, index, turn % 64))
  }

  /// The day by which a yes holds or does not, shortly before the start.
  func planSecondThoughts(_ task: DeskTask, _ own: inout RandomStream) {
    guard planted != nil else { return }
    var thought = task
    thought.kind = .yesHolds
    let ahead = Int64(own.between(14, 90)) * Span.hour
    thought.at = max(now + Span.day, inHours(submissions[task.submission].startAt - ahead))
    plan(thought)
  }
}
