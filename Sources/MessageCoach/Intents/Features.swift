/// What a sentence shows to the model: its words, pairs and triples of neighbouring words, senses, the letters of its words three to
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
    giveSenses(to: &sink)
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
          sink.take(Feature(group: .words, hash: hash, tokens: first..<last + 1, spelled: from..<to))
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
              Feature(group: .letters, hash: hash, tokens: index..<index + 1, spelled: first..<place + 1))
          }
        }
      }
    }
  }

  /// One sense, two within three of each other, three in a row.
  private func giveSenses(to sink: inout some FeatureSink) {
    let table = WordSenses.standard
    let senses = sentence.senses(table)
    for (index, first) in senses.enumerated() {
      let one = Hash.of(table.names[Int(first.sense)], from: Feature.Group.starts.senses)
      give(one, first.token..<first.token + 1, (first.sense, Feature.none, Feature.none), to: &sink)
      for next in index + 1..<min(index + 4, senses.count) {
        let second = senses[next]
        let two = Hash.of(table.names[Int(second.sense)], from: Hash.adding(32, to: one))
        give(two, first.token..<second.token + 1, (first.sense, second.sense, Feature.none), to: &sink)
        guard next == index + 1, next + 1 < senses.count else { continue }
        let third = senses[next + 1]
        let three = Hash.of(table.names[Int(third.sense)], from: Hash.adding(32, to: two))
        give(three, first.token..<third.token + 1, (first.sense, second.sense, third.sense), to: &sink)
      }
    }
  }

  @inline(__always)
  private func give(
    _ hash: UInt64, _ tokens: Range<Int>, _ senses: (UInt8, UInt8, UInt8), to sink: inout some FeatureSink
  ) {
    sink.take(Feature(group: .senses, hash: hash, tokens: tokens, spelled: 0..<0, senses: senses))
  }
}
