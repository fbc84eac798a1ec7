import Evidence
import Guidance
import Recruitment
import Storage

extension Desk {
  /// The same desk for somebody who signed in: every call looks into the table of `AccessRule`s first.
  /// - Parameter now: when they ask; what they see and do is written down under this time.
  package func acting(as account: Account, now: Instant) -> GuardedDesk {
    GuardedDesk(desk: self, account: account, now: now)
  }
}

/// What one account can do here. What it may not see of is answered as if it were not there where its being there is
/// nobody's business (people, colleagues' days); else with `DeskError.notAllowed`.
package struct GuardedDesk: FrontDesk {
  let desk: Desk
  package let account: Account
  let now: Instant

  /// Managers get rows about single recruiters, though without names, of so many recruiters or more.
  static let smallestTeam = 5

  package func inOneSitting<Answer>(_ body: () throws -> Answer) rethrows -> Answer { try desk.inOneSitting(body) }

  /// How far this account reaches.
  package func reach(_ noun: AccessNoun) -> AccessReach {
    account.isDisabled ? .none : AccessRule.reach(noun, of: account.roles)
  }

  /// - Throws: `DeskError.notAllowed`.
  @discardableResult
  func require(_ noun: AccessNoun, at least: AccessReach = .own) throws(DeskError) -> AccessReach {
    let reach = reach(noun)
    guard reach >= least, reach != .none else { throw .notAllowed(noun) }
    return reach
  }

  func audit(_ deed: AuditDeed, _ subject: String?) throws {
    try desk.store.audit(AuditEntry(at: now, account: account.id, deed: deed, subject: subject))
  }

  /// This account's own id, as the firm prints it; `nil` for those who deal with nobody.
  package func ownRecruiter() throws -> String? {
    guard reach(.day) != .none, !account.recruiter.isNone else { return nil }
    return try desk.store.recruiters([account.recruiter]).first?.printedID
  }

  /// Whether anything is on record at all: said to everybody who signs in.
  package func hasRecords() throws -> Bool {
    try desk.store.hasPeople() || !desk.store.recruiters().isEmpty
  }

  /// - Throws: `DeskError.noSuchRecruiter` for anybody but this account, whether they exist or not.
  func requireOwn(_ recruiter: String) throws {
    guard !account.recruiter.isNone, try desk.store.recruiter(recruiter)?.id == account.recruiter else {
      throw DeskError.noSuchRecruiter(recruiter)
    }
  }

  /// - Throws: `DeskError.noSuchPerson` for whom this account has nothing to do with, whether they exist or not.
  func requireTie(_ person: String) throws -> PersonID {
    guard let record = try desk.store.person(person),
      Ties(chronicle: try desk.chronicle()).sees(account.recruiter, record.id)
    else { throw DeskError.noSuchPerson(person) }
    return record.id
  }

  /// - Throws: `DeskError.noSuchJob`, `.noSuchSubmission` for those of other people, whether they exist or not.
  func requireConcern(_ person: PersonID, job: String?, submission: String?) throws {
    let ties = Ties(chronicle: try desk.chronicle())
    if let job, try !ties.concerns(person, job: desk.jobID(job) ?? .none, of: account.recruiter) {
      throw DeskError.noSuchJob(job)
    }
    if let submission,
      try !ties.concerns(person, submission: desk.submissionID(submission) ?? .none, of: account.recruiter)
    {
      throw DeskError.noSuchSubmission(submission)
    }
  }
}

extension GuardedDesk {
  /// Whether somebody works in one of the teams that this account looks after.
  func isOfOurTeams(_ recruiter: RecruiterRecord) -> Bool { recruiter.team.map(account.teams.contains) ?? false }

  package func recruiters() throws -> [RecruiterSummary] {
    let reach = try require(.recruiters)
    return try desk.store.recruiters().filter { record in
      switch reach {
      case .none: false
      case .own: record.id == account.recruiter
      case .team: record.id == account.recruiter || isOfOurTeams(record)
      case .all: true
      }
    }.map { RecruiterSummary(id: $0.printedID, name: $0.name, team: $0.team) }
  }

  package func today(recruiter: String?, asOf: Instant, minutes: Int?) throws -> Today {
    try require(.day)
    if let recruiter {
      try requireOwn(recruiter)
      return try told(desk.today(recruiter: recruiter, asOf: asOf, minutes: minutes))
    }
    guard !account.recruiter.isNone else { throw DeskError.notAllowed(.day) }
    // What belongs to nobody may be about somebody whom others look after.
    var day = try desk.today(recruiter: nil, asOf: asOf, minutes: minutes)
    let ties = Ties(chronicle: try desk.chronicle())
    func sees(_ person: PersonReference) -> Bool { ties.sees(account.recruiter, person.id) }
    day.conversations.removeAll { !sees($0.person) }
    day.messages.removeAll { !sees($0.person) }
    day.notNow.removeAll { !sees($0.person) }
    day.overlooked.removeAll { !sees($0.person) }
    day.comingUp.removeAll { $0.person.map { !sees($0) } ?? false }
    day.overlookedInAll = min(day.overlookedInAll, day.overlooked.count)
    return try told(day)
  }

  /// A day without what colleagues let nobody count.
  private func told(_ day: Today) throws -> Today {
    let cards = day.conversations + day.messages
    guard cards.contains(where: { $0.reach?.pattern.facts.contains(where: \.isOfMessages) ?? false }),
      let told = ToldReach(try viewer(), desk.pickUpBook(try desk.chronicle(), asOf: day.asOf))
    else { return day }
    var day = day
    told.tell(&day.conversations)
    told.tell(&day.messages)
    return day
  }

  package func person(_ idOrEmail: String, asOf: Instant) throws -> PersonPage {
    try person(idOrEmail, asOf: asOf, filter: TimelineFilter(limit: Desk.contactsShown))
  }

  package func logConversation(_ entry: ConversationEntry, now: Instant) throws {
    try require(.conversationLog)
    try requireOwn(entry.recruiterID)
    let person = try requireTie(entry.personID)
    try requireConcern(person, job: entry.jobID, submission: entry.submissionID)
    try desk.logConversation(entry, now: now)
    try audit(.logged, "person \(person.value)")
  }

  package func act(_ entry: MomentActionEntry, now: Instant) throws {
    try require(.momentAction)
    try requireOwn(entry.recruiterID)
    // Whose it is says the history; what is not open any more belongs to nobody whom one could ask.
    guard let person = try desk.person(of: entry.moment, now: now, near: account.recruiter),
      Ties(chronicle: try desk.chronicle()).sees(account.recruiter, person)
    else { throw DeskError.noSuchMoment }
    try desk.act(entry, now: now)
    try audit(.acted, "moment \(entry.moment)")
  }

  package func recordFact(_ entry: FactEntry, now: Instant) throws {
    try require(.fact)
    try requireOwn(entry.recruiterID)
    let person = try requireTie(entry.personID)
    try requireConcern(person, job: entry.jobID, submission: entry.submissionID)
    try desk.recordFact(entry, now: now)
    try audit(.recordedFact, "person \(person.value)")
  }

  package func awaitedEvidence() throws -> Awaited<EvidenceAnswer> {
    try require(.findings, at: .all)
    return try desk.awaitedEvidence()
  }

  package func awaitedExplanation(_ kind: String) throws -> Awaited<Explanation> {
    try require(.explanation, at: .all)
    return try desk.awaitedExplanation(kind)
  }

  package func cohort(_ kind: String) throws -> CohortTable {
    try require(.cohort, at: .all)
    guard try desk.store.recruiters().count >= Self.smallestTeam else { throw DeskError.notAllowed(.cohort) }
    // Rows with a recruiter's number and success rate would be a way to put recruiters in order.
    let table = try desk.cohort(kind).withoutRecruiters
    try audit(.exportedMoments, "rule \(String(kind.prefix(60)))")
    return table
  }

  package func showTrial() throws -> TrialStanding? {
    try require(.trial, at: .all)
    return try desk.showTrial()
  }

  @discardableResult
  package func stopTrial(now: Instant) throws -> Trial {
    try require(.trialStop, at: .all)
    let trial = try desk.stopTrial(now: now)
    try audit(.stoppedTrial, "trial \(trial.id)")
    return trial
  }

  package func settings() throws -> FirmSettings {
    try require(.settings)
    return try desk.settings()
  }
}
