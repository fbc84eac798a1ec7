/// The stretch of a sentence that speaks most for an intent.
struct DecidingWords: Sendable {
  /// No stretch is longer than this many words; a quotation goes on to the ends of its clause.
  private static let most = 10
  private static let least = 5
  private static let short = 9

  let tokens: Range<Int>

  /// A short sentence decides as a whole; of a longer one the stretch of neighbouring words whose weights add up to most,
  /// no shorter than `least`. What a feature weighs is shared out over its words.
  init(for intent: Intent, in features: Features, by model: IntentModel) {
    let count = features.sentence.tokens.count
    guard count > Self.short else {
      tokens = 0..<count
      return
    }
    var sink = ShareSink(intent: intent, model: model, count: count)
    features.give(to: &sink)
    let shares = sink.shares
    var stretch = Self.cue(of: intent, in: features.cues, shares) ?? Self.heaviest(shares)
    while stretch.count < Self.least {
      let before = stretch.lowerBound > 0 ? shares[stretch.lowerBound - 1] : -.infinity
      let after = stretch.upperBound < count ? shares[stretch.upperBound] : -.infinity
      stretch =
        before > after ? stretch.lowerBound - 1..<stretch.upperBound : stretch.lowerBound..<stretch.upperBound + 1
    }
    tokens = stretch
  }

  /// Cues that name an intent outright.
  private static let cues: [Intent: Cues] = [
    .talk: .of(.talkAsk), .chase: .of(.chase), .out: .of(.wayOut), .press: [.of(.pressure), .of(.statistic)],
    .asks: .asks,
    .news: .news,
  ]

  /// Where such a cue is in the sentence, the heaviest of them is where the quotation starts from.
  private static func cue(of intent: Intent, in found: [CueFound], _ shares: [Float]) -> Range<Int>? {
    guard let wanted = cues[intent] else { return nil }
    let longer = found.filter { wanted.has($0.cue) && $0.tokens.count > 1 }.map(\.tokens)
    return longer.max { one, other in
      (shares[one].reduce(0, +), one.count, other.lowerBound) < (
        shares[other].reduce(0, +), other.count, one.lowerBound
      )
    }
  }

  /// Largest sum of neighbours (Kadane), no longer than `most`.
  private static func heaviest(_ shares: [Float]) -> Range<Int> {
    var best = 0..<min(1, shares.count)
    var bestSum = -Float.infinity
    var from = 0
    var sum: Float = 0
    for index in shares.indices {
      if sum <= 0 {
        from = index
        sum = 0
      }
      sum += shares[index]
      if index - from >= most {
        sum -= shares[from]
        from += 1
      }
      if sum > bestSum {
        bestSum = sum
        best = from..<index + 1
      }
    }
    return best
  }
}

private struct ShareSink: FeatureSink {
  let intent: Intent
  let model: IntentModel
  private var words: [Float]
  private var letters: [Float]
  private var senses: [Float]
  private var wordCount = 0
  private var letterCount = 0
  private var senseCount = 0

  init(intent: Intent, model: IntentModel, count: Int) {
    self.intent = intent
    self.model = model
    words = Array(repeating: 0, count: count)
    letters = words
    senses = words
  }

  mutating func take(_ feature: Feature) {
    switch feature.group {
    case .words: wordCount += 1
    case .letters: letterCount += 1
    case .senses: senseCount += 1
    case .known: return
    }
    guard let row = model.row(feature.hash) else { return }
    for index in row where Int(model.intents[index]) == intent.rawValue {
      let share = model.weights[index] / Float(feature.tokens.count)
      for token in feature.tokens {
        switch feature.group {
        case .words: words[token] += share
        case .letters: letters[token] += share
        default: senses[token] += share
        }
      }
    }
  }

  var shares: [Float] {
    let wordScale = 1 / Float(max(wordCount, 1)).squareRoot()
    let letterScale = 1 / Float(max(letterCount, 1)).squareRoot()
    let senseScale = 1 / Float(max(senseCount, 1)).squareRoot()
    return words.indices.map { words[$0] * wordScale + letters[$0] * letterScale + senses[$0] * senseScale }
  }
}
