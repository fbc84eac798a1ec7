import Desk
import Recruitment

/// What passed between us and one person, on every channel, newest first.
struct TimelineView {
  let page: PersonPage
  let words: DateWords

  /// Lines of a message shown before one has to ask for the rest.
  static let shownLines = 3
  /// Characters of a message shown at all: a mailbox holds messages of megabytes.
  static let longest = 20_000
  private static let shownCharacters = 280

  var markup: HTML {
    """
    <section aria-labelledby="timeline"><h2 id="timeline">Timeline</h2>
    \(extent)
    \(page.contacts.isEmpty ? nil : "<ol class=\"timeline\">\n\(page.contacts.map(entry))</ol>" as HTML?)
    </section>
    """
  }

  private var extent: HTML? {
    if page.contacts.isEmpty {
      return "<p class=\"empty-line\">Nothing is on record with \(page.person.firstName) yet.</p>"
    }
    guard page.contacts.count < page.contactsInAll else { return nil }
    return """
      <p class="lead">Newest first: showing \(TradeWords.grouped(page.contacts.count)) \
      of \(TradeWords.grouped(page.contactsInAll)).</p>
      """
  }

  private func entry(_ contact: PersonPage.Contact) -> HTML {
    """
    <li class="\(contact.isConversation ? "talk" : "touch")">
    <p class="what">\(DateWords.element(contact.at, words.dayAndTime(contact.at))) \
    <strong>\(heading(contact))</strong>\(outcome(contact))</p>
    \(about(contact))
    \(subject(contact))
    \(contact.body.flatMap(body))
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
    let parts = [contact.recruiterName, contact.jobTitle, contact.source].compactMap { $0 }
    return "<p class=\"origin\">\(parts.joined(separator: " · "))</p>"
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
