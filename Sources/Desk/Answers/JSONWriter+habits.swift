import Practice
import Recruitment
import Statistics

extension JSONWriter {
  /// The answer of `rightcall habits`.
  package mutating func habits(_ answer: HabitsAnswer) {
    object { writer in
      writer.field("as_of", answer.habits.recordEnds)
      writer.field("recruiter_id", answer.recruiter)
      writer.key("all")
      writer.object { $0.counts(answer.habits.all) }
      writer.key("asked_to_talk")
      writer.object { $0.proportion(answer.asked, as: "talked") }
      writer.key("left_out")
      writer.object { writer in
        for why in HabitLeftOut.allCases { writer.field(why.rawValue, answer.habits.leftOut[why] ?? 0) }
      }
      writer.key("months")
      writer.array(answer.habits.months) { writer, month in
        writer.object { writer in
          writer.field("month", month.month.text)
          writer.counts(month.counts)
          if let own = answer.year.months.first(where: { $0.month == month.month }) { writer.year(own) }
        }
      }
      writer.key("kinds")
      writer.array(answer.habits.kinds) { writer, kind in
        writer.object { writer in
          writer.field("rule", answer.codes[kind.rule])
          writer.field("title", answer.titles[kind.rule])
          writer.counts(kind.counts)
        }
      }
    }
  }

  private mutating func year(_ month: PracticeYear.Month) {
    key("asked_to_talk")
    object { $0.proportion(month.asked, as: "talked") }
    key("given_up")
    object { writer in
      writer.field("n", month.tries.ended)
      writer.field("given_up", month.tries.givenUp)
      writer.field("after_one", month.tries.afterOne)
      writer.key("mean_tries")
      writer.number(month.tries.mean)
    }
  }

  private mutating func counts(_ counts: HabitCounts) {
    field("due", counts.due)
    for outcome in HabitOutcome.allCases { field(outcome.rawValue, counts[outcome]) }
    key("right_time")
    object { $0.proportion(counts.rightTime, as: "talked") }
    key("brought_something")
    object { $0.proportion(counts.brought, as: "brought") }
    field("typed_in", counts.byHand)
    field("typical_seconds_to_talk", counts.typicalTalk.map { Int($0) })
  }

  /// Under ten no share.
  private mutating func proportion(_ proportion: Proportion, as name: String) {
    let isEnough = proportion.of >= HabitCounts.fewest
    field("n", proportion.of)
    field(name, proportion.count)
    key("share")
    number(isEnough ? proportion.share : nil)
    key("low")
    number(isEnough ? proportion.interval.low : nil)
    key("high")
    number(isEnough ? proportion.interval.high : nil)
  }
}

extension HabitMonth {
  /// "2026-11".
  package var text: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
}
