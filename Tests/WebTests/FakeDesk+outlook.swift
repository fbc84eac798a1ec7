import Desk
import Recruitment

/// What pages of the market and of practice ask; they are tested with a desk that is none.
extension FakeDesk {
  func awaitedMarket() throws -> Awaited<MarketAnswer> { .working(share: 0) }
  func awaitedOutlook() throws -> Awaited<OutlookAnswer> { .working(share: 0) }
  func awaitedProposals() throws -> Awaited<[PlaybookProposal]> { .working(share: 0) }
  func practice(of recruiter: String?, now: Instant) throws -> PracticeAnswer {
    PracticeAnswer(talks: [], restsUntil: nil, invitations: [], teams: [])
  }
  func prepareTalk(_ entry: PracticeEntry, of recruiter: String?, now: Instant) throws {}
  func holdTalk(_ id: Int64, _ entry: HeldEntry, of recruiter: String?, now: Instant) throws {}
  func forgetTalk(_ id: Int64, of recruiter: String?) throws {}
  func restPractice(_ rests: Bool, of recruiter: String?, now: Instant) throws {}
  func invitePractice(team: String, now: Instant) throws {}
}
