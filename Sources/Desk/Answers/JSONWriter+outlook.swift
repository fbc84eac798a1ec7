import Outlook
import Recruitment

extension JSONWriter {
  /// The answer of `rightcall outlook`.
  package mutating func outlook(_ answer: OutlookAnswer) {
    let picture = answer.picture
    object { writer in
      writer.field("as_of", answer.isEmpty ? nil : picture.asOf)
      writer.field("currency", picture.currency)
      writer.field("draws", picture.draws)
      writer.field("open_jobs", picture.openJobs)
      writer.field("open_submissions", picture.openSubmissions)
      writer.field("own_figures", picture.isOwn)
      writer.key("stays_ended")
      writer.object { writer in
        for (place, count) in picture.stays.enumerated() {
          writer.field(PipelineStage(rawValue: place)?.word ?? "", count)
        }
      }
      writer.field("jobs", picture.jobs)
      writer.field("fees_unknown", picture.unknownFees)
      writer.money("year_fees", picture.yearFees)
      writer.field("year_starts", picture.yearStarts)
      writer.key("planned_starts")
      writer.object { writer in
        writer.field("n", picture.plannedStarts.open)
        writer.field("past", picture.plannedStarts.passed)
        writer.field("kept", picture.plannedStarts.kept)
      }
      writer.key("assignment_ends")
      writer.object { writer in
        writer.field("n", picture.assignmentEnds.ending)
        writer.field("past", picture.assignmentEnds.passed)
        writer.field("extended", picture.assignmentEnds.extended)
      }
      writer.key("months")
      writer.array(picture.forecast.months) { $0.month($1) }
      writer.key("next_three")
      writer.range(picture.forecast.nextThree)
      writer.key("all")
      writer.range(picture.forecast.all)
      writer.key("at_risk")
      writer.array(picture.risks.lines) { $0.risk($1) }
      writer.key("concentration")
      writer.array(picture.concentrations) { $0.concentration($1, answer) }
      writer.key("stress")
      writer.array(picture.stresses) { writer, stress in
        writer.object { writer in
          writer.field("what", stress.kind.rawValue)
          writer.key("next_three")
          writer.range(stress.nextThree)
          writer.key("all")
          writer.range(stress.all)
        }
      }
      writer.key("due")
      if let due = answer.due { writer.array(due) { $0.due($1) } } else { writer.string(nil) }
      writer.key("chasers")
      writer.chasers(picture.chasers)
      writer.key("own_check")
      writer.check(picture.check)
    }
  }

  private mutating func money(_ name: String, _ value: Double) {
    key(name)
    number((value * 100).rounded() / 100)
  }

  private mutating func range(_ range: MoneyRange) {
    object { writer in
      writer.money("low", range.low)
      writer.money("middle", range.middle)
      writer.money("high", range.high)
      writer.money("mean", range.mean)
    }
  }

  private mutating func month(_ month: Forecast.Month) {
    object { writer in
      writer.field("month", month.month.text)
      writer.money("so_far", month.soFar)
      writer.key("range")
      writer.range(month.range)
      writer.money("open", month.open)
      writer.money("new_candidates", month.newCandidates)
      writer.money("new_jobs", month.newJobs)
      writer.money("given_back", month.givenBack)
    }
  }

  private mutating func risk(_ line: AtRisk.Line) {
    object { writer in
      writer.field("cause", line.cause.rawValue)
      writer.field("n", line.count)
      writer.money("fees", line.fees)
      writer.key("expected")
      writer.number(line.cause == .notice ? nil : line.expected.rounded())
    }
  }

  private mutating func concentration(_ concentration: Concentration, _ answer: OutlookAnswer) {
    object { writer in
      writer.field("by", concentration.by.rawValue)
      writer.field("n", concentration.count)
      writer.field("starts", concentration.starts)
      writer.key("top_share")
      writer.number(concentration.top)
      writer.key("top_five_share")
      writer.number(concentration.topFive)
      writer.key("herfindahl")
      writer.number(concentration.herfindahl)
      writer.field("is_high", concentration.isHigh)
      writer.key("largest")
      writer.array(concentration.largest) { writer, share in
        writer.object { writer in
          writer.field("name", answer.name(of: share))
          writer.money("fees", share.fees)
          writer.key("share")
          writer.number(share.share)
        }
      }
    }
  }

  private mutating func due(_ due: OutlookAnswer.Due) {
    object { writer in
      writer.field("rule", due.rule)
      writer.field("title", due.title)
      writer.field("open", due.open)
      writer.field("compared", due.compared)
      writer.field("outcome", due.outcome)
      for (name, interval) in [("points", due.points), ("money", due.money)] {
        writer.key(name)
        writer.object { writer in
          for (key, value) in [("middle", interval.middle), ("low", interval.low), ("high", interval.high)] {
            writer.key(key)
            writer.number(value)
          }
        }
      }
    }
  }

  private mutating func chasers(_ chasers: Chasers) {
    object { writer in
      writer.field("days", chasers.days)
      writer.field("messages", chasers.messages)
      writer.field("unanswered", chasers.unanswered)
      writer.key("hours")
      writer.number(chasers.hours)
      writer.key("minutes_each")
      writer.number(Chasers.minutesEach)
    }
  }

  private mutating func check(_ check: OwnCheck) {
    object { writer in
      writer.field("held", check.held)
      writer.field("of", check.origins.count)
      writer.field("has_shocks", check.hasShocks)
      writer.key("origins")
      writer.array(check.origins) { writer, origin in
        writer.object { writer in
          writer.field("from", origin.month.text)
          writer.key("range")
          writer.range(origin.range)
          writer.money("came", origin.came)
          writer.field("held", origin.isHeld)
          writer.field("beyond_every_draw", origin.isBeyond)
        }
      }
    }
  }
}
