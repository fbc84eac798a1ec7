import Evidence

/// Were the two groups alike before anything was done?
struct ComparabilityView {
  let explanation: Explanation

  private var finding: Finding { explanation.finding }

  var markup: HTML? {
    guard finding.adjusted != nil else { return nil }
    let balance = FindingCharts.balance(finding).map {
      FigureView($0, id: "balance", caption: "How far apart the two groups were").markup
    }
    let overlap = FindingCharts.overlap(explanation).map {
      FigureView($0, id: "overlap", caption: "How likely a try was, in both groups").markup
    }
    return """
      <section aria-labelledby="alike">
      <h2 id="alike">Were the two alike before?</h2>
      <div class="prose"><p>\(control)</p></div>
      \(balance)
      \(everyRespect)
      \(overlap)
      </section>

      """
  }

  /// Something that lay before the moment cannot have been changed by what was done in it.
  private var control: String {
    let control = finding.control
    let what =
      finding.study.side == .candidate
      ? "whether they had answered the last message before" : "how fast the client had answered the time before"
    guard let difference = control.difference else {
      return "There was nothing to test it by: no earlier answer is on record."
    }
    let figures = "\(FindingWords.points(difference)) in a hundred, n \(TradeWords.grouped(control.rows))"
    return switch control.status {
    case .pass: "As far as \(what) shows, yes: the two hardly differed (\(figures))."
    case .fail: "No: \(what) differed too, before anything was done (\(figures)). So no answer is given."
    case .uninformative:
      "It cannot be told closely enough: \(what) may have differed (\(figures)). So the verdict is careful."
    }
  }

  private var everyRespect: HTML? {
    guard !finding.balance.isEmpty else { return nil }
    let rows = finding.balance.map { balance in
      [
        FindingWords.covariate(balance.covariate), FindingWords.plain(balance.before, decimals: 2),
        FindingWords.plain(balance.after, decimals: 2),
      ]
    }
    let caption = "All that was allowed for: differences in standard deviations"
    return """
      <details><summary>All \(rows.count) respects</summary>
      \(TableView(caption: caption, columns: ["Respect", "Before", "Like with like"], rows: rows).markup)
      </details>
      """
  }
}
