/// What a sentence shows to the model: its words, pairs and triples of neighbouring words, the letters of its words three to
/// five at a time, and what is known of it as a whole.
struct Features {
  let sentence: TokenisedSentence
  let cues: [CueFound]
  let channel: MessageChannel
  let side: MessageSide

  /// Gives every feature to a sink, repeated ones repeatedly. How many of words and of letters there were is what their
  /// weights are scaled by (see `IntentModel`).
  func give(to sink: inout some FeatureSink) {
    giveWords(to: &sink)
    giveLetters(to: &sink)
    KnownFeatures(self).give(to: &sink)
  }

  private func giveWords(to sink: inout some FeatureSink) {
    let tokens = sentence.tokens
    let start = Feature.Group.starts.words
    sentence.spelling.withUnsafeBufferPointer { bytes in
      for first in tokens.indices {
        let from = Int(tokens[first].spelledFrom)
        var hash = start
        var place = from
        for last in first..<min(first + 3, tokens.count) {
          let to = Int(tokens[last].spelledTo)
          while place < to {
            hash = Hash.adding(bytes[place], to: hash)
            place += 1
          }
          sink.take(
            Feature(group: .words, hash: hash, tokens: first..<last + 1, spelled: from..<to, name: nil))
        }
      }
    }
  }

  private func giveLetters(to sink: inout some FeatureSink) {
    let start = Feature.Group.starts.letters
    sentence.spelling.withUnsafeBufferPointer { bytes in
      for (index, token) in sentence.tokens.enumerated() where token.kind == .word {
        let from = Int(token.spelledFrom) - 1
        let to = Int(token.spelledTo) + 1
        for first in from..<max(from, to - 2) {
          var hash = start
          for place in first..<min(first + 5, to) {
            // Letters of several bytes are left to the words.
            guard bytes[place] < 0x80 else { break }
            hash = Hash.adding(bytes[place], to: hash)
            guard place - first >= 2 else { continue }
            sink.take(
              Feature(group: .letters, hash: hash, tokens: index..<index + 1, spelled: first..<place + 1, name: nil))
          }
        }
      }
    }
  }
}
