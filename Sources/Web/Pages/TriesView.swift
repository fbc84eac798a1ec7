import Drawing
import Evidence
import Statistics

/// How many tries it takes until a first talk: the answer to "see, they don't pick up".
struct TriesView {
  let tries: TriesCurve
  let until: String

  var markup: HTML {
    """
    <section aria-labelledby="tries">
    <h2 id="tries">How many tries it takes</h2>
    \(content)
    </section>

    """
  }

  private var content: HTML {
    guard tries.series > 0, !tries.all.steps.isEmpty else {
      return "<p class=\"empty-line\">No tries to reach anybody by telephone are on record yet.</p>"
    }
    return """
      <div class="prose">
      \(sentence)
      <p>Counted: \(TradeWords.count(tries.series, "series of tries", "series of tries")) to reach \
      \(TradeWords.count(tries.people, "person", "people")), until the first talk or until nobody tried again. \
      Given up after one try: \(FindingWords.share(tries.gaveUpAfterOne, of: tries.series)); after two: \
      \(FindingWords.share(tries.gaveUpAfterTwo, of: tries.series)). Record until \(until).</p>
      </div>
      \(whole)
      \(byText)
      \(byHour)
      <p class="lead">What is reached by then is reckoned as if nobody gave up sooner, and as if those given up on would have \
      answered like the others.</p>
      """
  }

  /// Steps of fewer than ten tries say nothing worth drawing.
  private static func shown(_ table: DiscreteTimeHazard) -> [DiscreteTimeHazard.Step] {
    table.steps.filter { $0.tried >= 10 }
  }

  private var sentence: HTML? {
    let steps = Self.shown(tries.all)
    guard let first = steps.first, first.number == 1 else { return nil }
    let later = steps.prefix(3).last.flatMap { $0.number > 1 && $0.reachedWithin.value.isFinite ? $0 : nil }
    let more = later.map { step in
      ", and \(Self.hundred(step.reachedWithin.value)) in a hundred within \(step.number) tries "
        + "(\(Self.hundred(step.reachedWithinInterval.low)) to \(Self.hundred(step.reachedWithinInterval.high)), if nobody gives up sooner"
    }
    let words =
      "The first try reaches \(FindingWords.share(Int(first.reached), of: Int(first.tried)))\(more ?? "")."
    return "<p class=\"because\">\(words)</p>"
  }

  private static func hundred(_ share: Double) -> String { FindingWords.plain(share * 100, decimals: 0) }

  private var whole: HTML? {
    chart("Every further try reaches some more of them", [("All tries", tries.all)]).map {
      FigureView($0, id: "tries-all", caption: "Tries until a first talk").markup
    }
  }

  private var byText: HTML? {
    guard let with = tries.strata[.textFirst], let without = tries.strata[.noTextFirst] else { return nil }
    return chart(
      "With a text within a day before the first try, and without", [("With a text", with), ("Without", without)],
      mind: " Who got a text and who did not may differ in other ways too."
    ).map { FigureView($0, id: "tries-text", caption: "Tries until a first talk, by a text before").markup }
  }

  private func chart(
    _ message: String, _ strata: [(String, DiscreteTimeHazard)], mind: String = ""
  ) -> TriesChart? {
    guard
      let heading = try? Heading(
        message, measure: "The chance of a first talk on each try, and the share reached by then, with 95% ranges",
        note: "Record until \(until).\(mind)")
    else { return nil }
    let chart = TriesChart(
      heading,
      strata: strata.map { label, table in
        .init(
          label,
          tries: Self.shown(table).map { step in
            .init(
              step.number, n: Int(step.tried),
              chance: Reading(step.hazard.value, low: step.hazardInterval.low, high: step.hazardInterval.high),
              reached: Reading(
                step.reachedWithin.value, low: step.reachedWithinInterval.low, high: step.reachedWithinInterval.high))
          })
      })
    return chart.isEmpty ? nil : chart
  }

  private var byHour: HTML? {
    let hours: [TriesCurve.Stratum] = [.morning, .midday, .afternoon, .evening]
    let rows = hours.compactMap { hour -> [String]? in
      guard let first = tries.strata[hour]?.steps.first, first.tried >= 10 else { return nil }
      let range =
        "\(Self.hundred(first.hazardInterval.low)) to \(Self.hundred(first.hazardInterval.high)) in a hundred"
      return [
        TradeWords.sentence(hour.words), FindingWords.share(Int(first.reached), of: Int(first.tried)), range,
      ]
    }
    guard rows.count > 1 else { return nil }
    return TableView(
      caption: "Reached on the first try, by the hour", columns: ["When", "Reached", "95% range"], rows: rows
    ).markup
  }
}
