import Desk

/// A message of one's own before colleagues may read it.
struct ExampleView {
  let draft: ExampleDraft
  let formToken: String

  var content: HTML {
    """
    <div class="day">
    <p class="kicker"><a href="/coach/sent">What our messages do</a></p>
    <h1>Share a message</h1>
    <p class="lead">This is what colleagues would read. Names, addresses, links and numbers that are on record are taken out: \
    look whether anything else tells who it was, and change it. Your name is not with it, and you can take it back.</p>
    </div>
    <form class="coach" method="post" action="/coach/share/\(String(draft.id.value))">
    <input type="hidden" name="form" value="\(formToken)"><input type="hidden" name="back" value="/coach/sent">
    <label for="text">The message, without names</label>
    <textarea id="text" name="text" rows="10" maxlength="\(CoachRoute.longest)" required>\(draft.text)</textarea>
    <p><button>Share it</button> <a href="/coach/sent">Leave it</a></p>
    </form>
    """
  }
}

/// What colleagues let be read.
struct ColleaguesExamples {
  let examples: [ColleaguesExample]
  let formToken: String
  /// By the rule's code.
  let titles: [String: String]

  var markup: HTML? {
    guard !examples.isEmpty else { return nil }
    let items: [HTML] = examples.map { shared in
      let kind = shared.example.rule.flatMap { titles[$0] }
      return """
        <li><p class="flag"><strong>\(shared.reading.verdict.words)</strong>\(kind.map { " · \($0)" })</p>
        <blockquote><p class="kept">\(shared.example.text)</p></blockquote>
        <p>\(shared.reading.because)</p>
        \(shared.isOwn ? withdraw(shared.example.id) : nil)</li>

        """
    }
    return """
      <section aria-labelledby="shared">
      <h2 id="shared">Shared by colleagues</h2>
      <ul class="flags">
      \(items)</ul>
      </section>

      """
  }

  private func withdraw(_ id: Int64) -> HTML {
    """
    <form method="post" action="/coach/withdraw/\(String(id))"><input type="hidden" name="form" value="\(formToken)">\
    <input type="hidden" name="back" value="/coach/sent"><button class="quiet">Take it back</button></form>
    """
  }
}
