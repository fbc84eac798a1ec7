import Recruitment

/// Jobs: how they come, whom the recruiter finds, how they pause and end.
extension Desk {
  func jobArrives() {
    guard !contacts.isEmpty else { return }
    let isForAnchor = hasAnchor && affairs.chance(600)
    let contact = draws.pick(isForAnchor ? clients[0].contacts : contacts)
    let day = calendar.inHours(now, spread: draws.below(3_000))
    plan(DeskTask(at: day, kind: .jobOpens, person: contact, count: people[contact].client))
  }

  func jobOpens(client: Int, contact: Int) {
    let contact = people[contact].hasLeft ? draws.pick(clients[client].contacts) : contact
    let index = jobs.count
    var own = RandomStream(seed: firm.plan.seed, .job, number, index)
    let role = sector.roles[own.weighted([14, 26, 24, 18, 10, 5, 4].prefix(sector.roles.count).map { $0 })]
    let isExecutive = role.seniority == "executive"
    let kind =
      isExecutive
      ? JobKind.search
      : [JobKind.perm, .contract, .search][own.weighted(isContractDesk ? [180, 790, 30] : [660, 250, 90])]
    let yearly = clients[client].place.pay(own.between(role.low, role.high)) / 500 * 500
    let pay = kind == .contract ? yearly / 220 / 5 * 5 : yearly
    let job = DeskJob(
      id: PersonMaker.id("j", number, index, 4), client: client, contact: contact, title: role.title,
      seniority: role.seniority, kind: kind, pay: pay, openings: [1, 2, 3][own.weighted([860, 110, 30])],
      rebateDays: kind == .contract ? 0 : kind == .search ? 180 : own.pick([30, 56, 60, 90, 90]), openedAt: now,
      draws: own)
    jobs.append(job)
    planted?.addJob()
    write(job, fee: fee(kind, pay, &own), top: yearly + own.between(4, 14) * 500, &own)
    event(index, .open)
    let byMail = own.chance(550)
    if byMail {
      now += Int64(own.between(20, 240))
      inbound(.brief, from: contact, job: index, channel: .email)
    }
    if !people[contact].isOnlyRung, own.chance(350) {
      meetLater(contact, index, &own)
    } else {
      react(.intake, contact, job: index)
    }
    planLife(of: index, &own)
    jobs[index].draws = own
  }

  private func meetLater(_ contact: Int, _ job: Int, _ own: inout RandomStream) {
    let day = calendar.workingDay(after: calendar.local(now).day, own.between(1, 3))
    let at = sociable([9 * 60 + 30, 11 * 60, 14 * 60, 15 * 60 + 30], on: day, for: [contact], &own)
    date(newDate(), .call, job: job, starts: at, .planned)
    plan(DeskTask(at: at, kind: .meet, person: contact, job: job, since: now))
  }

  private func planLife(of index: Int, _ own: inout RandomStream) {
    plan(DeskTask(at: calendar.later(now, workingMinutes: own.between(200, 1_300)), kind: .source, job: index))
    if own.chance(planted == nil ? 300 : 450) {
      let minutes = own.between(5, 55) * 540
      plan(DeskTask(at: calendar.later(now, workingMinutes: minutes), kind: .hold, job: index))
    }
    for _ in 0..<own.weighted([300, 450, 250]) {
      plan(
        DeskTask(
          at: calendar.later(now, workingMinutes: own.between(900, 14_000)), kind: .clientAsks,
          person: jobs[index].contact, job: index))
    }
    if own.chance(25) {
      plan(
        DeskTask(
          at: calendar.later(now, workingMinutes: own.between(2_000, 16_000)), kind: .complains,
          person: jobs[index].contact, job: index))
    }
    let end: JobStatus = own.chance(450) ? .lost : .cancelled
    plan(
      DeskTask(
        at: calendar.later(now, workingMinutes: own.between(60, 115) * 540), kind: .jobEnds, job: index,
        about: Int(end.rawValue)))
  }

  /// What the agency earns, in the job's own money: a share of the year's pay, or a margin on the days.
  private func fee(_ kind: JobKind, _ pay: Int, _ own: inout RandomStream) -> Int {
    switch kind {
    case .perm: pay * own.between(180, 250) / 1_000
    case .search: pay * own.between(280, 333) / 1_000
    case .contract: pay * own.between(14, 20) / 100 * own.between(60, 130)
    }
  }

  private func write(_ job: DeskJob, fee: Int, top: Int, _ own: inout RandomStream) {
    let row = bundle.row(.jobs)
    row.text(job.id)
    row.text(clients[job.client].id)
    row.text(people[job.contact].id)
    row.text(recruiter.id)
    row.text(job.title)
    row.code(job.kind)
    row.text(sector.name)
    row.text(job.seniority)
    row.decimal(Int64(job.pay) * 10_000)
    row.decimal(job.kind == .contract ? nil : Int64(top) * 10_000)
    row.text(clients[job.client].place.currency)
    row.decimal(own.chance(40) ? nil : Int64(fee) * 10_000)
    row.integer(Int64(job.openings))
    row.integer(job.rebateDays > 0 ? Int64(job.rebateDays) : nil)
    row.instant(Instant(now))
    bundle.end(.jobs)
  }

  /// Looks for people, once or again, until enough are in play.
  func source(_ job: Int) {
    guard !jobs[job].isOver, planted?.looksNoFurther.contains(job) != true else { return }
    guard jobs[job].isLive else {
      return plan(DeskTask(at: calendar.later(now, workingMinutes: 2_700), kind: .source, job: job))
    }
    let live = jobs[job].submissions.filter { submissions[$0].isOpen }.count
    var own = jobs[job].draws
    defer { jobs[job].draws = own }
    // A search shows a field, and is paid for one.
    let isSearch = jobs[job].kind == .search
    guard live < (isSearch ? 5 : 2), jobs[job].submissions.count < (isSearch ? 14 : 10) else {
      return plan(DeskTask(at: calendar.later(now, workingMinutes: own.between(3_000, 6_000)), kind: .source, job: job))
    }
    var chosen: [Int] = []
    for _ in 0..<40 where chosen.count < (isSearch ? own.between(6, 7) : own.between(3, 4)) {
      let isAskedAgain = jobs[job].kind == .contract && !free.isEmpty && own.chance(600)
      let person =
        isAskedAgain
        ? free[free.count - 1 - own.below(min(8, free.count))]
        : own.chance(600)
          ? candidates[candidates.count - 1 - own.below(min(60, candidates.count))] : own.pick(candidates)
      let isIn = jobs[job].submissions.contains { submissions[$0].person == person }
      guard !isIn, !chosen.contains(person), !people[person].isPlaced, people[person].liveSubmissions < 2 else {
        continue
      }
      chosen.append(person)
      plan(
        DeskTask(
          at: calendar.later(now, workingMinutes: own.between(5, 900)), kind: .shortlist, person: person, job: job))
    }
    plan(DeskTask(at: calendar.later(now, workingMinutes: own.between(1_500, 2_400)), kind: .sendShortlist, job: job))
    plan(DeskTask(at: calendar.later(now, workingMinutes: own.between(6_000, 10_000)), kind: .source, job: job))
  }
}
