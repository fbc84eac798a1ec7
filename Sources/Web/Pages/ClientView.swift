import Desk
import Guidance
import Recruitment

/// One client: whom we know there, what is open, held and done, who is put forward, what passed.
struct ClientView {
  let page: ClientPage
  let words: DateWords

  private var list: JobList { JobList(words: words, showsClient: false) }

  var content: HTML {
    """
    <div class="day">
    <p class="kicker">Client</p>
    <h1>\(page.name)</h1>
    \(place)
    \(glance)
    </div>
    \(contacts)
    \(list.jobs(page.jobs.filter { $0.phase == .held }, id: "held", heading: "On hold", empty: "Nothing is on hold."))
    \(list.jobs(page.jobs.filter { $0.phase == .open }, id: "open", heading: "Open", empty: "No job is open."))
    \(list.pipeline(page.pipeline, showsJob: true, empty: "Nobody is in process here."))
    \(PlannedView(planned: page.ahead, words: words).markup)
    \(closed)
    \(timeline)
    \(WhyHere("You own this client, have or had a job of its, put somebody forward here, or own or have dealt with "
      + "somebody who works here; or nobody does. Colleagues’ messages show as much as each of them lets be seen.").markup)
    """
  }

  private var place: HTML? {
    let parts = [page.sector, page.city, page.country.map(TradeWords.country)].compactMap { $0 }
    return parts.isEmpty ? nil : "<p class=\"lead\">\(parts.joined(separator: " · "))</p>"
  }

  private var glance: HTML {
    let last = page.contacts.compactMap(\.lastConversation).max()
    let talk: HTML = last.map { DateWords.element($0, words.dayAndTime($0)) } ?? "No conversation on record"
    let owner: HTML? = page.ownerName.map { "<div><dt>Belongs to</dt><dd>\($0)</dd></div>" }
    func count(_ phase: JobPhase) -> Int { page.jobs.count { $0.phase == phase } }
    return """
      <dl class="glance">
      <div><dt>Last real conversation</dt><dd>\(talk)</dd></div>
      <div><dt>Jobs</dt><dd>\(count(.open)) open, \(count(.held)) on hold, \(count(.closed)) ended</dd></div>
      \(owner)
      </dl>
      """
  }

  private var contacts: HTML {
    let lines: [HTML] = page.contacts.map(contact)
    let all: HTML =
      lines.isEmpty
      ? "<p class=\"empty-line\">Nobody there is on record with you.</p>" : "<ul class=\"lines\">\n\(lines)</ul>"
    let asked =
      page.othersKnownBy.isEmpty ? "" : " Ask \(TradeWords.listed(Array(page.othersKnownBy.prefix(5)), last: "or"))."
    let others: HTML? =
      page.others == 0
      ? nil
      : "<p class=\"rest\">Colleagues know \(TradeWords.count(page.others, "other contact", "other contacts")) here.\(asked)</p>"
    return """
      <section aria-labelledby="contacts"><h2 id="contacts">Whom we know there</h2>
      \(neverMet)
      \(all)
      \(others)
      </section>

      """
  }

  /// "Never met: 3 contacts in Leeds, 1 of whom we do not know where".
  private var neverMet: HTML? {
    guard !page.neverMet.isEmpty else { return nil }
    let places = page.neverMet.map { place in
      TradeWords.count(place.count, "contact", "contacts")
        + (place.city.map { " in \($0)" } ?? " (place not on record)")
    }
    return "<p class=\"lead\"><strong>Never met face to face:</strong> \(TradeWords.listed(places, last: "and")).</p>"
  }

  private func contact(_ contact: ClientPage.Contact) -> HTML {
    let about = [contact.person.role, contact.city].compactMap { $0 }.joined(separator: ", ")
    let role: HTML? = about.isEmpty ? nil : "<span class=\"origin\">\(about)</span>"
    let talk: HTML
    if let last = contact.lastConversation {
      let with: HTML? = contact.lastWith.map { " with \($0)" }
      talk = "Last spoke \(DateWords.element(last, words.day(last)))\(with) (\(words.wording.age(of: last)) ago)"
    } else if let touch = contact.lastContact {
      talk = "<strong>Never spoken to.</strong> Last in touch \(DateWords.element(touch, words.day(touch)))"
    } else {
      talk = "<strong>Never spoken to.</strong> Nothing on record"
    }
    return """
      <li><p><a href="\(CardContext.personPath(contact.person.printedID))">\(contact.person.name)</a> \(role)</p>\
      <p class="origin">\(talk)\(contact.hasMet ? " · met" : .empty)</p></li>

      """
  }

  private var closed: HTML? {
    let closed = page.jobs.filter { $0.phase == .closed }
    guard !closed.isEmpty else { return nil }
    return list.jobs(Array(closed.prefix(50)), id: "closed", heading: "Filled and ended", empty: "")
  }

  private var timeline: HTML {
    TimelineView(
      timeline: page.timeline, empty: "Nothing has passed with anybody there yet.",
      path: CardContext.clientPath(page.clientID), words: words, isOnePersons: false
    ).markup
  }
}
