import Desk
import Guidance
import Recruitment

/// One recruiter's day.
struct TodayView {
  let today: Today
  let context: CardContext
  /// The list that is shown: a recruiter's id, or `nobody`.
  let list: String
  let minutes: Int?
  /// Whether every talk is shown in full.
  var showsAll = false
  /// Whether a first few cards do, because the page asks for the list once it is there.
  var asksAgain = false
  /// What whoever's day it is has logged on it.
  var logged: [LoggedContact] = []
  /// Whether whoever looks may bring records in.
  var mayImport = true
  /// Up to where the page is told of changes.
  var told: Told?
  /// What may be offered after talks of today.
  var offers: [PersonID: PieceToSend] = [:]

  /// The lengths of time offered, in minutes.
  static let offers = [15, 30, 60, 120]

  var title: String { "Today: \(Talk.all(today.conversations, now: today.asOf).count + today.more) due" }

  static func path(list: String, minutes: Int?, showsAll: Bool = false) -> String {
    "/today?recruiter=\(PercentEncoding.encode(list))" + (minutes.map { "&minutes=\($0)" } ?? "")
      + (showsAll ? "&all=1" : "")
  }

  var content: HTML {
    """
    <div class="day"\(asksAgain ? " data-first" as HTML : .empty) data-live="\(live)" data-now="\(today.asOf.seconds)" data-title="\(title)">
    <p class="kicker">\(DateWords.element(today.asOf, context.words.longDay(today.asOf))) · \(whose)</p>
    <h1>\(headline)</h1>
    \(freshness)
    \(time)
    \(toFinish)
    </div>
    \(BookedTalksView(booked: today.booked, words: context.words).markup)
    \(conversations)
    \(more)
    \(messages)
    \(LoggedView(logged: logged, context: context, jobs: jobs, offers: offers).markup)
    \(NotNowView(moments: today.notNow, words: context.words, linksToPerson: true).markup)
    \(AheadView(today: today, words: context.words).markup)
    \(older)
    \(WhyHere.today.markup)
    """
  }

  /// Said at the top too: the place itself is below a day's cards.
  private var toFinish: HTML? {
    let open = logged.filter(\.isToFinish).count
    guard open > 0 else { return nil }
    return """
      <p class="rest"><a href="#to-finish">\(TradeWords.count(open, "talk", "talks")) to finish by this evening</a></p>
      """
  }

  /// Where changes are told of.
  private var live: String {
    let seen = told.map { "&since=\($0.text)" } ?? ""
    return "/today/events?recruiter=\(PercentEncoding.encode(list))\(seen)"
  }

  /// The jobs that cards speak of, by the printed id of the person.
  private var jobs: [String: [(id: String, title: String)]] {
    var jobs: [String: [(id: String, title: String)]] = [:]
    for card in today.conversations + today.messages {
      guard let id = card.jobID, let title = card.jobTitle else { continue }
      if !(jobs[card.person.printedID] ?? []).contains(where: { $0.id == id }) {
        jobs[card.person.printedID, default: []].append((id, title))
      }
    }
    return jobs
  }

  private var whose: HTML {
    let name: HTML = "\(today.recruiterName ?? today.recruiterID ?? "Belongs to nobody")"
    return "\(name) · <a href=\"/today?choose=1\">Change</a>"
  }

  private var headline: String {
    let due = Talk.all(today.conversations, now: today.asOf).count + today.more
    if due == 0 { return today.messages.isEmpty ? "Nothing is due" : "No conversation is due" }
    return TradeWords.count(due, "conversation due", "conversations due")
  }

  private var freshness: HTML? {
    // What is logged here is as new as the last press: nothing to be told of.
    let sources = today.sources.filter { !$0.isOwn }
    guard !sources.isEmpty else { return nil }
    let ages: [HTML] = sources.map { source in
      let newest = DateWords.element(source.newest, context.words.age(source.newest))
      let age: HTML = "\(TradeWords.sentence(source.source)) \(newest)"
      return source.stale ? "<span class=\"stale\">\(age)</span>" : "<span>\(age)</span>"
    }
    let stale = sources.contains(where: \.stale)
    let advice: HTML? =
      stale
      ? "<br>Some of the record is more than a working day old: check before ringing, or import a newer export." : nil
    return "<p class=\"freshness\">\(ages.joined(by: " · "))\(advice)</p>"
  }

  private var time: HTML {
    let links: [HTML] = ([nil] + Self.offers.map { Optional($0) }).map { offer in
      let current: HTML = offer == minutes ? " aria-current=\"true\"" : ""
      let label = offer.map { $0 < 60 ? "\($0) min" : $0 == 60 ? "1 hour" : "\($0 / 60) hours" } ?? "All day"
      return "<a href=\"\(Self.path(list: list, minutes: offer))\"\(current)>\(label)</a>"
    }
    return "<nav class=\"time\" aria-label=\"How long I have\"><span aria-hidden=\"true\">I have</span>\(links)</nav>"
  }

  private var conversations: HTML {
    guard !today.conversations.isEmpty else { return empty }
    return """
      <section aria-labelledby="conversations">
      <h2 id="conversations" class="unseen">Conversations</h2>
      \(talks)
      </section>
      """
  }

  private var messages: HTML? {
    guard !today.messages.isEmpty else { return nil }
    let shown = self.shown(of: today.messages.count, .messages)
    return """
      <section aria-labelledby="messages">
      <h2 id="messages">A message is fine</h2>
      <p class="lead">One fact to pass on, nothing to talk through.</p>
      \(painted(cards(Array(today.messages.prefix(shown)), then: nil), .messages))
      \(further(today.messages[shown...].map { Talk($0) }, .messages, after: shown))
      </section>
      """
  }

  /// One card for each talk, whatever it is about: the first in full, the rest a line each.
  private var talks: HTML {
    let talks = Talk.all(today.conversations, now: today.asOf)
    let shown = self.shown(of: talks.count, .conversations)
    let cards = painted(cards(talks, first: shown), .conversations)
    return "\(cards)\(further(Array(talks[shown...]), .conversations, after: shown))"
  }

  /// What is below the first screen a browser with scripts takes as it is, and lays out once the page is painted; one
  /// without scripts shows all at once.
  private func painted(_ cards: [HTML], _ kind: FurtherTalks.Kind) -> HTML {
    guard asksAgain, cards.count > kind.first else { return "\(cards)" }
    return """
      \(Array(cards.prefix(kind.first)))
      <noscript data-cards>
      \(Array(cards.dropFirst(kind.first)))</noscript>
      """
  }

  private func shown(of count: Int, _ kind: FurtherTalks.Kind) -> Int {
    showsAll ? count : min(count, asksAgain ? kind.atOnce : kind.inFull)
  }

  private func further(_ talks: [Talk], _ kind: FurtherTalks.Kind, after shown: Int) -> HTML? {
    let path = Self.path(list: list, minutes: minutes, showsAll: true)
    return FurtherTalks(
      talks: talks, context: context, path: path, kind: kind, shown: shown, comes: asksAgain
    ).markup
  }

  private func cards(_ talks: [Talk], first shown: Int) -> [HTML] {
    talks.indices.prefix(shown).map { index in
      let next = index + 1 < talks.count ? talks[index + 1].card.moment : today.messages.first?.moment
      return CardView(card: talks[index].card, context: context, next: next, also: talks[index].also).markup
    }
  }

  private func cards(_ cards: [Card], then last: MomentID?) -> [HTML] {
    cards.indices.map { index in
      let next = index + 1 < cards.count ? cards[index + 1].moment : last
      return CardView(card: cards[index], context: context, next: next).markup
    }
  }

  private var empty: HTML {
    if today.more > 0, let minutes {
      return """
        <section class="empty"><p>Nothing fits into \(minutes) minutes. \
        <a href="\(Self.path(list: list, minutes: nil))">Show all that is due</a>.</p></section>
        """
    }
    let kind: HTML =
      today.notNow.isEmpty
      ? "As far as the record goes, every conversation that was called for has been held."
      : "What is open has to wait: the reasons are below."
    let newer: HTML? = mayImport ? ": <a href=\"/import\">import the newest export</a>" : nil
    return """
      <section class="empty">
      <p>\(kind)</p>
      <p>A free half hour is a good time to ring somebody you have not spoken to lately. \
      If this looks wrong, the record may be behind\(newer).</p>
      </section>
      """
  }

  private var more: HTML? {
    guard today.more > 0, !today.conversations.isEmpty else { return nil }
    let path = Self.path(list: list, minutes: nil)
    return "<p class=\"rest\"><a href=\"\(path)\">\(TradeWords.grouped(today.more)) more due: show</a></p>"
  }

  private var older: HTML? {
    guard today.older > 0 else { return nil }
    let words = TradeWords.count(today.older, "older one is", "older ones are")
    return """
      <p class="rest">\(words) still open, from more than 14 days ago. They are listed on each person’s page.</p>
      """
  }
}
