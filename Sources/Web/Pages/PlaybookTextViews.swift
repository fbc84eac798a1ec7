import Desk
import Moments
import Recruitment

/// How the pages below the playbook begin.
struct PlaybookHead {
  let title: HTML
  let lead: HTML

  init(_ title: HTML, lead: HTML) {
    self.title = title
    self.lead = lead
  }

  var markup: HTML {
    """
    <div class="day">
    <p class="kicker"><a href="/playbook">Playbook</a></p>
    <h1>\(title)</h1>
    <p class="lead">\(lead)</p>
    </div>
    """
  }
}

/// The whole text.
struct WholePlaybookView {
  struct Typed {
    var text: String
    var why: String
    var outcome: PlaybookRoute.Outcome
  }

  let current: PlaybookInForce
  let typed: Typed?
  let mayChange: Bool
  let words: DateWords
  let formToken: String

  var content: HTML {
    """
    \(PlaybookHead("The whole playbook", lead: "As it is written (YAML): every rule, every clause and what it rests on.").markup)
    \(typed.map { OutcomeView(outcome: $0.outcome, words: words).markup })
    <form class="sheet whole" method="post" action="/playbook/whole">
    <input type="hidden" name="form" value="\(formToken)">
    <input type="hidden" name="version" value="\(current.version)">
    <p><label for="text">Text</label><textarea id="text" name="text" rows="32" spellcheck="false" \
    \(mayChange ? .empty : "readonly")>\n\(typed?.text ?? current.text)</textarea></p>
    \(mayChange ? AdoptFields(why: typed?.why ?? "", isMissing: isReasonMissing).markup : .empty)
    </form>
    """
  }

  private var isReasonMissing: Bool { if case .noReason? = typed?.outcome { true } else { false } }
}

/// Who changed it, when and why; and the way back.
struct PlaybookVersionsView {
  let versions: [PlaybookVersion]
  let current: PlaybookInForce
  let own: AccountID?
  let mayChange: Bool
  let words: DateWords
  let formToken: String

  var content: HTML {
    """
    \(PlaybookHead("Versions of the playbook", lead: "Each change is kept whole. Going back makes a new version like the old one; nothing is lost.").markup)
    \(versions.isEmpty ? "<p class=\"empty-line\">Your firm has changed nothing yet: the playbook that comes with RightCall is in force.</p>" : .empty)
    <ul class="lines">
    \(versions.map(line))
    <li><p><a href="/playbook/versions/0">What comes with RightCall</a></p>\(current.version == 0 ? inForce : back(0))</li>
    </ul>
    """
  }

  private var inForce: HTML { "<p class=\"origin\"><strong>in force</strong></p>" }

  private func line(_ version: PlaybookVersion) -> HTML {
    let author: HTML =
      version.author.isNone ? AuditView.unnamed : version.author == own ? "you" : "account \(version.author.value)"
    return """
      <li><p><a href="/playbook/versions/\(version.number)">Version \(version.number)</a>: \(version.why)</p>
      <p class="origin">\(DateWords.element(version.at, words.dayAndTime(version.at))), by \(author)</p>
      \(version.number == current.version ? inForce : back(version.number))</li>

      """
  }

  private func back(_ number: Int64) -> HTML? {
    guard mayChange, !versions.isEmpty else { return nil }
    return """
      <form class="inline" method="post" action="/playbook/roll-back">
      <input type="hidden" name="form" value="\(formToken)"><input type="hidden" name="version" value="\(current.version)">
      <input type="hidden" name="to" value="\(number)">
      <label for="why-\(number)">Why</label><input id="why-\(number)" name="why" required maxlength="500">
      <button>Back to \(number == 0 ? "what comes with RightCall" : "version \(number)")</button></form>
      """
  }
}

/// What a newer release changes in the firm's own.
struct PlaybookUpgradeView {
  let merge: PlaybookMerge?
  let version: Int64
  let mayChange: Bool
  let formToken: String

  var content: HTML {
    """
    \(PlaybookHead("What this release brings", lead: "\(merge == nil ? nothing : something)").markup)
    \(merge.map(table))
    """
  }

  private var nothing: String { "Nothing: your playbook is as new as this release." }
  private var something: String {
    "The playbook that comes with RightCall has changed since yours began from it. What you changed stays as you have "
      + "it; the rest is taken from the release."
  }

  private func table(_ merge: PlaybookMerge) -> HTML {
    """
    \(TableView(caption: "Field by field", columns: ["Rule", "Field", "What happens"], rows: merge.changes.map { [$0.rule, $0.field ?? "the whole rule", Self.words($0.kind)] }).markup)
    \(mayChange ? button : .empty)
    """
  }

  private var button: HTML {
    """
    <form class="sheet" method="post" action="/playbook/upgrade">
    <input type="hidden" name="form" value="\(formToken)"><input type="hidden" name="version" value="\(version)">
    <p><button class="main">Take it up</button></p></form>
    """
  }

  private static func words(_ kind: PlaybookMerge.Kind) -> String {
    switch kind {
    case .taken: "taken from the release"
    case .kept: "stays as you have it"
    case .keptAgainst: "stays as you have it, though the release changed it too"
    case .ruleAdded: "comes new"
    case .ruleGone: "goes: the release has it no more"
    }
  }
}
