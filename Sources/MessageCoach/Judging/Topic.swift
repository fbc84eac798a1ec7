/// What a question or a piece of news is about, from its cues: enough to open a talk about it without asking or telling it.
struct Topic: Sendable {
  /// Goes after "I would like to understand".
  let asked: String
  /// Goes after "There is news about".
  let told: String
  /// The rule of a flag for such news.
  let newsRule: FlagRule

  var isHold: Bool { newsRule == .holdByMessage }

  static let unknown = Topic(asked: "where you stand on this", told: "this", newsRule: .newsByMessage)

  static func of(_ cue: Cue, _ side: MessageSide) -> Topic { topic(cue, side) }

  /// The first cue of these that is in a sentence decides.
  static func of(_ cues: [CueFound], news isNews: Bool, side: MessageSide) -> Topic {
    let found = Set(cues.map(\.cue))
    let order: [Cue] =
      isNews
      ? [.newsCounter, .newsOffer, .newsHold, .newsWithdrawal, .newsMoney, .newsNo]
      : [
        .askCounter, .askPay, .askHold, .askProcess, .askAccept, .askFeedback, .askKeen, .askReasons, .newsOffer,
        .newsHold,
      ]
    return order.first(where: found.contains).map { topic($0, side) } ?? unknown
  }

  private static func topic(_ cue: Cue, _ side: MessageSide) -> Topic {
    let isClient = side == .client
    switch cue {
    case .newsCounter: return news("a counter-offer", .counterOfferByMessage, "what the counter-offer changes")
    case .newsOffer: return news("the offer", .offerByMessage, "how you see the offer")
    case .newsHold: return news("the role", .holdByMessage, "what has changed with the role")
    case .newsWithdrawal:
      return news(isClient ? "your candidate" : "your application", .newsByMessage, "what has changed")
    case .newsMoney: return news(isClient ? "the terms" : "the money", .moneyByMessage, "the money")
    case .newsNo: return news(isClient ? "your candidate" : "the decision", .noByMessage, "the decision")
    case .askPay: return question(isClient ? "what the budget allows" : "what pay would make this worth it for you")
    case .askKeen: return question(isClient ? "where this role stands for you" : "how you feel about this role now")
    case .askHold: return isClient ? hold : question("what is behind this")
    case .askFeedback: return question(isClient ? "what you made of the candidate" : "how it went from your side")
    case .askCounter: return question("what you would do if they try to keep you")
    case .askProcess: return question(isClient ? "who else is working on this" : "what else you have in play")
    case .askAccept: return question(isClient ? "what you mean to do next" : "what stands between you and a decision")
    case .askReasons: return question("what is behind this")
    default: return unknown
    }
  }

  /// A client's own hold.
  static let hold = question("what has changed with the role")

  private static func news(_ told: String, _ rule: FlagRule, _ asked: String) -> Topic {
    Topic(asked: asked, told: told, newsRule: rule)
  }

  private static func question(_ asked: String) -> Topic {
    Topic(asked: asked, told: "this", newsRule: .newsByMessage)
  }
}
