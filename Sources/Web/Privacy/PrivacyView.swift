import Desk
import Recruitment

/// What is kept, for how long, whom not to ring, and the way to what is held on one person.
struct PrivacyView {
  let lists: [ScreeningStanding]
  let retention: RetentionReport
  let words: DateWords
  let formToken: String
  /// Who was looked for, where nobody on record is that.
  var sought: String?

  private var hidden: HTML { "<input type=\"hidden\" name=\"form\" value=\"\(formToken)\">" }

  var content: HTML {
    """
    <h1>Privacy</h1>
    \(Field.summary(unknown, field: "who"))
    <p class="lead">For whoever answers when somebody asks what is held on them, wants to be erased, or must not be rung. \
    Every step here stands in the <a href="/audit">audit log</a>.</p>
    <section aria-labelledby="one"><h2 id="one">One person</h2>
    <form class="sheet" method="get" action="/privacy/person">
    \(Field(id: "who", label: "Their id or e-mail address", value: sought ?? "", hint: "As your own system has it.", fault: unknown).markup)
    <p><button class="main">See what is held</button></p></form></section>
    \(screening)
    \(schedule)
    """
  }

  private var unknown: String? {
    sought.map { _ in "Nobody on record has that id or address: whoever was erased has none any more." }
  }

  // MARK: Screening lists

  private var screening: HTML {
    """
    <section aria-labelledby="screening"><h2 id="screening">Screening lists</h2>
    <p>Numbers and addresses that must not be used for what nobody asked for: TPS, CTPS, your own. Only keyed hashes are kept. \
    A list that is too old counts as none: the number has to be screened first.</p>
    \(loaded)
    <form class="sheet" method="post" action="/privacy/screening" enctype="multipart/form-data">\(hidden)
    \(nameOfList)
    <p><label for="file">A file</label><span class="hint" id="file-hint">CSV or text, a number or an address on each line, \
    \(ScreeningUpload.limitWords) at most. Larger ones where RightCall runs: \
    <code>rightcall privacy screening load</code>.</span>\
    <input id="file" name="file" type="file" accept=".csv,.txt,text/csv,text/plain" aria-describedby="file-hint"></p>
    <p><label for="numbers">Or the numbers and addresses themselves</label>\
    <span class="hint" id="numbers-hint">One on a line, or CSV.</span>\
    <textarea id="numbers" name="numbers" rows="4" aria-describedby="numbers-hint" spellcheck="false"></textarea></p>
    <p><button>Load the list</button></p></form></section>
    """
  }

  private var nameOfList: HTML {
    Field(
      id: "list", label: "Name of the list",
      hint: "TPS and CTPS in the United Kingdom; national and own in the United States and Canada. "
        + "A list of the same name is replaced."
    ).markup
  }

  private var loaded: HTML {
    guard !lists.isEmpty else { return "<p class=\"empty-line\">No list is loaded.</p>" }
    return "<ul class=\"lines\">\(lists.map(line))</ul>"
  }

  private func line(_ list: ScreeningStanding) -> HTML {
    let age: HTML =
      list.isStale
      ? "<strong>too old</strong>: holds \(list.days ?? 0) days"
      : list.days.map { "holds \($0) days" } ?? "no region asks for it; whoever is on it is still not rung"
    return """
      <li><p>\(list.name) <span class="origin">loaded \(DateWords.element(list.loadedAt, words.day(list.loadedAt))), \
      \(TradeWords.count(list.entries, "entry", "entries")), \(whose(list)); \(age)</span></p>
      <form method="post" action="/privacy/screening/remove">\(hidden)\
      <input type="hidden" name="list" value="\(list.name)">\
      <button class="quiet" aria-label="Remove the list \(list.name)">Remove</button></form></li>

      """
  }

  /// Several people may share a number.
  private func whose(_ list: ScreeningStanding) -> String {
    list.people == 0 ? "of nobody on record" : "of \(TradeWords.count(list.people, "person", "people")) on record"
  }

  // MARK: How long things are kept

  private var schedule: HTML {
    let people = TradeWords.grouped(retention.peopleInAll)
    return """
      <section aria-labelledby="kept"><h2 id="kept">How long things are kept</h2>
      <dl class="glance">
      <div><dt>People with whom nothing happens</dt><dd>\(retention.schedule.people) months</dd></div>
      <div><dt>Words of calls and messages</dt><dd>\(retention.schedule.texts) months</dd></div>
      <div><dt>Due to go now</dt><dd>\(people) people, the words of \(TradeWords.grouped(retention.texts)) contacts</dd></div>
      </dl>
      <p>Nothing goes by itself: whoever runs RightCall looks with <code>rightcall privacy retention --dry-run</code>, and \
      removes with <code>--apply</code>. Nothing younger than twelve months goes: agencies have to keep their records \
      for a year.</p></section>
      """
  }
}

/// How much is held on one person, and what can be done about it.
struct HeldView {
  let held: HeldOverview
  let formToken: String
  /// Why nobody was erased.
  var fault: String?

  var content: HTML {
    let address = "/privacy/export?who=\(PercentEncoding.encode(held.id))"
    return """
      <p class="kicker"><a href="/privacy">Privacy</a></p>
      <h1>\(held.name)</h1>
      \(Field.summary(fault, field: "confirm"))
      <section aria-labelledby="held"><h2 id="held">What is held</h2>
      <p class="lead">How many rows of each kind, under the headings that they will read.</p>
      <ul class="lines">\(held.counts.map { "<li>\($0.title): \(TradeWords.grouped($0.rows))</li>\n" as HTML })</ul>
      <p><a class="way" href="\(address)" download>Take everything out</a></p>
      <p class="rest">A zip archive with a page to read, and the same as CSV and JSON. Other people’s names and addresses are \
      struck out; read it through before you hand it over. Usually within a month of being asked.</p></section>
      <section aria-labelledby="erase"><h2 id="erase">Erase</h2>
      <p>Every word about \(held.name) goes: name, addresses, numbers, messages, notes, facts, preferences. That things \
      happened stays, under a number nobody can be known by, so that figures do not change. A later import does not bring them \
      back. There is no undo.</p>
      <form class="sheet" method="post" action="/privacy/erase">
      <input type="hidden" name="form" value="\(formToken)"><input type="hidden" name="person" value="\(held.id)">
      \(Field(id: "confirm", label: "To confirm, type \(held.id)", fault: fault).markup)
      <p><button>Erase this person for good</button> <a href="/privacy">Leave everything as it is</a></p></form></section>
      """
  }
}
