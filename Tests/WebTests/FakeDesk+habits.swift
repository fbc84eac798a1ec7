import Desk
import Recruitment

/// What pages of habits ask; they are tested with a desk that is none.
extension FakeDesk {
  func awaitedHabits(recruiter: String) throws -> Awaited<HabitsAnswer> { .working(share: 0) }
  func agreeToTeamHabits(_ agrees: Bool, of recruiter: String, now: Instant) throws {}
  func awaitedTeamHabits() throws -> Awaited<TeamHabitsAnswer> { .working(share: 0) }
}
