import Desk
import Guidance
import Moments
import Recruitment

/// Every rule in plain words, and how it stands in this firm.
struct PlaybookView {
  let rules: [Rule]
  /// `nil` while it is being counted.
  let status: RulesAnswer?
  let current: PlaybookInForce
  let query: String
  let mayChange: Bool
  /// What findings would change is for whoever reads findings.
  var seesFindings = true
  /// Whether whoever looks has a list of their own.
  var hasDay = true

  var content: HTML {
    let found = rules.filter(matches)
    return """
      <div class="day">
      <h1>Playbook</h1>
      <p class="lead">The \(TradeWords.count(rules.count, "rule", "rules")) that say which conversations are due on \
      \(hasDay ? "<a href=\"/today\">Today</a>" as HTML : "Today"). \(source)</p>
      \(links)
      <form class="find wide" method="get" action="/playbook" role="search">
      <label for="q">Search the rules</label>
      <input id="q" name="q" type="search" value="\(query)" autocomplete="off">
      <button>Search</button></form>
      </div>
      \(status == nil ? "<p class=\"rest\">How often each opened here is being counted: reload in a moment.</p>" : .empty)
      \(found.isEmpty ? "<p class=\"empty-line\">No rule has these words. <a href=\"/playbook\">Show all</a></p>" : .empty)
      <ul class="lines">
      \(found.map(line))
      </ul>
      """
  }

  private func matches(_ rule: Rule) -> Bool {
    let words = query.lowercased().split(separator: " ")
    let text =
      ([rule.code, rule.title, rule.whyFirm, rule.whyThem, rule.channel]
      + rule.triggers.flatMap { [$0.plain, $0.said] }
      + (rule.because + rule.opener).map(\.say)).joined(separator: " ").lowercased()
    return words.allSatisfy { text.contains($0) }
  }

  private var source: HTML {
    if current.isFile {
      return "They come from a file that whoever serves RightCall has named: they are changed there."
    }
    return current.version == 0
      ? "They are the ones that come with RightCall."
      : "They are your firm’s own, <a href=\"/playbook/versions\">version \(current.version)</a>."
  }

  private var links: HTML {
    """
    <p class="rest"><a href="/playbook/versions">Versions</a>\(seesFindings ? " · <a href=\"/playbook/proposals\">What findings would change</a>" : .empty) · <a href="/playbook/whole">The whole text</a>\
    \(current.hasUpgrade ? " · <a href=\"/playbook/upgrade\">What this release brings</a>" : .empty)</p>
    """
  }

  private func line(_ rule: Rule) -> HTML {
    let entry = status?.entries.first { $0.rule.code == rule.code }
    return """
      <li><p><a href="/playbook/rules/\(PercentEncoding.encode(rule.code))">\(rule.title)</a> \
      <span class="mark">\(rule.code)</span>\(rule.isOff ? " <span class=\"mark\">off</span>" : .empty)</p>
      <p class="origin">\(RuleWords.calls(rule)) · \(RuleWords.within(rule)) · by \
      \(TradeWords.channel(rule.channel).lowercased())\(entry.map { " · \(RuleWords.standing($0))" as HTML })</p></li>

      """
  }
}

/// What a rule says, in words.
enum RuleWords {
  /// "An interview ended and nobody has spoken to the candidate since. Or: …"
  static func opens(_ rule: Rule) -> String {
    rule.triggers.map { TradeWords.sentence($0.plain) + "." }.joined(separator: " Or: ")
  }

  static func calls(_ rule: Rule) -> String {
    switch rule.verdict {
    case .conversation: "a talk"
    case .messageThenTalk: "a message, then a talk"
    case .messageFine: "a message will do"
    }
  }

  /// "within 4 working hours".
  static func within(_ rule: Rule) -> String {
    "within \(Rule.plain(rule.limitHours)) working \(rule.limitHours == 1 ? "hour" : "hours")"
  }

  /// What must be on record, as one says it; of several ways that open it, any will do.
  static func needs(_ rule: Rule) -> String {
    var said: [String] = []
    for trigger in rule.triggers {
      let needs = trigger.needs.map(\.plain).joined(separator: "; ")
      if !needs.isEmpty, !said.contains(needs) { said.append(needs) }
    }
    return said.isEmpty ? "Nothing in particular." : TradeWords.sentence(said.joined(separator: ". Or: ")) + "."
  }

  static func standing(_ entry: RulesAnswer.Entry) -> HTML {
    if entry.rule.isOff { return "off: opens nothing" }
    if !entry.waitingFor.isEmpty { return "waits for \(entry.missing.map(\.plain).joined(separator: "; "))" }
    return "opened \(TradeWords.count(entry.opened, "time", "times")) in the last \(Int(RulesAnswer.days)) days"
  }
}

/// One rule, read and edited.
struct RuleView {
  struct Typed {
    var value: PlaybookValue
    var why: String
    var outcome: PlaybookRoute.Outcome

    var isFault: Bool { if case .tried = outcome { false } else { true } }
  }

  let rule: Rule
  /// As it stands in the text; `nil` where the text cannot be taken apart.
  let written: PlaybookValue?
  let entry: RulesAnswer.Entry?
  let current: PlaybookInForce
  let typed: Typed?
  let mayChange: Bool
  let words: DateWords
  let formToken: String

  var content: HTML {
    """
    \(PlaybookHead("\(rule.title) <span class=\"mark\">\(rule.code)</span>", lead: lead).markup)
    \(typed.map { OutcomeView(outcome: $0.outcome, words: words, fields: RuleFields($0.value).shown).markup })
    <dl class="facts">
    <div><dt>Opens when</dt><dd>\(RuleWords.opens(rule))</dd></div>
    <div><dt>Needs on record</dt><dd>\(RuleWords.needs(rule))</dd></div>
    <div><dt>Why the firm needs it</dt><dd>\(rule.whyFirm)</dd></div>
    <div><dt>What is in it for them</dt><dd>\(rule.whyThem)</dd></div>
    </dl>
    \(mayChange ? form : .empty)
    """
  }

  private var lead: HTML {
    let standing = entry.map { " It \(RuleWords.standing($0))." as HTML }
    return """
      \(TradeWords.sentence(RuleWords.calls(rule))), \(RuleWords.within(rule)), \
      by \(TradeWords.channel(rule.channel).lowercased()).\(standing)
      """
  }

  private var isReasonMissing: Bool { if case .noReason? = typed?.outcome { true } else { false } }

  private var form: HTML {
    guard let value = typed?.value ?? written else {
      return
        "<p class=\"rest\">This text is not written rule by rule: change it in <a href=\"/playbook/whole\">the whole text</a>.</p>"
    }
    let faults: [PlaybookFault] = if case .faults(let faults)? = typed?.outcome { faults } else { [] }
    return """
      <section aria-labelledby="edit-title">
      <h2 id="edit-title">Change it</h2>
      <p>What a form does not show, such as what each clause rests on, is in <a href="/playbook/whole">the whole text</a>.</p>
      <form class="sheet rule" method="post" action="/playbook/rules/\(PercentEncoding.encode(rule.code))">
      <input type="hidden" name="form" value="\(formToken)">
      <input type="hidden" name="version" value="\(current.version)">
      \(RuleFields(value).shown.map { RuleFieldView(field: $0, faults: faults).markup })
      \(AdoptFields(why: typed?.why ?? "", isMissing: isReasonMissing).markup)
      </form>
      </section>
      """
  }
}

/// One field of a rule, with what is wrong with it.
struct RuleFieldView {
  let field: RuleFields.Shown
  let faults: [PlaybookFault]

  private var id: String { RuleFields.name(field.path) }
  private var fault: String? { faults.first(where: field.isNamed).map(field.said) }

  var markup: HTML {
    let described: HTML = fault == nil ? .empty : " aria-describedby=\"\(id)-fault\" aria-invalid=\"true\""
    let said: HTML? = fault.map { "<span class=\"fault\" id=\"\(id)-fault\">\($0)</span>" }
    switch field.kind {
    case .ticks(let choices):
      let chosen = Set(field.value.split(separator: "\n").map(String.init))
      let boxes: [HTML] = choices.map { choice in
        let name = "\(id)-\(choice.value)"
        return """
          <label class="check"><input type="checkbox" id="\(name)" name="\(name)" value="true"\
          \(chosen.contains(choice.value) ? " checked" : .empty)><span>\(choice.words)</span></label>
          """
      }
      return "<fieldset id=\"\(id)\"><legend>\(field.label)</legend>\(said)\(boxes)</fieldset>\n"
    case .flag:
      return """
        <p><label class="check"><input type="checkbox" id="\(id)" name="\(id)" value="true"\
        \(field.value == "true" ? " checked" : .empty)\(described)><span>\(field.label)</span></label>\(said)</p>

        """
    case .choice(let choices):
      let options: [HTML] = choices.map {
        "<option value=\"\($0.value)\"\($0.value == field.value ? " selected" : .empty)>\($0.words)</option>"
      }
      let none: HTML? = field.path == "fallback" ? "<option value=\"\">none</option>" : nil
      return """
        <p><label for="\(id)">\(field.label)</label>\(said)<select id="\(id)" name="\(id)"\(described)>\(none)\(options)</select></p>

        """
    case .long, .list:
      let hint: HTML? =
        field.kind == .list ? "<span class=\"hint\" id=\"\(id)-hint\">\(field.hint ?? "One a line.")</span>" : nil
      let rows = min(8, max(2, field.value.split(separator: "\n").count + (field.value.count > 90 ? 1 : 0)))
      return """
        <p><label for="\(id)">\(field.label)</label>\(hint)\(said)\
        <textarea id="\(id)" name="\(id)" rows="\(rows)"\(described)>\(field.value)</textarea></p>

        """
    case .line, .number:
      return """
        <p><label for="\(id)">\(field.label)</label>\(said)<input id="\(id)" name="\(id)" type="text"\
        \(field.kind == .number ? " inputmode=\"decimal\"" : .empty) value="\(field.value)" autocomplete="off"\(described)></p>

        """
    }
  }
}

/// Why, and the two buttons.
struct AdoptFields {
  let why: String
  let isMissing: Bool

  var markup: HTML {
    """
    \(Field(id: "why", label: "Why you change it", value: why, hint: "For whoever looks at the versions. Not needed to try.", fault: isMissing ? "Say why, in 500 characters at most." : nil, isRequired: false).markup)
    <p><button name="do" value="try">Try it against the last month</button> \
    <button class="main" name="do" value="adopt">Make it the firm’s</button></p>
    """
  }
}

/// What came of it.
struct OutcomeView {
  let outcome: PlaybookRoute.Outcome
  let words: DateWords
  /// Those that the page shows: what is wrong with one is said at it, and not by its line in a text that is not there.
  var fields: [RuleFields.Shown] = []

  var markup: HTML {
    switch outcome {
    case .noReason: return Field.summary("Say why you change it.", field: "why") ?? .empty
    case .changedMeanwhile:
      return """
        <p class="warning" role="alert">Somebody else has changed the playbook meanwhile. Nothing was changed: open it anew, so \
        that you see theirs first.</p>
        """
    case .faults(let faults):
      let lines: [HTML] = faults.prefix(30).map { fault in
        guard let field = fields.first(where: { $0.isNamed(fault) }) else {
          return fields.isEmpty ? "<li>Line \(fault.line): \(fault.what)</li>\n" : "<li>\(fault.what)</li>\n"
        }
        return "<li><a href=\"#\(RuleFields.name(field.path))\">\(field.label)</a>: \(field.said(fault))</li>\n"
      }
      return """
        <div class="warning" role="alert"><p>It cannot be used as it is; nothing was changed.</p><ul>\(lines)</ul></div>
        """
    case .tried(let answer): return tried(answer)
    }
  }

  private func tried(_ answer: PlaybookTry) -> HTML {
    """
    <section class="tried" aria-labelledby="tried-title" id="tried">
    <h2 id="tried-title">\(headline(answer))</h2>
    <p>From \(words.day(answer.from)) to \(words.day(answer.to)), in the firm’s own record; nothing is changed yet.\
    \(answer.moved > 0 ? " \(TradeWords.grouped(answer.moved)) would have been due at another time." : .empty)</p>
    \(counts(answer))
    \(rows(answer, isMore: true, "Opened more"))
    \(rows(answer, isMore: false, "Opened no longer"))
    </section>
    """
  }

  private func headline(_ answer: PlaybookTry) -> String {
    switch (answer.more, answer.fewer) {
    case (0, 0): "This would have opened the same"
    case (let more, 0): "This would have opened \(TradeWords.grouped(more)) more"
    case (0, let fewer): "This would have opened \(TradeWords.grouped(fewer)) fewer"
    case (let more, let fewer):
      "This would have opened \(TradeWords.grouped(more)) more, and \(TradeWords.grouped(fewer)) no longer"
    }
  }

  private func counts(_ answer: PlaybookTry) -> HTML? {
    guard answer.counts.count > 1 else { return nil }
    return TableView(
      caption: "Rule by rule", columns: ["Rule", "More", "No longer"],
      rows: answer.counts.map { ["\($0.rule) \($0.title)", TradeWords.grouped($0.more), TradeWords.grouped($0.fewer)] }
    ).markup
  }

  private func rows(_ answer: PlaybookTry, isMore: Bool, _ heading: String) -> HTML? {
    let rows = answer.rows.filter { $0.isMore == isMore }
    guard !rows.isEmpty else { return nil }
    let all = isMore ? answer.more : answer.fewer
    let lines: [HTML] =
      rows.allSatisfy { $0.person == nil }
      ? byDay(rows) : rows.map(line)
    return """
      <details open><summary>\(heading): \(all > rows.count ? "the newest \(rows.count) of \(TradeWords.grouped(all))" : TradeWords.grouped(all))</summary>
      <ul class="lines">\(lines)</ul></details>
      """
  }

  /// For whoever sees nobody's page: one line for a rule on a day, in place of one for each without a name.
  private func byDay(_ rows: [PlaybookTry.Row]) -> [HTML] {
    var groups: [(day: String, title: String, count: Int)] = []
    for row in rows {
      let day = words.day(row.openedAt)
      if let known = groups.firstIndex(where: { $0.day == day && $0.title == row.title }) {
        groups[known].count += 1
      } else {
        groups.append((day, row.title, 1))
      }
    }
    return groups.map { "<li>\($0.day): \($0.count) <span class=\"origin\">\($0.title)</span></li>\n" }
  }

  private func line(_ row: PlaybookTry.Row) -> HTML {
    let who: HTML =
      row.person.map { "<a href=\"/people/\(PercentEncoding.encode($0.printedID))\">\($0.name)</a>" }
      ?? "somebody whose page is not yours to see"
    return "<li>\(words.dayAndTime(row.openedAt)): \(who) <span class=\"origin\">\(row.title)</span></li>\n"
  }
}
