/// Features by name, as the trainer reads them.
struct FeatureText: FeatureSink {
  private let sentence: TokenisedSentence
  private(set) var counts: [String: Int] = [:]

  init(_ sentence: TokenisedSentence) { self.sentence = sentence }

  mutating func take(_ feature: Feature) { counts[Self.name(of: feature, in: sentence), default: 0] += 1 }

  static func name(of feature: Feature, in sentence: TokenisedSentence) -> String {
    if let name = feature.name { return "k:\(name)" }
    let letter = feature.group == .words ? "w" : "c"
    return "\(letter):" + String(decoding: sentence.spelling[feature.spelled], as: UTF8.self)
  }

  /// One line: `name\u{1F}count` for each feature, sorted, with tabs between. No name holds a tab.
  var line: String {
    counts.sorted { $0.key < $1.key }.map { "\($0.key)\u{1F}\($0.value)" }.joined(separator: "\t")
  }
}

/// What the training script asks of the room: the features of a sentence, as text.
package enum FeatureDump {
  package static func line(_ text: String, channel: MessageChannel, side: MessageSide) -> String {
    let glyphs = Glyphs(text)
    let sentence = Tokeniser.read(glyphs, glyphs.trimmed(0..<glyphs.count))
    var sink = FeatureText(sentence)
    Features(sentence: sentence, cues: Lexicon.standard.find(in: sentence), channel: channel, side: side)
      .give(to: &sink)
    return sink.line
  }
}
