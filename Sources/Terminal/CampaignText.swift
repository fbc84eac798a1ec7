import Campaigns
import Collateral
import Desk
import Recruitment

/// Campaigns for a terminal.
struct CampaignText {
  let settings: FirmSettings

  func lines(_ campaign: Campaign, _ forecast: CampaignForecast) -> [String] {
    var lines = ["Campaign \(campaign.id), \(campaign.name): planned. Nothing has been drawn."]
    lines += self.lines(forecast, campaign)
    lines.append(
      Paragraph.wrap(
        "`rightcall campaign start \(campaign.id)` draws them, once its pieces are approved.", indent: "  "))
    return lines
  }

  func lines(_ forecast: CampaignForecast, _ campaign: Campaign) -> [String] {
    let noun = campaign.side == .candidates ? "candidates" : "clients"
    var lines = [
      "  the rule speaks of \(Paragraph.count(forecast.audience.matching, "person", "people")); "
        + "\(forecast.audience.places.count) come in: \(forecast.units) \(noun)"
    ]
    for line in excluded(forecast) { lines.append("    left out \(line.count): \(line.words)") }
    guard campaign.heldOut > 0 else {
      return lines + ["  no comparison group: whatever follows will only go with it"]
    }
    lines.append("  comparison group: about \(forecast.heldOut) of them, by lot")
    if let effect = forecast.smallestEffect {
      lines.append("  smallest difference that would be found four times in five: \(effect) in a hundred")
    }
    if forecast.isTooSmall {
      lines.append(
        Paragraph.wrap(
          "Too few to tell anything: each side needs \(CampaignForecast.leastPerSide). A wider rule or a larger "
            + "comparison group would help.", indent: "  "))
    }
    return lines
  }

  private func excluded(_ forecast: CampaignForecast) -> [ExcludedLine] {
    AudienceExclusion.all.compactMap { reason in
      forecast.audience.excluded[reason].map { ExcludedLine(code: reason.code, words: reason.words, count: $0) }
    }
  }

  func lines(started campaign: Campaign) -> [String] {
    var lines = ["Campaign \(campaign.id), \(campaign.name), runs. Drawn: \(campaign.plannedUnits)."]
    if !campaign.commitment.isEmpty { lines.append("  key commitment  \(campaign.commitment)") }
    return lines
  }

  func lines(_ all: [CampaignLine]) -> [String] {
    guard !all.isEmpty else { return ["There is no campaign yet: `rightcall campaign plan` makes one."] }
    return all.flatMap { line in
      [
        "\(line.campaign.id)  \(line.campaign.name) (\(CampaignWords.side(line.campaign.side)), "
          + "\(CampaignWords.standing(line.standing)))", Paragraph.wrap(line.sentence, indent: "   "),
      ]
    }
  }

  func lines(_ sheet: CampaignSheet) -> [String] {
    let report = sheet.report
    let campaign = report.campaign
    var lines = [
      Paragraph.wrap(report.sentence, indent: ""),
      "  \(campaign.name): \(CampaignWords.side(campaign.side)), \(CampaignWords.standing(sheet.standing))"
        + (campaign.audience.isEmpty ? "" : ", " + campaign.audience.joined(separator: " and ")),
    ]
    if let forecast = sheet.forecast { return lines + self.lines(forecast, campaign) + calendar(sheet.calendar) }
    guard campaign.startedAt != nil else { return lines }
    lines.append(
      "  \(report.people) people, drawn as \(report.units) \(report.noun): \(report.shown) to get it, "
        + "\(report.units - report.shown) in the comparison group; sixty days are over of \(report.matured)")
    for line in sheet.excluded { lines.append("    left out \(line.count): \(line.words)") }
    if report.matured > 0 {
      lines.append("  to get it       " + arm(report.shownArm))
      lines.append("  comparison      " + arm(report.heldArm))
    }
    lines.append(
      "  reached \(report.exposure.reached) (sent \(report.exposure.sent), opened \(report.exposure.opened)); of the "
        + "comparison group \(report.exposure.heldOutReached)")
    lines.append(
      "  links for everybody: \(report.exposure.publicViews) opened, \(report.exposure.publicFollows) went on to book")
    for line in report.cannotTell { lines.append(Paragraph.wrap("cannot tell: \(line)", indent: "  ")) }
    if !sheet.hasKey { lines.append("  The key is not where it was put: nobody new comes in.") }
    return lines + calendar(sheet.calendar)
  }

  private func arm(_ arm: CampaignReport.Arm) -> String {
    "talked \(arm.talked) of \(arm.units); tries \(arm.tries), first try picked up \(arm.pickedUp) of \(arm.tried)"
  }

  func calendar(_ lines: [CalendarLine]) -> [String] {
    lines.map { line in
      "  \(line.item.day.iso)  \(line.item.source)  \(line.title) [\(line.item.piece)], \(line.campaignName)"
        + (line.item.doneAt == nil ? "" : ": went out")
    }
  }
}
