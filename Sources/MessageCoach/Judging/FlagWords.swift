/// The words of flags on sentences. Square brackets are for the writer to fill; nothing is invented for them.
struct FlagWords {
  let rule: FlagRule
  let why: String
  /// A sentence in place of the flagged one that opens the talk.
  let opener: String
  /// The same where the message asks to talk already.
  let reasonOnly: String

  static let ask = "can I ring you at [time] or [time]?"
  static let whole = "I would like to talk to you about [the reason] – \(ask)"
  static let document = "Before you read it I would like to talk you through [the point that matters] – \(ask)"
  static let reason = "It is about [the reason]."
  static let slots = "Would [time] or [time] suit you?"
  static let wayOut = "If you would rather not, just say so."
  /// Nobody is asked whether they would rather not hear what concerns them.
  static let anotherTime = "If another time suits you better, just say so."
  static let pressing = "Pressure makes people put off the answer; a dated fact with its cause does not press."

  init(_ problem: Intent, cues: [CueFound], side: MessageSide, topic known: Topic? = nil) {
    let topic = known ?? Topic.of(cues, news: problem == .news, side: side)
    switch problem {
    case .news:
      rule = topic.newsRule
      why = Self.newsWhy(rule)
      let start =
        topic.told == "this"
        ? "I have news that I would rather tell you than write"
        : "There is news about \(topic.told) that I would rather tell you than write"
      opener = "\(start) – \(Self.ask)"
      reasonOnly = "\(start)."
    case .asks:
      rule = .questionNeedsTalk
      why = "A written question like this gets a short, guarded answer; asked aloud it gets the reason behind it."
      opener = "I would like to understand \(topic.asked) – \(Self.ask)"
      reasonOnly = "I would like to understand \(topic.asked)."
    case .chase:
      rule = .emptyChaser
      why = "It gives them nothing new, so there is nothing to answer."
      opener = "I would like to talk to you about [what has changed since] – \(Self.ask)"
      reasonOnly = "It is about [what has changed since]."
    default:
      rule = .presses
      why = Self.pressing
      opener = Self.whole
      reasonOnly = Self.reason
    }
  }

  private static func newsWhy(_ rule: FlagRule) -> String {
    switch rule {
    case .noByMessage: "After an interview a no is owed a voice: the feedback is worth more than the answer."
    case .offerByMessage: "The first reaction to an offer decides much, and in writing nobody hears it."
    case .holdByMessage: "A hold without its reason reads as a no; told aloud it can be asked about."
    case .moneyByMessage: "Money in writing is taken as final; aloud there is room to explain and to answer."
    case .counterOfferByMessage: "A counter-offer is a choice to think through together, not a fact to note."
    default: "News like this raises questions at once, and a message cannot answer them."
    }
  }
}
