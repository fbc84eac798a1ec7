import Desk
import Guidance
import Recruitment

/// One person: who they are, what is due, what they asked for, what passed between us.
struct PersonView {
  let page: PersonPage
  let context: CardContext
  /// Those that are open for them.
  var links: [OpenLink] = []

  private var person: PersonReference { page.person }
  private var words: DateWords { context.words }

  var content: HTML {
    """
    <div class="day">
    \(kicker)
    <h1>\(person.name)</h1>
    \(place)
    \(refusals)
    \(ways)
    \(glance)
    </div>
    \(company)
    \(BookedTalksView(booked: page.booked, words: words, linksToPerson: false).markup)
    \(due)
    \(NotNowView(moments: page.notNow, words: words, linksToPerson: false).markup)
    \(log)
    \(PickUpView(page: page, words: words).markup)
    \(PlannedView(planned: page.ahead, words: words, showsPerson: false).markup)
    \(list("asked", "What they asked for", inForce.map(preference)))
    \(LinksView(links: links, person: person, context: context).markup)
    \(list("steps", "Where things stand", page.steps.map(step)))
    \(list("facts", "On the record", page.facts.map(fact)))
    \(history)
    \(list("changes", "What was changed here", page.changes.map(change)))
    \(timeline)
    """
  }

  private var timeline: HTML {
    TimelineView(
      timeline: page.timeline
        ?? TimelinePage(contacts: page.contacts, inAll: page.contactsInAll, filter: TimelineFilter()),
      empty: "Nothing is on record with \(person.firstName) yet.", path: CardContext.personPath(person.printedID),
      words: words
    ).markup
  }

  /// Who of ours knows them; whoever spoke last comes first.
  private var company: HTML? {
    guard !page.acquaintances.isEmpty else { return nil }
    let lines: [HTML] = page.acquaintances.prefix(12).map { known in
      let last =
        known.lastConversation.map { "spoke \(words.near($0))" }
        ?? known.lastContact.map { "never spoke; last in touch \(words.near($0))" } ?? "not in touch on record"
      let talks = known.conversations > 1 ? ", \(known.conversations) conversations" : ""
      return """
        <li><strong>\(known.name)</strong>\(known.isOwner ? " (owner)" : "") \
        <span class="origin">\(last)\(talks)</span></li>

        """
    }
    return """
      <section aria-labelledby="company"><h2 id="company">Who here knows them</h2>
      <ul class="lines">
      \(lines)
      </ul></section>
      """
  }

  private var inForce: [PersonPage.Preference] {
    page.preferences.filter { $0.until.map { $0 > page.asOf } ?? true }
  }

  /// All they ever said of being contacted, what has ended too: newest first.
  private var history: HTML? {
    guard !page.preferences.isEmpty else { return nil }
    let sorted = page.preferences.sorted { ($0.at ?? .distantPast) > ($1.at ?? .distantPast) }
    return """
      <section aria-labelledby="consent"><h2 id="consent">Consent and objections</h2>
      <p class="lead">All they said of being contacted, newest first. Cards go by what stands.</p>
      <ul class="lines">
      \(sorted.map(entry))
      </ul></section>
      """
  }

  private func entry(_ preference: PersonPage.Preference) -> HTML {
    let from: HTML = preference.at.map { "from \(DateWords.element($0, words.day($0)))" } ?? "no date given"
    let end: HTML? = preference.until.map { until in
      let word = until > page.asOf ? "until" : "ended"
      return ", \(word) \(DateWords.element(until, words.day(until)))"
    }
    let source: HTML? = preference.source.map { $0 == SourceAge.ownName ? ", \(Self.bySelf)" : ", \($0)" }
    return "<li>\(TradeWords.sentence(preference.words)) <span class=\"origin\">\(from)\(end)\(source)</span></li>\n"
  }

  /// Nobody writes down here for somebody else how they want to be contacted.
  private static let bySelf = "said by them, through their link"

  private var kicker: HTML? { TradeWords.kind(page.kind).map { "<p class=\"kicker\">\($0)</p>" } }

  private var place: HTML? {
    let client: HTML? = page.clientName.map { name in
      page.clientID.map { "<a href=\"\(CardContext.clientPath($0))\">\(name)</a>" } ?? "\(name)"
    }
    let parts: [HTML] = [person.role.map { "\($0)" }, client, page.city.map { "\($0)" }].compactMap { $0 }
    let local: HTML? = page.timezone.flatMap { zone in
      guard zone != words.clock.settings.timezone, let there = FirmClock.read(page.asOf, zoneNamed: zone) else {
        return nil
      }
      return " · <span>\(TimeOfDay.write(there.minute)) where they are</span>"
    }
    guard !parts.isEmpty || local != nil else { return silence }
    return "<p class=\"lead\">\(parts.joined(by: " · "))\(local)</p>\(silence)"
  }

  /// How long nobody has spoken to them, where that is longer than for people like them it should be.
  private var silence: HTML? {
    // Nobody is urged to ring whoever asked for no calls.
    guard !isCallRefused else { return nil }
    return page.overlooked.map {
      "<p class=\"warning\"><strong>Not spoken to lately:</strong> \($0.words(words.wording)).</p>"
    }
  }

  private var isCallRefused: Bool { isRefused(.call) }

  private func isRefused(_ channel: Channel) -> Bool { page.refused.contains { $0.channel == channel } }

  /// Said where the numbers stand, and not only among what they asked for.
  private var refusals: HTML? {
    guard !page.refused.isEmpty else { return nil }
    let (theirs, listed) = (page.refused.filter(\.isTheirWord), page.refused.filter { !$0.isTheirWord })
    func named(_ refused: [PersonPage.Refusal]) -> String {
      if refused.count == Channel.allCases.count { return "no contact at all" }
      return TradeWords.listed(refused.map { "no \(Self.inSentence($0.channel))" }, last: "and")
    }
    let since: HTML? = theirs.compactMap(\.since).max().map { " (since \(DateWords.element($0, words.day($0))))" }
    let asked: HTML? =
      theirs.isEmpty ? nil : "<p class=\"warning\"><strong>They asked for \(named(theirs))</strong>\(since).</p>"
    let list: HTML? =
      listed.isEmpty ? nil : "<p class=\"warning\"><strong>On a screening list</strong>: \(named(listed)).</p>"
    return "\(asked)\(list)"
  }

  private static func inSentence(_ channel: Channel) -> String {
    let name = TradeWords.channel(channel)
    return channel == .whatsapp || channel == .linkedin ? name : name.lowercased()
  }

  /// A way that is closed is not offered. The number stays readable: they may be the one who rings.
  private var ways: HTML? {
    let rings: [HTML] = person.phones.prefix(4).enumerated().compactMap { index, phone in
      if isCallRefused { return "<span class=\"origin\">\(ContactLinks.readable(phone)): not to be rung</span> " }
      return ContactLinks.telephone(phone).map { address in
        let style = index == 0 && page.open.isEmpty ? "way ring" : "way"
        return "<a class=\"\(style)\" href=\"\(address)\">Ring \(ContactLinks.readable(phone))</a>"
      }
    }
    let open = [Channel.sms, .whatsapp, .email].filter { !isRefused($0) }.map(\.word)
    let writes: [HTML] = ContactLinks.messages(to: person, opener: nil, subject: nil, by: open).map { link in
      "<a class=\"way\" href=\"\(link.address)\" rel=\"noopener noreferrer\">\(link.name)</a>"
    }
    let links = rings + writes
    if !links.isEmpty { return "<p class=\"ways\">\(links)</p>" }
    return person.phones.isEmpty && person.emails.isEmpty
      ? "<p class=\"no-opener\">No number or address is recorded.</p>" : nil
  }

  /// Counts, never a percentage: a record, not a verdict.
  private var glance: HTML {
    let last: HTML =
      page.lastConversation.map { "\(DateWords.element($0, words.dayAndTime($0)))" } ?? "No conversation on record"
    let tries: HTML =
      page.tries == 0
      ? "None on record" : "\(TradeWords.grouped(page.triesConnected)) of \(TradeWords.grouped(page.tries)) connected"
    let owner: HTML? = page.ownerName.map { "<div><dt>Belongs to</dt><dd>\($0)</dd></div>" }
    return """
      <dl class="glance">
      <div><dt>Last real conversation</dt><dd>\(last)</dd></div>
      <div><dt>Conversations</dt><dd>\(TradeWords.grouped(page.conversations))</dd></div>
      <div><dt>Tries</dt><dd>\(tries)</dd></div>
      \(owner)
      </dl>
      """
  }

  private var due: HTML {
    guard !page.open.isEmpty else {
      return """
        <section aria-labelledby="due"><h2 id="due">Due</h2>
        <p class="empty-line">Nothing is due with \(person.firstName).</p></section>
        """
    }
    let cards = page.open.indices.map { index in
      let next = index + 1 < page.open.count ? page.open[index + 1].moment : nil
      return CardView(card: page.open[index], context: context, next: next).markup
    }
    return "<section aria-labelledby=\"due\"><h2 id=\"due\">Due</h2>\(cards)</section>"
  }

  private var log: HTML {
    let form: HTML =
      context.recruiterID == nil
      ? "<p class=\"choose\"><a href=\"/today?choose=1\">Say who you are</a> to log a conversation.</p>"
      : LogForm(personID: person.printedID, context: context).markup
    return "<section aria-labelledby=\"log\"><h2 id=\"log\">Log a try or a talk</h2>\(form)</section>"
  }

  private func list(_ id: String, _ heading: String, _ lines: [HTML]) -> HTML? {
    guard !lines.isEmpty else { return nil }
    return """
      <section aria-labelledby="\(id)"><h2 id="\(id)">\(heading)</h2>
      <ul class="lines">
      \(lines)
      </ul></section>
      """
  }

  private func preference(_ preference: PersonPage.Preference) -> HTML {
    let since: HTML? = preference.at.map {
      " <span class=\"origin\">since \(DateWords.element($0, words.day($0)))</span>"
    }
    let until: HTML? = preference.until.map {
      " <span class=\"origin\">until \(DateWords.element($0, words.day($0)))</span>"
    }
    let source: HTML? =
      preference.source == SourceAge.ownName ? " <span class=\"origin\">\(Self.bySelf)</span>" : nil
    return "<li>\(TradeWords.sentence(preference.words))\(since)\(until)\(source)</li>\n"
  }

  private func step(_ step: PersonPage.Step) -> HTML {
    """
    <li><strong>\(TradeWords.stage(step.stage))</strong> · \(job(step)) at \(step.clientName) \
    <span class="origin">\(DateWords.element(step.at, words.dayAndTime(step.at)))</span></li>

    """
  }

  private func job(_ step: PersonPage.Step) -> HTML {
    step.jobID.map { "<a href=\"\(CardContext.jobPath($0))\">\(step.jobTitle)</a>" } ?? "\(step.jobTitle)"
  }

  private func change(_ change: PersonPage.Change) -> HTML {
    let what =
      switch change.what {
      case .given(let owner): "Given to \(owner ?? "a recruiter who is not on record")"
      case .tagged(let tag): "Tagged “\(tag)”"
      case .untagged(let tag): "Tag “\(tag)” taken away"
      }
    let who: HTML? = change.by.map { " by \($0)" }
    return """
      <li>\(what)\(who) <span class="origin">\(DateWords.element(change.at, words.dayAndTime(change.at)))</span></li>

      """
  }

  private func fact(_ fact: CardFact) -> HTML {
    """
    <li>\(fact.what) <span class="origin">\
    \(DateWords.element(fact.at, words.dayAndTime(fact.at))), \(fact.source)</span></li>

    """
  }
}
