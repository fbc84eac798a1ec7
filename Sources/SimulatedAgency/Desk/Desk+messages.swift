import Recruitment

/// Messages out, and what they make people do.
extension Desk {
  /// Writes to that person now, and plans their reply.
  func send(
    _ phrase: Phrase, to person: Int, job: Int = -1, submission: Int = -1, channel: Channel? = nil,
    automatic: Bool = false, by author: String? = nil
  ) {
    if planted != nil, !automatic, !mayWrite(phrase, person, job, submission) { return }
    var own = people[person].draws
    defer { people[person].draws = own }
    let channel = channel ?? messageChannel(person, phrase)
    let thread = thread(person, channel, job: job)
    compose(phrase, person, job: job, submission: submission, channel: channel)
    let bounced = channel == .email && people[person].bounces
    let recordedAt = now + Int64(own.between(1, 20))
    write(
      InteractionRow(
        at: now, recordedAt: recordedAt, recruiter: author ?? recruiter.id, person: people[person].id,
        channel: channel, direction: .outbound, outcome: bounced ? .bounced : .sent, logged: .system,
        automatic: automatic ? .yes : nil, job: id(ofJob: job), submission: id(ofSubmission: submission), thread: thread
      ))
    guard !bounced, !automatic else { return }
    people[person].unanswered += 1
    people[person].lastMessageOut = now
    if phrase.givesReason { people[person].lastReason = now }
    if planted != nil { wrote(person, known: recordedAt, &own) }
    planReply(to: phrase, person, job, submission, channel, &own)
  }

  private func planReply(
    to phrase: Phrase, _ person: Int, _ job: Int, _ submission: Int, _ channel: Channel, _ own: inout RandomStream
  ) {
    if channel == .email && own.chance(26) {
      plan(
        DeskTask(
          at: now + Int64(own.between(4, 70)), kind: .reply, person: person, job: job, submission: submission,
          about: (people[person].isContact ? Phrase.clientAway : .away).rawValue, channel: .email))
      return
    }
    if now < people[person].avoidsUntil && !own.chance(150) { return }
    guard own.chance(replies(person) * phrase.answered / 1_000) else { return }
    let wait = Int64(60 + own.wait(people[person].profile.replyMinutes * 60))
    let at = people[person].awake(now + wait, spread: own.below(7_200))
    var reply = phrase.reply(&own, people[person].isContact)
    // Past the first interview nobody bows out in a line.
    if reply == .notInterested, submission >= 0, submissions[submission].rounds > 0 { reply = .callMe }
    plan(
      DeskTask(
        at: at, kind: .reply, person: person, job: job, submission: submission, about: reply.rawValue,
        channel: channel.optional))
  }

  /// They write.
  func reply(_ task: DeskTask) {
    guard let phrase = Phrase(rawValue: task.about) else { return }
    inbound(
      phrase, from: task.person, job: task.job, submission: task.submission, channel: Channel(task.channel) ?? .email)
    follow(phrase, task)
  }

  func inbound(_ phrase: Phrase, from person: Int, job: Int = -1, submission: Int = -1, channel: Channel) {
    if planted != nil { now = max(now, people[person].soFar.quietUntil + 30) }
    var own = people[person].draws
    defer { people[person].draws = own }
    let automatic = phrase == .away || phrase == .clientAway
    let thread = thread(person, channel, job: job)
    compose(phrase, person, job: job, submission: submission, channel: channel)
    write(
      InteractionRow(
        at: now, recordedAt: now + Int64(own.between(1, 20)), recruiter: recruiter.id, person: people[person].id,
        channel: channel, direction: .inbound, outcome: .sent, logged: .system, automatic: automatic ? .yes : nil,
        job: id(ofJob: job), submission: id(ofSubmission: submission), thread: thread))
    if !automatic {
      people[person].unanswered = 0
      if planted != nil { people[person].soFar.heard(now) }
    }
  }

  /// What an inbound message leads to.
  private func follow(_ phrase: Phrase, _ task: DeskTask) {
    let habits = recruiter.habits
    switch phrase {
    case .slotTaken, .clientYesTalk:
      guard draws.chance(930) else { return }
      let (day, minutes) = calendar.local(now)
      let isToday = calendar.isWorkingDay(day) && minutes < 14 * 60
      let on = isToday ? day : calendar.workingDay(after: day)
      let at =
        sociable(
          isToday ? [17 * 60 + 15] : [9 * 60, 12 * 60 + 40, 17 * 60 + 15], on: on, for: [task.person], &draws)
        + Int64(draws.below(240))
      guard at > now else { return }
      if task.submission >= 0 || task.job >= 0 {
        date(newDate(), .call, submission: task.submission, job: task.job, starts: at / 60 * 60, .planned)
      }
      plan(
        DeskTask(
          at: at, kind: .reach, person: task.person, job: task.job, submission: task.submission,
          about: purposeOf(task).rawValue, count: 1, since: now, channel: .video))
      people[task.person].soFar.bookedAt = now
      announce(at, to: task)
    case .yesTalk, .callMe, .clientCallMe, .interested:
      guard draws.chance(habits.answersQuestions) else { return }
      plan(
        DeskTask(
          at: calendar.later(now, workingMinutes: 8 + draws.wait(150 * habits.slowness / 1_000)), kind: .reach,
          person: task.person,
          job: task.job, submission: task.submission, about: purposeOf(task).rawValue, count: 1, since: now))
    case .question, .processQuestion, .offerQuestion, .clientQuestion, .payQuestion:
      guard draws.chance(habits.answersQuestions) else { return }
      plan(
        DeskTask(
          at: calendar.later(now, workingMinutes: 5 + draws.wait(190 * habits.slowness / 1_000)), kind: .answer,
          person: task.person,
          job: task.job, submission: task.submission, about: phrase.rawValue, since: now, channel: task.channel))
    case .notInterested:
      guard planted == nil, task.submission >= 0, submissions[task.submission].isOpen,
        submissions[task.submission].rounds == 0
      else {
        return
      }
      withdraw(task.submission)
    case .consentGiven: if task.submission >= 0 { consents(task.submission) }
    default: break
    }
  }

  /// What a talk that they agreed to would be about.
  private func purposeOf(_ task: DeskTask) -> Purpose {
    if people[task.person].isContact {
      return task.job >= 0 && jobs[task.job].openedAt > now - 4 * Span.day
        ? .intake : task.job >= 0 ? .silence : .business
    }
    guard task.submission >= 0 else {
      return people[task.person].lastConversation == Instant.distantPast.seconds ? .firstTalk : .nurture
    }
    switch submissions[task.submission].stage {
    case .shortlisted, .readyToSubmit: return .consent
    case .interview, .finalInterview: return submissions[task.submission].meeting > now ? .prep : .debrief
    case .offer: return .offer
    case .offerDelivered: return .offerOpen
    case .accepted: return .resign
    case .resigned: return .warm
    case .started: return jobs[submissions[task.submission].job].kind == .contract ? .assignment : .month
    default: return .quiet
    }
  }

  func answer(_ task: DeskTask) {
    guard people[task.person].lastMessageOut < task.since, people[task.person].lastConversation < task.since else {
      return
    }
    if draws.chance(recruiter.habits.rings / 4) {
      call(task.person, .answer, job: task.job, submission: task.submission)
    } else {
      send(
        people[task.person].isContact ? .clientAnswer : .answer, to: task.person, job: task.job,
        submission: task.submission, channel: Channel(task.channel))
    }
  }

  /// Candidates and contacts who ask of their own accord.
  func asks(_ task: DeskTask) {
    let submission = submissions[task.submission]
    guard submission.isLive, !isHeldOrOver(submission.job) else { return }
    var own = people[task.person].draws
    let phrase: Phrase =
      submission.stage == .offerDelivered ? .offerQuestion : own.chance(200) ? .callMe : .processQuestion
    people[task.person].draws = own
    var reply = task
    reply.about = phrase.rawValue
    let isMobile = people[task.person].profile.pattern == .messageFirst
    reply.channel = isMobile ? .whatsapp : .email
    self.reply(reply)
  }

  func clientAsks(_ task: DeskTask) {
    guard jobs[task.job].isLive, let latest = jobs[task.job].submissions.last else { return }
    var reply = task
    reply.submission = latest
    reply.about = (draws.chance(250) ? Phrase.clientCallMe : .clientQuestion).rawValue
    reply.channel = .email
    self.reply(reply)
  }

  func isHeldOrOver(_ job: Int) -> Bool { !jobs[job].isLive }

  /// A message that was put off, unless they have written or talked meanwhile.
  func sendPlanned(_ task: DeskTask) {
    guard let phrase = Phrase(rawValue: task.about) else { return }
    if task.since > 0, people[task.person].lastConversation >= task.since { return }
    guard isStillTrue(phrase, task) else { return }
    send(phrase, to: task.person, job: task.job, submission: task.submission, channel: Channel(task.channel))
    if phrase == .offerPoor, task.submission >= 0 { deliverOffer(task.submission, byMessage: false) }
  }

  /// What the message says still holds.
  private func isStillTrue(_ phrase: Phrase, _ task: DeskTask) -> Bool {
    if task.job >= 0, !jobs[task.job].isLive, phrase.needsLiveJob { return false }
    if phrase == .holdAsk || phrase == .holdPoor || phrase == .clientHoldAsk || phrase == .clientHoldPoor {
      return task.job >= 0 && jobs[task.job].status == .onHold
    }
    guard task.submission >= 0 else { return true }
    let submission = submissions[task.submission]
    switch phrase {
    case .consentAsk, .consentPoor: return submission.stage.rawValue < Stage.submitted.rawValue
    case .interviewConfirm, .interviewAgreed, .prepAsk, .prepPoor, .moved, .clientMoved:
      return submission.isOpen && submission.meeting > now
    case .debriefAsk, .debriefPoor, .feedbackAsk, .feedbackPoor:
      return submission.stage == .interview || submission.stage == .finalInterview
    case .offerAsk, .offerPoor: return submission.stage == .offer
    case .offerOpenAsk, .offerOpenPoor: return submission.stage == .offerDelivered
    case .resignAsk, .resignPoor: return submission.stage == .accepted
    case .resignDayAsk, .resignDayPoor, .counterAsk, .counterPoor: return submission.stage == .resigned
    case .warmAsk, .warmPoor, .startDetails, .clientStart:
      return submission.stage == .accepted || submission.stage == .resigned
    case .paperReminder: return submission.isLive && submission.paperAt > now
    case .monthAsk, .monthPoor, .rebateAsk, .rebatePoor, .dayOnePoor, .settleAsk, .settlePoor:
      return submission.stage == .started
    case .assignmentAsk, .assignmentPoor, .extensionAsk, .extensionPoor: return submission.assignment.isOn
    case .noNews, .chaseAsk, .chasePoor, .cvSentNote, .restart: return submission.isOpen
    default: return true
    }
  }
}
