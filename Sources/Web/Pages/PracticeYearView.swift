import Desk
import Drawing
import Practice
import Recruitment
import Statistics

/// One's own twelve months in three figures, against one's own past and nobody else's.
struct PracticeYearView {
  let year: PracticeYear
  let words: DateWords
  let recordEnds: Instant

  var content: HTML {
    """
    <section aria-labelledby="practice-year">
    <h2 id="practice-year">My twelve months to \(words.day(recordEnds))</h2>
    <p class="prose">Against your own past alone. There is no target, and no figure of anybody else beside it.</p>
    <ul class="lines">\(lines)</ul>
    \(Self.chart(title(inTime), "Conversations held within their limit, of those due, by month, with 95% ranges", inTimeRows, id: "practice-time"))
    \(Self.chart(title(asked), "Messages that asked to talk, and a talk within five days, by month, with 95% ranges", askedRows, id: "practice-asked"))
    \(triesChart)
    <details><summary>The same as a table</summary>\(table)</details>
    <p class="rest">\(HabitWords.rightTime) \(HabitWords.asked) \(HabitWords.tries) Under ten there is no share.</p>
    </section>
    """
  }

  private var lines: HTML {
    let items: [HTML] = [sentence(inTime), sentence(asked), triesSentence].map { "<li>\($0)</li>\n" }
    return "\(items)"
  }

  // MARK: Shares

  private struct Figure {
    var what: String
    var none: String
    var short: String
    var now: (count: Int, of: Int)
    var then: (count: Int, of: Int)
  }

  private var inTime: Figure {
    Figure(
      what: "conversations due were held in time", none: "Held in time", short: "held in time",
      now: PracticeYear.sum(year.lately.map(\.rightTime)), then: PracticeYear.sum(year.before.map(\.rightTime)))
  }

  private var asked: Figure {
    Figure(
      what: "messages that asked to talk led to a talk", none: "A message that asks, then a talk",
      short: "of the messages that ask led to a talk", now: PracticeYear.sum(year.lately.map(\.asked)),
      then: PracticeYear.sum(year.before.map(\.asked)))
  }

  /// "August to October 2026".
  private func span(_ months: ArraySlice<PracticeYear.Month>) -> String {
    guard let first = months.first?.month, let last = months.last?.month else { return "" }
    return "\(first.words) to \(last.words)"
  }

  private func sentence(_ figure: Figure) -> String {
    guard figure.now.of > 0 || figure.then.of > 0 else { return "\(figure.none): none on record yet (0)." }
    func part(_ sum: (count: Int, of: Int)) -> String {
      let counts = "\(TradeWords.grouped(sum.count)) of \(TradeWords.grouped(sum.of))"
      guard sum.of >= HabitCounts.fewest else { return counts }
      return counts + " (\(FindingWords.plain(Double(sum.count) * 100 / Double(sum.of), decimals: 0))%)"
    }
    return "\(span(year.lately)): \(part(figure.now)) \(figure.what); \(span(year.before)): \(part(figure.then))."
  }

  private func title(_ figure: Figure) -> String {
    func hundred(_ sum: (count: Int, of: Int)) -> String? {
      sum.of >= HabitCounts.fewest
        ? FindingWords.plain(Double(sum.count) * 100 / Double(sum.of), decimals: 0) : nil
    }
    guard let now = hundred(figure.now), let then = hundred(figure.then) else { return "\(figure.none), by month" }
    return "\(now) in a hundred \(figure.short) in the last three whole months, \(then) in the three before"
  }

  private var inTimeRows: [IntervalChart.Row] { rows(\.rightTime) }
  private var askedRows: [IntervalChart.Row] { rows(\.asked) }

  private func rows(_ figure: (PracticeYear.Month) -> Proportion) -> [IntervalChart.Row] {
    year.months.filter { figure($0).of >= HabitCounts.fewest }.map { month in
      let share = figure(month)
      return .init(
        month.month.words, note: "n \(TradeWords.grouped(share.of))",
        [Reading(share.share, low: share.interval.low, high: share.interval.high)])
    }
  }

  /// A single month is no curve.
  private static func chart(_ message: String, _ measure: String, _ rows: [IntervalChart.Row], id: String) -> HTML? {
    guard rows.count > 1,
      let heading = try? Heading(
        message, measure: measure, note: "Months with fewer than ten are not drawn. Ranges that overlap may be chance.")
    else { return nil }
    let chart = IntervalChart(heading, series: ["Mine"], rows: rows, style: .percent)
    return FigureView(chart, id: id, caption: measure).markup
  }

  // MARK: Tries

  private var triesSentence: String {
    let (now, then) = (PracticeYear.tries(year.lately), PracticeYear.tries(year.before))
    guard now.givenUp + then.givenUp > 0 else {
      return "Tries before giving up: nobody was given up on in these months (0)."
    }
    func part(_ tally: TryTally) -> String {
      let mean = tally.mean.map { "\(FindingWords.plain($0, decimals: 1)) tries before giving up" } ?? "given up"
      return "\(mean) (\(tally.givenUp) of \(tally.ended) rows of tries were given up, \(tally.afterOne) after one try)"
    }
    return "\(span(year.lately)): \(part(now)); \(span(year.before)): \(part(then))."
  }

  private var triesChart: HTML? {
    let rows = year.months.compactMap { month in
      month.tries.mean.map { mean in
        IntervalChart.Row(
          month.month.words, note: "n \(month.tries.givenUp)", [Reading(mean)])
      }
    }
    guard rows.count > 1 else { return nil }
    let (now, then) = (PracticeYear.tries(year.lately).mean, PracticeYear.tries(year.before).mean)
    func tenths(_ value: Double) -> String { FindingWords.plain(value, decimals: 1) }
    let message =
      now.flatMap { now in then.map { "I gave up after \(tenths(now)) tries of late, after \(tenths($0)) before" } }
      ?? "Tries before giving up, by month"
    guard
      let heading = try? Heading(
        message, measure: "Tries before giving up, on average, by the month of the first try",
        note: "Months with fewer than ten given up are not drawn; rows of the last six weeks are too young to count.")
    else { return nil }
    let chart = IntervalChart(heading, series: ["Mine"], rows: rows, style: .plain(decimals: 1))
    return FigureView(chart, id: "practice-tries", caption: "Tries before giving up, by month").markup
  }

  private var table: HTML {
    TableView(
      caption: "My twelve months",
      columns: ["Month", "In time", "Due", "Led to a talk", "Asked to talk", "Given up", "Tries each", "After one"],
      rows: year.months.map { month in
        [
          month.month.words, "\(month.rightTime.count)", "\(month.rightTime.of)", "\(month.asked.count)",
          "\(month.asked.of)", "\(month.tries.givenUp)",
          month.tries.mean.map { FindingWords.plain($0, decimals: 1) } ?? "–", "\(month.tries.afterOne)",
        ]
      }
    ).markup
  }
}
