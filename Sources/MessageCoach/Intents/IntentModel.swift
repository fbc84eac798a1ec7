/// The linear model of what sentences do: for each intent a logistic regression over the features of `Features`.
///
/// Score of an intent = its bias + Σ weight of what is known + Σ weight of words / √(number of words' features)
/// + the same for letters and for senses; probability = 1 / (1 + exp(−(slope · score + offset))), slope and
/// offset from Platt (1999), "Probabilistic outputs for support vector machines", on sentences that were not trained on.
struct IntentModel: Sendable {
  struct Line: Sendable, Equatable {
    var bias: Float = 0
    var slope: Double = 1
    var offset: Double = 0
    /// From this probability on the intent is said to hold.
    var threshold: Double = 0.5
  }

  var lines: [Line]
  /// Table with open addressing: a feature's hash, or 0 where nothing is; its size is a power of two.
  var keys: [UInt64]
  var rows: [Int32]
  /// Row r holds the weights `starts[r]..<starts[r + 1]`.
  var starts: [Int32]
  var intents: [UInt8]
  var weights: [Float]
  /// Weights of the verdicts, in the order of `Verdict.allCases`, each as long as `MessageEvidence.names`.
  var verdicts: [[Double]]

  static let intentCount = Intent.allCases.count

  /// Probabilities in the order of `Intent.allCases`.
  func probabilities(_ features: Features) -> [Double] {
    keys.withUnsafeBufferPointer { keys in
      rows.withUnsafeBufferPointer { rows in
        starts.withUnsafeBufferPointer { starts in
          intents.withUnsafeBufferPointer { intents in
            weights.withUnsafeBufferPointer { weights in
              var sink = ScoreSink(keys: keys, rows: rows, starts: starts, intents: intents, weights: weights)
              features.give(to: &sink)
              return probabilities(sink.scores)
            }
          }
        }
      }
    }
  }

  /// The same for each sentence of a message.
  func probabilities(_ apart: TakenApart, _ draft: MessageDraft) -> [[Double]] {
    let greets = apart.greetsAlone
    return apart.sentences.indices.map { index in
      let settled = PlainCases.settle(
        probabilities(
          Features(sentence: apart.sentences[index], cues: apart.cues[index], channel: draft.channel, side: draft.side)),
        apart.cues[index], apart.forms[index])
      // A greeting alone does nothing.
      return greets && index == 0 ? settled.map { min($0, PlainCases.unlikely) } : settled
    }
  }

  private func probabilities(_ scores: SIMD16<Float>) -> [Double] {
    lines.indices.map { index in
      let line = lines[index]
      return Logistic.probability(line.slope * Double(scores[index] + line.bias) + line.offset)
    }
  }

  /// The row of a feature, or nil where the model does not know it.
  func row(_ hash: UInt64) -> Range<Int>? {
    var slot = Int(truncatingIfNeeded: hash) & (keys.count - 1)
    while keys[slot] != 0 {
      if keys[slot] == hash { return Int(starts[Int(rows[slot])])..<Int(starts[Int(rows[slot]) + 1]) }
      slot = (slot + 1) & (keys.count - 1)
    }
    return nil
  }
}

/// Adds up the weights of the features of one sentence.
private struct ScoreSink: FeatureSink {
  let keys: UnsafeBufferPointer<UInt64>
  let rows: UnsafeBufferPointer<Int32>
  let starts: UnsafeBufferPointer<Int32>
  let intents: UnsafeBufferPointer<UInt8>
  let weights: UnsafeBufferPointer<Float>
  private var known = SIMD16<Float>.zero
  private var words = SIMD16<Float>.zero
  private var letters = SIMD16<Float>.zero
  private var senses = SIMD16<Float>.zero
  private var wordCount = 0
  private var letterCount = 0
  private var senseCount = 0

  init(
    keys: UnsafeBufferPointer<UInt64>, rows: UnsafeBufferPointer<Int32>, starts: UnsafeBufferPointer<Int32>,
    intents: UnsafeBufferPointer<UInt8>, weights: UnsafeBufferPointer<Float>
  ) {
    self.keys = keys
    self.rows = rows
    self.starts = starts
    self.intents = intents
    self.weights = weights
  }

  @inline(__always)
  mutating func take(_ feature: Feature) {
    switch feature.group {
    case .words: wordCount += 1
    case .letters: letterCount += 1
    case .senses: senseCount += 1
    case .known: break
    }
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: feature.hash) & mask
    while keys[slot] != 0 {
      if keys[slot] == feature.hash { return add(Int(rows[slot]), feature.group) }
      slot = (slot + 1) & mask
    }
  }

  private mutating func add(_ row: Int, _ group: Feature.Group) {
    for index in Int(starts[row])..<Int(starts[row + 1]) {
      let intent = Int(intents[index])
      switch group {
      case .words: words[intent] += weights[index]
      case .letters: letters[intent] += weights[index]
      case .senses: senses[intent] += weights[index]
      case .known: known[intent] += weights[index]
      }
    }
  }

  var scores: SIMD16<Float> {
    known + words / Float(max(wordCount, 1)).squareRoot() + letters / Float(max(letterCount, 1)).squareRoot()
      + senses / Float(max(senseCount, 1)).squareRoot()
  }
}
