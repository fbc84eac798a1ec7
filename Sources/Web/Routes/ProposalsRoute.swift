import Desk
import Moments
import Recruitment

/// `GET /playbook/proposals`: what the findings would change, for a person to decide.
struct ProposalsRoute {
  let site: Site
  let request: WebRequest

  func show() async throws -> WebResponse {
    let desk = site.desk
    let (settings, awaited, changes) = try await site.queue.run {
      (try desk.settings(), try desk.awaitedProposals(), try desk.awaitedChanges())
    }
    let frame = PageFrame(title: "What findings would change", firmName: settings.name)
    switch awaited {
    case .working(let share):
      return site.waiting(frame, WaitView(share: share, heading: "What findings would change"), for: request)
    case .here(let proposals):
      let words = DateWords(clock: FirmClock(settings: settings), asOf: site.now())
      return site.page(frame, content(proposals, changes, words), for: request)
    }
  }

  /// `GET /playbook/changes.json`.
  func changes() async throws -> WebResponse {
    let desk = site.desk
    return switch try await site.queue.run({ try desk.awaitedChanges() }) {
    case .here(let changes): .json { $0.playbookChanges(changes) }
    case .working(let share): .working(share)
    }
  }

  private func content(
    _ proposals: [PlaybookProposal], _ changes: Awaited<[PlaybookChange]>, _ words: DateWords
  ) -> HTML {
    let lines: [HTML] = proposals.map(line)
    let list: HTML =
      proposals.isEmpty
      ? """
      <p class="empty-line">No finding speaks for a change. That is the usual case: a rule changes only where your own \
      record shows enough, and kinds that are always a talk stay one.</p>
      """ : "<ul class=\"lines\">\n\(lines)</ul>"
    return """
      <div class="day"><h1>What findings would change</h1>
      <p class="lead">Once a quarter is often enough. A person decides, under the rule itself; nothing here changes the \
      playbook. You see this page because you read the playbook and the findings.</p></div>
      <section><h2>Proposed</h2>\(list)</section>
      <section><h2>What was changed, when, and what followed</h2>\(followed(changes, words))</section>
      """
  }

  private func followed(_ changes: Awaited<[PlaybookChange]>, _ words: DateWords) -> HTML {
    guard case .here(let changes) = changes else {
      return "<p class=\"empty-line\">What followed is being read from the record: come back in a moment.</p>"
    }
    guard !changes.isEmpty else {
      return "<p class=\"empty-line\">Nothing yet: the playbook that comes with RightCall is in force.</p>"
    }
    let items: [HTML] = changes.prefix(8).map { change in
      let rules: [HTML] = change.rules.prefix(12).map { rule in
        let figures: [HTML] = rule.figures.map { "<li>\(ChangeWords.figure($0, days: rule.days))</li>" }
        let none: HTML = "<li>\(ChangeWords.noDay)</li>"
        return "<li>\(rule.title)<ul>\(figures.isEmpty ? none : "\(figures)")</ul></li>\n"
      }
      let more: HTML? =
        change.rules.count > 12 ? "<li>and \(change.rules.count - 12) more, in the JSON</li>" : nil
      return """
        <li><p>\(words.day(change.version.at)), version \(change.version.number): \(change.version.why)</p>\
        <ul class="lines">\(rules)\(more)</ul></li>

        """
    }
    return """
      <ul class="lines">\(items)</ul>
      <p class="rest">\(ChangeWords.caution) <a href="/playbook/changes.json">The same as JSON</a></p>
      """
  }

  private func line(_ proposal: PlaybookProposal) -> HTML {
    func points(_ share: Double) -> String { FindingWords.plain(share * 100, decimals: 1) }
    return """
      <li><a href="/playbook/rules/\(PercentEncoding.encode(proposal.rule))">\(proposal.title)</a>: \
      \(Self.words(proposal.now)) now. Make it \(Self.words(proposal.instead))? Of \(proposal.rang + proposal.messaged) \
      compared, trying to talk goes with \(points(proposal.estimate)) points (\(points(proposal.low)) to \
      \(points(proposal.high))) of the outcome; if that holds, so many in a hundred is what the change is worth.</li>

      """
  }

  private static func words(_ verdict: Rule.Verdict) -> String {
    switch verdict {
    case .conversation: "a conversation"
    case .messageThenTalk: "a message first, then a talk"
    case .messageFine: "a message"
    }
  }
}
