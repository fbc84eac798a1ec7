import Recruitment

/// One's own practice is for oneself: not for a manager, not for an administrator.
extension GuardedDesk {
  private func owner(_ recruiter: String?) throws -> PracticeTalk.Owner {
    try require(.ownPractice)
    if let recruiter { try requireOwn(recruiter) }
    return account.recruiter.isNone ? .account(account.id) : .recruiter(account.recruiter)
  }

  package func practice(of recruiter: String?, now: Instant) throws -> PracticeAnswer {
    let owner = try owner(recruiter)
    let team = account.recruiter.isNone ? nil : try desk.store.recruiters([account.recruiter]).first?.team
    let teams = reach(.practiceInvitation) == .none ? [] : Array(account.teams)
    return try desk.practice(of: owner, team: team, manages: teams, now: now)
  }

  package func prepareTalk(_ entry: PracticeEntry, of recruiter: String?, now: Instant) throws {
    try desk.prepareTalk(entry, of: owner(recruiter), now: now)
  }

  package func holdTalk(_ id: Int64, _ entry: HeldEntry, of recruiter: String?, now: Instant) throws {
    try desk.holdTalk(id, entry, of: owner(recruiter), now: now)
  }

  package func forgetTalk(_ id: Int64, of recruiter: String?) throws {
    guard try desk.store.forgetPractice(id, of: owner(recruiter)) else { throw DeskError.noSuchMoment }
  }

  package func restPractice(_ rests: Bool, of recruiter: String?, now: Instant) throws {
    try desk.store.restPractice(until: rests ? now + 30 * Span.day : nil, of: owner(recruiter))
  }

  /// - Throws: `DeskError.notAllowed` for a team that is not theirs, and until they have held and logged a difficult
  ///   conversation of their own.
  package func invitePractice(team: String, now: Instant) throws {
    try require(.practiceInvitation, at: .team)
    let own = try practice(of: nil, now: now)
    guard own.mayInvite, own.teams.contains(team) else { throw DeskError.notAllowed(.practiceInvitation) }
    try desk.store.invitePractice(team, by: account.id, now: now)
  }
}
