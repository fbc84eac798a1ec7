/// The verdict and how it came about, before it is put into words.
struct Judgement: Sendable {
  /// Why a message is unclear.
  enum Doubt: Sendable, Equatable {
    /// With the name of the language, where it can be told.
    case notEnglish(String?)
    case noWords, bareTalk, tooLittle, mixed

    /// There is nothing that the coach could read.
    var isUnread: Bool {
      switch self {
      case .notEnglish, .noWords: true
      default: false
      }
    }
  }

  let verdict: Verdict
  let confidence: Double
  let doubt: Doubt?
  let evidence: MessageEvidence

  /// Below this probability the likeliest verdict would be a guess.
  private static let least = 0.4
  /// To be told that one may send what should be said is worse than to be told nothing.
  private static let leastToBeFine = 0.45
  /// To be told that one's message replaces a conversation when it does not is worse than the opposite.
  private static let leastToReplace = 0.65

  init(_ apart: TakenApart, _ probabilities: [[Double]], _ draft: MessageDraft, _ model: IntentModel) {
    let evidence = MessageEvidence(apart, probabilities)
    self.evidence = evidence
    if apart.sentences.isEmpty || apart.language != .english {
      verdict = .unclear
      confidence = 1
      doubt = apart.language.other.map { .notEnglish($0.name) } ?? .noWords
      return
    }
    let likely = Self.allowing(draft.may, Self.probabilities(evidence, model))
    let best = Self.likeliest(likely)
    let least = Verdict.allCases[best] == .messageIsFine ? Self.leastToBeFine : Self.least
    let isGuess = likely[best] < least
    verdict = isGuess ? .unclear : Verdict.allCases[best]
    confidence = likely[best]
    if verdict == .unclear {
      let nothing = [.asks, .news, .logistics, .chase, .press, .reason].allSatisfy { evidence.probability($0) < 0.5 }
      let isOfTalk = isGuess && [.asks, .news, .press].allSatisfy { evidence.probability($0) < 0.5 }
      let asksToTalk = evidence.probability(.talk) >= (isGuess ? 0.5 : 0.4)
      doubt = asksToTalk && (isOfTalk || !isGuess) ? .bareTalk : nothing ? .tooLittle : .mixed
    } else {
      doubt = nil
    }
  }

  private static func likeliest(_ likely: [Double]) -> Int {
    func most(without left: Int?) -> Int {
      var best = left == 0 ? 1 : 0
      for index in likely.indices where index != left && likely[index] > likely[best] { best = index }
      return best
    }
    let best = most(without: nil)
    guard Verdict.allCases[best] == .replacesConversation, likely[best] < leastToReplace else { return best }
    return most(without: best)
  }

  /// Multinomial logistic regression over the evidence; weights from the same file as the sentence model's.
  private static func probabilities(_ evidence: MessageEvidence, _ model: IntentModel) -> [Double] {
    let scores = Verdict.allCases.indices.map { index -> Double in
      guard index < model.verdicts.count, let bias = model.verdicts[index].first else { return 0 }
      return zip(model.verdicts[index].dropFirst(), evidence.values).reduce(bias) { $0 + $1.0 * $1.1 }
    }
    return Logistic.softmax(scores)
  }

  /// Where a moment asks for a talk, a message that only is fine elsewhere must be very plainly so; where it asks for one
  /// always, none is; where a message is right, it gets the benefit of the doubt.
  private static func allowing(_ may: MessageAllowance?, _ likely: [Double]) -> [Double] {
    let fine: Double
    switch may {
    case nil: return likely
    case .openTalkOnly: fine = 0.1
    case .alwaysTalk: fine = 0
    case .fineFor(let things): fine = things.isEmpty ? 1 : 2
    }
    let moved = zip(Verdict.allCases, likely).map { $0.0 == .messageIsFine ? $0.1 * fine : $0.1 }
    let sum = moved.reduce(0, +)
    return sum > 0 ? moved.map { $0 / sum } : likely
  }
}
