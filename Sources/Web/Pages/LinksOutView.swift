import Desk
import Recruitment

/// The links that are out, by numbers and without names: for whoever is asked to close one.
struct LinksOutView {
  let out: LinksOut
  /// Whose they are, where somebody was asked for.
  let asked: String?
  let words: DateWords
  let formToken: String
  /// Recruiters go on to the person's page; managers and administrators see none.
  let linksToPeople: Bool

  static let path = "/links"

  private var path: String { Self.path + (asked.map { "?person=\(PercentEncoding.encode($0))" } ?? "") }

  var content: HTML {
    """
    <div class="day">
    <h1>Links that are out</h1>
    <p class="lead">Pages of their own that clients and candidates were given: for booking a time, for saying how they want \
    to be contacted. Whoever has a link can use it. Taken back, it opens nothing any more; what was booked with it stands.</p>
    <p class="hint">The links themselves are not kept and cannot be shown.</p>
    </div>
    \(search)
    <section aria-labelledby="out"><h2 id="out">\(heading)</h2>
    \(out.links.isEmpty ? empty : list)
    </section>
    """
  }

  private var heading: String { TradeWords.count(out.inAll, "link is open", "links are open") }

  private var search: HTML {
    let field = Field(
      id: "person", label: "Whose?", value: asked ?? "", hint: "Their id in your own system, or their e-mail address.")
    return """
      <form class="sheet" method="get" action="\(Self.path)">
      \(field.markup)
      <p><button>Show theirs</button></p></form>
      \(asked.map { _ in "<p class=\"rest\"><a href=\"\(Self.path)\">Show everybody’s</a></p>" as HTML })
      """
  }

  private var empty: HTML { "<p class=\"empty-line\">Nobody has one that opens anything.</p>" }

  private var list: HTML {
    let more: HTML? =
      out.inAll > out.links.count
      ? "<p class=\"lead\">The newest \(out.links.count) are shown. Say whose you look for to see others.</p>" : nil
    return "\(more)<ul class=\"lines\">\(out.links.map(line))</ul>"
  }

  private func line(_ open: OpenLink) -> HTML {
    let person: HTML =
      linksToPeople
      ? "<a href=\"\(CardContext.personPath(open.personID))\">\(open.personID)</a>"
      : "<strong>\(open.personID)</strong>"
    let hidden: HTML = """
      <input type="hidden" name="form" value="\(formToken)"><input type="hidden" name="back" value="\(path)">
      """
    return OpenLinkLine(open: open, words: words, hidden: hidden, person: person).markup
  }
}
