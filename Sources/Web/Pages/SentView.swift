import Desk
import Drawing
import MessageCoach
import Practice
import Statistics

/// What messages have been doing: the firm's without a word of any of them, and one's own with examples.
struct SentView {
  let firm: AuditAnswer
  let own: AuditAnswer?
  var shared: [ColleaguesExample] = []
  let words: DateWords
  let formToken: String

  var content: HTML {
    """
    <div class="day">
    <p class="kicker"><a href="/coach">Coach</a></p>
    <h1>What our messages do</h1>
    \(lead)
    <p class="warning"><strong>Not for pay or discipline.</strong> Nobody sees another’s messages or figures here: the \
    firm’s are of all together, one’s own are for oneself.</p>
    </div>
    \(own.map { SentFigures(answer: $0, id: "own", heading: "Yours").markup })
    \(own.flatMap(examples))
    \(everybody)
    \(colleagues)
    """
  }

  private var colleagues: HTML? {
    let titles = Dictionary(zip(firm.codes, firm.titles), uniquingKeysWith: { first, _ in first })
    return ColleaguesExamples(examples: shared, formToken: formToken, titles: titles).markup
  }

  private var everybody: HTML? {
    firm.audit.read > 0 ? SentFigures(answer: firm, id: "firm", heading: "Everybody’s").markup : nil
  }

  private var lead: HTML {
    guard firm.audit.read > 0 else {
      return """
        <p class="lead">No message of ours with its words is on record yet. A mailbox brings them: \
        <code>rightcall import</code>.</p>
        """
    }
    let rest =
      firm.audit.withoutText > 0
      ? " Of \(TradeWords.grouped(firm.audit.withoutText)) more only the envelope is on record." : ""
    return """
      <p class="lead">\(TradeWords.count(firm.audit.read, "message", "messages")) to \
      \(TradeWords.count(firm.audit.people, "person", "people")), until \(words.day(firm.audit.recordEnds)), each read as \
      the coach reads a draft.\(rest)</p>
      """
  }

  private func examples(_ own: AuditAnswer) -> HTML? {
    guard !own.examples.isEmpty else { return nil }
    let items: [HTML] = own.examples.map { example in
      let kind = example.rule.map { own.titles[$0] }
      return """
        <li><p class="flag"><strong>\(example.reading.verdict.words)</strong> \
        \(words.day(example.at))\(kind.map { " · \($0)" })</p>
        <blockquote><p class="kept">\(String(example.text.prefix(600)))</p></blockquote>
        <p>\(example.reading.because)</p>
        <p><a href="/coach/share/\(String(example.id.value))">Share it, without names</a></p></li>

        """
    }
    return """
      <section aria-labelledby="examples">
      <h2 id="examples">Of your own, lately</h2>
      <p class="prose">For you alone: some that opened, to do again, and some that would have been better said aloud.</p>
      <ul class="flags">
      \(items)</ul>
      </section>

      """
  }
}

/// One audit's figures: kind by kind, what followed, and month by month.
struct SentFigures {
  let answer: AuditAnswer
  let id: String
  let heading: String

  private var audit: MessageAudit { answer.audit }

  var markup: HTML {
    """
    <section aria-labelledby="\(id)">
    <h2 id="\(id)">\(heading)</h2>
    \(TableView(caption: "How many opened, replaced, were fine", columns: columns, rows: Array(rows.prefix(shown))).markup)
    \(rest)
    \(sequels)
    \(months)
    </section>

    """
  }

  /// All, and the kinds with most messages.
  private let shown = 13

  private var rest: HTML? {
    guard rows.count > shown else { return nil }
    let table = TableView(
      caption: "The other kinds", columns: columns, rows: Array(rows.dropFirst(shown))
    ).markup
    return "<details><summary>The other \(rows.count - shown) kinds</summary>\(table)</details>"
  }

  private static let order: [Verdict] = [.opensConversation, .replacesConversation, .messageIsFine, .unclear]
  private var columns: [String] { ["At this kind of moment"] + Self.order.map(\.words) + ["Messages"] }

  private var rows: [[String]] {
    [row("All", audit.all)]
      + audit.kinds.map { kind in row(kind.rule.map { answer.titles[$0] } ?? "At no moment of the playbook", kind.tally)
      }
  }

  private func row(_ name: String, _ tally: MessageAudit.Tally) -> [String] {
    [name] + Self.order.map { share(tally[$0], of: tally.all) } + [TradeWords.grouped(tally.all)]
  }

  /// "30 (33%)"; under ten no percentage. Of how many stands at the end of the row.
  private func share(_ part: Int, of whole: Int) -> String {
    let count = TradeWords.grouped(part)
    return whole < 10 ? count : "\(count) (\(Int((Double(part) / Double(whole) * 100).rounded()))%)"
  }

  private static func reading(_ proportion: Proportion) -> Reading {
    Reading(proportion.share, low: proportion.interval.low, high: proportion.interval.high)
  }

  /// Under ten nothing is drawn.
  private var sequels: HTML? {
    let rows = audit.sequels.filter { $0.talked.of >= 10 }
    guard let most = rows.max(by: { $0.talked.share < $1.talked.share }),
      let heading = try? Heading(
        "Somebody talked within five days most often after “\(most.verdict.words.lowercased())”",
        measure: "Share of messages after which anybody of ours talked with them within five days, with 95% ranges",
        note: AuditAnswer.caution)
    else { return nil }
    let chart = IntervalChart(
      heading, series: ["Talked"],
      rows: rows.map { sequel in
        .init(
          sequel.verdict.words, note: "n \(TradeWords.grouped(sequel.talked.of))",
          [Self.reading(sequel.talked)])
      }, style: .percent)
    return FigureView(chart, id: "\(id)-sequels", caption: "Talked within five days, by reading").markup
  }

  private static let monthsShown = 12

  private var months: HTML? {
    let months = audit.months.suffix(Self.monthsShown).filter { $0.asked.of >= 10 }
    guard months.count > 1, let first = months.first, let last = months.last,
      let heading = try? Heading(
        "Of messages that asked to talk, \(Self.hundred(first.asked)) in a hundred led to one in \(first.text), "
          + "\(Self.hundred(last.asked)) in \(last.text)",
        measure: "Share of messages that ask to talk followed by a talk within five days, by month, with 95% ranges",
        note: "Messages whose five days the record does not cover are left out.")
    else { return nil }
    let chart = IntervalChart(
      heading, series: ["Talked"],
      rows: months.map { .init($0.text, note: "n \(TradeWords.grouped($0.asked.of))", [Self.reading($0.asked)]) },
      style: .percent)
    return FigureView(chart, id: "\(id)-months", caption: "Messages that ask, and talks within five days").markup
  }

  private static func hundred(_ proportion: Proportion) -> String {
    FindingWords.plain(proportion.share * 100, decimals: 0)
  }
}
