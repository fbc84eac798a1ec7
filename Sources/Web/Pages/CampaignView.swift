import Campaigns
import Collateral
import Desk
import Recruitment
import Statistics

/// One campaign: what may be said of it first, then the picture, the figures, and what they leave open.
struct CampaignView {
  let sheet: CampaignSheet
  let calendar: CampaignCalendarView
  let words: DateWords
  let mayChange: Bool
  let mayStop: Bool
  let formToken: String

  private var report: CampaignReport { sheet.report }
  private var campaign: Campaign { report.campaign }
  private var isStarted: Bool { campaign.startedAt != nil }

  var content: HTML {
    """
    <div class="day">
    <p class="crumb"><a href="/campaigns">Campaigns</a></p>
    <h1>\(campaign.name)</h1>
    <p class="because">\(sheet.standing == .ended && !isStarted ? "Called off before it started." : report.sentence)</p>
    <p class="lead">\(about)</p>
    </div>
    \(isStarted ? result : plan)
    \(pieces)
    \(calendar.markup)
    \(mayChange && sheet.standing != .ended ? add : .empty)
    \(isStarted ? published : .empty)
    \(ending)
    """
  }

  private var about: HTML {
    let rule = campaign.audience.isEmpty ? "everybody of that side" : campaign.audience.joined(separator: " and ")
    let when: HTML =
      switch (campaign.startedAt, campaign.stoppedAt) {
      case (let started?, let stopped?): "It ran from \(words.day(started)) and was stopped on \(words.day(stopped))."
      case (let started?, nil):
        "\(sheet.standing == .running ? "It runs" : "It ran") from \(words.day(started)) to \(words.day(campaign.endsAt - 1))."
      case (nil, _): "Planned from \(words.day(campaign.beginsAt)) to \(words.day(campaign.endsAt - 1))."
      }
    return "For \(CampaignWords.side(campaign.side)): \(rule). \(when)"
  }

  // MARK: A plan

  private var plan: HTML {
    guard let forecast = sheet.forecast else { return .empty }
    return """
      <section aria-labelledby="reach"><h2 id="reach">Whom it reaches, as of now</h2>
      \(CampaignForecastView(forecast: forecast, side: campaign.side, share: String(campaign.heldOut / 10)).markup)
      </section>
      """
  }

  // MARK: What came of it

  private var result: HTML {
    """
    \(CampaignPictures(report: report).markup)
    <section aria-labelledby="figures"><h2 id="figures">The figures</h2>
    <dl class="counts">
    <div><dt>Drawn, of them to get it</dt><dd>\(FindingWords.share(report.shown, of: report.units))</dd></div>
    <div><dt>People</dt><dd>\(TradeWords.grouped(report.people))</dd></div>
    <div><dt>Sixty days are over, of those drawn</dt><dd>\(TradeWords.grouped(report.matured)) of \
    \(TradeWords.grouped(report.units))</dd></div>
    \(report.gone > 0 ? "<div><dt>No longer on record, and counted as not spoken to</dt><dd>\(TradeWords.grouped(report.gone))</dd></div>" : .empty)
    \(report.matured > 0 ? arms : .empty)
    <div><dt>Reached, of those who were to get it</dt><dd>\(FindingWords.share(report.exposure.reached, of: report.shown)): \
    sent to \(report.exposure.sent), opened by \(report.exposure.opened)</dd></div>
    <div><dt>Of the comparison group, reached all the same</dt><dd>\(report.exposure.heldOutReached)</dd></div>
    <div><dt>Links for everybody: opened, and went on to book</dt><dd>\(TradeWords.grouped(report.exposure.publicViews)) and \
    \(TradeWords.grouped(report.exposure.publicFollows))</dd></div>
    <div><dt>Record until</dt><dd>\(words.day(report.asOf))</dd></div>
    </dl>
    \(sheet.hasKey ? .empty : "<p class=\"warning\">The campaign’s key is not where it was put: nobody new comes in.</p>")
    <p class="warning"><strong>Not for pay or discipline.</strong> No figure here is of one recruiter.</p>
    </section>
    <section class="prose" aria-labelledby="open"><h2 id="open">What we cannot tell</h2>
    <ul class="dots">\(report.cannotTell.map { "<li>\($0)</li>" as HTML })</ul></section>
    \(sheet.excluded.isEmpty ? .empty : "<section aria-labelledby=\"out\"><h2 id=\"out\">Who was left out</h2>\(CampaignExclusions(lines: sheet.excluded).markup)</section>")
    """
  }

  private var arms: HTML {
    let (shown, held) = (report.shownArm, report.heldArm)
    func line(_ what: String, _ left: String, _ right: String) -> HTML {
      "<div><dt>\(what)</dt><dd>\(left) against \(right)</dd></div>"
    }
    return """
      \(line("Had a conversation: those who were to get it against the comparison group", FindingWords.share(shown.talked, of: shown.units), FindingWords.share(held.talked, of: held.units)))
      \(line("Tries of ours", TradeWords.grouped(shown.tries), TradeWords.grouped(held.tries)))
      \(line("First try picked up, of those who were tried", FindingWords.share(shown.pickedUp, of: shown.tried), FindingWords.share(held.pickedUp, of: held.tried)))
      \(line("First message led to a talk within a week", FindingWords.share(shown.replied, of: shown.written), FindingWords.share(held.replied, of: held.written)))
      """
  }

  // MARK: What goes out

  private var pieces: HTML {
    let items: [HTML] = sheet.pieces.map { piece in
      let link: HTML =
        mayChange ? "<a href=\"/collateral/pieces/\(piece.slug)\">\(piece.title)</a>" : "\(piece.title)"
      return "<li>\(link)\(piece.isApproved ? .empty : " <span class=\"origin\">not approved</span>" as HTML)</li>"
    }
    return """
      <section aria-labelledby="pieces"><h2 id="pieces">What they get</h2><ul class="dots">\(items)</ul></section>
      """
  }

  private var add: HTML {
    let places: [HTML] = TrackedLink.Source.allCases.map {
      "<option value=\"\($0.rawValue)\">\(CampaignCalendarView.place($0.rawValue))</option>"
    }
    let pieces: [HTML] = sheet.pieces.map { "<option value=\"\($0.slug)\">\($0.title)</option>" }
    let first = max(words.clock.read(campaign.beginsAt).date, calendar.today)
    return """
      <details class="drop"><summary>Add to the calendar</summary>
      <form class="sheet" method="post" action="/campaigns/\(campaign.id)/calendar">\
      <input type="hidden" name="form" value="\(formToken)">
      \(Field(id: "day", label: "Day", type: "date", value: first.iso).markup)
      <p><label for="source">Where</label><select id="source" name="source">\(places)</select></p>
      <p><label for="piece">Piece</label><select id="piece" name="piece">\(pieces)</select></p>
      <p><button>Add it</button></p></form></details>
      """
  }

  private var published: HTML? {
    guard campaign.heldOut > 0 else { return nil }
    return """
      <section class="prose" aria-labelledby="published"><h2 id="published">Written down when it started</h2>
      <dl class="counts">
      <div><dt>Drawn</dt><dd>\(TradeWords.grouped(campaign.plannedUnits)) \(report.noun)</dd></div>
      <div><dt>Comparison group</dt><dd>\(campaign.heldOut / 10) in a hundred</dd></div>
      <div><dt>What counts</dt><dd>Any conversation within sixty days; everybody counts as drawn</dd></div>
      <div><dt>What binds us to the key</dt><dd><code class="long">\(campaign.commitment)</code></dd></div>
      </dl></section>
      """
  }

  private var ending: HTML? {
    guard sheet.standing != .ended else { return nil }
    func button(_ deed: String, _ words: String) -> HTML {
      """
      <form method="post" action="/campaigns/\(campaign.id)/\(deed)"><input type="hidden" name="form" value="\(formToken)">\
      <button class="\(deed == "start" ? "main" : "quiet")">\(words)</button></form>
      """
    }
    let begin: HTML =
      isStarted || !mayChange
      ? .empty
      : """
      <p>Starting draws the comparison group, for good. From then on recruiters are offered the pieces beside cards of new \
      people and after a talk, for those who were drawn to get them.</p>\(button("start", "Start it now"))
      """
    let end: HTML =
      mayStop
      ? """
      <details class="drop"><summary>\(isStarted ? "Stop it" : "Call it off")</summary>
      <p>It ends for good. Whom it drew stays on record.</p>\(button("stop", isStarted ? "Stop it now" : "Call it off"))</details>
      """ : .empty
    return
      "<section class=\"prose\" aria-labelledby=\"ending\"><h2 id=\"ending\">\(isStarted ? "End it" : "Begin")</h2>\(begin)\(end)</section>"
  }
}
