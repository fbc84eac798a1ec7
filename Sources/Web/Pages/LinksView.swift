import Desk
import Guidance
import Recruitment

/// On a person's page: the links that are open for them, and making one.
struct LinksView {
  let links: [OpenLink]
  let person: PersonReference
  let context: CardContext

  private var path: String { "\(CardContext.personPath(person.printedID))/links" }

  var markup: HTML {
    """
    <section aria-labelledby="links"><h2 id="links">Link for them</h2>
    <p class="lead">A page of \(person.firstName)’s own, without an account: booking a time with you, saying how they want to be \
    reached, why a call is worth it.</p>
    \(links.isEmpty ? nil : list)
    \(context.recruiterID == nil ? "<p class=\"choose\"><a href=\"/today?choose=1\">Say who you are</a> to make a link.</p>" : form)
    </section>
    """
  }

  private var list: HTML {
    let lines = links.map {
      OpenLinkLine(open: $0, words: context.words, hidden: context.hiddenFields(next: nil)).markup
    }
    return "<ul class=\"lines\">\(lines)</ul>"
  }

  private var form: HTML {
    """
    <details class="drop"><summary>Make a link</summary>
    <form class="sheet" method="post" action="\(path)">\(context.hiddenFields(next: nil))
    <p><label for="link-for">For</label><select id="link-for" name="for">\
    \(LinkPurpose.allCases.map { "<option value=\"\($0.word)\">\(Self.purpose($0))</option>" as HTML })</select></p>
    <p><label for="link-days">Good for</label><select id="link-days" name="days">\
    <option value="7">7 days</option><option value="30" selected>30 days</option><option value="90">90 days</option></select></p>
    <p><label for="link-minutes">A talk takes</label><select id="link-minutes" name="minutes">\
    \(AudienceLink.lengths.map { "<option value=\"\($0)\">\($0) minutes</option>" as HTML })</select></p>
    <p><button>Make the link</button></p></form></details>
    """
  }

  static func purpose(_ purpose: LinkPurpose) -> String {
    switch purpose {
    case .everything: "All three pages"
    case .why: "When a call helps you"
    case .preferences: "How they want to be contacted"
    case .booking: "Booking a time"
    }
  }
}

/// A link just made: the only time that it is shown.
struct MadeLinkView {
  let made: MadeLink
  let person: PersonReference
  let address: String
  /// Of what is due with them.
  let opener: String?
  /// Whether browsers elsewhere can come by it.
  let isPublic: Bool
  let words: DateWords

  var content: HTML {
    """
    <div class="day">
    <p class="kicker"><a href="\(CardContext.personPath(person.printedID))">\(person.name)</a></p>
    <h1>A link for \(person.firstName)</h1>
    <p class="lead">Shown this once: RightCall does not keep the link itself, and cannot show it again. It is good until \
    \(DateWords.element(made.link.expiresAt, words.day(made.link.expiresAt))), and whoever has it can use it.</p>
    \(isPublic ? nil : "<p class=\"warning\">RightCall answers on this machine only, so the link works here and nowhere else. Whoever runs it can make your firm’s pages public.</p>")
    </div>
    <section aria-labelledby="address"><h2 id="address">The link</h2>
    <div class="opener"><blockquote><p class="address">\(address)</p></blockquote>\
    <button type="button" class="copy quiet" hidden>Copy<span class="unseen"> the link</span></button></div></section>
    <section aria-labelledby="text"><h2 id="text">In a message</h2>
    <div class="opener"><blockquote><p>\(text)</p></blockquote>\
    <button type="button" class="copy quiet" hidden>Copy<span class="unseen"> the message</span></button></div>
    <p class="ways">\(ways)</p>
    <p class="hint">Nothing is sent by RightCall: these open your own telephone or mail.</p></section>
    """
  }

  /// What is due with them, and the link in place of two times.
  private var text: String {
    let line =
      switch made.link.purpose {
      case .booking, .everything: "Pick \(made.link.minutes) minutes that suit you here: \(address)"
      case .preferences: "How and when may I reach you, or not at all? Say it here, no account needed: \(address)"
      case .why: "When I ring and when I only write, and why: \(address)"
      }
    let opens = made.link.purpose == .booking || made.link.purpose == .everything
    if opens, let opener { return "\(opener) \(line)" }
    return "\(person.firstName), \(line.prefix(1).lowercased())\(line.dropFirst())"
  }

  private var ways: [HTML] {
    ContactLinks.messages(to: person, opener: text, subject: nil).map {
      "<a class=\"way\" href=\"\($0.address)\" rel=\"noopener noreferrer\">\($0.name)</a>"
    }
  }
}
