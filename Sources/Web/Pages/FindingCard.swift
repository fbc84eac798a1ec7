import Drawing
import Evidence

/// What the record says of one kind of conversation, on the page of all of them.
struct FindingCard {
  let finding: Finding
  /// The record's end, as a day.
  let until: String

  private var code: String { finding.study.rule }
  static func path(_ finding: Finding) -> String { "/evidence/\(PercentEncoding.encode(finding.study.rule))" }

  var markup: HTML {
    """
    <article class="card finding" id="\(code)" aria-labelledby="\(code)-title">
    <header>
    <h3 class="kind" id="\(code)-title">\(finding.title)\(exploratory)</h3>
    <p class="because">\(finding.sentence)</p>
    </header>
    \(FindingHead.verdict(finding))
    \(picture)
    \(FindingHead.counts(finding, until: until))
    \(cautions)
    <p class="deeper"><a href="\(Self.path(finding))">What is behind it<span class="unseen">: \(finding.title)</span></a></p>
    </article>

    """
  }

  private var exploratory: HTML? {
    finding.exploratory ? " <span class=\"mark\">Exploratory</span>" : nil
  }

  private var picture: HTML? {
    FindingCharts.gap(finding, until: until).map {
      FigureView($0, id: "gap-\(code)", caption: "\(finding.title): the difference in a hundred").markup
    }
  }

  private var cautions: HTML? {
    let words = FindingWords.cautions(finding)
    guard !words.isEmpty else { return nil }
    return "<div class=\"mind\"><h4>What to mind</h4><ul>\(words.map { "<li>\($0)</li>" as HTML })</ul></div>"
  }
}

/// What stands on a card and at the top of a finding's own page alike.
enum FindingHead {
  static func verdict(_ finding: Finding) -> HTML {
    let style = FindingWords.isAnswer(finding.verdict) ? "verdict told" : "verdict"
    return "<p class=\"\(style)\">\(FindingWords.verdict(finding.verdict))</p>"
  }

  /// Numerators and denominators as they were counted.
  static func counts(_ finding: Finding, until: String) -> HTML {
    let outcome = TradeWords.sentence(finding.study.primary.words)
    let clusters: HTML? =
      finding.clusters > 0
      ? "<div><dt>The range rests on</dt><dd>\(clusters(finding))</dd></div>" : nil
    return """
      <dl class="counts">
      <div><dt>\(outcome), where somebody tried to talk</dt>\
      <dd>\(FindingWords.share(finding.rangWithOutcome, of: finding.rang))</dd></div>
      <div><dt>\(outcome), where somebody wrote</dt>\
      <dd>\(FindingWords.share(finding.messagedWithOutcome, of: finding.messaged))</dd></div>
      <div><dt>Compared (n)</dt>\
      <dd>\(TradeWords.grouped(finding.compared)) of \(TradeWords.grouped(finding.moments))</dd></div>
      \(clusters)
      <div><dt>Record until</dt><dd>\(until)</dd></div>
      </dl>
      """
  }

  private static func clusters(_ finding: Finding) -> String {
    let (one, several) =
      switch finding.clusteredBy {
      case "person": ("person", "people")
      case "job": ("job", "jobs")
      case "client": ("client", "clients")
      default: ("recruiter", "recruiters")
      }
    return TradeWords.count(finding.clusters, one, several)
  }
}
