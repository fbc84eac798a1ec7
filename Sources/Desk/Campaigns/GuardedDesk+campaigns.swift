import Campaigns
import Guidance
import Recruitment

/// Campaigns, guarded: marketing plans, starts and stops them, managers look, and recruiters see what goes out and what they
/// sent themselves. Nobody is shown who was drawn.
extension GuardedDesk {
  package func campaigns(now: Instant) throws -> [CampaignLine] {
    try require(.campaigns, at: .all)
    return try desk.campaigns(now: now)
  }

  package func forecastCampaign(_ entry: CampaignEntry, now: Instant) throws -> CampaignForecast {
    try require(.campaignChange)
    return try desk.forecastCampaign(entry, now: now)
  }

  /// Which clients there are is for those who have to do with them, and for managers, and names of recruiters are not for everybody:
  /// their ids are taken as they are.
  package func audienceChoices() throws -> AudienceChoices {
    try require(.campaignChange)
    var choices = try desk.audienceChoices()
    if reach(.outlook) != .all { choices.clients = [] }
    if reach(.recruiters) != .all { choices.recruiters = [] }
    return choices
  }

  package func planCampaign(_ entry: CampaignEntry, now: Instant) throws -> Campaign {
    try require(.campaignChange)
    return try desk.planCampaign(entry, by: account.id, now: now)
  }

  package func campaign(_ id: Int64, now: Instant) throws -> CampaignSheet {
    try require(.campaigns, at: .all)
    return try desk.campaign(id, now: now)
  }

  @discardableResult
  package func startCampaign(_ id: Int64, now: Instant) throws -> Campaign {
    try require(.campaignChange)
    return try desk.startCampaign(id, by: account.id, now: now)
  }

  @discardableResult
  package func stopCampaign(_ id: Int64, now: Instant) throws -> Campaign {
    try require(.campaignStop)
    return try desk.stopCampaign(id, by: account.id, now: now)
  }

  package func campaignCalendar(now: Instant) throws -> [CalendarLine] {
    try require(.campaignCalendar)
    let lines = try desk.campaignCalendar(now: now)
    guard reach(.campaignChange) == .none else { return lines }
    return lines.map { line in
      var line = line
      line.token = nil
      return line
    }
  }

  package func addToCalendar(_ item: CalendarItem, now: Instant) throws {
    try require(.campaignChange)
    try desk.addToCalendar(item, by: account.id, now: now)
  }

  package func finishCalendarItem(_ id: Int64, now: Instant) throws {
    try require(.campaignChange)
    try desk.finishCalendarItem(id, by: account.id, now: now)
  }

  package func removeCalendarItem(_ id: Int64, now: Instant) throws {
    try require(.campaignChange)
    try desk.removeCalendarItem(id, by: account.id, now: now)
  }

  /// None for accounts that send nothing, nor about a colleague's people.
  package func piecesBeside(
    _ cards: [Card], with recruiter: String, now: Instant
  ) throws -> [PersonID: PieceToSend] {
    guard (try? require(.campaignSend)) != nil, (try? requireOwn(recruiter)) != nil else { return [:] }
    let theirs = cards.filter { (try? requireTie($0.person.printedID)) != nil }
    return try desk.piecesBeside(theirs, with: recruiter, now: now)
  }

  package func piecesAfter(
    _ talks: [LoggedContact], with recruiter: String, now: Instant
  ) throws -> [PersonID: PieceToSend] {
    guard (try? require(.campaignSend)) != nil, (try? requireOwn(recruiter)) != nil else { return [:] }
    return try desk.piecesAfter(talks, with: recruiter, now: now)
  }

  package func sendPiece(_ entry: SentEntry, now: Instant) throws {
    try require(.campaignSend)
    try requireOwn(entry.recruiter)
    _ = try requireTie(entry.person)
    try desk.sendPiece(entry, by: account.id, now: now)
  }

  package func sentPieces(by recruiter: String, now: Instant) throws -> [SentLine] {
    try require(.campaignSend)
    try requireOwn(recruiter)
    return try desk.sentPieces(by: recruiter, now: now)
  }
}
