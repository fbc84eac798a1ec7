import Campaigns
import Desk
import Guidance
import Recruitment

@testable import Web

extension FakeDesk {
  func campaigns(now: Instant) throws -> [CampaignLine] { [] }
  func forecastCampaign(_ entry: CampaignEntry, now: Instant) throws -> CampaignForecast {
    CampaignForecast(Audience(), share: entry.heldOut * 10, baseRate: .nan)
  }
  func audienceChoices() throws -> AudienceChoices { AudienceChoices() }
  func planCampaign(_ entry: CampaignEntry, now: Instant) throws -> Campaign {
    throw DeskError.campaign(.nobody)
  }
  func campaign(_ id: Int64, now: Instant) throws -> CampaignSheet {
    throw DeskError.campaign(.noSuchCampaign(id))
  }
  func startCampaign(_ id: Int64, now: Instant) throws -> Campaign { throw DeskError.campaign(.noSuchCampaign(id)) }
  func stopCampaign(_ id: Int64, now: Instant) throws -> Campaign { throw DeskError.campaign(.noSuchCampaign(id)) }
  func campaignCalendar(now: Instant) throws -> [CalendarLine] { [] }
  func addToCalendar(_ item: CalendarItem, now: Instant) throws {}
  func finishCalendarItem(_ id: Int64, now: Instant) throws {}
  func removeCalendarItem(_ id: Int64, now: Instant) throws {}
  func piecesBeside(_ cards: [Card], with recruiter: String, now: Instant) throws -> [PersonID: PieceToSend] { [:] }
  func piecesAfter(
    _ talks: [LoggedContact], with recruiter: String, now: Instant
  ) throws -> [PersonID: PieceToSend] { [:] }
  func sendPiece(_ entry: SentEntry, now: Instant) throws {}
  func sentPieces(by recruiter: String, now: Instant) throws -> [SentLine] { [] }
}
