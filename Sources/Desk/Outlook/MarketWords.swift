import Outlook
import Recruitment
import Statistics

/// The market in words that are true of the figures, for both doors.
package enum MarketWords {
  package static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }

  /// "4,000".
  package static func grouped(_ number: Int) -> String { Money.grouped(number) }

  /// "1,040 of 3,100".
  private static func counts(_ count: Int, of total: Int) -> String { "\(grouped(count)) of \(grouped(total))" }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  package static func month(_ month: MonthGrid.Month) -> String { "\(months[(month.month - 1) % 12]) \(month.year)" }

  package static func day(_ day: Int) -> String {
    let date = CivilDate(dayNumber: day)
    return "\(date.day) \(months[date.month - 1]) \(date.year)"
  }

  /// "the third quarter of 2026".
  package static func quarter(_ period: MarketPicture.Period) -> String {
    let month = MonthGrid.Month(day: period.days.lowerBound)
    return "the \(["first", "second", "third", "fourth"][(month.month - 1) / 3]) quarter of \(month.year)"
  }

  /// "7 of 52 (13%)"; under ten no percentage.
  package static func figure(_ tally: MarketTally, _ measure: MarketMeasure) -> String {
    // Nothing there, or nothing watched for long enough yet.
    if tally.of == 0, measure.kind != .count { return "–" }
    switch measure.kind {
    case .count: return grouped(tally.of)
    case .share:
      let counts = counts(tally.count, of: tally.of)
      return tally.of < MarketTally.fewest
        ? counts : "\(counts) (\(percent(Double(tally.count) / Double(tally.of))))"
    case .days:
      let counts = "\(counts(tally.count, of: tally.of)) decided"
      return tally.medianDays.map { "\($0 == 1 ? "1 day" : "\($0) days") (\(counts))" } ?? counts
    case .each:
      let counts = "\(grouped(tally.count)) for \(grouped(tally.of))"
      return tally.of < MarketTally.fewest ? counts : "\(tenths(Double(tally.count) / Double(tally.of))) (\(counts))"
    }
  }

  /// With the 95 % range where there is one.
  package static func range(_ tally: MarketTally, _ measure: MarketMeasure) -> String? {
    guard measure.kind == .share, tally.of >= MarketTally.fewest else { return nil }
    let interval = Proportion(tally.count, of: tally.of).interval
    return "\(percent(interval.low)) to \(percent(interval.high))"
  }

  package static func tenths(_ value: Double) -> String {
    let whole = Int((value * 10).rounded())
    return "\(whole / 10).\(whole % 10)"
  }

  package static func sentence(_ sentence: MarketSentence) -> String {
    let (now, then) = (figure(sentence.now, sentence.measure), figure(sentence.then, sentence.measure))
    // A young case is not counted yet: what is said of the quarter is said of those who have been watched.
    let days = sentence.measure.watched
    let young = sentence.watchedTo.map { " (those up to \(day($0)), watched for \(days) days)" } ?? ""
    return "\(sentence.measure.title): \(now) in \(quarter(sentence.quarter))\(young), \(then) in the quarter before. "
      + chance(sentence)
  }

  private static func chance(_ sentence: MarketSentence) -> String {
    if sentence.isMoreThanChance { return "That is more than chance would do." }
    let hundred = Int((sentence.pValue * 100).rounded())
    return hundred < 1
      ? "Looked at alone that would be more than chance; among so many figures it may be chance."
      : "Chance alone makes so large a difference \(hundred == 1 ? "once" : "\(hundred) times") in a hundred."
  }

  package static func change(_ change: MarketPicture.Change, _ measure: MarketMeasure) -> String {
    func level(_ value: Double, _ tally: MarketTally, _ months: Int) -> String {
      switch measure.kind {
      case .share: "\(percent(value)) (\(counts(tally.count, of: tally.of)))"
      case .count: "\(tenths(value)) a month (\(grouped(tally.of)) in \(months == 1 ? "1 month" : "\(months) months"))"
      default: "\(tenths(value)) (\(grouped(tally.count)) for \(grouped(tally.of)))"
      }
    }
    return "Changed in \(month(change.month)): \(level(change.after, change.now, change.monthsAfter)) since then, "
      + "\(level(change.before, change.then, change.monthsBefore)) before."
  }

  package static func lead(_ answer: MarketAnswer) -> String {
    let jobs = answer.picture.figures.first { $0.measure == .jobsTaken }?.year.of ?? 0
    return
      "What \(answer.firm)’s own record shows of the market in the twelve months to \(day(answer.picture.asOfDay)), in "
      + "which \(jobs == 1 ? "1 job" : "\(grouped(jobs)) jobs") came in."
  }

  /// One figure of the year as a sentence that can be read aloud, with its range, its definition and its change.
  package static func year(_ figure: MarketPicture.Figure, _ picture: MarketPicture) -> String {
    let range = Self.range(figure.year, figure.measure).map { ", likely \($0)" } ?? ""
    let change = figure.change.map { " \(Self.change($0, figure.measure))" } ?? ""
    let none = figure.year.of == 0 && figure.measure.kind != .count
    let said = none ? "none yet (0)" : MarketWords.figure(figure.year, figure.measure) + range
    return "\(figure.measure.title), in the twelve months to \(day(picture.asOfDay)): \(said). "
      + "\(figure.measure.definition)\(change)"
  }

  /// "7 of 52 (13%)"; under ten no percentage.
  package static func share(_ count: Int, of total: Int) -> String {
    let counts = counts(count, of: total)
    return total < MarketTally.fewest ? counts : "\(counts) (\(percent(Double(count) / Double(total))))"
  }

  /// "62% (55 to 69)"; "none of 40"; the share alone where its range would only repeat it.
  /// - Parameter total: of how many.
  package static func share(_ estimate: Estimate, of total: Int) -> String {
    guard estimate.value.isFinite else { return "–" }
    if estimate.value == 0 { return "none of \(grouped(total))" }
    let interval = estimate.interval()
    guard interval.low.isFinite else { return percent(estimate.value) }
    let ends = [max(0, interval.low), min(1, interval.high)].map { Int(($0 * 100).rounded()) }
    if ends == [ends[0], ends[0]], "\(ends[0])%" == percent(estimate.value) { return percent(estimate.value) }
    return "\(percent(estimate.value)) (\(ends[0]) to \(ends[1]))"
  }

  package static func noSentences(_ asOfDay: Int) -> String {
    "By \(day(asOfDay)) there are no two whole quarters with ten or more of anything on record, so nothing can be compared."
  }

  /// What stands above the parts, and why some are missing.
  package static let partsRule =
    "Only where two recruiters or more stand behind a part, so that nobody’s own work is shown."

  package static func stage(_ word: String) -> String {
    switch word {
    case "shortlisted": "Shortlisted"
    case "submitted": "CV sent"
    case "interview": "Interview"
    case "final_interview": "Final interview"
    case "offer": "Offer"
    case "accepted": "Accepted, not started"
    case "on_hold": "Job on hold"
    default: word
    }
  }
}
