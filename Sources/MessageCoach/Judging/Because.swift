/// Why a message is read as it is, in plain English, with the words that decided.
struct Because {
  private let apart: TakenApart
  private let judgement: Judgement
  private let sentences: [SentenceReading]
  private let problems: Problems
  private let draft: MessageDraft

  init(
    _ apart: TakenApart, _ judgement: Judgement, _ sentences: [SentenceReading], _ problems: Problems,
    _ draft: MessageDraft
  ) {
    self.apart = apart
    self.judgement = judgement
    self.sentences = sentences
    self.problems = problems
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
    let most = 160
    guard text.unicodeScalars.count > most else { return text }
    let head = String(String.UnicodeScalarView(text.unicodeScalars.prefix(most)))
    // At a space: no word is broken. What has none is cut where it must be.
    guard let space = head.lastIndex(where: \.isWhitespace) else { return head + "…" }
    return String(head[..<space]).trimmingSpaces + " …"
  }

  // MARK: the four verdicts

  private var opens: String {
    if let reason = quote(.reason), reason == words(.talk) { return "It asks to talk and says what about (\(reason))." }
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
    let asksToTalk = strongest(.talk) != nil
    guard let main = problems.main, problems.probability(main) >= 0.15 else {
      return "It settles by message what this moment asks to be talked about, and does not ask to talk."
    }
    if main.intent == .asks, let form { return form }
    switch main.intent {
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

  /// Of a form that asks for both, what is right in writing and what is not.
  private var form: String? {
    let (facts, talks) = apart.formItems
    guard !talks.isEmpty else { return nil }
    let wants = "\(apart.quoted(talks)) \(talks.count > 1 ? "want" : "wants") a talk"
    guard !facts.isEmpty else { return "It asks as a form does for what needs a conversation: \(wants)." }
    return "It asks for facts as a form does. A message is right for \(apart.quoted(facts)); \(wants)."
  }

  private var fine: String {
    if strongest(.logistics) != nil {
      return "It is practical (\(words(.logistics))): a message is right for that."
    }
    return "It neither asks nor tells anything that would need a conversation: a message is right for that."
  }

  private var unclear: String {
    switch judgement.doubt {
    case .notEnglish(let language?):
      "This seems to be \(language). The coach reads only English, so it gives no verdict."
    case .notEnglish(nil): "This does not look like English. The coach reads only English, so it gives no verdict."
    case .noWords: "There are no words here that the coach could read."
    case .bareTalk: "It asks to talk (\(words(.talk))) but does not say what about, so they cannot tell why to pick up."
    case .tooLittle: "There is too little here to say: it neither asks to talk nor says or asks anything particular."
    case .mixed, nil: "The signs point more than one way\(mixture), so the coach gives no verdict."
    }
  }

  private var mixture: String {
    let held = Intent.allCases.compactMap { intent in quote(intent).map { (judgement.evidence.probability(intent), $0) }
    }
    var two: [String] = []
    for (_, words) in held.sorted(by: { $0.0 > $1.0 }) where two.count < 2 && !two.contains(words) { two.append(words) }
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
