import Guidance
import Recruitment

/// A conversation due, or a message due, as a page shows it.
struct CardView {
  let card: Card
  let context: CardContext
  /// The card after this one, to come back to once this one is done.
  let next: MomentID?
  /// What else is due with the same person.
  var also: [Card] = []

  private var anchor: String { "card-\(card.moment)" }

  var markup: HTML {
    """
    <article class="card" id="\(anchor)" data-person="\(card.person.printedID)" tabindex="-1" aria-labelledby="\(anchor)-because \(anchor)-who">
    <header>
    \(timing)
    <h3 class="because" id="\(anchor)-because">\(card.because)</h3>
    \(freshness)
    <p class="who" id="\(anchor)-who">\(who)</p>
    \(work)
    </header>
    \(permission)
    \(OpenerView(card: card, context: context).markup)
    \(OfferView(card.person, context)?.markup)
    \(asks)
    \(AlsoView(also, context)?.markup)
    \(card.afterTry.map { AfterTryView($0, card, context).markup })
    \(card.reach.flatMap { ReachView(lines: $0.cardLines(context.words.wording, after: card.afterTry)).markup })
    \(stakes)
    \(manner)
    \(details)
    \(CardActions(card: card, context: context, next: next).markup)
    </article>

    """
  }

  private var timing: HTML {
    let due = DateWords.element(card.dueAt, context.words.due(card.dueAt, overdue: card.overdue))
    let check: HTML? =
      card.checkFirst
      ? "<span class=\"mark\" title=\"The newest record is more than a working day old\">Check first</span>" : nil
    return """
      <p class="timing"><span class="\(card.overdue ? "due overdue" : "due")">\(due)</span>\(check)\
      <span class="minutes">about \(card.minutes) min</span></p>
      """
  }

  /// Its newest evidence, and the ages of the sources that its facts come from.
  private var freshness: HTML? {
    let used = Set(card.facts.map(\.source))
    var parts: [HTML] = []
    if let newest = card.newestFact(by: context.words.asOf) {
      let time = DateWords.element(newest.at, context.words.near(newest.at))
      parts.append("<span>Newest: \(newest.what), \(time)</span>")
    }
    if let wrote = card.wroteSince {
      let time = DateWords.element(wrote, context.words.near(wrote))
      parts.append("<strong>They wrote since, \(time): read it first</strong>")
    }
    parts += context.sources.filter { used.contains($0.source) }.map { source in
      "<span>\(source.source) \(DateWords.element(source.newest, context.words.age(source.newest)))</span>"
    }
    return parts.isEmpty ? nil : "<p class=\"freshness\">\(parts.joined(by: " · "))</p>"
  }

  private var who: HTML {
    let name: HTML =
      context.linksToPerson
      ? "<a href=\"\(CardContext.personPath(card.person.printedID))\">\(card.person.name)</a>"
      : "<span>\(card.person.name)</span>"
    let role: HTML? = card.person.role.map { "<span class=\"role\">, \($0)</span>" }
    return "\(name)\(role)"
  }

  /// What the talk is, and about which job: "Debrief after interview · Group Accountant at Northgate Foods".
  private var work: HTML {
    let job: HTML? = card.jobTitle.map { title in
      card.jobID.map { "<a href=\"\(CardContext.jobPath($0))\">\(title)</a>" } ?? "\(title)"
    }
    let about: HTML? =
      switch (job, card.clientName) {
      case (let job?, let client?): " · \(job) at \(client)"
      case (let job?, nil): " · \(job)"
      case (nil, let client?): " · \(client)"
      case (nil, nil): nil
      }
    return "<p class=\"work\"><span class=\"talk\">\(card.title)</span>\(about)</p>"
  }

  private var permission: HTML? {
    guard card.permission.verdict != .allow else { return nil }
    let lead = card.permission.verdict == .ask ? "Ask first." : "Not now."
    let why = card.permission.why.map(TradeWords.sentence).joined(separator: ". ")
    return "<p class=\"ask\"><strong>\(lead)</strong> \(why)</p>"
  }

  private var asks: HTML? {
    guard context.recruiterID != nil, let question = card.asks else { return nil }
    return FactForm(question: question, card: card, context: context, next: card.moment).markup
  }

  private var stakes: HTML {
    """
    <dl class="stakes">
    <div><dt>For them</dt><dd>\(card.whyThem)</dd></div>
    <div><dt>For us</dt><dd>\(card.whyFirm)</dd></div>
    </dl>
    """
  }

  /// Which channel, why, and what else would do.
  private var manner: HTML {
    let why = card.channelWhy.isEmpty ? "" : ": " + card.channelWhy.joined(separator: "; ")
    let fallback: HTML? = card.fallback.map { ". If that fails: \(TradeWords.channel($0).lowercasedUnlessName)" }
    let fine: HTML? =
      card.messageFineFor.isEmpty ? nil : "<br>A message is fine for: \(card.messageFineFor)"
    return """
      <p class="manner"><strong>\(TradeWords.channel(card.channel))</strong>\(why)\(fallback).\(meeting)\(fine)</p>
      """
  }

  /// When to meet face to face: said plainly where much speaks for it.
  private var meeting: HTML? {
    card.meet.map { meet in
      card.isMeetingAdvised
        ? "<br><strong>Better face to face</strong>: \(meet)" : "<br>Face to face: \(meet)"
    }
  }

  private var details: HTML? {
    let points: [HTML] = card.talkingPoints.map { "<li>\($0)</li>" }
    let facts: [HTML] = card.facts.map { fact in
      """
      <li>\(fact.what) <span class="origin">\
      \(DateWords.element(fact.at, context.words.dayAndTime(fact.at))), \(fact.source)</span></li>
      """
    }
    let talking: HTML? =
      points.isEmpty ? nil : "<details><summary>Talking points</summary><ol>\(points)</ol></details>"
    let record: HTML? =
      facts.isEmpty ? nil : "<details><summary>On the record</summary><ul class=\"facts\">\(facts)</ul></details>"
    return talking == nil && record == nil ? nil : "<div class=\"more\">\(talking)\(record)</div>"
  }
}

extension String {
  /// "text", "meeting", but "WhatsApp" and "LinkedIn".
  fileprivate var lowercasedUnlessName: String {
    self == "WhatsApp" || self == "LinkedIn" ? self : lowercased()
  }
}
