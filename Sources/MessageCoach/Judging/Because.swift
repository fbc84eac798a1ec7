/// Why a message is read as it is, in plain English, with the words that decided.
struct Because {
  private let judgement: Judgement
  private let sentences: [SentenceReading]
  private let draft: MessageDraft

  init(_ judgement: Judgement, _ sentences: [SentenceReading], _ draft: MessageDraft) {
    self.judgement = judgement
    self.sentences = sentences
    self.draft = draft
  }

  var text: String {
    let said: String
    switch judgement.verdict {
    case .opensConversation: said = opens
    case .replacesConversation: said = replaces
    case .messageIsFine: said = fine
    case .unclear: said = unclear
    }
    return said + moment
  }

  // MARK: quoting

  /// The deciding words of an intent, as a quotation; nil where it is hardly there.
  private func quote(_ intent: Intent) -> String? {
    guard let found = strongest(intent) else { return nil }
    return "“\(Self.shortened(found.words))”"
  }

  private func strongest(_ intent: Intent) -> IntentFound? {
    sentences.flatMap(\.intents).filter { $0.intent == intent }.max { $0.probability < $1.probability }
  }

  /// The whole sentence that shows an intent most, whether or not it holds.
  private func sentence(_ intent: Intent) -> String {
    guard let index = judgement.evidence.strongest[intent.rawValue].sentence, index < sentences.count else { return "" }
    return "“\(Self.shortened(sentences[index].text))”"
  }

  private func words(_ intent: Intent) -> String { quote(intent) ?? sentence(intent) }

  static func shortened(_ text: String) -> String {
    guard text.unicodeScalars.count > 90 else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(86))) + "…"
  }

  // MARK: the four verdicts

  private var opens: String {
    var text = "It asks to talk (\(words(.talk)))"
    if let reason = quote(.reason) {
      text += " and says what about (\(reason))."
    } else if let question = quote(.asks) {
      text += ", and the question beside it says what about (\(question))."
    } else {
      text += " and gives enough to know what about."
    }
    return text
  }

  private var replaces: String {
    let evidence = judgement.evidence
    let ranked = [Intent.news, .asks, .chase, .press].sorted { evidence.probability($0) > evidence.probability($1) }
    // News that is out is out, whatever else is asked.
    let main = evidence.probability(.news) >= 0.5 ? Intent.news : ranked[0]
    let asksToTalk = strongest(.talk) != nil
    guard evidence.probability(main) >= 0.15 else {
      return "It settles by message what this moment asks to be talked about, and does not ask to talk."
    }
    switch main {
    case .news:
      return "It tells by message what is better said aloud: \(words(.news))."
        + (asksToTalk ? " The talk is offered only after the news is out." : "")
    case .asks:
      return "It asks by message what needs a conversation: \(words(.asks))."
        + (asksToTalk
          ? " The talk is offered beside it, but the question is already put." : " It does not ask to talk.")
    case .press: return "It presses (\(words(.press))) and gives no reason that would make a talk worth their time."
    default: return "It asks for movement (\(words(.chase))) without anything new for them, and does not ask to talk."
    }
  }

  private var fine: String {
    if strongest(.logistics) != nil {
      return "It is practical (\(words(.logistics))): a message is right for that."
    }
    return "It neither asks nor tells anything that would need a conversation: a message is right for that."
  }

  private var unclear: String {
    switch judgement.doubt {
    case .notEnglish: "This does not look like English, and the coach reads only English, so it gives no verdict."
    case .noWords: "There are no words here that the coach could read."
    case .bareTalk: "It asks to talk (\(words(.talk))) but does not say what about, so they cannot tell why to pick up."
    case .tooLittle: "There is too little here to say: it neither asks to talk nor says or asks anything particular."
    case .mixed, nil: "The signs point more than one way\(mixture), so the coach gives no verdict."
    }
  }

  private var mixture: String {
    let held = Intent.allCases.compactMap { intent in quote(intent).map { (judgement.evidence.probability(intent), $0) }
    }
    let two = held.sorted { $0.0 > $1.0 }.prefix(2).map(\.1)
    return two.count == 2 ? " (\(two[0]), \(two[1]))" : ""
  }

  private var moment: String {
    switch (draft.may, judgement.verdict) {
    case (.openTalkOnly, .replacesConversation): " At this moment a message should only open the talk."
    case (.alwaysTalk, .replacesConversation): " At this moment even small things are better said aloud."
    case (.fineFor(let things), .messageIsFine) where !things.isEmpty:
      " At this moment a message is fine for \(things.joined(separator: ", "))."
    default: ""
    }
  }
}
