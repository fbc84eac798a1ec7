import Desk
import Guidance
import MessageCoach
import Reachability
import Recruitment

/// The opener as a message, to make one's own, with the coach beside it: its reading follows as one types.
struct DraftBox {
  let card: Card
  let opener: String
  let context: CardContext

  var markup: HTML {
    let field = "draft-\(card.moment)"
    return """
      <details class="drop draft"><summary>In my own words</summary>
      <form class="coach" method="post" action="/coach" data-coach>
      <input type="hidden" name="form" value="\(context.formToken)"><input type="hidden" name="moment" value="\(card.rule)">\
      <input type="hidden" name="side" value="\(side.rawValue)"><input type="hidden" name="opener" value="\(opener)">\
      <input type="hidden" name="slots" value="\(slots.joined(separator: "|"))">\
      \(card.unanswered.map { "<input type=\"hidden\" name=\"unanswered\" value=\"\($0)\">" })
      <label for="\(field)">Your message</label>
      <textarea id="\(field)" name="text" rows="4" maxlength="\(CoachRoute.longest)" required>\(draft)</textarea>
      <p><label>By <select name="channel">\(channels)</select></label> <button class="quiet">Read it</button></p>
      <div class="reading" role="status" aria-live="polite"></div>
      \(context.model.map { RedraftOffer(model: $0).markup })
      </form></details>
      """
  }

  /// What is to be said aloud asks for the talk when it is written: in its own words, with the times that suit.
  private var draft: String {
    let question = CoachQuestion(
      text: opener, channel: likely, side: side, opener: opener, slots: slots)
    return MessageReader().answer(question).suggestion ?? opener
  }

  private var side: MessageSide { card.isToClient ? .client : .candidate }

  private var likely: MessageChannel { card.fallback.flatMap(MessageChannel.init(rawValue:)) ?? .email }

  private var channels: [HTML] {
    MessageChannel.allCases.map { channel in
      let mark: HTML = channel == likely ? " selected" : .empty
      return "<option value=\"\(channel.rawValue)\"\(mark)>\(CoachWords.channel(channel))</option>"
    }
  }

  /// When they are likely to pick up, as two times to offer: on the quarter, and not sooner than in half an hour.
  private var slots: [String] {
    let (quarter, soonest) = (Int64(900), context.words.asOf.seconds + 1_800)
    return (card.reach?.windows.windows ?? []).prefix(2).map { window in
      let from = max(window.from.seconds, soonest)
      return context.words.near(Instant((from + quarter - 1) / quarter * quarter))
    }
  }
}
