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
    \(ways)
    \(glance)
    </div>
    \(BookedTalksView(booked: page.booked, words: words, linksToPerson: false).markup)
    \(due)
    \(NotNowView(moments: page.notNow, words: words, linksToPerson: false).markup)
    \(log)
    \(PickUpView(page: page, words: words).markup)
    \(list("asked", "What they asked for", page.preferences.map(preference)))
    \(LinksView(links: links, person: person, context: context).markup)
    \(list("steps", "Where things stand", page.steps.map(step)))
    \(list("facts", "On the record", page.facts.map(fact)))
    \(TimelineView(page: page, words: words).markup)
    """
  }

  private var kicker: HTML? { TradeWords.kind(page.kind).map { "<p class=\"kicker\">\($0)</p>" } }

  private var place: HTML? {
    let parts = [person.role, page.clientName, page.city].compactMap { $0 }
    let local: HTML? = page.timezone.flatMap { zone in
      guard zone != words.clock.settings.timezone, let there = FirmClock.read(page.asOf, zoneNamed: zone) else {
        return nil
      }
      return " · <span>\(TimeOfDay.write(there.minute)) where they are</span>"
    }
    guard !parts.isEmpty || local != nil else { return nil }
    return "<p class=\"lead\">\(parts.joined(separator: " · "))\(local)</p>"
  }

  private var ways: HTML? {
    let rings: [HTML] = person.phones.prefix(4).enumerated().compactMap { index, phone in
      ContactLinks.telephone(phone).map { address in
        let style = index == 0 && page.open.isEmpty ? "way ring" : "way"
        return "<a class=\"\(style)\" href=\"\(address)\">Ring \(ContactLinks.readable(phone))</a>"
      }
    }
    let writes: [HTML] = ContactLinks.messages(to: person, opener: nil, subject: nil).map { link in
      "<a class=\"way\" href=\"\(link.address)\" rel=\"noopener noreferrer\">\(link.name)</a>"
    }
    let links = rings + writes
    return links.isEmpty
      ? "<p class=\"no-opener\">No number or address is recorded.</p>" : "<p class=\"ways\">\(links)</p>"
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
    return "<li>\(TradeWords.sentence(preference.words))\(since)\(until)</li>\n"
  }

  private func step(_ step: PersonPage.Step) -> HTML {
    """
    <li><strong>\(TradeWords.stage(step.stage))</strong> · \(step.jobTitle) at \(step.clientName) \
    <span class="origin">\(DateWords.element(step.at, words.dayAndTime(step.at)))</span></li>

    """
  }

  private func fact(_ fact: CardFact) -> HTML {
    """
    <li>\(fact.what) <span class="origin">\
    \(DateWords.element(fact.at, words.dayAndTime(fact.at))), \(fact.source)</span></li>

    """
  }
}
