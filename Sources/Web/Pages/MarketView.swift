import Desk
import Drawing
import Outlook
import Statistics

/// The market as the firm's own record shows it, with the definition beside every figure.
struct MarketView {
  let answer: MarketAnswer
  /// Whether whoever looks brings records in.
  var mayImport = true

  private var picture: MarketPicture { answer.picture }

  var content: HTML {
    guard !answer.isEmpty else { return NothingOnRecord(title: "Market", mayImport: mayImport).markup }
    return """
      <div class="day">
      <h1>Market</h1>
      <p class="lead">\(MarketWords.lead(answer))</p>
      <p class="prose">You see this page because your role reads findings. Every figure says of how many; under ten there is no \
      percentage. <a href="/market.pdf">The same on paper, for a board (PDF)</a></p>
      </div>
      <section aria-labelledby="market-changed">
      <h2 id="market-changed">What changed since last quarter</h2>
      \(sentences)
      </section>
      \(hasJobs ? figures : .empty)
      """
  }

  private var hasJobs: Bool { picture.figures.contains { $0.year.of > 0 } }

  private var hasClients: Bool { picture.figures.contains { $0.parts.contains { $0.kind == .client } } }

  private var sentences: HTML {
    guard !picture.sentences.isEmpty else {
      return "<p class=\"empty-line\">\(MarketWords.noSentences(picture.asOfDay))</p>"
    }
    let lines: [HTML] = picture.sentences.map { "<li>\(MarketWords.sentence($0))</li>\n" }
    return "<ul class=\"lines\">\n\(lines)</ul>"
  }

  private var figures: HTML {
    """
    <section aria-labelledby="market-figures">
    <h2 id="market-figures">The twelve months to \(MarketWords.day(picture.asOfDay))</h2>
    <dl class="market">\(picture.figures.map(figure))</dl>
    <p class="rest">A change is spoken of only where a series without one would be called changed in at most five of a \
    hundred records, all figures together.</p>
    </section>
    <section aria-labelledby="market-stages">
    <h2 id="market-stages">Time in each stage</h2>
    <p class="prose">Of those who came to a stage in the twelve months to \(MarketWords.day(picture.asOfDay)): how many had moved on, and how many had ended, by \
    then. Whoever is still there counts for as long as they have been (Aalen–Johansen, with 95% ranges).</p>
    \(stages)
    </section>
    <section aria-labelledby="market-quarters">
    <h2 id="market-quarters">Quarter by quarter</h2>
    <p class="prose">A case counts in the quarter of its earlier event, once it has been watched for as long as its definition \
    says: of the latest quarters only the older cases are here yet.</p>
    \(quarters)
    </section>
    <section aria-labelledby="market-parts">
    <h2 id="market-parts">By sector, seniority\(hasClients ? " and client" : "")</h2>
    <p class="prose">The twelve months to \(MarketWords.day(picture.asOfDay)). \(MarketWords.partsRule)</p>
    \(MarketPicture.Part.Kind.allCases.map(parts))
    </section>
    """
  }

  private func figure(_ figure: MarketPicture.Figure) -> HTML {
    let range = MarketWords.range(figure.year, figure.measure)
    let change: HTML? = figure.change.map {
      "<dd class=\"changed\">\(MarketWords.change($0, figure.measure))</dd>"
    }
    return """
      <div><dt>\(figure.measure.title)</dt>\
      <dd class="figure-line">\(MarketWords.figure(figure.year, figure.measure))\
      \(range.map { "<span class=\"hint\"> likely \($0)</span>" as HTML })</dd>\(change)\
      <dd class="hint">\(figure.measure.definition)</dd></div>

      """
  }

  private var stages: HTML {
    let rows = picture.stages.map { stage -> [String] in
      [
        MarketWords.stage(stage.stage), TradeWords.grouped(stage.entered), TradeWords.grouped(stage.stillThere),
        stage.median.map { "\($0) d" } ?? "–",
      ]
        + [1, 2].flatMap { index in
          guard stage.points.count > index else { return ["–", "–"] }
          let point = stage.points[index]
          return [point.onward, point.ended].map { MarketWords.share($0, of: stage.entered) }
        }
    }
    return TableView(
      caption: "Time in each stage",
      columns: [
        "Stage", "n", "Still there", "Half gone by", "On by day 14", "Ended by day 14", "On by day 28",
        "Ended by day 28",
      ], rows: rows
    ).markup
  }

  private var quarters: HTML {
    guard !picture.quarters.isEmpty else { return "<p class=\"empty-line\">No whole quarter is on record yet.</p>" }
    let shown = Array(picture.quarters.indices.suffix(5))
    let rows = picture.figures.map { figure in
      [figure.measure.title] + shown.map { MarketWords.figure(figure.quarters[$0], figure.measure) }
    }
    return TableView(
      caption: "Each figure by quarter", columns: ["Figure"] + shown.map { picture.quarters[$0].name }, rows: rows
    ).markup
  }

  private func parts(_ kind: MarketPicture.Part.Kind) -> HTML {
    let shown: [MarketMeasure] = [.jobsTaken, .fillRate, .holdRate, .reasonKnown, .decisionLag, .buyBacks]
    let figures = picture.figures.filter { shown.contains($0.measure) }
    var names: [String] = []
    for figure in figures {
      for part in figure.parts where part.kind == kind {
        let name = answer.name(of: part)
        if !names.contains(name) { names.append(name) }
      }
    }
    guard !names.isEmpty else { return .empty }
    let rows = names.prefix(15).map { name in
      [name]
        + figures.map { figure in
          figure.parts.first { $0.kind == kind && answer.name(of: $0) == name }
            .map { MarketWords.figure($0.tally, figure.measure) } ?? "–"
        }
    }
    return TableView(
      caption: "By \(kind.rawValue)", columns: [kind.rawValue.capitalized] + figures.map(\.measure.title), rows: rows
    ).markup
  }
}
