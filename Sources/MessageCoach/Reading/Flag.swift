/// Something in a message that would better be otherwise, with one thing to do about it.
package struct Flag: Sendable, Equatable {
  package let rule: FlagRule
  /// Place in Unicode scalars of the text as given; where something is missing, the place where it would go, empty.
  package let from: Int
  package let to: Int
  /// The words themselves.
  package let text: String
  /// Why it matters to whoever reads the message.
  package let why: String
  /// What to do, in one sentence.
  package let fix: String
  /// The same as a change of the text, so that it can be made at a click. Square brackets are for the writer to fill.
  package let edit: FlagEdit
}

/// A change of the text.
package enum FlagEdit: Sendable, Equatable {
  /// Put this where the flagged words stand; nothing takes them out.
  case replace(String)
  /// Put this sentence after the writer's last own sentence.
  case add(String)
  /// Nothing that could be done to the text alone.
  case advice
}

/// The rules by name, as in the interchange (`flags[].rule`).
package enum FlagRule: String, Sendable, CaseIterable {
  case emptyChaser = "empty-chaser"
  case noReason = "no-reason"
  case noAskToTalk = "no-ask-to-talk"
  case noSlots = "no-slots"
  case noWayOut = "no-way-out"
  case questionNeedsTalk = "question-needs-talk"
  case newsByMessage = "news-by-message"
  case offerByMessage = "offer-by-message"
  case noByMessage = "no-by-message"
  case holdByMessage = "hold-by-message"
  case moneyByMessage = "money-by-message"
  case counterOfferByMessage = "counter-offer-by-message"
  case presses
  case unsourcedStatistic = "unsourced-statistic"
  case tooManyQuestions = "too-many-questions"
  case tooManyTopics = "too-many-topics"
  case tooLongForChannel = "too-long-for-channel"
  case attachmentOnly = "attachment-only"
  case thirdMessage = "third-message"
  case gapLeft = "gap-left"
}

extension FlagRule {
  /// What it is about, in a few words.
  package var words: String {
    switch self {
    case .emptyChaser: "Nothing new in it"
    case .noReason: "No reason"
    case .noAskToTalk: "No word of a talk"
    case .noSlots: "No times"
    case .noWayOut: "No way out"
    case .questionNeedsTalk: "A question for a talk"
    case .newsByMessage: "News in writing"
    case .offerByMessage: "An offer in writing"
    case .noByMessage: "A no in writing"
    case .holdByMessage: "A hold in writing"
    case .moneyByMessage: "Money in writing"
    case .counterOfferByMessage: "A counter-offer in writing"
    case .presses: "It presses"
    case .unsourcedStatistic: "A figure without a source"
    case .tooManyQuestions: "Too many questions"
    case .tooManyTopics: "Too many topics"
    case .tooLongForChannel: "Too long for the channel"
    case .attachmentOnly: "An attachment alone"
    case .thirdMessage: "A third message without an answer"
    case .gapLeft: "A gap left open"
    }
  }
}
