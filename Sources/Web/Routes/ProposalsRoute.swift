import Desk
import Moments
import Recruitment

/// `GET /playbook/proposals`: what the findings would change, for a person to decide.
struct ProposalsRoute {
  let site: Site
  let request: WebRequest

  func show() async throws -> WebResponse {
    let desk = site.desk
    let (settings, awaited, versions) = try await site.queue.run {
      (try desk.settings(), try desk.awaitedProposals(), try desk.playbookVersions())
    }
    let frame = PageFrame(title: "What findings would change", firmName: settings.name)
    switch awaited {
    case .working(let share):
      return site.waiting(frame, WaitView(share: share, heading: "What findings would change"), for: request)
    case .here(let proposals):
      let words = DateWords(clock: FirmClock(settings: settings), asOf: site.now())
      return site.page(frame, content(proposals, versions, words), for: request)
    }
  }

  private func content(_ proposals: [PlaybookProposal], _ versions: [PlaybookVersion], _ words: DateWords) -> HTML {
    let lines: [HTML] = proposals.map(line)
    let list: HTML =
      proposals.isEmpty
      ? """
      <p class="empty-line">No finding speaks for a change. That is the usual case: a rule changes only where your own \
      record shows enough, and kinds that are always a talk stay one.</p>
      """ : "<ul class=\"lines\">\n\(lines)</ul>"
    let changed: [HTML] = versions.prefix(8).map { version in
      "<li>\(words.day(version.at)): \(version.why)</li>\n"
    }
    return """
      <div class="day"><h1>What findings would change</h1>
      <p class="lead">Once a quarter is often enough. A person decides, under the rule itself; nothing here changes the \
      playbook. You see this page because you read the playbook and the findings.</p></div>
      <section><h2>Proposed</h2>\(list)</section>
      <section><h2>What was changed, and when</h2>
      \(changed.isEmpty ? "<p class=\"empty-line\">Nothing yet.</p>" : "<ul class=\"lines\">\(changed)</ul>" as HTML)
      <p class="rest">What followed stands under <a href="/evidence">Does it work?</a>, kind by kind, once enough is on \
      record. A change and what came after it are not cause and effect by themselves.</p></section>
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
