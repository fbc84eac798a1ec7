import Recruitment

/// Calls, videos and meetings, and what comes of them.
extension Desk {
  enum CallResult {
    /// Two minutes or more with the person.
    case talked
    /// They picked up and could not talk.
    case brief
    case missed
    /// In the planted worlds: decided otherwise, or put off.
    case wrote
  }

  /// Rings that person now, and writes the row.
  /// - Parameter booked: when the talk was agreed, for one that was.
  @discardableResult
  func call(
    _ person: Int, _ purpose: Purpose, job: Int = -1, submission: Int = -1, booked: Int64? = nil,
    by author: String? = nil
  ) -> CallResult {
    if planted != nil {
      guard mayRing(person, purpose, job, submission) else { return .wrote }
      people[person].soFar.lastOut = max(people[person].soFar.lastOut, now)
    }
    var own = people[person].draws
    defer { people[person].draws = own }
    var chance = people[person].pickUpChance(at: now, calendar)
    chance = chance * (1_000 + people[person].keenness * 3) / 1_000
    chance = max(0, min(960, chance + educated(person)))
    if booked != nil { chance = max(chance, 870) }
    // Whoever was told why, not long ago, picks up rather more often.
    if booked == nil, now - people[person].lastReason < 3 * Span.hour { chance = chance * 13 / 10 }
    var row = callRow(person, job, submission)
    if let author { row.recruiter = author }
    row.bookedAt = booked
    let isWrong = people[person].hasWrongNumber && !people[person].hasSpoken
    guard !isWrong, own.chance(chance) else {
      miss(&row, person, isWrong: isWrong, &own)
      return .missed
    }
    let isBrief = booked == nil && own.chance(150)
    let seconds = isBrief ? own.between(12, 110) : 125 + own.wait(purpose.manner.talk)
    return talk(&row, person, seconds, purpose, job, submission, &own)
  }

  private func callRow(_ person: Int, _ job: Int, _ submission: Int) -> InteractionRow {
    InteractionRow(
      at: now, recordedAt: nil, recruiter: recruiter.id, person: people[person].id, channel: .call,
      direction: .outbound, outcome: nil, job: id(ofJob: job), submission: id(ofSubmission: submission),
      action: loggingAction(person))
  }

  private func talk(
    _ row: inout InteractionRow, _ person: Int, _ seconds: Int, _ purpose: Purpose, _ job: Int, _ submission: Int,
    _ own: inout RandomStream
  ) -> CallResult {
    let isLong = seconds >= 120
    // Booked talks with clients, and some others, are on screen.
    let isVideo =
      row.bookedAt != nil && !people[person].isOnlyRung && own.chance(people[person].isContact ? 840 : 350)
    row.channel = isVideo ? .video : .call
    row.outcome = isVideo ? .held : isUnverified ? .connectedUnverified : .connected
    row.seconds = Int64(seconds)
    log(&row, ends: now + Int64(seconds), isConversation: isLong, &own)
    write(row)
    people[person].hasSpoken = true
    if planted != nil { spoke(person, row, isLong: isLong) }
    guard isLong else {
      if own.chance(500) {
        plan(
          DeskTask(
            at: calendar.later(now, workingMinutes: own.between(60, 400)), kind: .reach, person: person, job: job,
            submission: submission, about: purpose.rawValue, count: 2, since: now + 1))
      }
      return .brief
    }
    people[person].lastConversation = now + Int64(seconds)
    people[person].unanswered = 0
    learned(person, purpose, job: job, submission: submission, ends: now + Int64(seconds), &own)
    return .talked
  }

  private func miss(_ row: inout InteractionRow, _ person: Int, isWrong: Bool, _ own: inout RandomStream) {
    if isWrong {
      row.outcome = .wrongNumber
      if own.chance(250) { people[person].hasSpoken = true }
    } else {
      row.outcome = [.voicemail, .noAnswer, .busy, .failed][own.weighted([430, 450, 95, 25])]
    }
    if row.outcome == .voicemail {
      row.seconds = Int64(own.between(6, 38))
      if isUnverified { row.outcome = .connectedUnverified }
    }
    log(&row, ends: now + (row.seconds ?? 0) + 20, isConversation: false, &own)
    write(row)
    if planted != nil, !isWrong, row.outcome != .failed { people[person].soFar.rang(pickedUp: false) }
    guard !isWrong, own.chance(people[person].profile.ringsBack + educated(person)) else { return }
    // They ring when they can: within the hour, or at their own best hour.
    let soon = now + Int64(own.between(240, 4_000))
    let best = people[person].profile.bestHour
    let (day, _) = calendar.local(now)
    let at = own.chance(450) ? soon : calendar.instant(day, best * 60 + own.below(55), seconds: own.below(60))
    plan(DeskTask(at: at > now ? at : soon, kind: .ringBack, person: person))
  }

  /// They ring us: after a call they missed.
  func ringBack(_ task: DeskTask) {
    let person = task.person
    guard people[person].lastConversation < now - Span.hour else { return }
    if planted != nil { now = max(now, people[person].soFar.quietUntil + 30) }
    var own = people[person].draws
    defer { people[person].draws = own }
    var row = callRow(person, -1, -1)
    row.direction = .inbound
    row.action = -1
    if planted != nil { people[person].soFar.heard(now) }
    let (day, minutes) = calendar.local(now)
    let isThere = calendar.isWorkingDay(day) && !isAway(day) && minutes >= 8 * 60 && minutes < 18 * 60 + 30
    people[person].unanswered = 0
    guard isThere, own.chance(760) else {
      row.outcome = own.chance(400) ? .voicemail : .noAnswer
      row.seconds = row.outcome == .voicemail ? Int64(own.between(5, 30)) : nil
      log(&row, ends: now + 40, isConversation: false, &own)
      write(row)
      if draws.chance(recruiter.habits.answersQuestions) {
        plan(
          DeskTask(
            at: calendar.later(now, workingMinutes: 10 + draws.wait(90)), kind: .reach, person: person,
            about: Purpose.callBack.rawValue, count: 1, since: now))
      }
      return
    }
    _ = talk(&row, person, 125 + own.wait(420), .callBack, -1, -1, &own)
  }

  /// Whether a system or a hand wrote it down, and when.
  private func log(_ row: inout InteractionRow, ends: Int64, isConversation: Bool, _ own: inout RandomStream) {
    if planted != nil { return logInPlanted(&row, ends: ends, &own) }
    guard own.chance(recruiter.habits.logsByHand) else {
      row.logged = .system
      row.recordedAt = own.chance(985) ? ends + Int64(own.between(1, 90)) : nil
      return
    }
    row.logged = .hand
    if own.chance(350) { row.seconds = nil }
    if isConversation && (row.seconds == nil || own.chance(300)) { row.conversation = .yes }
    let (day, minutes) = calendar.local(ends)
    let evening = calendar.instant(day, own.between(17 * 60 + 15, 19 * 60 + 40))
    let isTonight = minutes < 17 * 60 && own.chance(800)
    let morning = calendar.instant(calendar.workingDay(after: day), own.between(8 * 60 + 30, 9 * 60 + 45))
    row.recordedAt = isTonight ? evening : own.chance(300) ? ends + Int64(own.between(120, 1_500)) : morning
  }

  /// A meeting face to face, with one or two people of the client: one id, a row for each of them.
  func meet(_ contact: Int, job: Int, booked: Int64) {
    if planted != nil {
      guard mayRing(contact, .intake, job, -1) else { return }
      people[contact].soFar.lastOut = now
    }
    var own = people[contact].draws
    defer { people[contact].draws = own }
    var row = callRow(contact, job, -1)
    row.channel = own.chance(650) ? .meeting : .video
    row.bookedAt = booked
    row.outcome = [.held, .cancelled, .noShow][own.weighted([890, 80, 30])]
    guard row.outcome == .held else {
      log(&row, ends: now + 600, isConversation: false, &own)
      return write(row)
    }
    let seconds = Int64(own.between(20, 70) * 60)
    row.seconds = seconds
    log(&row, ends: now + seconds, isConversation: true, &own)
    let others = clients[people[contact].client].contacts.filter { $0 != contact }
    let second = others.isEmpty || own.chance(600) || planted != nil ? nil : others[own.below(others.count)]
    write(row, also: second.map { people[$0].id })
    for person in [contact] + (second.map { [$0] } ?? []) {
      people[person].lastConversation = now + seconds
      people[person].unanswered = 0
      people[person].hasSpoken = true
      if planted != nil { people[person].soFar.talked(row.at) }
    }
    learned(contact, .intake, job: job, submission: -1, ends: now + seconds, &own)
  }

  // MARK: Rows

  func id(ofJob job: Int) -> String { job >= 0 ? jobs[job].id : "" }
  func id(ofSubmission submission: Int) -> String { submission >= 0 ? submissions[submission].id : "" }

  /// Writes the row unless it was written down after the record's end.
  func write(_ row: InteractionRow, also second: String? = nil) {
    guard row.at <= calendar.end, (row.recordedAt ?? row.at) <= calendar.end else {
      bundle.subject = ""
      bundle.body.removeAll(keepingCapacity: true)
      return
    }
    let id = PersonMaker.id("i", number, numbers.interaction, 6)
    numbers.interaction += 1
    if row.action >= 0, let planted { return planted.held.append(.init(id: id, row: row)) }
    bundle.interaction(id, row)
    if let second {
      var other = row
      other.person = second
      bundle.interaction(id, other)
    }
  }
}
