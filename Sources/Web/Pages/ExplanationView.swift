import Evidence

/// One finding in depth: what was compared, with what result, and how far to trust it.
struct ExplanationView {
  let explanation: Explanation
  /// The record's end, as a day.
  let until: String
  let currency: String

  private var finding: Finding { explanation.finding }

  var content: HTML {
    """
    <div class="day">
    <p class="kicker"><a href="/evidence">Does it work?</a></p>
    <h1>\(finding.title)</h1>
    \(FindingHead.verdict(finding))
    <p class="because">\(finding.sentence)</p>
    \(FindingHead.counts(finding, until: until))
    \(EvidenceWarning.markup)
    </div>
    \(compared)
    \(FindingFigures(finding: finding, currency: currency, until: until).markup)
    \(ComparabilityView(explanation: explanation).markup)
    \(FindingTests(explanation: explanation).markup)
    \(curve)
    \(cautions)
    \(EvidenceLimits.markup)
    \(download)
    """
  }

  private var compared: HTML {
    let reasons = LeftOut.allCases.compactMap { reason -> [String]? in
      guard let count = finding.leftOut[reason], count > 0 else { return nil }
      return [FindingWords.leftOut(reason), TradeWords.grouped(count)]
    }
    let table: HTML? =
      reasons.isEmpty
      ? nil
      : TableView(
        caption: "Left out, and why: \(TradeWords.grouped(finding.moments - finding.compared)) of "
          + "\(TradeWords.grouped(finding.moments))",
        columns: ["Why", "How many"], rows: reasons
      ).markup
    let exploratory: HTML? =
      finding.exploratory ? "<p>This finding is exploratory: its span was chosen, so it may not be quoted.</p>" : nil
    return """
      <section class="prose" aria-labelledby="compared">
      <h2 id="compared">What was compared</h2>
      <p>\(finding.question)</p>
      <p>\(finding.population) In \(TradeWords.grouped(finding.rang)) somebody tried to talk first; an unanswered try counts. \
      In \(TradeWords.grouped(finding.messaged)) somebody wrote first. In \(TradeWords.grouped(finding.crossedOver)) the \
      other followed later; they count as they began.</p>
      \(exploratory)
      \(table)
      </section>

      """
  }

  private var curve: HTML? {
    guard let chart = FindingCharts.curve(explanation), let curve = explanation.curve else { return nil }
    var lines: [HTML] = []
    if let mean = curve.restrictedMean {
      lines.append(
        """
        <p>Within \(finding.study.primary.days) days it came \(later(mean.estimate)) where somebody tried to talk, on \
        average (95% range of the difference in days: \(FindingWords.range(mean.low, mean.high, Self.tenths))).</p>
        """)
    }
    if let ratio = curve.hazardRatio {
      let test = curve.proportionalP.map { p in
        " Test of its being the same all the time: p \(p < 0.01 ? "< 0.01" : "= " + FindingWords.plain(p, decimals: 2))."
      }
      lines.append(
        """
        <p>Hazard ratio (Cox; whatever ended otherwise stays as never coming): \(FindingWords.plain(ratio.estimate, decimals: 2)) \
        (\(FindingWords.range(ratio.low, ratio.high) { FindingWords.plain($0, decimals: 2) })).\(test ?? "")</p>
        """)
    }
    return """
      <section aria-labelledby="when">
      <h2 id="when">When it came</h2>
      \(FigureView(chart, id: "curve", caption: "When it came").markup)
      <div class="prose">\(lines)</div>
      </section>

      """
  }

  private static func tenths(_ days: Double) -> String { FindingWords.plain(days, decimals: 1) }

  private func later(_ days: Double) -> String {
    "\(Self.tenths(abs(days))) days \(days < 0 ? "sooner" : "later")"
  }

  private var cautions: HTML? {
    guard !finding.cautions.isEmpty else { return nil }
    let lines: [HTML] = finding.cautions.map { "<li>\($0.words)</li>" }
    return """
      <section class="prose" aria-labelledby="mind">
      <h2 id="mind">What to mind</h2>
      <ul class="dots">\(lines)</ul>
      </section>

      """
  }

  private var download: HTML {
    """
    <section class="prose" aria-labelledby="check">
    <h2 id="check">Check it yourself</h2>
    <p><a href="\(FindingCard.path(finding))/moments.csv" download>The compared moments as a table (CSV)</a>: one row for \
    each, with what was known before, what was done and what came of it. No names; people, jobs, clients and recruiters are \
    numbers that mean nothing outside of the file.</p>
    </section>

    """
  }
}
