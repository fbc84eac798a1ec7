import Desk
import Recruitment

/// What passed between us and one person or several, on every channel, newest first; a part of it at choice.
struct TimelineView {
  let timeline: TimelinePage
  /// Said where there is nothing at all.
  let empty: String
  /// The page it stands on.
  let path: String
  let words: DateWords
  /// Whether all are one person's, so that the count is of what is shown.
  var isOnePersons = true

  /// Lines of a message shown before one has to ask for the rest.
  static let shownLines = 3
  /// Characters of a message shown at all: a mailbox holds messages of megabytes.
  static let longest = 20_000
  private static let shownCharacters = 280

  var markup: HTML {
    let contacts = timeline.contacts
    return """
      <section aria-labelledby="timeline"><h2 id="timeline">Timeline</h2>
      \(TimelineFilterForm(timeline: timeline, path: path).markup)
      \(extent)
      \(contacts.isEmpty ? nil : "<ol class=\"timeline\">\n\(contacts.map(entry))</ol>" as HTML?)
      \(turn)
      </section>
      """
  }

  private var extent: HTML? {
    if timeline.contacts.isEmpty {
      let line = timeline.filter.chooses || timeline.filter.before != nil ? "Nothing of that kind is on record." : empty
      return "<p class=\"empty-line\">\(line)</p>"
    }
    guard isOnePersons, timeline.contacts.count < timeline.inAll else { return nil }
    return """
      <p class="lead">Newest first: showing \(TradeWords.grouped(timeline.contacts.count)) \
      of \(TradeWords.grouped(timeline.inAll)).</p>
      """
  }

  private var turn: HTML? {
    let form = TimelineFilterForm(timeline: timeline, path: path)
    let newest: HTML? = timeline.filter.before.map { _ in "<a href=\"\(form.address(before: nil))\">Newest</a>" }
    let older: HTML? = timeline.older.map { "<a href=\"\(form.address(before: $0))\" rel=\"next\">Earlier</a>" }
    let links = [newest, older].compactMap { $0 }
    return links.isEmpty ? nil : "<p class=\"turn\">\(links)</p>"
  }

  private func entry(_ contact: PersonPage.Contact) -> HTML {
    """
    <li class="\(contact.isConversation ? "talk" : "touch")">
    <p class="what">\(DateWords.element(contact.at, words.dayAndTime(contact.at))) \
    <strong>\(heading(contact))</strong>\(outcome(contact))</p>
    \(who(contact))
    \(about(contact))
    \(subject(contact))
    \(contact.body.flatMap(body))
    \(kept(contact))
    </li>

    """
  }

  private func heading(_ contact: PersonPage.Contact) -> String {
    let channel = TradeWords.channel(contact.channel)
    if contact.channel == .meeting { return channel }
    return channel + (contact.direction == .inbound ? " from them" : " to them")
  }

  private func outcome(_ contact: PersonPage.Contact) -> HTML {
    var parts: [String] = []
    if let outcome = contact.outcome, outcome != .sent { parts.append(TradeWords.outcome(outcome)) }
    if let seconds = contact.durationSeconds { parts.append(TradeWords.duration(seconds: seconds)) }
    if contact.isConversation { parts.append("a conversation") }
    if contact.isAutomatic { parts.append("automatic") }
    return parts.isEmpty ? .empty : " · \(parts.joined(separator: ", "))"
  }

  private func about(_ contact: PersonPage.Contact) -> HTML {
    let job: HTML? = contact.jobTitle.map { title in
      contact.jobID.map { "<a href=\"\(CardContext.jobPath($0))\">\(title)</a>" } ?? "\(title)"
    }
    let parts: [HTML] = [contact.recruiterName.map { "\($0)" }, job, "\(TradeWords.source(contact.source))"].compactMap
    { $0 }
    return "<p class=\"origin\">\(parts.joined(by: " · "))</p>"
  }

  private func who(_ contact: PersonPage.Contact) -> HTML? {
    contact.person.map { "<p><a href=\"\(CardContext.personPath($0.printedID))\">\($0.name)</a></p>" }
  }

  /// That there are words, and whose they are to show.
  private func kept(_ contact: PersonPage.Contact) -> HTML? {
    guard contact.isPrivate else { return nil }
    return "<p class=\"origin\">Its words are for \(contact.recruiterName ?? "a colleague") alone.</p>"
  }

  private func subject(_ contact: PersonPage.Contact) -> HTML? {
    guard let subject = contact.subject, !subject.isEmpty else { return nil }
    return "<p class=\"subject\" dir=\"auto\">\(subject)</p>"
  }

  private func body(_ text: String) -> HTML? {
    let lines = text.split(separator: "\n", maxSplits: Self.shownLines, omittingEmptySubsequences: false)
    let isShort = lines.count <= Self.shownLines && text.utf8.count <= Self.shownCharacters
    if text.allSatisfy(\.isWhitespace) { return nil }
    if isShort { return "<div class=\"message\" dir=\"auto\">\(text)</div>" }
    let preview = String(lines.prefix(Self.shownLines).joined(separator: "\n").prefix(Self.shownCharacters))
    let whole = text.utf8.count > Self.longest ? String(text.prefix(Self.longest)) : text
    let cut: HTML? =
      whole.utf8.count < text.utf8.count ? "<p class=\"origin\">Cut here: the message is longer.</p>" : nil
    return """
      <details class="body"><summary><span class="preview message" dir="auto">\(preview)…</span>\
      <span class="open">Show all</span><span class="shut">Show less</span></summary>\
      <div class="message" dir="auto">\(whole)</div>\(cut)</details>
      """
  }
}
