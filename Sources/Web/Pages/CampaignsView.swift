import Campaigns
import Collateral
import Desk
import Recruitment

/// Every campaign with what may be said of it, what goes out, and what one sent oneself.
struct CampaignsView {
  /// `nil` for who sees the calendar alone.
  let lines: [CampaignLine]?
  let calendar: CampaignCalendarView
  /// `nil` for who sends nothing.
  let sent: [SentLine]?
  let words: DateWords
  let mayChange: Bool

  var content: HTML {
    """
    <div class="day">
    <p class="crumb"><a href="/collateral">Collateral</a></p>
    <h1>Campaigns</h1>
    <p class="lead">\(lead)</p>
    \(mayChange ? "<p class=\"ways\"><a class=\"way main\" href=\"/campaigns/new\">Plan a campaign</a></p>" : .empty)
    </div>
    \(lines.map(list))
    \(calendar.markup)
    \(sent.map(own))
    """
  }

  private var lead: HTML {
    lines == nil
      ? "What your firm shows clients and candidates, and when: so that you know what they may have read."
      : """
      Who sees which piece, and whether it mattered: some are drawn by lot not to get it, and after sixty days the two sides \
      are compared. Nobody is chosen by how they answer or what they are.
      """
  }

  private func list(_ lines: [CampaignLine]) -> HTML {
    guard !lines.isEmpty else {
      return """
        <section class="empty"><h2>No campaign yet</h2>
        <p>Choose approved pieces, say for whom they are, and leave a fifth out by lot. Sixty days later this page says whether \
        more conversations came of it.</p></section>
        """
    }
    let items: [HTML] = lines.map { line in
      """
      <li><p class="campaign-name"><a href="/campaigns/\(line.campaign.id)">\(line.campaign.name)</a> \
      <span class="state \(line.standing.rawValue)">\(CampaignWords.standing(line.standing))</span></p>
      <p>\(line.sentence)</p>
      <p class="origin">\(TradeWords.sentence(CampaignWords.side(line.campaign.side))) · \
      \(words.day(line.campaign.beginsAt)) to \(words.day(line.campaign.endsAt - 1))</p></li>

      """
    }
    return "<ul class=\"campaigns\">\(items)</ul>"
  }

  private func own(_ sent: [SentLine]) -> HTML {
    let items: [HTML] = sent.prefix(30).map { line in
      let who: HTML =
        line.personID.map { "<a href=\"\(CardContext.personPath($0))\">\(line.personName ?? $0)</a>" }
        ?? "somebody who is no longer on record"
      return "<li>\(DateWords.element(line.at, words.near(line.at))): \(line.title), to \(who)</li>"
    }
    let list: HTML =
      sent.isEmpty
      ? "<p class=\"empty-line\">Nothing yet. A piece is offered beside cards of new people, and after a talk.</p>"
      : "<ul class=\"dots\">\(items)</ul>"
    return """
      <section aria-labelledby="sent"><h2 id="sent">What you sent</h2>
      \(list)
      </section>
      """
  }
}

/// What goes out, by day.
struct CampaignCalendarView {
  let lines: [CalendarLine]
  let today: CivilDate
  /// `nil` where the pages have no public address.
  let origin: String?
  let mayChange: Bool
  let formToken: String
  let back: String
  /// Whether what is over is listed too.
  let hasPast: Bool

  var markup: HTML {
    let shown = lines.filter { hasPast || $0.item.day.dayNumber >= today.dayNumber - 7 }
    let list: HTML =
      shown.isEmpty
      ? "<p class=\"empty-line\">Nothing is in the calendar.</p>"
      : "<ul class=\"calendar-lines\">\(shown.map(line))</ul>"
    return """
      <section aria-labelledby="calendar"><h2 id="calendar">What goes out</h2>
      \(list)
      </section>

      """
  }

  private func line(_ line: CalendarLine) -> HTML {
    let isLate = line.item.doneAt == nil && line.item.day < today
    let state: HTML = line.item.doneAt != nil ? "went out" : isLate ? "was to go out" : "to go out"
    let address: HTML? =
      mayChange && line.item.doneAt == nil
      ? origin.flatMap { origin in
        line.token.map { "<p class=\"address\"><code>\(origin)/read/\(line.item.piece)?t=\($0.text)</code></p>" }
      } : nil
    return """
      <li><p><strong>\(line.item.day.words)</strong> · \(Self.place(line.item.source)) · \(line.title)\
      <span class="origin"> · \(line.campaignName) · \(state)</span></p>\(address)\(deeds(line))</li>

      """
  }

  private func deeds(_ line: CalendarLine) -> HTML? {
    guard mayChange, line.item.doneAt == nil else { return nil }
    func button(_ deed: String, _ words: String) -> HTML {
      """
      <form method="post" action="/campaigns/calendar/\(line.item.id)/\(deed)">\
      <input type="hidden" name="form" value="\(formToken)"><input type="hidden" name="back" value="\(back)">\
      <button class="quiet" aria-label="\(words): \(line.title), \(line.item.day.words)">\(words)</button></form>
      """
    }
    return "<div class=\"deeds\">\(button("done", "It went out"))\(button("remove", "Take it off"))</div>"
  }

  static func place(_ source: String) -> String {
    switch TrackedLink.Source(rawValue: source) {
    case .linkedin: "LinkedIn"
    case .newsletter: "newsletter"
    case .website: "website"
    case .print: "print"
    case .signature: "signature"
    case .talk: "talks"
    case nil: source
    }
  }
}
