import Desk
import MessageCoach

/// A page to paste a message into. Works without scripts; with them the reading follows as one types.
struct CoachView {
  let question: CoachQuestion
  let answer: CoachAnswer?
  let kinds: [MomentKind]
  let formToken: String
  /// Where a draft may be sent to be written anew; `nil`: nowhere.
  var model: String?

  var content: HTML {
    """
    <div class="day">
    <h1>Coach</h1>
    <p class="lead">Does this message open a conversation, or replace one? Paste it, or write it here. Nothing of it is kept.</p>
    <p><a href="/coach/sent">What our messages have been doing</a></p>
    </div>
    <form class="coach" method="post" action="/coach" data-coach>
    <input type="hidden" name="form" value="\(formToken)">
    <label for="text">The message</label>
    <textarea id="text" name="text" rows="9" maxlength="\(CoachRoute.longest)" required spellcheck="true" \
    aria-describedby="reading">\(question.text)</textarea>
    <div class="choices">
    \(channels)\(sides)\(moments)
    <button class="primary">Read it</button>
    </div>
    \(model.map { RedraftOffer(model: $0).markup })
    </form>
    <div id="reading" class="reading" role="status" aria-live="polite">\(reading)</div>
    """
  }

  private var reading: HTML? { answer.map { ReadingView(answer: $0).markup } }

  private var channels: HTML {
    let options = MessageChannel.allCases.map { ($0.rawValue, CoachWords.channel($0)) }
    return choice("channel", "By", options, question.channel.rawValue)
  }

  private var sides: HTML {
    choice("side", "To", [("candidate", "a candidate"), ("client", "a client")], question.side.rawValue)
  }

  private var moments: HTML {
    choice("moment", "For", [("", "any moment")] + kinds.map { ($0.code, $0.title) }, question.kind ?? "")
  }

  private func choice(_ name: String, _ label: String, _ options: [(String, String)], _ chosen: String) -> HTML {
    let lines: [HTML] = options.map { value, words in
      let mark: HTML = value == chosen ? " selected" : .empty
      return "<option value=\"\(value)\"\(mark)>\(words)</option>"
    }
    return "<label>\(label) <select name=\"\(name)\">\(lines)</select></label>"
  }
}

/// What the coach finds, in the words of the pages.
enum CoachWords {
  static func channel(_ channel: MessageChannel) -> String {
    switch channel {
    case .email: "e-mail"
    case .sms: "text message"
    case .whatsapp: "WhatsApp"
    case .linkedin: "LinkedIn"
    case .chat: "chat"
    }
  }

  static func parts(_ parts: OpenerPartsFound) -> [(words: String, isThere: Bool)] {
    [
      ("asks to talk", parts.asksToTalk), ("says why", parts.reason), ("what is in it for them", parts.stakeForThem),
      ("offers times", parts.slots), ("easy to say no", parts.wayToDecline),
    ]
  }
}
