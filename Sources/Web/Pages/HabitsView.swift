import Desk
import Drawing
import Practice
import Statistics

/// One's own conversations due, against one's own past.
struct HabitsView {
  let answer: HabitsAnswer
  let words: DateWords
  let formToken: String
  /// Whether there is a team of one's own to see besides.
  let seesTeams: Bool

  var content: HTML {
    """
    <div class="day">
    <h1>My habits</h1>
    \(lead)
    <p class="warning"><strong>Not for pay or discipline.</strong> You see this page because you are a recruiter here, and \
    nobody else does: your manager sees teams as a whole, never you.\(seesTeams ? " <a href=\"/habits/team\">Your teams</a>" : .empty)</p>
    </div>
    \(answer.habits.all.due > 0 ? figures : .empty)
    \(seen)
    """
  }

  private var lead: HTML {
    let all = answer.habits.all
    guard all.due > 0 else {
      return """
        <p class="lead">No conversation of yours has been due yet in the last twelve months, so there is nothing to look back \
        on. It fills by itself as conversations on <a href="/today">Today</a> come due.</p>
        """
    }
    return """
      <p class="lead">In the twelve months to \(words.day(answer.habits.recordEnds)), \
      \(TradeWords.count(all.due, "conversation was", "conversations were")) due: \
      \(TradeWords.grouped(all[.inTime])) held in time, \(TradeWords.grouped(all[.late])) later; \
      \(TradeWords.grouped(all[.tried])) tried without an answer; \(TradeWords.grouped(all[.wrote])) got a message, \
      \(TradeWords.grouped(all[.nothing])) nothing.\(HabitFigures.typical(all))</p>
      """
  }

  private var figures: HTML {
    """
    <section aria-labelledby="habit-figures">
    <h2 id="habit-figures">Two figures, and what they say</h2>
    <dl class="glance">
    <div><dt>Held in time</dt><dd>\(HabitFigures.share(answer.habits.all.rightTime))</dd>\
    <dd class="hint">\(HabitWords.rightTime)</dd></div>
    <div><dt>A message that asks, then a talk</dt><dd>\(HabitFigures.share(answer.asked))</dd>\
    <dd class="hint">\(HabitWords.asked) <a href="/coach/sent">What our messages do</a></dd></div>
    </dl>
    \(HabitFigures.leftOut(answer.habits.leftOut))
    </section>
    <section aria-labelledby="habit-months">
    <h2 id="habit-months">Month by month</h2>
    \(HabitFigures.chart(answer.habits.months.map { ($0.month, $0.counts) }, whose: "You"))
    \(HabitFigures.table(answer.habits.months.map { ($0.month.words, $0.counts) }, caption: "What each month’s conversations due got", head: "Opened in"))
    </section>
    \(kinds)
    """
  }

  private var kinds: HTML? {
    guard !answer.habits.kinds.isEmpty else { return nil }
    let rows = answer.habits.kinds.map { (answer.titles[$0.rule], $0.counts) }
    let first = HabitFigures.table(Array(rows.prefix(10)), caption: "By kind of conversation", head: "Kind")
    let more: HTML? =
      rows.count > 10
      ? """
      <details><summary>The other \(rows.count - 10) kinds</summary>\
      \(HabitFigures.table(Array(rows.dropFirst(10)), caption: "The other kinds", head: "Kind"))</details>
      """ : nil
    return """
      <section aria-labelledby="habit-kinds">
      <h2 id="habit-kinds">Kind by kind</h2>
      \(first)\(more)
      </section>
      """
  }

  /// Who looked at the team's, and whether a small team may be looked at.
  private var seen: HTML? {
    guard let team = answer.team else { return nil }
    let looks: HTML =
      answer.looks.isEmpty
      ? "<p class=\"empty-line\">Nobody has looked at the figures of \(team) yet.</p>"
      : "<ul class=\"lines\">\(answer.looks.map { look in "<li>\(look.name), \(DateWords.element(look.at, words.near(look.at)))</li>\n" as HTML })</ul>"
    return """
      <section aria-labelledby="habit-seen">
      <h2 id="habit-seen">Who looked at \(team), as a whole</h2>
      \(looks)
      <form class="sheet" method="post" action="/habits/agree">
      <input type="hidden" name="form" value="\(formToken)">
      <p>A team of fewer than five is not shown, unless everybody in it agrees. You \
      \(answer.agrees ? "<strong>have agreed</strong>" : "have not agreed" as HTML).</p>
      <input type="hidden" name="agrees" value="\(answer.agrees ? "no" : "yes")">
      <p><button>\(answer.agrees ? "No longer agree" : "Agree")</button></p>
      </form>
      </section>
      """
  }
}

/// Teams as a whole, for their manager: in order of name, never of figures, and no recruiter among them.
struct TeamHabitsView {
  let answer: TeamHabitsAnswer
  let words: DateWords

  var content: HTML {
    """
    <div class="day">
    <h1>My teams’ habits</h1>
    <p class="lead">The twelve months to \(words.day(answer.recordEnds)): what conversations due got, team by team. \
    \(HabitWords.rightTime)</p>
    <p class="warning"><strong>Not for pay or discipline.</strong> You see this page because you manage these teams. A team \
    is shown as a whole, from five recruiters up or where all agree; nobody is shown alone, nobody is ranked, and the \
    recruiters see that you looked. Begin with a difficult conversation of your own.</p>
    </div>
    \(answer.teams.isEmpty ? nobody : .empty)
    \(answer.teams.map(section))
    \(together)
    """
  }

  private var nobody: HTML {
    "<p class=\"empty-line\">No team is yours yet: an administrator can say which teams you manage.</p>"
  }

  private func section(_ team: TeamHabitsAnswer.Team) -> HTML {
    let body: HTML =
      team.habits.map { figures($0, whose: team.name, id: PercentEncoding.encode(team.name)) }
        ?? """
        <p class="empty-line">Not shown: figures need five recruiters with conversations due behind them, or everybody’s \
        agreement. Its recruiters can agree under <em>My habits</em>.</p>
        """
    return """
      <section><h2>\(team.name) <span class="mark">\(TradeWords.count(team.members, "recruiter", "recruiters"))</span></h2>
      \(body)
      </section>
      """
  }

  private var together: HTML? {
    guard let habits = answer.together else { return nil }
    return "<section><h2>All your teams together</h2>\(figures(habits, whose: "Your teams", id: "together"))</section>"
  }

  private func figures(_ habits: TeamHabits, whose: String, id: String) -> HTML {
    let all = habits.all
    let shown = habits.months.compactMap { month in month.counts.map { (month.month, $0) } }
    let hidden = habits.months.count - shown.count
    return """
      <p class="prose">\(TradeWords.count(all.due, "conversation was", "conversations were")) due in the twelve months to \
      \(words.day(answer.recordEnds)), of \(TradeWords.count(habits.contributors, "recruiter", "recruiters")).\
      \(HabitFigures.typical(all))</p>
      <dl class="market">\(pairs(habits))</dl>
      \(HabitFigures.chart(shown, whose: whose, id: id))
      \(HabitFigures.table([("All twelve months", all)] + shown.map { ($0.0.words, $0.1) }, caption: "\(whose): what conversations due got", head: "Opened in"))
      \(hidden > 0 ? "<p class=\"rest\">\(TradeWords.count(hidden, "month is", "months are")) left out: too few recruiters had any, or theirs could be worked out from the others.</p>" : .empty)
      """
  }
}

extension TeamHabitsView {
  /// What was done never stands without what it was worth and whom it may have bothered.
  fileprivate func pairs(_ habits: TeamHabits) -> HTML {
    let all = habits.all
    let left = habits.leftOut
    func of(_ why: HabitLeftOut) -> String {
      "\(TradeWords.grouped(left[why] ?? 0)), beside \(TradeWords.grouped(all.due)) that counted"
    }
    let lines: [(String, String, String)] = [
      ("Held in time", HabitFigures.share(all.rightTime), HabitWords.rightTime),
      ("Something came of it", HabitFigures.share(all.brought), HabitWords.brought),
      ("Asked not to be contacted", of(.optedOut), HabitWords.optedOut),
      ("Dismissed", of(.dismissed), HabitWords.dismissed),
      (
        "Typed in by hand", "\(TradeWords.grouped(all.byHand)) of \(TradeWords.grouped(all.talks)) talks",
        HabitWords.byHand
      ),
    ]
    let items: [HTML] = lines.map { title, figure, definition in
      "<div><dt>\(title)</dt><dd class=\"figure-line\">\(figure)</dd><dd class=\"hint\">\(definition)</dd></div>\n"
    }
    return "\(items)"
  }
}

/// Tables, shares and charts of habits. Counts come first; under ten there is no percentage.
enum HabitFigures {
  static func share(_ proportion: Proportion) -> String {
    let counts = "\(TradeWords.grouped(proportion.count)) of \(TradeWords.grouped(proportion.of))"
    guard proportion.of >= HabitCounts.fewest else { return counts }
    func percent(_ share: Double) -> String { FindingWords.plain(share * 100, decimals: 0) }
    return
      "\(counts): \(percent(proportion.share))% (\(percent(proportion.interval.low)) to \(percent(proportion.interval.high)))"
  }

  static func typical(_ counts: HabitCounts) -> String {
    guard let seconds = counts.typicalTalk else { return "" }
    let hours = max(1, (seconds + 1_800) / 3_600)
    let time = hours < 48 ? TradeWords.count(Int(hours), "hour", "hours") : "\((hours + 12) / 24) days"
    return " Half of the talks came within \(time) of the conversation becoming due."
  }

  static func leftOut(_ counts: [HabitLeftOut: Int]) -> HTML? {
    let words: [(HabitLeftOut, String)] = [
      (.over, "over or put off with them before their time"), (.dismissed, "dismissed with a reason"),
      (.optedOut, "with somebody who asked not to be contacted"), (.notYet, "not yet at their limit"),
    ]
    let parts = words.compactMap { why, words in counts[why].map { "\(TradeWords.grouped($0)) \(words)" } }
    return parts.isEmpty ? nil : "<p class=\"rest\">Not counted: \(parts.joined(separator: "; ")).</p>"
  }

  static func table(_ rows: [(String, HabitCounts)], caption: String, head: String) -> HTML {
    let columns = [head, "Due", "In time", "Later", "Tried", "Message", "Nothing", "In time, in a hundred"]
    return TableView(
      caption: caption, columns: columns,
      rows: rows.map { name, counts in
        [name, TradeWords.grouped(counts.due)]
          + HabitOutcome.allCases.map { TradeWords.grouped(counts[$0]) } + [range(counts.rightTime)]
      }
    ).markup
  }

  private static func range(_ proportion: Proportion) -> String {
    guard proportion.of >= HabitCounts.fewest else { return "–" }
    func percent(_ share: Double) -> String { FindingWords.plain(share * 100, decimals: 0) }
    let (low, high) = (proportion.interval.low, proportion.interval.high)
    return "\(percent(proportion.share)) (\(percent(low)) to \(percent(high)))"
  }

  /// Months with fewer than ten are not drawn, nor is a single one.
  static func chart(_ months: [(HabitMonth, HabitCounts)], whose: String, id: String = "own") -> HTML? {
    let drawn = months.filter { $0.1.rightTime.of >= HabitCounts.fewest }
    guard drawn.count > 1, let first = drawn.first, let last = drawn.last else { return nil }
    func hundred(_ counts: HabitCounts) -> String { FindingWords.plain(counts.rightTime.share * 100, decimals: 0) }
    let message =
      "\(whose) held \(hundred(last.1)) in a hundred in time in \(last.0.words), \(hundred(first.1)) in \(first.0.words)"
    guard
      let heading = try? Heading(
        message, measure: "Conversations held within their limit, of those due, by month, with 95% ranges",
        note: "Months with fewer than ten are not drawn. Ranges that overlap may be chance.")
    else { return nil }
    let chart = IntervalChart(
      heading, series: ["Held in time"],
      rows: drawn.map { month, counts in
        let rate = counts.rightTime
        return .init(
          month.words, note: "n \(TradeWords.grouped(rate.of))",
          [Reading(rate.share, low: rate.interval.low, high: rate.interval.high)])
      }, style: .percent)
    return FigureView(chart, id: "habits-\(id)", caption: "Held in time, by month").markup
  }
}

extension HabitMonth {
  private static let names = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// "November 2026".
  var words: String { "\(Self.names[(month - 1) % 12]) \(year)" }
}
