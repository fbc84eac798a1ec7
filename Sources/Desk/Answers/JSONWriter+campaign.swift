import Campaigns
import Collateral
import Recruitment
import Statistics

extension JSONWriter {
  /// The answer of `rightcall campaign plan`.
  package mutating func campaignPlan(_ campaign: Campaign, _ forecast: CampaignForecast) {
    object { writer in
      writer.key("campaign")
      writer.object { $0.published(campaign) }
      writer.forecast(forecast)
    }
  }

  /// The answer of `rightcall campaign start` and `stop`.
  package mutating func campaign(_ campaign: Campaign) { object { $0.published(campaign) } }

  /// The answer of `rightcall campaign status` without a number.
  package mutating func campaigns(_ lines: [CampaignLine]) {
    object { writer in
      writer.key("campaigns")
      writer.array(lines) { writer, line in
        writer.object { writer in
          writer.published(line.campaign)
          writer.field("standing", line.standing.rawValue)
          writer.field("sentence", line.sentence)
        }
      }
    }
  }

  /// The answer of `rightcall campaign status N`; nothing in it says who was drawn.
  package mutating func campaignSheet(_ sheet: CampaignSheet) {
    let report = sheet.report
    object { writer in
      writer.key("campaign")
      writer.object { $0.published(report.campaign) }
      writer.field("standing", sheet.standing.rawValue)
      writer.field("verdict", report.verdict.rawValue)
      writer.field("sentence", report.sentence)
      writer.field("cannot_tell", report.cannotTell)
      writer.field("as_of", report.asOf)
      writer.field("key_at_hand", sheet.hasKey)
      writer.field("outcome", "conversation_60d")
      writer.field("people", report.people)
      writer.field("units", report.units)
      writer.field("shown", report.shown)
      writer.field("matured", report.matured)
      writer.field("gone", report.gone)
      writer.interval("effect", report.look.map { ($0.estimate, $0.interval) })
      writer.estimate("adjusted", report.adjusted)
      writer.estimate("pick_up", report.pickUp)
      writer.estimate("reply_to_talk", report.replyToTalk)
      writer.key("arms")
      writer.object { writer in
        writer.arm("shown", report.shownArm)
        writer.arm("comparison", report.heldArm)
      }
      writer.key("by_hand")
      writer.number(report.byHand)
      writer.key("sample_ratio_p")
      writer.number(report.sampleRatioP)
      writer.exposure(report.exposure)
      writer.withoutLot(report.withoutLot)
      writer.excluded(sheet.excluded)
      if let forecast = sheet.forecast { writer.forecast(forecast) }
      writer.key("calendar")
      writer.array(sheet.calendar) { $0.calendarLine($1) }
    }
  }

  /// The answer of `rightcall campaign calendar`.
  package mutating func campaignCalendar(_ lines: [CalendarLine]) {
    object { writer in
      writer.key("calendar")
      writer.array(lines) { $0.calendarLine($1) }
    }
  }

  private mutating func calendarLine(_ line: CalendarLine) {
    object { writer in
      writer.field("item_id", Int(line.item.id))
      writer.field("day", line.item.day.iso)
      writer.field("campaign_id", Int(line.item.campaign))
      writer.field("campaign", line.campaignName)
      writer.field("piece", line.item.piece)
      writer.field("goes_out_by", line.item.source)
      writer.field("done_at", line.item.doneAt)
    }
  }

  private mutating func published(_ campaign: Campaign) {
    field("campaign_id", Int(campaign.id))
    field("name", campaign.name)
    field("side", campaign.side.rawValue)
    field("audience", campaign.audience)
    field("pieces", campaign.pieces)
    key("held_out")
    number(Double(campaign.heldOut) / 1_000)
    field("begins_at", campaign.beginsAt)
    field("ends_at", campaign.endsAt)
    field("started_at", campaign.startedAt)
    field("stopped_at", campaign.stoppedAt)
    field("planned_n", campaign.plannedUnits)
    field("key_commitment", campaign.commitment.isEmpty ? nil : campaign.commitment)
  }

  private mutating func forecast(_ forecast: CampaignForecast) {
    key("forecast")
    object { writer in
      writer.field("matching", forecast.audience.matching)
      writer.field("people", forecast.audience.places.count)
      writer.field("units", forecast.units)
      writer.field("comparison", forecast.heldOut)
      writer.key("base_rate")
      writer.number(forecast.baseRate)
      writer.key("smallest_effect")
      writer.number(forecast.smallestEffect)
      writer.field("too_small", forecast.isTooSmall)
      var counts: [String: Int] = [:]
      for (reason, count) in forecast.audience.excluded { counts[reason.code] = count }
      writer.excluded(ExcludedLine.lines(counts))
    }
  }

  private mutating func excluded(_ lines: [ExcludedLine]) {
    key("excluded")
    array(lines) { writer, line in
      writer.object { writer in
        writer.field("reason", line.code)
        writer.field("people", line.count)
      }
    }
  }

  private mutating func arm(_ name: String, _ arm: CampaignReport.Arm) {
    key(name)
    object { writer in
      writer.field("n", arm.units)
      writer.field("talked", arm.talked)
      writer.field("tries", arm.tries)
      writer.field("tried", arm.tried)
      writer.field("first_try_picked_up", arm.pickedUp)
      writer.field("written_to", arm.written)
      writer.field("first_message_to_talk", arm.replied)
    }
  }

  private mutating func exposure(_ exposure: CampaignReport.Exposure) {
    key("exposure")
    object { writer in
      writer.field("sent", exposure.sent)
      writer.field("opened", exposure.opened)
      writer.field("reached", exposure.reached)
      writer.field("comparison_reached", exposure.heldOutReached)
      writer.field("public_views", exposure.publicViews)
      writer.field("public_bookings_begun", exposure.publicFollows)
    }
  }

  /// `null` where a lot was drawn.
  private mutating func withoutLot(_ found: WithoutLot?) {
    key("without_lot")
    guard let found else { return string(nil) }
    object { writer in
      writer.estimate("effect_per_month", found.effect)
      writer.estimate("before", found.before)
      writer.field("reached", found.reached)
      writer.field("others", found.others)
    }
  }

  private mutating func estimate(_ name: String, _ estimate: Estimate?) {
    interval(name, estimate.flatMap { $0.isKnown ? ($0.value, $0.interval()) : nil })
  }

  /// `null` where there is no figure.
  private mutating func interval(_ name: String, _ figure: (Double, Interval)?) {
    key(name)
    guard let (value, interval) = figure, value.isFinite else { return string(nil) }
    object { writer in
      writer.key("estimate")
      writer.number(value)
      writer.key("low")
      writer.number(interval.low)
      writer.key("high")
      writer.number(interval.high)
    }
  }
}
