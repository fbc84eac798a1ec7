import Desk

/// Somebody else, or oneself in another window, was first: what they wrote, and what one was about to write, unlost.
struct MeanwhileView {
  let deeds: [Deed]
  /// What was sent.
  let form: FormValues
  /// Where it was sent to, such as `/log`.
  let path: String
  let words: DateWords
  let formToken: String
  /// The newest change by now: sent again, it is written knowingly.
  let seen: Int64

  private static let fields = [
    "recruiter", "back", "next", "person", "job", "submission", "channel", "minutes", "outcome", "action", "until",
    "at",
    "reason", "once",
  ]

  /// - Parameter isPage: whether it stands on a page of its own, and so needs a heading.
  func markup(isPage: Bool) -> HTML {
    let lines: [HTML] = deeds.map { "<li>\(DeedWords.line($0, words))</li>\n" }
    let heading: HTML =
      isPage ? "<h1>Something was written meanwhile</h1>" : "<p><strong>Something was written meanwhile</strong></p>"
    return """
      <section class="meanwhile" role="alert">
      \(heading)
      <ul class="lines">
      \(lines)</ul>
      <p>What you were about to write has not been written. It is all here:</p>
      <form method="post" action="\(path)" data-once>\(hidden)
      \(note)
      <p class="actions"><button class="main">Write it as well</button> \
      <a href="\(Site.ownPath(form["back"]))" data-leave>Leave it</a></p>
      </form>
      </section>
      """
  }

  private var hidden: HTML {
    let kept: [HTML] = Self.fields.compactMap { name in
      form[name].map { "<input type=\"hidden\" name=\"\(name)\" value=\"\($0)\">" }
    }
    return """
      <input type="hidden" name="form" value="\(formToken)"><input type="hidden" name="seen" value="\(seen)">\(kept)
      """
  }

  private var note: HTML? {
    form["note"].map {
      """
      <p><label for="kept-note">Your note</label>\
      <textarea id="kept-note" name="note" rows="3" maxlength="2000">\($0)</textarea></p>
      """
    }
  }
}
