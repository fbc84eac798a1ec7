import Evidence

/// The same question asked in other ways, and what was done first, channel by channel.
struct FindingTests {
  let explanation: Explanation

  var markup: HTML? {
    let chart = FindingCharts.sensitivities(explanation).map {
      FigureView($0, id: "otherwise", caption: "The same question asked in other ways").markup
    }
    guard chart != nil || channels != nil else { return nil }
    return """
      <section aria-labelledby="otherwise-heading">
      <h2 id="otherwise-heading">Asked in other ways</h2>
      \(chart)
      \(channels)
      </section>

      """
  }

  private var channels: HTML? {
    guard !explanation.channels.isEmpty else { return nil }
    let rows = explanation.channels.map { channel in
      [TradeWords.channel(channel.channel), FindingWords.share(channel.withOutcome, of: channel.rows)]
    }
    return """
      \(TableView(caption: "What was done first, and what came of it, as counted",
        columns: ["First by", TradeWords.sentence(explanation.finding.study.primary.words)], rows: rows).markup)
      <p class="lead">These are counts, not comparisons: whoever is met is not like whoever is written to.</p>
      """
  }
}
