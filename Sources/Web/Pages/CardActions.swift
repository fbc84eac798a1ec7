import Guidance
import Recruitment

/// What can be said about a card in one press: what a try came to, or that it need not be made.
struct CardActions {
  let card: Card
  let context: CardContext
  let next: MomentID?

  var markup: HTML {
    guard context.recruiterID != nil else {
      return "<p class=\"choose\"><a href=\"/today?choose=1\">Say who you are</a> to log what came of it.</p>"
    }
    return """
      <div class="actions">
      \(LogForm(card: card, context: context, next: next).markup)
      <div class="others" role="group" aria-label="Or">
      \(act("already_talked", "Already talked", key: "a"))
      \(act("no_longer_true", "No longer true", key: "x"))
      \(snooze)
      \(dismiss)
      </div>
      </div>
      """
  }

  private var opening: HTML {
    """
    <form method="post" action="/moments/\(card.moment.description)/action" data-once>\(context.hiddenFields(next: next))\
    <input type="hidden" name="person" value="\(card.person.printedID)">
    """
  }

  private func act(_ action: String, _ label: String, key: String) -> HTML {
    "\(opening)<button name=\"action\" value=\"\(action)\" class=\"quiet\" data-key=\"\(key)\">\(label)</button></form>"
  }

  private var snooze: HTML {
    let choices = SnoozeTime.choices(after: context.words.asOf, clock: context.words.clock)
    let buttons: [HTML] = choices.map { choice, until in
      "<button name=\"until\" value=\"\(choice.rawValue)\" class=\"quiet\">Until \(context.words.near(until))</button>"
    }
    return """
      <details class="drop"><summary data-key="s">Snooze</summary>
      \(opening)<input type="hidden" name="action" value="snoozed">\(buttons)</form></details>
      """
  }

  private var dismiss: HTML {
    let field = "reason-\(card.moment)"
    return """
      <details class="drop"><summary>Dismiss</summary>
      \(opening)<label for="\(field)">Why? A few words help the playbook.</label>
      <input id="\(field)" name="reason" maxlength="500" required autocomplete="off">
      <button name="action" value="dismissed">Dismiss</button></form></details>
      """
  }
}
