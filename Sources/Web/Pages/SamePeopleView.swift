import Desk
import Guidance
import Recruitment

/// Records that may be one person, side by side, and what was made one.
struct SamePeopleView {
  let page: SamePeoplePage
  let words: DateWords
  let formToken: String

  var content: HTML {
    """
    <div class="day">
    <p class="kicker"><a href="/people">People</a></p>
    <h1>Same person?</h1>
    <p class="lead">\(lead)</p>
    </div>
    <section aria-labelledby="asked"><h2 id="asked">May be one person</h2>
    \(suggestions)
    </section>
    <section aria-labelledby="merged"><h2 id="merged">Made one</h2>
    \(merges)
    </section>
    <section aria-labelledby="calls"><h2 id="calls">Calls and meetings that two sources tell of</h2>
    \(calls)
    </section>
    \(WhyHere("Records of two sources with one personal address, or one number and one name, are made one by the import; so are "
      + "a call that the telephone system knows and the note somebody wrote of it, and a meeting that stands in two "
      + "calendars. What is only likely is asked here. "
      + "Nothing is lost: each can be taken back.").markup)
    """
  }

  private var lead: String {
    switch page.suggestionsInAll {
    case 0: "No two of your people look like one person."
    case 1: "One pair of records looks like one person."
    default: "\(TradeWords.grouped(page.suggestionsInAll)) pairs of records look like one person."
    }
  }

  private var suggestions: HTML {
    if page.suggestions.isEmpty { return "<p class=\"empty-line\">Nothing waits for your word.</p>" }
    let pairs: [HTML] = page.suggestions.map(pair)
    let rest = page.suggestionsInAll - page.suggestions.count
    let more: HTML? =
      rest > 0 ? "<p class=\"rest\">\(TradeWords.grouped(rest)) more come when these are answered.</p>" : nil
    return "\(pairs)\(more)"
  }

  private func pair(_ pair: SamePeoplePage.Suggestion) -> HTML {
    """
    <form method="post" action="/people/same" class="pair" aria-label="\(pair.first.name) and \(pair.second.name)">
    <input type="hidden" name="form" value="\(formToken)">\
    <input type="hidden" name="first" value="#\(pair.first.id.value)">\
    <input type="hidden" name="second" value="#\(pair.second.id.value)">
    <div class="sides">\(side(pair.first))\(side(pair.second))</div>
    <p class="prose">\(pair.evidence.map(Self.words).joined(separator: "; ").capitalisedFirst).</p>
    <p class="actions"><button name="do" value="merge">One person: keep the first</button> \
    <button name="do" value="swap">One person: keep the second</button> \
    <button name="do" value="apart" class="quiet">Two people</button></p>
    </form>

    """
  }

  private func side(_ side: SamePeoplePage.Side) -> HTML {
    let rows: [(String, [String])] = [
      ("Mail", side.emails), ("Phone", side.phones), ("Works as", [side.jobTitle].compactMap { $0 }),
      ("At", [side.clientName].compactMap { $0 }), ("In", [side.city].compactMap { $0 }), ("From", side.sources),
    ]
    let facts: [HTML] = rows.filter { !$0.1.isEmpty }.map { name, values in
      "<dt>\(name)</dt><dd>\(values.joined(separator: ", "))</dd>"
    }
    return """
      <div class="side"><h3><a href="\(CardContext.personPath(side.printedID))">\(side.name)</a></h3>\
      <dl>\(facts)</dl></div>
      """
  }

  static func words(_ evidence: SamePeoplePage.Evidence) -> String {
    switch evidence {
    case .address(let text): "both have the address \(text)"
    case .number(let text): "both have the number \(text)"
    case .employer(let name): "both are at \(name)"
    case .sameName: "the names are the same"
    case .similarName: "the names fit"
    case .twoInOneSource: "but one source has them as two"
    }
  }

  private var merges: HTML {
    if page.merges.isEmpty { return "<p class=\"empty-line\">Nobody was made one with anybody.</p>" }
    let lines: [HTML] = page.merges.map { merge in
      """
      <li><div><p><a href="\(CardContext.personPath(merge.into.printedID))">\(merge.into.name)</a> \
      <span class="origin">also \(merge.person.name) (\(merge.person.sources.joined(separator: ", ")))</span></p>\
      <p class="origin">\(merge.isAutomatic ? "By an import" : "By hand"), \
      \(DateWords.element(merge.at, words.near(merge.at)))</p></div>\
      <form method="post" action="/people/same"><input type="hidden" name="form" value="\(formToken)">\
      <input type="hidden" name="first" value="#\(merge.into.id.value)">\
      <input type="hidden" name="second" value="#\(merge.person.id.value)">\
      <button name="do" value="apart" class="quiet">They are two\
      <span class="unseen">: \(merge.into.name)</span></button></form></li>

      """
    }
    return "<ul class=\"lines merged\">\n\(lines)</ul>"
  }

  private var calls: HTML {
    if page.calls.isEmpty { return "<p class=\"empty-line\">No call is told of twice.</p>" }
    let lines: [HTML] = page.calls.map { call in
      let length = call.durationSeconds.map { ", " + TradeWords.duration(seconds: $0) } ?? ""
      return """
        <li><div><p><a href="\(CardContext.personPath(call.person.printedID))">\(call.person.name)</a> \
        <span class="origin">\(DateWords.element(call.at, words.near(call.at)))\(length)</span></p>\
        <p class="origin">From \(call.callSource), with the note from \(call.noteSource)</p></div>\
        <form method="post" action="/people/same"><input type="hidden" name="form" value="\(formToken)">\
        <input type="hidden" name="call" value="\(call.note)">\
        <button name="do" value="part" class="quiet">Two calls<span class="unseen"> with \(call.person.name)</span>\
        </button></form></li>

        """
    }
    return "<ul class=\"lines merged\">\n\(lines)</ul>"
  }
}

extension String {
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
