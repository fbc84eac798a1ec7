import Desk
import Guidance
import MessageCoach
import Reachability
import Recruitment

/// A text that asks for the talk, to make one's own, with the coach beside it: its reading follows as one types.
struct DraftBox {
  let card: Card
  let opener: String
  let context: CardContext
  /// What stands there at first.
  let text: TalkText

  var markup: HTML {
    let field = "draft-\(card.moment)"
    return """
      <details class="drop draft"><summary>\(heading)</summary>
      <form class="coach" method="post" action="/coach" data-coach>
      <input type="hidden" name="form" value="\(context.formToken)"><input type="hidden" name="moment" value="\(card.rule)">\
      <input type="hidden" name="side" value="\(text.side.rawValue)"><input type="hidden" name="opener" value="\(opener)">\
      <input type="hidden" name="slots" value="\(text.slots.joined(separator: "|"))">\
      \(card.unanswered.map { "<input type=\"hidden\" name=\"unanswered\" value=\"\($0)\">" })
      <label for="\(field)">Your message</label>
      <textarea id="\(field)" name="text" rows="4" maxlength="\(CoachRoute.longest)" required data-talk>\(text.words)</textarea>
      <p><label>By <select name="channel">\(channels)</select></label> <button class="quiet">Read it</button> \
      <button type="button" class="quiet copy-text" hidden>Copy</button></p>
      <div class="reading" role="status" aria-live="polite"></div>
      \(context.model.map { RedraftOffer(model: $0).markup })
      </form></details>
      """
  }

  private var heading: String { card.isConversation ? "Text to talk, in my own words" : "In my own words" }

  private var channels: [HTML] {
    MessageChannel.allCases.map { channel in
      let mark: HTML = channel == text.channel ? " selected" : .empty
      return "<option value=\"\(channel.rawValue)\"\(mark)>\(CoachWords.channel(channel))</option>"
    }
  }
}
