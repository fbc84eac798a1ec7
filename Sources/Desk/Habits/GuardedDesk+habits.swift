import Recruitment

/// One's own year is for oneself; a team's, as a whole, for its manager; and its recruiters see who looked.
extension GuardedDesk {
  package func awaitedHabits(recruiter: String) throws -> Awaited<HabitsAnswer> {
    try require(.ownHabits)
    try requireOwn(recruiter)
    return try desk.awaitedHabits(recruiter: recruiter)
  }

  package func agreeToTeamHabits(_ agrees: Bool, of recruiter: String, now: Instant) throws {
    try require(.ownHabits)
    try requireOwn(recruiter)
    try desk.agreeToTeamHabits(agrees, of: recruiter, now: now)
  }

  package func awaitedTeamHabits() throws -> Awaited<TeamHabitsAnswer> {
    try require(.teamHabits, at: .team)
    let awaited = try desk.awaitedHabits(ofTeams: account.teams)
    if case .here(let answer) = awaited {
      for team in answer.teams where team.habits != nil || answer.together != nil {
        try audit(.sawTeamHabits, Desk.subject(ofTeam: team.name))
      }
    }
    return awaited
  }
}
