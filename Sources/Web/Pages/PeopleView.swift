import Desk
import Guidance
import Recruitment

/// One's own people: whom nobody has spoken to lately, whom one owns, with whom one dealt last. Several can be changed at
/// once.
struct PeopleView {
  let page: PeoplePage
  let words: DateWords
  let formToken: String

  static let dayChoices = [30, 60, 90, 180]

  private var query: PeopleQuery { page.query }
  private var isWhole: Bool { query.part == nil }

  var content: HTML {
    """
    <div class="day">
    <h1>People</h1>
    \(SearchBox(words: "").markup)
    <p class="turn-line"><a href="/pipeline">Pipeline and holds</a> <a href="\(handOver)">Hand-over sheet</a> \
    <a href="/people/same">Same person?</a></p>
    \(tags)
    </div>
    <form method="post" action="/people/change" class="many">
    <input type="hidden" name="form" value="\(formToken)">\
    <input type="hidden" name="recruiter" value="\(page.recruiterID)">\
    <input type="hidden" name="back" value="\(address())">
    \(page.sections.enumerated().map { section($0.element, offset: $0.offset * 30) })
    \(page.sections.allSatisfy(\.lines.isEmpty) ? nil : changes)
    </form>
    \(WhyHere("People whom you own, have dealt with, or have to do with through a job or a candidate. A talk by any "
      + "colleague counts as spoken to; a message does not.").markup)
    """
  }

  private var handOver: String { "/hand-over/\(PercentEncoding.encode(page.recruiterID))" }

  /// The same choice with something else in it.
  private func address(part: PeopleQuery.Part? = nil, days: Int? = nil, tag: String?? = nil, page: Int = 1) -> String {
    let pairs: [(String, String?)] = [
      ("show", (part ?? query.part)?.rawValue), ("days", (days ?? query.days) == 60 ? nil : "\(days ?? query.days)"),
      ("tag", tag ?? query.tag), ("page", page == 1 ? nil : "\(page)"),
    ]
    let text = pairs.compactMap { name, value in value.map { "\(name)=\(PercentEncoding.encode($0))" } }
    return "/people" + (text.isEmpty ? "" : "?" + text.joined(separator: "&"))
  }

  private var tags: HTML? {
    guard !page.tags.isEmpty || query.tag != nil else { return nil }
    let links: [HTML] = page.tags.prefix(20).map { entry in
      """
      <a href="\(address(tag: entry.tag))"\(entry.tag == query.tag ? " aria-current=\"true\"" : .empty)>\
      \(entry.tag) (\(entry.count))</a>
      """
    }
    let all: HTML? = query.tag.map { _ in "<a href=\"\(address(tag: .some(nil)))\">Everybody</a>" }
    return "<nav class=\"time\" aria-label=\"Tags\"><span>Tagged</span>\(links)\(all)</nav>"
  }

  private func section(_ section: PeoplePage.Section, offset: Int) -> HTML {
    let id = section.part.rawValue
    let lines: HTML =
      section.lines.isEmpty
      ? "<p class=\"empty-line\">\(empty(section.part))</p>"
      : """
      <ul class="lines picks">
      \(section.lines.enumerated().map { line($0.element, "p\(offset + $0.offset)", section.part) })</ul>
      """
    return """
      <section aria-labelledby="\(id)"><h2 id="\(id)">\(heading(section))</h2>
      \(section.part == .silent ? dayLinks : nil)
      \(lines)
      \(turn(section))
      </section>

      """
  }

  private func heading(_ section: PeoplePage.Section) -> String {
    let count = TradeWords.grouped(section.inAll)
    switch section.part {
    case .silent: return "Not spoken to in \(query.days) days (\(count))"
    case .owned: return "Yours (\(count))"
    case .recent: return "Dealt with lately (\(count))"
    }
  }

  private func empty(_ part: PeopleQuery.Part) -> String {
    switch part {
    case .silent: "Somebody of ours has spoken to everybody of yours in that time."
    case .owned: "Nobody is on record as yours."
    case .recent: "You have not dealt with anybody on record yet."
    }
  }

  private var dayLinks: HTML {
    let links: [HTML] = Self.dayChoices.map { days in
      """
      <a href="\(address(days: days))"\(days == query.days ? " aria-current=\"true\"" : .empty)>\(days) days</a>
      """
    }
    return "<nav class=\"time\" aria-label=\"For how long\">\(links)</nav>"
  }

  private func turn(_ section: PeoplePage.Section) -> HTML? {
    if isWhole {
      guard section.lines.count < section.inAll else { return nil }
      return """
        <p class="rest"><a href="\(address(part: section.part))">Show all \
        \(TradeWords.grouped(section.inAll))<span class="unseen">: \(heading(section))</span></a></p>
        """
    }
    let earlier: HTML? = query.page > 1 ? "<a href=\"\(address(page: query.page - 1))\" rel=\"prev\">Before</a>" : nil
    let later: HTML? =
      query.page * PeoplePage.pageSize < section.inAll
      ? "<a href=\"\(address(page: query.page + 1))\" rel=\"next\">More</a>" : nil
    let whole = "/people" + (query.tag.map { "?tag=" + PercentEncoding.encode($0) } ?? "")
    return "<p class=\"turn\">\(earlier)\(later)<a href=\"\(whole)\">All lists</a></p>"
  }

  private func line(_ line: PeoplePage.Line, _ field: String, _ part: PeopleQuery.Part) -> HTML {
    let about = [line.person.role, line.clientName, line.city].compactMap { $0 }.joined(separator: " · ")
    let tags: HTML? = line.tags.isEmpty ? nil : " <span class=\"tags\">\(line.tags.joined(separator: ", "))</span>"
    return """
      <li><input type="checkbox" id="\(field)" name="\(field)" value="\(line.person.printedID)">\
      <label for="\(field)" class="unseen">Choose \(line.person.name)</label>\
      <div><p><a href="\(CardContext.personPath(line.person.printedID))">\(line.person.name)</a> \
      <span class="origin">\(about)</span>\(tags)</p>\
      <p class="origin">\(PeopleView.spoken(line, words))\(part == .recent ? touched(line) : nil)</p></div></li>

      """
  }

  static func spoken(_ line: PeoplePage.Line, _ words: DateWords) -> HTML {
    guard let last = line.lastConversation else { return "No conversation on record" }
    let with: HTML? = line.lastWith.map { " with \($0)" }
    return "Last spoke \(DateWords.element(last, words.day(last)))\(with) (\(words.wording.age(of: last)) ago)"
  }

  private func touched(_ line: PeoplePage.Line) -> HTML? {
    line.lastContact.map { " · you were last in touch \(DateWords.element($0, words.day($0)))" }
  }

  private var changes: HTML {
    let names: [HTML] = page.colleagues.map { "<option value=\"\($0.id)\">\($0.name)</option>" }
    let colleague: HTML =
      names.isEmpty
      ? "<input id=\"to\" name=\"to\" autocomplete=\"off\" placeholder=\"Id or e-mail\">"
      : "<select id=\"to\" name=\"to\"><option value=\"\">Choose</option>\(names)</select>"
    return """
      <section aria-labelledby="change" class="change"><h2 id="change">With those you chose</h2>
      <div class="fields">
      <p><label for="until">Put off what is due</label><select id="until" name="until">\
      <option value="tomorrow">until the next working morning</option>\
      <option value="next_week">until next week</option></select>\
      <button name="change" value="snooze">Snooze</button></p>
      <p><label for="tag">Tag</label><input id="tag" name="tag" maxlength="40" autocomplete="off">\
      <span><button name="change" value="tag">Add the tag</button> \
      <button name="change" value="untag" class="quiet">Take it off</button></span></p>
      <p><label for="to">Give to</label>\(colleague)\
      <button name="change" value="assign">Give</button></p>
      </div>
      <p class="origin">It is recorded with each of them, and can be taken back for each.</p>
      </section>
      """
  }
}

/// Where one types what is looked for.
struct SearchBox {
  let words: String

  var markup: HTML {
    """
    <form class="search" method="get" action="/search" role="search" aria-label="People, jobs and messages">
    <label for="q">Search people, jobs and messages</label>
    <input id="q" name="q" type="search" value="\(words)" autocomplete="off" maxlength="200" required>
    <button>Search</button>
    </form>
    """
  }
}
