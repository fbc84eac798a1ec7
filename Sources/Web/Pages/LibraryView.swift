import Collateral
import Desk

/// What pieces may rest on: published findings, the firm's own entries and record. And what they may not, and why.
struct LibraryView {
  let lines: [LibraryLine]
  let topics: [String]
  let question: LibraryQuestion
  let mayChange: Bool
  let typed: FormValues
  let fault: StudioFault?
  let formToken: String

  var content: HTML {
    """
    <p class="crumb"><a href="/collateral">Collateral</a></p>
    <h1>Library</h1>
    <p class="lead">What has been found for and against a conversation, each with its limits. No study here tests recruiters’ calls \
    against messages for placements: say “research on conversation suggests”, and nothing stronger.</p>
    \(Field.summary(fault.map { FaultWords.sentence($0) }, field: nil))
    \(search)
    <p class="origin">\(TradeWords.count(lines.count, "entry", "entries"))</p>
    \(lines.isEmpty ? "<p class=\"empty-line\">Nothing is about that. <a href=\"/collateral/library\">Show all</a></p>" : .empty)
    <ul class="lines library">\(lines.map(line))</ul>
    \(mayChange ? add : .empty)
    """
  }

  private func select(_ name: String, _ label: String, _ choices: [(String, String)], _ chosen: String?) -> HTML {
    let options: [HTML] = choices.map {
      "<option value=\"\($0.0)\"\(chosen == $0.0 ? " selected" : .empty)>\($0.1)</option>"
    }
    return """
      <p><label for="\(name)">\(label)</label><select id="\(name)" name="\(name)"><option value="">Any</option>\(options)</select></p>
      """
  }

  private var search: HTML {
    """
    <form class="library-search" method="get" action="/collateral/library" role="search">
    <p><label for="q">Words</label><input id="q" name="q" type="search" value="\(question.words ?? "")" autocomplete="off"></p>
    \(select("question", "Your reader asks", ReaderQuestion.allCases.map { ($0.rawValue, $0.words) }, question.question?.rawValue))
    \(select("audience", "About", [("candidate", "candidates"), ("client", "clients"), ("recruiter", "recruiters"), ("manager", "managers")], question.audience))
    \(select("topic", "Topic", topics.map { ($0, $0) }, question.topic))
    \(select("strength", "Strength", Publication.Strength.allCases.map { ($0.rawValue, $0.rawValue) }, question.strength?.rawValue))
    <p><button>Search</button></p></form>
    """
  }

  private func line(_ line: LibraryLine) -> HTML {
    let claim = line.claim
    let bar: HTML? = claim.bar.map { "<p class=\"barred\">Not to be placed. \(FaultWords.why($0))</p>" }
    let entry: HTML? = line.publication.map {
      " · \($0.strength.rawValue) · \(Self.direction($0.direction)) · \($0.design) · \($0.verification)"
    }
    let link: HTML? = claim.link.map { " <a href=\"\($0)\" rel=\"noreferrer\">Read it</a>" }
    return """
      <li id="\(claim.id)"><p>\(claim.sentence)</p>
      <p class="origin">\(claim.footnote)\(link)</p>
      <p class="origin"><code>[\(claim.id)]</code>\(entry) · look again by \(claim.expires.words)</p>
      \(bar)</li>

      """
  }

  private static func direction(_ word: String) -> String {
    switch word {
    case "supports": "speaks for a conversation"
    case "contradicts": "speaks against it"
    default: "speaks for both"
    }
  }

  private func field(_ id: String, _ label: String, _ hint: String, required: Bool = true, type: String = "text")
    -> HTML
  {
    Field(
      id: id, label: label, type: type, value: typed[id] ?? "", hint: hint.isEmpty ? nil : hint, isRequired: required
    ).markup
  }

  private var add: HTML {
    """
    <section><h2>Add an entry of your own</h2>
    <form class="sheet" method="post" action="/collateral/library"><input type="hidden" name="form" value="\(formToken)">
    \(field("id", "Short name", "Small letters and hyphens, such as our-survey-2026; it becomes firm:our-survey-2026."))
    \(field("sentence", "What was found, in one plain sentence", ""))
    \(field("figures", "Figures that may be quoted", "With semicolons between them: 40%; four in ten.", required: false))
    \(field("n", "How many", "People, answers or studies."))
    \(field("population", "Who they were", ""))
    \(field("topic", "Topic", ""))
    \(field("design", "How it was found", "survey, experiment, field experiment, observational, meta-analysis or theory."))
    \(field("year", "Year", "", required: false))
    \(field("citation", "Who, where, year", "As it is to be printed."))
    \(field("link", "Where it can be read", "https://…", required: false))
    \(field("limits", "What it does not show", ""))
    \(field("sponsor", "Who paid or sells something", "Named wherever it is quoted.", required: false))
    \(field("expires", "Look at it again by", "Such as 2027-11-30.", type: "date"))
    <p><button class="main">Keep it</button></p></form></section>
    """
  }
}
