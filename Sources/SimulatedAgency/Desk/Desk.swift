import Recruitment

/// One recruiter's desk: their people, clients and jobs, and everything that happens around them, in order of time.
///
/// A desk lives day by day and touches no other desk, so that desks could change places without changing each other's
/// records. What happens is a task in a queue; a task writes rows at its own time and plans further tasks.
final class Desk {
  let number: Int
  let firm: FirmFrame
  let recruiter: SimulatedRecruiter
  let calendar: FirmCalendar
  let bundle: BundleOutput
  let sector: Sector
  let maker: PersonMaker
  let colleagues: [Int]
  /// Most of its work is assignments, for a client who takes half of its people.
  let isContractDesk: Bool
  /// The client who brings more of the jobs than is safe, if any; always the first.
  let hasAnchor: Bool
  let phrasebook = Phrasebook.shared
  /// `nil` in the plain world.
  let planted: PlantedDesk?
  /// `nil` where no campaign took place.
  let education: Education?

  var people: [SimulatedPerson] = []
  var clients: [SimulatedClient] = []
  var jobs: [DeskJob] = []
  var submissions: [DeskSubmission] = []
  var queue = TaskQueue()
  var now: Int64 = 0
  /// Draws of the desk's days, and of the recruiter's reactions.
  var draws: RandomStream
  private var dayDraws: RandomStream
  /// What befalls clients and people beside the work on jobs.
  var affairs: RandomStream
  private var nextLeave = 0
  private var leaveUntil = 0
  var numbers = Numbers()
  /// Who is approached next: a walk through the desk's people in an order of its own.
  var candidates: [Int] = []
  var contacts: [Int] = []
  /// Contractors whose assignment has ended, the latest last: the first to be asked for the next.
  var free: [Int] = []

  /// The next number of each kind of record.
  struct Numbers {
    var interaction = 0
    var date = 0
    var fact = 0
    var preference = 0
    var event = 0
    var thread = 0
  }

  init(number: Int, firm: FirmFrame, bundle: BundleOutput) {
    self.number = number
    self.firm = firm
    self.bundle = bundle
    planted = PlantedDesk(firm.plan)
    education = Education(firm.plan, firm.calendar)
    recruiter = firm.recruiters[number]
    calendar = firm.calendar
    sector = Sector.all[recruiter.sector]
    maker = PersonMaker(seed: firm.plan.seed, desk: number, sector: sector)
    colleagues = firm.colleagues(of: number)
    draws = RandomStream(seed: firm.plan.seed, .desk, number)
    dayDraws = RandomStream(seed: firm.plan.seed, .day, number)
    affairs = RandomStream(seed: firm.plan.seed, .affairs, number)
    let isOnContracts = number % 5 == 1
    isContractDesk = isOnContracts
    let leansOnOne = affairs.chance(120)
    hasAnchor = isOnContracts || leansOnOne
    planLeave(after: max(calendar.firstDay, recruiter.startDay) + 20)
  }

  /// Everything of that day, up to midnight in London.
  func live(through day: Int) {
    let start = max(calendar.firstDay, recruiter.startDay)
    guard day >= start else { return }
    if day == start { takeOver(day) }
    if calendar.isWorkingDay(day) && !isAway(day) { planDay(day) }
    let until = min(calendar.instant(day + 1, 0), calendar.end + 1)
    while let next = queue.next, next.at < until, let task = queue.pop() {
      now = task.at
      run(task)
    }
  }

  // MARK: Presence

  private func planLeave(after day: Int) {
    nextLeave = day + dayDraws.between(30, 75)
    leaveUntil = nextLeave + (dayDraws.chance(600) ? 7 : 3)
  }

  func isAway(_ day: Int) -> Bool {
    if day >= leaveUntil { planLeave(after: leaveUntil) }
    return day >= nextLeave && day < leaveUntil
  }

  /// That moment in working hours, else some time in the first hour and a half of the next working day.
  func inHours(_ at: Int64) -> Int64 { calendar.inHours(at, spread: Int(at % 5_400)) }

  /// The next moment from `at` on at which the recruiter is at work.
  func present(_ at: Int64) -> Int64 {
    var (day, minutes) = calendar.local(at)
    let isFine =
      calendar.isWorkingDay(day) && minutes < 19 * 60 && minutes >= 8 * 60 && !(day >= nextLeave && day < leaveUntil)
    if isFine { return at }
    if minutes < 8 * 60 { day -= 1 }
    repeat { day = calendar.workingDay(after: day) } while day >= nextLeave && day < leaveUntil
    return calendar.instant(day, FirmCalendar.dayStart + draws.below(80), seconds: draws.below(60))
  }

  /// A colleague who was there, for the few things others do on this desk.
  func colleague(on day: Int) -> Int? {
    let present = colleagues.filter { firm.recruiters[$0].startDay <= day }
    return present.isEmpty ? nil : present[draws.below(present.count)]
  }

  // MARK: Days

  private func planDay(_ day: Int) {
    let habits = recruiter.habits
    let friday = (day + 3) % 7 == 4
    let touches = max(5, dayDraws.around(habits.pace * (friday ? 85 : 103) / 100, 9))
    for _ in 0..<touches {
      let half = dayDraws.weighted(habits.halfHours)
      let minutes = 8 * 60 + 30 + half * 30 + dayDraws.below(30)
      plan(DeskTask(at: calendar.instant(day, minutes, seconds: dayDraws.below(60)), kind: .touch))
    }
    for _ in 0..<dayDraws.weighted([34, 40, 20, 6]) {
      plan(
        DeskTask(
          at: calendar.instant(day, dayDraws.between(7 * 60, 20 * 60), seconds: dayDraws.below(60)),
          kind: .candidateArrives))
    }
    // The market slows over the record: from a job in eight days to a job in ten.
    let worn = 30 * (day - calendar.firstDay) / max(1, calendar.lastDay - calendar.firstDay)
    // Assignments are filled and ended sooner, so that more of them come.
    if dayDraws.chance((isContractDesk ? 260 : 128) - worn) {
      plan(DeskTask(at: calendar.instant(day, dayDraws.between(8 * 60 + 40, 17 * 60)), kind: .jobArrives))
    }
  }

  func plan(_ task: DeskTask) {
    if task.at <= calendar.end { queue.push(task) }
  }

  // MARK: What happens

  private func run(_ task: DeskTask) {
    let when = whenAtWork(task)
    if when != task.at {
      var later = task
      later.at = when
      return plan(later)
    }
    switch task.kind {
    case .touch: touch()
    case .candidateArrives: candidateArrives()
    case .jobArrives: jobArrives()
    case .jobOpens: jobOpens(client: task.count, contact: task.person)
    case .source: source(task.job)
    case .shortlist: shortlist(task.job, task.person)
    case .ready: ready(task.submission)
    case .sendShortlist: sendShortlist(task.job)
    case .clientDecides: clientDecides(task)
    case .chaseClient: chaseClient(task)
    case .updateCandidate: updateCandidate(task)
    case .interviewAgreed: interviewAgreed(task)
    case .interviewMoves: interviewMoves(task)
    case .interviewEnds: interviewEnds(task)
    case .afterInterview: afterInterview(task)
    case .bookAgain: bookAgain(task)
    case .offerComes: offerComes(task)
    case .deliverOffer: deliverOffer(task.submission, byMessage: true)
    case .candidateDecides: candidateDecides(task)
    case .resigns: resigns(task)
    case .counterMade: counterMade(task)
    case .counterDecides: counterDecides(task)
    case .warm: warm(task)
    case .fallsThrough: fallsThrough(task)
    case .starts: starts(task)
    case .firstMonth: react(.month, task.person, job: task.job, submission: task.submission)
    case .rebateNear: rebateNear(task)
    case .settles: settles(task)
    case .worries: worries(task)
    case .grumbles: grumbles(task)
    case .rebateEnds: rebateEnds(task)
    case .leaves: leaves(task)
    case .contractEnds: contractEnds(task)
    case .contractNearsEnd: contractNearsEnd(task)
    case .extensionDecided: extensionDecided(task)
    case .givesNotice: givesNotice(task)
    case .asksRate: asksRate(task)
    case .payDay: payDay(task)
    case .payIsWrong: payIsWrong(task)
    case .paperReady: paperReady(task)
    case .paperIn: paperIn(task)
    case .hold: hold(task.job)
    case .reopen: reopen(task.job)
    case .holdReviewed: holdReviewed(task)
    case .jobEnds: jobEnds(task)
    case .fill: fill(task)
    case .reopenAfterLoss: reopenAfterLoss(task.job)
    case .meet: meet(task.person, job: task.job, booked: task.since)
    case .complains: complains(task)
    case .leavesClient: leavesClient(task)
    case .reach: reach(task)
    case .send: sendPlanned(task)
    case .reply: reply(task)
    case .ringBack: ringBack(task)
    case .answer: answer(task)
    case .asks: asks(task)
    case .clientAsks: clientAsks(task)
    case .timesheetDue: timesheetDue(task)
    case .timesheet: timesheet(task)
    case .timesheetIn: timesheetIn(task)
    case .watch: watched(task)
    case .watchSilence: checkSilence(task.person)
    case .watchClient: checkClientSilence(task.person)
    case .act: act(task)
    case .yesHolds: yesHolds(task)
    case .holdDecided: holdDecided(task)
    case .turns: turns(task)
    }
  }

  /// What the recruiter does waits until they are at work, and what a client does until its people are; the rest happens
  /// when it happens.
  private func whenAtWork(_ task: DeskTask) -> Int64 {
    if isRecruiters(task.kind) { return present(task.at) }
    switch task.kind {
    case .jobOpens: return atWork(task.at, in: clients[task.count].place)
    case .clientDecides, .afterInterview, .offerComes, .hold, .clientAsks, .complains, .extensionDecided:
      return atWork(task.at, in: clients[jobs[task.job].client].place)
    default: return task.at
    }
  }

  private func isRecruiters(_ kind: DeskTask.Kind) -> Bool {
    switch kind {
    case .touch, .source, .shortlist, .ready, .sendShortlist, .chaseClient, .updateCandidate, .deliverOffer, .warm,
      .firstMonth, .rebateNear, .settles, .contractNearsEnd, .reach, .send, .answer, .timesheet, .act:
      true
    default: false
    }
  }
}
