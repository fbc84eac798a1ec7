import Guidance

/// What to say first, and the ways to say it; or which fact is missing.
struct OpenerView {
  let card: Card
  let context: CardContext

  var markup: HTML {
    let text = card.opener.map { TalkText(card, opener: $0, in: context) }
    return """
      \(words(text))
      \(ways(text))
      """
  }

  private func words(_ text: TalkText?) -> HTML {
    guard let opener = card.opener, let text else {
      let missing =
        card.missingFacts.isEmpty
        ? "the fact it rests on" : card.missingFacts.map(Self.readable).joined(separator: ", ")
      return "<p class=\"no-opener\">No opener: record <strong>\(missing)</strong> first.</p>"
    }
    return """
      <div class="opener">
      <blockquote><p>\(opener)</p></blockquote>
      <button type="button" class="copy quiet" hidden>Copy<span class="unseen"> the opener</span></button>
      </div>
      \(context.recruiterID == nil || card.writable.isEmpty ? nil : DraftBox(card: card, opener: opener, context: context, text: text).markup)
      """
  }

  /// A fact's name in the interchange, `salary_expectation`, as words.
  private static func readable(_ fact: String) -> String { fact.replacing("_", with: " ") }

  private func ways(_ text: TalkText?) -> HTML? {
    var links: [HTML] = []
    for (index, phone) in card.person.phones.prefix(3).enumerated() {
      guard let address = ContactLinks.telephone(phone) else { continue }
      let style = index == 0 && card.isConversation ? "way ring" : "way"
      let verb = index == 0 ? "Ring" : "or"
      links.append("<a class=\"\(style)\" href=\"\(address)\">\(verb) \(ContactLinks.readable(phone))</a>")
    }
    for link in ContactLinks.messages(
      to: card.person, opener: text?.words, subject: card.jobTitle, by: card.writable)
    {
      links.append(
        "<a class=\"way\" data-way href=\"\(link.address)\" rel=\"noopener noreferrer\">\(link.name)</a>")
    }
    guard !links.isEmpty else {
      return "<p class=\"no-opener\">No number or address is recorded for \(card.person.firstName).</p>"
    }
    return "<p class=\"ways\">\(links)</p>"
  }
}
