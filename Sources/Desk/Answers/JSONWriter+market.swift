import Outlook
import Recruitment
import Statistics

extension JSONWriter {
  /// The answer of `rightcall market`.
  package mutating func market(_ answer: MarketAnswer) {
    let picture = answer.picture
    object { writer in
      writer.field("as_of", answer.isEmpty ? nil : answer.asOf)
      writer.field("year_from", answer.isEmpty ? nil : DayText.of(picture.year.lowerBound))
      writer.field("year_to", answer.isEmpty ? nil : DayText.of(picture.year.upperBound - 1))
      writer.key("sentences")
      writer.array(picture.sentences) { $0.sentence($1) }
      writer.key("figures")
      writer.array(picture.figures) { $0.figure($1, answer) }
      writer.key("stages")
      writer.array(picture.stages) { $0.stage($1) }
    }
  }

  private mutating func sentence(_ sentence: MarketSentence) {
    object { writer in
      writer.field("text", MarketWords.sentence(sentence))
      writer.field("measure", sentence.measure.rawValue)
      writer.field("quarter", sentence.quarter.name)
      writer.field("before", sentence.before.name)
      writer.field("watched_to", sentence.watchedTo.map(DayText.of))
      writer.key("p_value")
      writer.number(sentence.pValue)
      writer.field("more_than_chance", sentence.isMoreThanChance)
    }
  }

  private mutating func figure(_ figure: MarketPicture.Figure, _ answer: MarketAnswer) {
    object { writer in
      writer.field("measure", figure.measure.rawValue)
      writer.field("title", figure.measure.title)
      writer.field("definition", figure.measure.definition)
      writer.key("year")
      writer.object { $0.tally(figure.year, figure.measure) }
      writer.key("quarters")
      writer.array(zip(answer.picture.quarters, figure.quarters)) { writer, quarter in
        writer.object { writer in
          writer.field("quarter", quarter.0.name)
          writer.tally(quarter.1, figure.measure)
        }
      }
      writer.key("parts")
      writer.array(figure.parts) { writer, part in
        writer.object { writer in
          writer.field("by", part.kind.rawValue)
          writer.field("name", answer.name(of: part))
          writer.tally(part.tally, figure.measure)
        }
      }
      writer.key("change")
      writer.change(figure.change)
    }
  }

  private mutating func change(_ change: MarketPicture.Change?) {
    guard let change else { return string(nil) }
    object { writer in
      writer.field("month", change.month.text)
      writer.key("before")
      writer.number(change.before)
      writer.key("after")
      writer.number(change.after)
      writer.field("count_before", change.then.count)
      writer.field("n_before", change.then.of)
      writer.field("count_after", change.now.count)
      writer.field("n_after", change.now.of)
      writer.key("p_value")
      writer.number(change.pValue)
    }
  }

  /// Under ten neither a share nor a middle.
  private mutating func tally(_ tally: MarketTally, _ measure: MarketMeasure) {
    let isEnough = tally.of >= MarketTally.fewest
    field("n", tally.of)
    switch measure.kind {
    case .count: break
    case .share:
      let share = Proportion(tally.count, of: tally.of)
      field("count", tally.count)
      key("share")
      number(isEnough ? share.share : nil)
      key("low")
      number(isEnough ? share.interval.low : nil)
      key("high")
      number(isEnough ? share.interval.high : nil)
    case .days:
      field("decided", tally.count)
      field("median_days", tally.medianDays)
    case .each:
      field("count", tally.count)
      key("mean")
      number(isEnough ? Double(tally.count) / Double(tally.of) : nil)
    }
  }

  private mutating func stage(_ stage: StageTime) {
    object { writer in
      writer.field("stage", stage.stage)
      writer.field("n", stage.entered)
      writer.field("still_there", stage.stillThere)
      writer.field("median_days", stage.median)
      writer.key("by")
      writer.array(stage.points) { writer, point in
        writer.object { writer in
          writer.field("days", point.days)
          writer.estimate(point.onward, as: "moved_on")
          writer.estimate(point.ended, as: "ended")
        }
      }
    }
  }

  private mutating func estimate(_ estimate: Estimate, as name: String) {
    let interval = estimate.interval()
    for (key, value) in [
      (name, estimate.value), ("\(name)_low", max(0, interval.low)), ("\(name)_high", min(1, interval.high)),
    ] {
      self.key(key)
      number(value)
    }
  }
}

/// A day as files spell it.
enum DayText {
  static func of(_ day: Int) -> String {
    let date = CivilDate(dayNumber: day)
    return "\(date.year)-\(date.month < 10 ? "0" : "")\(date.month)-\(date.day < 10 ? "0" : "")\(date.day)"
  }
}
