import Desk
import Drawing
import Evidence
import Recruitment
import Statistics

/// The trial: what it says so far, its rules, what was published when it started, and the way to end it.
struct TrialView {
  let standing: TrialStanding?
  let words: DateWords
  let formToken: String

  var content: HTML {
    guard let standing else { return none }
    return """
      <div class="day">
      <p class="kicker"><a href="/evidence">Does it work?</a></p>
      <h1>The trial</h1>
      <p class="lead">\(about(standing))</p>
      <p class="because">\(standing.report.sentence)</p>
      \(counts(standing))
      <p class="warning"><strong>Not for pay or discipline.</strong> It is about kinds of conversations: no figure of it is \
      of one recruiter.</p>
      </div>
      \(course(standing.report))
      \(TrialSides(report: standing.report).markup)
      \(TrialRules.markup)
      \(published(standing))
      \(ending(standing.report.trial))
      """
  }

  private var none: HTML {
    """
    <div class="day">
    <p class="kicker"><a href="/evidence">Does it work?</a></p>
    <h1>The trial</h1>
    <p class="lead">No trial runs, and none ever ran here.</p>
    <p>The record can say what <em>goes with</em> trying to talk. Only a trial, in which chance decides what is put on the \
    list, can say that something happened <em>because</em> of it. Whoever runs RightCall sees with \
    <code>rightcall trial plan</code> how long one would take here, and starts it with <code>rightcall trial start</code> \
    once the impact assessment is signed and everybody has been told.</p>
    </div>
    \(TrialRules.markup)
    """
  }

  private func about(_ standing: TrialStanding) -> String {
    let trial = standing.report.trial
    let kinds = standing.titles.joined(separator: "; ")
    guard let stopped = trial.stoppedAt else { return "\(kinds). It runs since \(words.day(trial.startedAt))." }
    return "\(kinds). It ran from \(words.day(trial.startedAt)) and was stopped on \(words.day(stopped))."
  }

  private func counts(_ standing: TrialStanding) -> HTML {
    let report = standing.report
    let gone: HTML? =
      report.gone > 0
      ? "<div><dt>No longer on record</dt><dd>\(TradeWords.grouped(report.gone))</dd></div>" : nil
    let lost: HTML? =
      standing.hasKey || report.trial.stoppedAt != nil
      ? nil : "<p class=\"warning\">The trial's key is not where it was put: nobody new comes in.</p>"
    return """
      <dl class="counts">
      <div><dt>Drawn, of them prompted</dt>\
      <dd>\(FindingWords.share(report.prompted, of: report.enrolled))</dd></div>
      <div><dt>Outcome known, of those planned</dt>\
      <dd>\(TradeWords.grouped(report.matured)) of \(TradeWords.grouped(report.trial.plannedUnits))</dd></div>
      \(gone)
      <div><dt>Counted</dt><dd>\(TradeWords.sentence(report.outcome.words))</dd></div>
      <div><dt>Record until</dt><dd>\(words.day(report.asOf))</dd></div>
      </dl>
      \(lost)
      """
  }

  private func course(_ report: TrialReport) -> HTML? {
    guard let chart = TrialCharts.course(report) else { return nil }
    return """
      <section aria-labelledby="course">
      <h2 id="course">How it has gone so far</h2>
      <p class="prose">The range is made to be looked at: however often anybody looks, the chance that it ever leaves out \
      the truth is at most one in twenty.</p>
      \(FigureView(chart, id: "sequence", caption: "The running difference in a hundred").markup)
      </section>

      """
  }

  private func published(_ standing: TrialStanding) -> HTML {
    let trial = standing.report.trial
    let shares = trial.saturations.map { "\(FindingWords.plain(Double($0) / 10, decimals: 0))" }.joined(separator: ", ")
    return """
      <section class="prose" aria-labelledby="published">
      <h2 id="published">Published when it started</h2>
      <dl class="counts">
      <div><dt>Kinds</dt><dd>\(trial.kinds.joined(separator: ", "))</dd></div>
      <div><dt>Planned</dt><dd>\(TradeWords.grouped(trial.plannedUnits)), to find \
      \(FindingWords.plain(Double(trial.effectMillionths) / 10_000, decimals: 1)) in a hundred</dd></div>
      <div><dt>Prompted in a recruiter’s week</dt><dd>\(shares) in a hundred, by lot</dd></div>
      <div><dt>Playbook</dt><dd>version \(trial.playbookVersion)</dd></div>
      <div><dt>Impact assessment signed by</dt><dd>\(trial.signedBy)</dd></div>
      <div><dt>What binds us to the key</dt><dd><code class="long">\(trial.commitment)</code></dd></div>
      </dl>
      </section>

      """
  }

  private func ending(_ trial: Trial) -> HTML? {
    guard trial.stoppedAt == nil else { return nil }
    return """
      <section class="prose" aria-labelledby="ending">
      <h2 id="ending">End it</h2>
      <p>Anybody may, and nobody has to say why. It ends at once and for good: every moment is listed again, and what is \
      on record stays.</p>
      <details class="drop"><summary>Stop the trial</summary>
      <form method="post" action="/trial/stop"><input type="hidden" name="form" value="\(formToken)">\
      <input type="hidden" name="back" value="/trial"><button>Stop it now, for good</button></form></details>
      </section>

      """
  }
}

/// What those who are in a trial must be able to read before and while it runs.
enum TrialRules {
  static let markup: HTML = """
    <section class="prose" aria-labelledby="rules">
    <h2 id="rules">The rules</h2>
    <ul class="dots">
    <li>You are told before it starts, and may look at this page at any time.</li>
    <li>Anybody may stop it, at once and for good, without a reason.</li>
    <li>By lot is decided only whether a moment of the named kinds is put on the list. Nobody is told not to talk: whoever \
    wants to ring, rings.</li>
    <li>Never part of it: moments in which everybody is spoken to; people who said that they want to be called, or wrote \
    so within ninety days; people who may not be rung.</li>
    <li>All moments of one submission (for the client’s: of one job) share one lot, drawn when the first of them comes up. \
    It is written down before anything is shown, and can never be changed.</li>
    <li>The list does not give the lot away, and nothing else on it changes. Please do not work it out while it runs.</li>
    <li>Everybody counts as drawn, whatever was done then. The verdict comes from the running range alone; everything else \
    is shown at the planned end.</li>
    <li>It is not for pay, targets, ranking or discipline. Its result is shown to everybody in it, whatever it is.</li>
    </ul>
    </section>

    """
}
