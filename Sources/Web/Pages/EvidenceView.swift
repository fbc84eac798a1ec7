import Collateral
import Desk
import Evidence

/// Does it work? Every kind of conversation of which the record has moments, and how many tries it takes.
struct EvidenceView {
  let answer: EvidenceAnswer
  let words: DateWords
  /// What others have found, for a firm whose own record is too small.
  let research: [Publication]

  private var until: String { words.day(answer.asOf) }

  var content: HTML {
    """
    <div class="day">
    <h1>Does it work?</h1>
    \(lead)
    \(EvidenceWarning.markup)
    </div>
    \(answer.isTooSmall ? small : index + cards)
    \(TriesView(tries: answer.tries, until: until).markup)
    \(EvidenceLimits.markup)
    """
  }

  private var lead: HTML {
    guard answer.interactions > 0 else {
      return "<p class=\"lead\">Nothing is on record yet.</p>"
    }
    return """
      <p class="lead">From your own record: \(TradeWords.count(answer.interactions, "contact", "contacts")) and \
      \(TradeWords.count(answer.moments, "conversation that fell due", "conversations that fell due")), until \(until).</p>
      """
  }

  private var told: [Finding] { answer.findings.filter { FindingWords.isAnswer($0.verdict) } }
  private var untold: [Finding] { answer.findings.filter { !FindingWords.isAnswer($0.verdict) } }

  /// Every kind with its verdict, to jump to.
  private var index: HTML {
    let rows: [HTML] = (told + untold).map { finding in
      """
      <li><a href="#\(finding.study.rule)">\(finding.title)</a> <span>\(FindingWords.briefly(finding.verdict))</span></li>

      """
    }
    return "<nav class=\"kinds\" aria-label=\"Kinds of conversation\"><ul>\n\(rows)</ul></nav>\n"
  }

  private var cards: HTML {
    "\(section("told", "What your record says", told))\(section("untold", "What it cannot tell yet", untold))"
  }

  private func section(_ id: String, _ heading: String, _ findings: [Finding]) -> HTML? {
    guard !findings.isEmpty else { return nil }
    let cards = findings.map { FindingCard(finding: $0, until: until).markup }
    return "<section class=\"\(id)\" aria-labelledby=\"\(id)\">\n<h2 id=\"\(id)\">\(heading)</h2>\n\(cards)</section>\n"
  }

  private var small: HTML {
    """
    <section class="prose" aria-labelledby="small">
    <h2 id="small">Your record is too small to say yet. Here is what research suggests, and here are your tries so far.</h2>
    \(counts)
    </section>
    \(ResearchView(publications: research).markup)
    """
  }

  private var counts: HTML? {
    guard !answer.findings.isEmpty else { return nil }
    let rows = answer.findings.map { finding in
      [
        finding.title, TradeWords.grouped(finding.moments), TradeWords.grouped(finding.rang),
        TradeWords.grouped(finding.messaged),
      ]
    }
    return """
      <p>To compare, a kind needs a hundred or more on each side, and thirty that went each way.</p>
      \(TableView(caption: "What is on record so far, until \(until)",
        columns: ["Conversation due", "Fell due", "Tried to talk", "Wrote"], rows: rows).markup)
      """
  }
}

/// What the figures are not for.
enum EvidenceWarning {
  static let markup: HTML = """
    <p class="warning"><strong>Not for pay or discipline.</strong> These figures compare kinds of conversations, never \
    people: nothing here is per recruiter.</p>
    """
}

/// What no record can tell, at the end of every page of findings.
enum EvidenceLimits {
  static let markup: HTML = """
    <section class="prose" aria-labelledby="limits">
    <h2 id="limits">What we cannot tell</h2>
    <p>Better results may <em>go with</em> trying to talk for reasons that are nowhere on record: a recruiter rings the \
    candidate who sounded keen, and the keen one accepts. What is on record is allowed for; what is not cannot be. Only a \
    trial, in which chance decides who is rung, can say that something happened because somebody rang: <a href="/trial">the trial</a>.</p>
    <p>A range says where the true difference may well lie, given how much is on record. Where it reaches from fewer to more, \
    both are possible.</p>
    </section>

    """
}
