import Guidance
import Recruitment
import Storage

/// What somebody does on their list all day, guarded.
extension GuardedDesk {
  package func log(_ entry: ConversationEntry, _ terms: LogTerms, now: Instant) throws -> LogAnswer {
    try require(.conversationLog)
    try requireOwn(entry.recruiterID)
    let person = try requireTie(entry.personID)
    try requireConcern(person, job: entry.jobID, submission: entry.submissionID)
    let answer = try desk.log(entry, terms, now: now)
    if case .written = answer { try audit(.logged, "person \(person.value)") }
    return answer
  }

  package func act(_ entry: MomentActionEntry, _ terms: LogTerms, now: Instant) throws -> LogAnswer {
    try require(.momentAction)
    try requireOwn(entry.recruiterID)
    guard try mayAct(on: entry, terms, now: now) else { throw DeskError.noSuchMoment }
    let answer = try desk.act(entry, terms, now: now)
    if case .written = answer { try audit(.acted, "moment \(entry.moment)") }
    return answer
  }

  /// Whose a moment is says the history; what is not open any more belongs to nobody whom one could ask, unless this
  /// account has just ended it by the same press, sent twice, or something written meanwhile has: then it is told of that,
  /// and nothing is written.
  private func mayAct(on entry: MomentActionEntry, _ terms: LogTerms, now: Instant) throws -> Bool {
    if let request = terms.request, try desk.store.wrote(request, by: account.recruiter) { return true }
    let ties = Ties(chronicle: try desk.chronicle())
    if let person = try desk.person(of: entry.moment, now: now, near: account.recruiter) {
      return ties.sees(account.recruiter, person)
    }
    guard let seen = terms.seen, let named = entry.personID, let person = try desk.store.person(named)?.id,
      ties.sees(account.recruiter, person)
    else { return false }
    return try !desk.store.ownWrites(since: seen, with: person, about: entry.moment).isEmpty
  }

  package func takeBack(_ receipt: String, of recruiter: String, now: Instant) throws {
    try require(.ownLogs)
    try requireOwn(recruiter)
    try desk.takeBack(receipt, of: recruiter, now: now)
    try audit(.tookBack, "batch \(receipt)")
  }

  package func logged(by recruiter: String, asOf: Instant) throws -> [LoggedContact] {
    try require(.ownLogs)
    try requireOwn(recruiter)
    return try desk.logged(by: recruiter, asOf: asOf)
  }

  package func finish(_ entry: FinishEntry, now: Instant) throws -> Bool {
    try require(.ownLogs)
    try requireOwn(entry.recruiterID)
    guard let log = try desk.ownLog(entry.log, of: account.recruiter) else { throw DeskError.noSuchMessage }
    try requireConcern(log.person, job: entry.jobID, submission: nil)
    let isDone = try desk.finish(entry, now: now)
    if isDone { try audit(.finishedLog, "interaction \(log.id.value)") }
    return isDone
  }

  package func loggedFile(by recruiter: String, asOf: Instant) throws -> [UInt8] {
    try require(.ownLogs)
    try requireOwn(recruiter)
    let file = try desk.loggedFile(by: recruiter, asOf: asOf)
    try audit(.exportedLogs, nil)
    return file
  }

  package func lastDeed(with person: String, now: Instant) throws -> Deed? {
    try require(.person)
    _ = try requireTie(person)
    return try desk.lastDeed(with: person, for: account.recruiter, now: now)
  }

  package func latestChange() throws -> Int64 {
    try require(.day)
    return try desk.latestChange()
  }

  package var edition: Int64 { desk.edition }

  package func editionInForce() throws -> Int64 {
    try require(.day)
    return try desk.editionInForce()
  }

  /// Of nobody's list one sees what concerns oneself.
  package func concerns(_ recruiter: String?, changesAfter number: Int64) throws -> Bool {
    try require(.day)
    if let recruiter { try requireOwn(recruiter) }
    guard !account.recruiter.isNone else { throw DeskError.notAllowed(.day) }
    return try desk.concerns(account.recruiter, changesAfter: number)
  }
}
