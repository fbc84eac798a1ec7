import Desk
import Drawing
import Practice
import Recruitment

/// One real conversation at a time: prepared, held, looked back on. For whoever writes it alone.
struct PracticeView {
  let answer: PracticeAnswer
  let words: DateWords
  let formToken: String
  /// One's own twelve months; `nil` for whoever is no recruiter.
  let year: Awaited<HabitsAnswer>?
  let managesTeams: Bool

  var content: HTML {
    """
    <div class="day">
    <h1>Practice</h1>
    <p class="lead">Which conversation are you putting off, and what is its worst sentence? Prepare that one. Nobody but you \
    can read this page: not your manager, not an administrator. There is no target and no score.</p>
    \(invitations)
    \(balance)
    </div>
    \(open)
    \(prepare)
    \(held)
    \(months)
    \(models)
    \(more)
    """
  }

  private var token: HTML { "<input type=\"hidden\" name=\"form\" value=\"\(formToken)\">" }

  private var invitations: HTML {
    let lines: [HTML] = answer.invitations.filter { !answer.teams.contains($0.team) }.map {
      "<p class=\"prose\">\($0.by) has held a difficult conversation of their own, and on \(words.day($0.at)) invited \($0.team) to try one.</p>"
    }
    return "\(lines)"
  }

  private var balance: HTML? {
    guard answer.restsUntil == nil, let expected = answer.balance.expected, let actual = answer.balance.actual else {
      return nil
    }
    func tenths(_ value: Double) -> String { FindingWords.plain(value, decimals: 1) }
    return """
      <p class="prose">Of \(answer.balance.held) you held by \(words.day(words.asOf)), \(answer.balance.easier) were easier than \
      you expected: \(tenths(expected)) of 10 expected on average, \(tenths(actual)) in the event. In experiments \
      people expected a call to be more awkward than typing, and found it no more so (Kumar and Epley 2021; friends and \
      strangers, not recruiters).</p>
      """
  }

  /// How awkward each was expected to be and was, oldest first.
  private var awkwardness: HTML? {
    let talks = answer.talks.filter { $0.held != nil }.prefix(12).reversed()
    guard answer.restsUntil == nil, talks.count >= 3,
      let heading = try? Heading(
        "\(answer.balance.easier) of \(answer.balance.held) were easier than I expected",
        measure: "How awkward, 0 to 10: expected (hollow) and in the event (full)",
        note: "My own words, before and after; the last \(talks.count).")
    else { return nil }
    let chart = IntervalChart(
      heading, series: ["Expected", "In the event"],
      rows: talks.map { talk in
        .init(
          String(talk.because.prefix(60)), note: words.day(talk.held?.at ?? talk.madeAt),
          [Reading(Double(talk.expected)), Reading(Double(talk.held?.awkward ?? 0))])
      }, style: .count)
    return FigureView(chart, id: "practice-awkward", caption: "Expected and actual awkwardness").markup
  }

  /// Which of the eight were done, over the last talks: for oneself.
  private var behaviours: HTML? {
    let held = answer.talks.compactMap(\.held).prefix(12)
    guard answer.restsUntil == nil, held.count >= 3 else { return nil }
    let rows = TalkBehaviour.allCases.map { behaviour -> [String] in
      let marks = held.compactMap {
        $0.scores.indices.contains(behaviour.rawValue) ? $0.scores[behaviour.rawValue] : nil
      }
      return [behaviour.words] + [2, 1, 0].map { mark in "\(marks.count { $0 == mark })" }
    }
    return """
      <details><summary>The eight behaviours, of the last \(held.count) by your own word</summary>\
      \(TableView(caption: "The eight behaviours", columns: ["Behaviour", "Yes", "Partly", "No"], rows: rows).markup)</details>
      """
  }

  private var months: HTML? {
    guard answer.restsUntil == nil, let year else { return nil }
    switch year {
    case .here(let habits):
      return PracticeYearView(year: habits.year, words: words, recordEnds: habits.habits.recordEnds).content
    case .working:
      return """
        <section aria-labelledby="practice-year"><h2 id="practice-year">My twelve months</h2>
        <p class="empty-line">They are being read from the record. <a href="/practice">Look again in a moment</a>.</p></section>
        """
    }
  }

  private var open: HTML {
    let talks = answer.talks.filter { $0.held == nil }
    let cards: [HTML] = talks.map { talk in
      """
      <section class="sheet practice-card" aria-labelledby="talk-\(talk.id)">
      <h2 id="talk-\(talk.id)">\(talk.because)</h2>
      \(points(talk))
      <p><a href="/practice/\(talk.id)/sheet">A sheet for a one-to-one, yours to show or not</a></p>
      <details><summary>I have held it</summary>\(heldForm(talk))</details>
      \(forget(talk))
      </section>
      """
    }
    return "\(cards)"
  }

  private func points(_ talk: PracticeTalk) -> HTML {
    """
    <dl class="glance">
    <div><dt>What I need to learn</dt><dd>\(talk.toLearn.isEmpty ? "–" : talk.toLearn)</dd></div>
    <div><dt>The worst thing they can say</dt><dd>\(talk.worst.isEmpty ? "–" : talk.worst)</dd></div>
    <div><dt>My first sentence</dt><dd>\(talk.firstSentence.isEmpty ? "–" : talk.firstSentence)</dd></div>
    <div><dt>How awkward I expect it to be</dt><dd>\(talk.expected) of 10 · \
    \(PhoneLadder.rungs[min(talk.rung, PhoneLadder.rungs.count - 1)])</dd></div>
    </dl>
    """
  }

  private func forget(_ talk: PracticeTalk) -> HTML {
    """
    <form method="post" action="/practice/\(talk.id)/forget">\(token)<button class="quiet">Forget it</button></form>
    """
  }

  private func heldForm(_ talk: PracticeTalk) -> HTML {
    let rows: [HTML] = TalkBehaviour.allCases.map { behaviour in
      let choices: [HTML] = TalkBehaviour.answers.enumerated().map { place, word in
        """
        <label class="check"><input type="radio" name="b\(behaviour.rawValue)" value="\(place)"\
        \(place == 0 ? " checked" : "")> \(word)</label>
        """
      }
      return "<fieldset><legend>\(behaviour.words)</legend>\(choices)</fieldset>\n"
    }
    return """
      <form method="post" action="/practice/\(talk.id)/held">\(token)
      <p><label for="awkward-\(talk.id)">How awkward was it, 0 to 10?</label>
      <input id="awkward-\(talk.id)" name="awkward" type="number" min="0" max="10" required inputmode="numeric"></p>
      <p><label for="learned-\(talk.id)">What did I learn that was not on paper?</label>
      <textarea id="learned-\(talk.id)" name="learned" rows="2" maxlength="1000"></textarea></p>
      \(rows)
      <p><button>Write it down</button></p></form>
      """
  }

  private var prepare: HTML {
    let rungs: [HTML] = PhoneLadder.rungs.enumerated().map { place, words in
      "<option value=\"\(place)\"\(place == 3 ? " selected" : "")>\(words)</option>"
    }
    let fields: [HTML] = [
      ("to_learn", "What I need to learn"), ("worst", "The worst thing they can say"),
      ("first_sentence", "My first sentence"),
    ].map { name, label in
      """
      <p><label for="\(name)">\(label)</label>
      <textarea id="\(name)" name="\(name)" rows="2" maxlength="1000"></textarea></p>
      """
    }
    return """
      <section aria-labelledby="practice-prepare">
      <h2 id="practice-prepare">Prepare one</h2>
      <form class="sheet" method="post" action="/practice/prepare">\(token)
      <p><label for="because">I ring because</label>
      <textarea id="because" name="because" rows="2" maxlength="1000" required></textarea></p>
      \(fields)
      <p><label for="expected">How awkward I expect it to be, 0 to 10</label>
      <input id="expected" name="expected" type="number" min="0" max="10" required inputmode="numeric"></p>
      <p><label for="rung">On which rung, from the easiest to the hardest</label>
      <select id="rung" name="rung">\(rungs)</select></p>
      <p><button>Keep it for me</button></p></form>
      </section>
      """
  }

  private var held: HTML? {
    let talks = answer.talks.filter { $0.held != nil }
    guard !talks.isEmpty else { return nil }
    let lines: [HTML] = talks.prefix(20).map { talk in
      let scores = (talk.held?.scores ?? []).count { $0 == 2 }
      let learned = talk.held?.learned ?? ""
      return """
        <li><strong>\(talk.because)</strong> \(words.day(talk.held?.at ?? talk.madeAt)): \(talk.expected) of 10 expected, \
        \(talk.held?.awkward ?? 0) in the event; \(scores) of \(TalkBehaviour.allCases.count) done.\
        \(learned.isEmpty ? "" : " Learned: \(learned)") \(forget(talk))</li>

        """
    }
    return """
      <section aria-labelledby="practice-held"><h2 id="practice-held">Held</h2>\(awkwardness)\(behaviours)\
      <ul class="lines">\(lines)</ul></section>
      """
  }

  private var models: HTML {
    let pairs: [HTML] = ModelMessage.all.enumerated().map { place, model in
      """
      <details><summary>\(model.about)</summary>
      <p class="prose"><strong>Says it instead of asking for the talk:</strong> \(model.poor)</p>\(coach(model.poor))
      <p class="prose"><strong>Opens one:</strong> \(model.good)</p>\(coach(model.good))
      </details>
      """
    }
    return """
      <section aria-labelledby="practice-models"><h2 id="practice-models">The same message twice</h2>\(pairs)</section>
      """
  }

  private func coach(_ text: String) -> HTML {
    """
    <form method="post" action="/coach">\(token)<input type="hidden" name="text" value="\(text)">\
    <button class="quiet">What the coach reads in it</button></form>
    """
  }

  private var more: HTML {
    let rests = answer.restsUntil
    let habits: HTML? =
      year != nil && rests == nil
      ? "<p class=\"rest\"><a href=\"/habits\">My habits</a> has the same twelve months kind by kind, and who looked at my team.</p>"
      : nil
    return """
      <section aria-labelledby="practice-rest"><h2 id="practice-rest">A month without a target</h2>
      \(habits)
      <form method="post" action="/practice/rest">\(token)
      <input type="hidden" name="rests" value="\(rests == nil ? "yes" : "no")">
      <p>\(rests.map { "There is no target here, and until \(words.day($0)) no figure of yours either." } ?? "There is never a target here. For thirty days this page can be without any figure of yours as well: practise, and look later.")
      <button class="quiet">\(rests == nil ? "Take a month off" : "Show them again")</button></p></form>
      \(managesTeams ? "<p><a href=\"/practice/team\">Practise with a team</a></p>" : .empty)
      </section>
      """
  }

  /// One conversation, chosen by whoever wrote it, to take into a one-to-one on paper.
  func sheet(_ talk: PracticeTalk) -> HTML {
    """
    <div class="day"><p class="kicker"><a href="/practice">Practice</a></p><h1>One conversation</h1>
    <p class="lead">\(talk.because)</p>
    <p class="prose">Print it or show it: it is yours, and nobody can open it from their own account.</p></div>
    \(points(talk))
    <section><h2>To talk about</h2><ul class="lines">
    <li>Which conversation are you putting off, and what is its worst sentence?</li>
    <li>What would you learn from it that is not on paper?</li>
    <li>Which message of this week should have been a call, and which call a text?</li>
    <li>What could I do that would make it easier?</li></ul></section>
    """
  }
}

/// For whoever manages: begin oneself, then invite; what speaks for it, and what guards the figures.
struct PracticeTeamView {
  let answer: PracticeAnswer
  /// The firm's own sentences; empty while they are being read.
  let reasons: [String]
  let words: DateWords
  let formToken: String

  var content: HTML {
    """
    <div class="day"><h1>Practice with a team</h1>
    <p class="lead">You see this page because you manage a team. You see nothing of what anybody writes under \
    <a href="/practice">Practice</a>, and neither does anybody see yours.</p>
    <p class="warning"><strong>Not for pay or discipline.</strong></p></div>
    <section><h2>Begin with one of your own</h2>
    \(answer.hasBegun ? begun : notBegun)
    \(answer.teams.isEmpty ? "<p class=\"empty-line\">No team is yours yet: an administrator can say which teams you manage.</p>" : .empty)
    </section>
    <section><h2>The case to your team, from your own record</h2>\(theCase)</section>
    <section><h2>In a one-to-one</h2><p class="prose">One conversation, chosen by the recruiter, who may bring its sheet. Ask: \
    which are you putting off, and what is the worst sentence in it?</p></section>
    <section><h2>Your team’s figures</h2><p class="prose">They stand under <a href="/habits/team">My teams’ habits</a>, the team as a \
    whole, each with its definition: what was held in time never without what came of it, who asked not to be contacted, what \
    was dismissed and what was typed in by hand. The recruiters see that you looked, and when.</p></section>
    <section><h2>What guards the figures</h2><dl class="market">\(rules)</dl></section>
    """
  }

  private var notBegun: HTML {
    """
    <p class="prose">Prepare a difficult conversation of your own first, under <a href="/practice">Practice</a>: in every line, on \
    one of the two hardest rungs. Hold it, and write down how it went. Then you can invite a team.</p>
    """
  }

  private var begun: HTML {
    let forms: [HTML] = answer.teams.map { team in
      let invited = answer.invitations.first { $0.team == team }
      return """
        <form class="sheet" method="post" action="/practice/invite"><input type="hidden" name="form" value="\(formToken)">\
        <input type="hidden" name="team" value="\(team)">
        <p>\(team): \(invited.map { "invited on \(words.day($0.at))" } ?? "not invited yet"). \
        <button>\(invited == nil ? "Invite" : "Invite again")</button></p></form>
        """
    }
    return
      "<p class=\"prose\">You have begun: \(TradeWords.count(answer.balance.held, "conversation", "conversations")) of your own held and written down.</p>\(forms)"
  }

  private var theCase: HTML {
    guard !reasons.isEmpty else {
      return
        "<p class=\"empty-line\">It is being read from your record, or there is too little of it: come back in a moment.</p>"
    }
    let items: [HTML] = reasons.map { "<li>\($0)</li>\n" }
    return """
      <ul class="lines">\(items)</ul>
      <p class="rest"><a href="/market">Market</a> has the definitions; what trying to talk goes with stands under \
      <a href="/evidence">Does it work?</a>, and how many tries it takes.</p>
      """
  }

  private var rules: HTML {
    let items: [HTML] = GamingRule.all.map { "<div><dt>\($0.gaming)</dt><dd>\($0.counter)</dd></div>\n" }
    return "\(items)"
  }
}
