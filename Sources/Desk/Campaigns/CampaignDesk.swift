import Campaigns
import Guidance
import Permission
import Recruitment

/// Who sees which piece, and whether it mattered.
package protocol CampaignDesk: Sendable {
  /// Newest first.
  func campaigns(now: Instant) throws -> [CampaignLine]
  /// Whom a campaign would reach, and what it could tell; nothing is written down.
  func forecastCampaign(_ entry: CampaignEntry, now: Instant) throws -> CampaignForecast
  /// What there is on record to choose an audience by.
  func audienceChoices() throws -> AudienceChoices
  /// Writes a plan down.
  func planCampaign(_ entry: CampaignEntry, now: Instant) throws -> Campaign
  func campaign(_ id: Int64, now: Instant) throws -> CampaignSheet
  /// Draws the lots, and begins.
  @discardableResult func startCampaign(_ id: Int64, now: Instant) throws -> Campaign
  /// Ends it at once and for good, or calls a plan off.
  @discardableResult func stopCampaign(_ id: Int64, now: Instant) throws -> Campaign
  /// What goes out, by day.
  func campaignCalendar(now: Instant) throws -> [CalendarLine]
  func addToCalendar(_ item: CalendarItem, now: Instant) throws
  /// Says that it went out.
  func finishCalendarItem(_ id: Int64, now: Instant) throws
  func removeCalendarItem(_ id: Int64, now: Instant) throws
  /// What a recruiter may offer to people on their cards, at their registration.
  func piecesBeside(_ cards: [Card], with recruiter: String, now: Instant) throws -> [PersonID: PieceToSend]
  /// What they may offer after the talks that they logged.
  func piecesAfter(_ talks: [LoggedContact], with recruiter: String, now: Instant) throws -> [PersonID: PieceToSend]
  /// A recruiter's word that they sent it.
  func sendPiece(_ entry: SentEntry, now: Instant) throws
  /// A recruiter's own, newest first.
  func sentPieces(by recruiter: String, now: Instant) throws -> [SentLine]
}

/// A plan as somebody filled it in.
package struct CampaignEntry: Hashable, Sendable {
  package var name: String
  package var side: Campaign.Side
  /// Such as `sector=Finance`.
  package var audience: [String]
  package var pieces: [String]
  /// In a hundred; 0 = no comparison group.
  package var heldOut: Int
  package var begins: CivilDate
  /// Its last day.
  package var ends: CivilDate

  package init(
    name: String, side: Campaign.Side, audience: [String], pieces: [String], heldOut: Int = 20, begins: CivilDate,
    ends: CivilDate
  ) {
    (self.name, self.side, self.audience, self.pieces) = (name, side, audience, pieces)
    (self.heldOut, self.begins, self.ends) = (heldOut, begins, ends)
  }
}

package struct CampaignLine: Hashable, Sendable {
  package var campaign: Campaign
  package var standing: Campaign.Standing
  /// What may be said of it now.
  package var sentence: String

  package init(campaign: Campaign, standing: Campaign.Standing, sentence: String) {
    (self.campaign, self.standing, self.sentence) = (campaign, standing, sentence)
  }
}

package struct CampaignSheet: Sendable {
  package var report: CampaignReport
  package var standing: Campaign.Standing
  /// Of a plan: whom it would reach now.
  package var forecast: CampaignForecast?
  /// Who did not come in, by why: at the start, or of a plan now.
  package var excluded: [ExcludedLine]
  package var calendar: [CalendarLine]
  package var pieces: [CampaignPiece]
  /// Whether the key that was published is at hand; without it nobody new comes in.
  package var hasKey: Bool

  package init(
    report: CampaignReport, standing: Campaign.Standing, forecast: CampaignForecast?, excluded: [ExcludedLine],
    calendar: [CalendarLine], pieces: [CampaignPiece], hasKey: Bool
  ) {
    (self.report, self.standing, self.forecast) = (report, standing, forecast)
    (self.excluded, self.calendar, self.pieces, self.hasKey) = (excluded, calendar, pieces, hasKey)
  }
}

/// How many of the audience did not come in for one reason.
package struct ExcludedLine: Hashable, Sendable {
  package var code: String
  package var words: String
  package var count: Int

  package init(code: String, words: String, count: Int) {
    (self.code, self.words, self.count) = (code, words, count)
  }

  /// In one order.
  static func lines(_ counts: [String: Int]) -> [ExcludedLine] {
    AudienceExclusion.all.compactMap { reason in
      counts[reason.code].map { ExcludedLine(code: reason.code, words: reason.words, count: $0) }
    }
  }
}

package struct CampaignPiece: Hashable, Sendable {
  package var slug: String
  package var title: String
  package var isApproved: Bool

  package init(slug: String, title: String, isApproved: Bool) {
    (self.slug, self.title, self.isApproved) = (slug, title, isApproved)
  }
}

/// What is to go out on a day.
package struct CalendarLine: Sendable {
  package var item: CalendarItem
  package var campaignName: String
  package var title: String
  /// Of its link for everybody; `nil` for who may not post.
  package var token: LinkToken?

  package init(item: CalendarItem, campaignName: String, title: String, token: LinkToken?) {
    (self.item, self.campaignName, self.title, self.token) = (item, campaignName, title, token)
  }
}

/// A piece that somebody may be offered.
package struct PieceToSend: Sendable {
  package var campaign: Int64
  package var slug: String
  package var title: String
  package var token: LinkToken

  package init(campaign: Int64, slug: String, title: String, token: LinkToken) {
    (self.campaign, self.slug, self.title, self.token) = (campaign, slug, title, token)
  }
}

package struct SentEntry: Hashable, Sendable {
  package var campaign: Int64
  /// As the firm prints them.
  package var person: String
  package var recruiter: String
  package var piece: String

  package init(campaign: Int64, person: String, recruiter: String, piece: String) {
    (self.campaign, self.person, self.recruiter, self.piece) = (campaign, person, recruiter, piece)
  }
}

package struct SentLine: Hashable, Sendable {
  package var at: Instant
  /// `nil` where they are no longer on record.
  package var personID: String?
  package var personName: String?
  package var title: String
  package var campaignName: String

  package init(at: Instant, personID: String?, personName: String?, title: String, campaignName: String) {
    (self.at, self.personID, self.personName) = (at, personID, personName)
    (self.title, self.campaignName) = (title, campaignName)
  }
}

/// What cannot be done about campaigns. Nothing of anybody is in it.
package enum CampaignFault: Error, Hashable, Sendable {
  case noSuchCampaign(Int64)
  case noSuchItem(Int64)
  case name
  /// No piece, or too many.
  case pieces
  /// It speaks to somebody else.
  case otherAudience(String)
  case notApproved(String)
  case dates
  /// The comparison group: 0, or 10 to 90 in a hundred.
  case share
  case audience(AudienceRefusal)
  /// Nobody comes in.
  case nobody
  /// It has started, or was called off.
  case notPlanned(Int64)
  case notRunning(Int64)
  /// For this person nothing is to be sent: which of the reasons, nobody is told.
  case notOffered
  case barred(MarketingBar)
  /// Not a day of the campaign, or not a place that things go out by.
  case day, source
}
