import Desk
import Drawing
import Outlook

/// Fees to come as ranges, for a board: every sentence is dated and says of how many.
struct OutlookView {
  let answer: OutlookAnswer
  /// Whether whoever looks brings records in.
  var mayImport = true

  private var picture: OutlookPicture { answer.picture }
  private var words: OutlookWords { OutlookWords(picture) }

  var content: HTML {
    guard !answer.isEmpty else { return NothingOnRecord(title: "Outlook", mayImport: mayImport).markup }
    return """
      <div class="day">
      <h1>Outlook</h1>
      <p class="lead">\(words.head)</p>
      <p class="prose">You see this page because you manage. It is about the firm: no figure here is anybody’s own, and none \
      is the price of a person. <a href="/outlook.pdf">The same on paper, for a board (PDF)</a></p>
      \(picture.check.hasShocks ? "<p class=\"warning\"><strong>\(words.check)</strong></p>" : .empty)
      </div>
      \(picture.openJobs + picture.yearStarts > 0 ? figures : empty)
      """
  }

  private var concentrations: [String] {
    let lines = picture.concentrations.map { words.concentration($0, answer) }
    return lines.isEmpty ? [] : lines + [words.index]
  }

  private var empty: HTML {
    "<p class=\"empty-line\">No job is open and nobody has started: there is nothing to forecast from yet.</p>"
  }

  private var figures: HTML {
    """
    <section aria-labelledby="outlook-months">
    <h2 id="outlook-months">Fees by month</h2>
    \(chart)
    \(months)
    <p class="prose">\(words.nextThree) \
    \(picture.check.hasShocks ? "" : words.check)</p>
    <p class="rest">\(words.basis)</p>
    </section>
    \(list("risk", "What hangs on what", words.planned + picture.risks.lines.map(words.risk)))
    \(list("few", "On how few it rests", concentrations))
    \(largest)
    \(list("stress", "What would be if", picture.stresses.map(words.stress)))
    \(list("due", "What the conversations now due would decide", words.due(answer)))
    \(list("chasers", "Hours in chasers", [words.chasers]))
    """
  }

  private func list(_ id: String, _ title: String, _ lines: [String]) -> HTML {
    let items: [HTML] = lines.map { "<li>\($0)</li>\n" }
    return """
      <section aria-labelledby="outlook-\(id)">
      <h2 id="outlook-\(id)">\(title)</h2>
      <ul class="lines">
      \(items)</ul>
      </section>
      """
  }

  private var chart: HTML? {
    let next = picture.forecast.nextThree
    guard
      let heading = try? Heading(
        "The next three months bring \(words.money(next.low)) to \(words.money(next.high)), eight times in ten",
        measure: "Fees by month of start, less what is given back, with the range that holds eight times in ten",
        note: "As of \(MarketWords.day(picture.asOfDay)); \(words.grouped(picture.draws)) draws.")
    else { return nil }
    let chart = IntervalChart(
      heading, series: ["Fees"],
      rows: picture.forecast.months.map { month in
        .init(
          MarketWords.month(month.month), note: month.soFar != 0 ? "so far in" : "",
          [Reading(month.range.middle, low: month.range.low, high: month.range.high)])
      },
      style: .money(symbol: picture.currency == "GBP" ? "£" : picture.currency == "EUR" ? "€" : picture.currency + " "))
    return FigureView(chart, id: "outlook-fees", caption: "Fees by month").markup
  }

  private var months: HTML {
    TableView(
      caption: "Where the money of each month would come from, on average, as of \(words.day)",
      columns: [
        "Month", "So far", "Candidates put forward", "Others, on open jobs", "Jobs still to come in", "Given back",
        "Eight times in ten",
      ],
      rows: picture.forecast.months.map { month in
        [
          MarketWords.month(month.month), month.soFar != 0 ? words.money(month.soFar) : "–", words.money(month.open),
          words.money(month.newCandidates), words.money(month.newJobs),
          words.money(month.givenBack).replacing("−", with: "−\u{2060}"),
          "\(words.money(month.range.low)) to \(words.money(month.range.high))",
        ]
      }
    ).markup
  }

  private var largest: HTML? {
    guard let clients = picture.concentrations.first(where: { $0.by == .client }), !clients.largest.isEmpty else {
      return nil
    }
    return TableView(
      caption: "The largest clients of the twelve months’ fees to \(words.day)", columns: ["Client", "Fees", "Share"],
      rows: clients.largest.map { [answer.name(of: $0), words.money($0.fees), MarketWords.percent($0.share)] }
    ).markup
  }
}
