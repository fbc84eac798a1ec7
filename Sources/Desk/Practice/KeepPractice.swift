import Practice
import Recruitment
import Storage

extension Desk {
  /// Without accounts everybody at this machine is who they say they are; a practice needs a recruiter then.
  package func practice(of recruiter: String?, now: Instant) throws -> PracticeAnswer {
    let id = try ownRecruiterID(recruiter)
    let team = try store.recruiters([id]).first?.team
    return try practice(of: .recruiter(id), team: team, manages: [], now: now)
  }

  func practice(
    of owner: PracticeTalk.Owner, team: String?, manages teams: [String], now: Instant
  ) throws -> PracticeAnswer {
    let rest = try store.practiceRest(of: owner).flatMap { $0 > now ? $0 : nil }
    let names = Dictionary(try store.accounts().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let invitations = try store.practiceInvitations().filter { $0.team == team || teams.contains($0.team) }
    return PracticeAnswer(
      talks: try store.practiceTalks(of: owner), restsUntil: rest,
      invitations: invitations.map { .init(team: $0.team, by: names[$0.account] ?? "Your manager", at: $0.at) },
      teams: teams.sorted())
  }

  package func prepareTalk(_ entry: PracticeEntry, of recruiter: String?, now: Instant) throws {
    try prepareTalk(entry, of: .recruiter(ownRecruiterID(recruiter)), now: now)
  }

  func prepareTalk(_ entry: PracticeEntry, of owner: PracticeTalk.Owner, now: Instant) throws {
    guard entry.isUsable else { throw DeskError.unreadable(fact: "practice") }
    let talk = PracticeTalk(
      madeAt: now, because: entry.because, toLearn: entry.toLearn, worst: entry.worst,
      firstSentence: entry.firstSentence, expected: entry.expected, rung: entry.rung)
    try store.prepare(talk, of: owner)
  }

  package func holdTalk(_ id: Int64, _ entry: HeldEntry, of recruiter: String?, now: Instant) throws {
    try holdTalk(id, entry, of: .recruiter(ownRecruiterID(recruiter)), now: now)
  }

  func holdTalk(_ id: Int64, _ entry: HeldEntry, of owner: PracticeTalk.Owner, now: Instant) throws {
    guard entry.isUsable else { throw DeskError.unreadable(fact: "practice") }
    let held = PracticeTalk.Held(at: now, awkward: entry.awkward, learned: entry.learned, scores: entry.scores)
    guard try store.holdPractice(id, held, of: owner) else { throw DeskError.noSuchMoment }
  }

  package func forgetTalk(_ id: Int64, of recruiter: String?) throws {
    guard try store.forgetPractice(id, of: .recruiter(ownRecruiterID(recruiter))) else { throw DeskError.noSuchMoment }
  }

  package func restPractice(_ rests: Bool, of recruiter: String?, now: Instant) throws {
    try store.restPractice(until: rests ? now + 30 * Span.day : nil, of: .recruiter(ownRecruiterID(recruiter)))
  }

  /// Whoever has no account manages no team.
  package func invitePractice(team: String, now: Instant) throws { throw DeskError.notAllowed(.practiceInvitation) }

  private func ownRecruiterID(_ recruiter: String?) throws -> RecruiterID {
    guard let recruiter else { throw DeskError.notAllowed(.ownPractice) }
    return try recruiterID(recruiter)
  }
}
