import Guidance
import MessageCoach
import Reachability

/// The opener to make one's own, with the coach beside it: its reading follows as one types.
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
      <input type="hidden" name="side" value="\(side)"><input type="hidden" name="opener" value="\(opener)">\
      <input type="hidden" name="slots" value="\(slots)">
      <label for="\(field)">Your message</label>
      <textarea id="\(field)" name="text" rows="4" maxlength="\(CoachRoute.longest)" required>\(opener)</textarea>
      <p><label>By <select name="channel">\(channels)</select></label> <button class="quiet">Read it</button></p>
      <div class="reading" role="status" aria-live="polite"></div>
      </form></details>
      """
  }

  /// Rules of the playbook bear their side in their code.
  private var side: String { card.rule.hasPrefix("L") ? MessageSide.client.rawValue : MessageSide.candidate.rawValue }

  private var channels: [HTML] {
    let likely = card.fallback.flatMap(MessageChannel.init(rawValue:)) ?? .email
    return MessageChannel.allCases.map { channel in
      let mark: HTML = channel == likely ? " selected" : .empty
      return "<option value=\"\(channel.rawValue)\"\(mark)>\(CoachWords.channel(channel))</option>"
    }
  }

  /// When they are likely to pick up, as two times to offer.
  private var slots: String {
    (card.reach?.windows.windows ?? []).prefix(2).map { context.words.near($0.from) }.joined(separator: "|")
  }
}
