/// Features by name, as the trainer reads them.
struct FeatureText: FeatureSink {
  private let sentence: TokenisedSentence
  private(set) var counts: [String: Int] = [:]

  init(_ sentence: TokenisedSentence) { self.sentence = sentence }

  mutating func take(_ feature: Feature) { counts[Self.name(of: feature, in: sentence), default: 0] += 1 }

  static func name(of feature: Feature, in sentence: TokenisedSentence) -> String {
    if let name = feature.name { return "k:\(name)" }
    if feature.group == .senses {
      let senses = [feature.senses.0, feature.senses.1, feature.senses.2].filter { $0 != Feature.none }
      let names = senses.map { String(decoding: WordSenses.standard.names[Int($0)], as: UTF8.self) }
      return "s:" + names.joined(separator: " ")
    }
    let letter = feature.group == .words ? "w" : "c"
    return "\(letter):" + String(decoding: sentence.spelling[feature.spelled], as: UTF8.self)
  }

  /// One line: `name\u{1F}count` for each feature, sorted, with tabs between. No name holds a tab.
  var line: String {
    counts.sorted { $0.key < $1.key }.map { "\($0.key)\u{1F}\($0.value)" }.joined(separator: "\t")
  }
}

/// What the training scripts ask of the room, as text.
package struct FeatureDump: Sendable {
  private let model: IntentModel

  /// With the weights that come with RightCall, or with those of a file under trial.
  package init(weights: [UInt8]? = nil) {
    model = weights.map { $0.withUnsafeBufferPointer { IntentModel(reading: $0) } } ?? .standard
  }

  /// `features`: of the draft's text taken as one sentence; `probabilities`: of its intents; `evidence`: of the draft as a
  /// message, what its verdict is weighed from; `verdict`: and how sure of it.
  package func line(_ mode: String, _ draft: MessageDraft) -> String {
    if mode == "evidence" { return evidence(draft) }
    if mode == "verdict" {
      let reading = Coach(model: model).read(draft)
      return "\(reading.verdict.rawValue)\t\(reading.confidence)"
    }
    let glyphs = Glyphs(draft.text)
    let sentence = Tokeniser.read(glyphs, glyphs.trimmed(0..<glyphs.count)).sentence
    let features = Features(
      sentence: sentence, cues: Lexicon.standard.find(in: sentence), channel: draft.channel, side: draft.side)
    if mode == "probabilities" { return model.probabilities(features).map { "\($0)" }.joined(separator: "\t") }
    var sink = FeatureText(sentence)
    features.give(to: &sink)
    return sink.line
  }

  private func evidence(_ draft: MessageDraft) -> String {
    let apart = TakenApart(draft)
    // What is declined is not weighed.
    guard apart.language == .english, !apart.sentences.isEmpty else { return "" }
    let evidence = MessageEvidence(apart, model.probabilities(apart, draft))
    return evidence.values.map { "\($0)" }.joined(separator: "\t")
  }
}
