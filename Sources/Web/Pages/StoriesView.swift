import Collateral
import Desk
import Recruitment

/// What clients and candidates agreed to have printed.
struct StoriesView {
  let stories: [StoredStory]
  let mayChange: Bool
  let fault: StudioFault?
  let formToken: String

  var content: HTML {
    """
    <p class="crumb"><a href="/collateral">Collateral</a></p>
    <h1>Stories</h1>
    <p class="lead">In the words of clients and candidates who agreed to it. Once they take their consent back, the words are gone and \
    nothing with them can be published.</p>
    \(Field.summary(fault.map { FaultWords.sentence($0) }, field: nil))
    \(stories.isEmpty ? "<p class=\"empty-line\">None yet. Ask after a placement that went well, and write down how they agreed.</p>" : .empty)
    <ul class="lines">\(stories.map(line))</ul>
    \(mayChange ? add : .empty)
    """
  }

  private func line(_ story: StoredStory) -> HTML {
    guard story.withdrawnAt == nil else { return "<li><p class=\"origin\">story:\(story.id) was taken back.</p></li>" }
    return """
      <li><blockquote>\(story.body)</blockquote><p class="origin">\(story.saidBy) · <code>[story:\(story.id)]</code> · consent: \
      \(story.consent), \(story.consentDay), until \(story.until)</p>
      \(mayChange ? """
        <form method="post" action="/collateral/stories/\(story.id)/withdraw"><input type="hidden" name="form" value="\(formToken)">\
        <button class="quiet">They took it back</button></form>
        """ as HTML : .empty)</li>
      """
  }

  private var add: HTML {
    """
    <section><h2>Add one</h2>
    <form class="sheet" method="post" action="/collateral/stories"><input type="hidden" name="form" value="\(formToken)">
    <p><label for="body">Their words</label><textarea id="body" name="body" rows="4" required></textarea></p>
    \(Field(id: "said_by", label: "Who says it, as it is printed", hint: "Such as: a finance director in manufacturing.").markup)
    \(Field(id: "consent", label: "How they agreed", hint: "Such as: by e-mail to Orla.").markup)
    \(Field(id: "consent_day", label: "When", type: "date").markup)
    \(Field(id: "until", label: "Until when", type: "date").markup)
    <p><button class="main">Keep it</button></p></form></section>
    """
  }
}

/// The letters pieces are set in, and where a talk is booked.
struct StudioLookView {
  let look: StudioLook
  let fault: StudioFault?
  let formToken: String

  var content: HTML {
    """
    <p class="crumb"><a href="/collateral">Collateral</a> · <a href="/brand">Brand kit</a></p>
    <h1>Letters and booking</h1>
    <p class="lead">Beside the logo, colour and line at the foot of your brand kit.</p>
    \(Field.summary(fault.map { FaultWords.sentence($0) }, field: nil))
    <form class="sheet" method="post" action="/collateral/look"><input type="hidden" name="form" value="\(formToken)">
    \(Field(id: "family", label: "Font", value: look.family ?? "", hint: "One that is installed where RightCall runs, and whose licence lets you embed it. Empty: Inter.", isRequired: false).markup)
    \(Field(id: "booking", label: "Where a talk is booked", type: "url", value: look.booking ?? "", hint: "It stands on every piece, with words that say from which piece somebody came and nothing about who.", isRequired: false).markup)
    <p><button class="main">Save</button></p></form>
    """
  }
}
