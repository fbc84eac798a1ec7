import Evidence
import Statistics

/// The figures of one finding, and what they come to for each talk and in fees.
struct FindingFigures {
  let finding: Finding
  let currency: String
  let until: String

  var markup: HTML {
    """
    <section aria-labelledby="figures">
    <h2 id="figures">The figures</h2>
    \(gap)
    \(all)
    <div class="prose">
    \(means)
    \(money)
    \(worth)
    \(hidden)
    </div>
    </section>
    \(perTalk)
    """
  }

  private var gap: HTML {
    guard let chart = FindingCharts.gap(finding, until: until) else {
      return "<p class=\"empty-line\">Too few on record for a figure.</p>"
    }
    return FigureView(chart, id: "gap", caption: "As it looks, and like with like").markup
  }

  private var all: HTML? {
    FindingCharts.figures(finding).map {
      FigureView($0, id: "all", caption: "Differences in a hundred").markup
    }
  }

  private var means: HTML? {
    guard let rang = finding.rangMean, let wrote = finding.messagedMean, min(finding.rang, finding.messaged) >= 10
    else { return nil }
    return """
      <p>Like with like, \(Self.hundred(rang)) in a hundred \(finding.study.primary.words) where somebody tried to talk, and \
      \(Self.hundred(wrote)) in a hundred where somebody wrote.</p>
      """
  }

  private static func hundred(_ share: Double) -> String { FindingWords.plain(share * 100, decimals: 1) }

  private var money: HTML? {
    finding.money.map { money in
      """
      <p>The difference in fees, for each such moment: \(amount(money.estimate)) \
      (95% range \(FindingWords.range(money.low, money.high, amount))).</p>
      """
    }
  }

  private func amount(_ value: Double) -> String { FindingWords.amount(value, currency) }

  private var worth: HTML? {
    guard finding.effectiveRows > 0 else { return nil }
    return """
      <p>After weighing, the figures are worth \(FindingWords.plain(finding.effectiveRang, decimals: 0)) moments in which \
      somebody tried to talk and \(FindingWords.plain(finding.effectiveMessaged, decimals: 0)) in which somebody wrote.</p>
      """
  }

  /// How strong something hidden would have to be.
  private var hidden: HTML? {
    let value: HTML? = finding.eValue.flatMap { value in
      guard value.point.isFinite else { return nil }
      // At 1 the range includes no difference, and nothing hidden is needed to bring it there.
      let limit =
        value.limit > 1
        ? "\(Self.times(value.limit)) to bring its range to none"
        : "the range includes no difference as it is"
      return """
        <p>To explain the figure away, something that is nowhere on record would have to go with both the trying and the \
        outcome \(Self.times(value.point)); \(limit) (E-value).</p>
        """
    }
    let shift: HTML? = finding.largestShift.map { shift in
      """
      <p>Of what is allowed for, “\(FindingWords.covariate(shift.group))” matters most: without it the figure moves by \
      \(FindingWords.plain(shift.shift * 100, decimals: 1)) in a hundred.</p>
      """
    }
    return "\(value)\(shift)"
  }

  private static func times(_ value: Double) -> String { "\(FindingWords.plain(value, decimals: 1)) times as often" }

  /// What one conversation held goes with, if trying acts through conversations alone; and if it does not.
  private var perTalk: HTML? {
    guard let (difference, first) = finding.perConversation else { return nil }
    let rows = (finding.conversation?.ratios ?? []).map { ratio in
      [
        ratio.shift == 0 ? "Nothing" : FindingWords.signed(ratio.shift), FindingWords.signed(ratio.value),
        FindingWords.range(ratio.low, ratio.high, FindingWords.signed),
      ]
    }
    let table: HTML? =
      rows.count > 1
      ? TableView(
        caption: "If a try does something even when nobody answers, in a hundred",
        columns: ["A try by itself", "For each talk held", "95% range"], rows: rows
      ).markup : nil
    return """
      <section class="prose" aria-labelledby="talk">
      <h2 id="talk">For each talk held</h2>
      <p>Not every try becomes a talk. If trying acts through the talk alone, each talk held goes with \
      \(FindingWords.points(difference)) in a hundred (F = \(FindingWords.plain(first, decimals: 0))). A voicemail or a missed \
      call may do something too; then it is another figure:</p>
      \(table)
      </section>

      """
  }
}
