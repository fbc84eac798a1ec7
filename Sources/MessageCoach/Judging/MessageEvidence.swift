/// What of a message weighs for one verdict or another: numbers from the probabilities of its sentences' intents.
struct MessageEvidence: Sendable {
  /// In the order of `values`.
  static let names = [
    "talk", "reason", "asks", "news", "logistics", "chase", "press", "slots", "opens", "bare talk", "said",
    "said beside a talk", "asked, no talk", "asked beside a talk", "nudged, no talk", "nudged beside a talk",
    "nudged with a reason", "only practical", "nothing", "recap", "recap, told or asked", "times, no talk",
    "reason, no talk", "courtesy", "problem anywhere",
  ]

  let values: [Double]
  /// For each intent the sentence that shows it most, and how much.
  let strongest: [(sentence: Int?, probability: Double)]

  init(_ apart: TakenApart, _ probabilities: [[Double]]) {
    var strongest: [(sentence: Int?, probability: Double)] = Array(repeating: (nil, 0), count: IntentModel.intentCount)
    for (index, sentence) in probabilities.enumerated() {
      for intent in Intent.allCases where sentence[intent.rawValue] > strongest[intent.rawValue].probability {
        strongest[intent.rawValue] = (index, sentence[intent.rawValue])
      }
    }
    self.strongest = strongest
    func most(_ intent: Intent) -> Double { strongest[intent.rawValue].probability }
    // A question asked in the very sentence that asks to talk is the talk's topic.
    func alone(_ intent: Intent) -> Double {
      probabilities.map { $0[intent.rawValue] * (1 - $0[Intent.talk.rawValue]) }.max() ?? 0
    }
    let talk = most(.talk)
    let reason = most(.reason)
    let topic = 1 - (1 - reason) * (1 - most(.asks) * 0.5)
    let nudged = 1 - (1 - most(.chase)) * (1 - most(.press))
    let replaced = [most(.asks), most(.news), most(.chase), most(.press)].max() ?? 0
    let recap = apart.cues.contains { $0.contains { $0.cue == .recap } } ? 1.0 : 0
    let courtesy = apart.cues.contains { $0.contains { $0.cue == .courtesy } } ? 1.0 : 0
    let unproblematic = probabilities.reduce(1.0) { product, sentence in
      product * (1 - ([.asks, .news, .chase, .press] as [Intent]).map { sentence[$0.rawValue] }.reduce(0, max))
    }
    values = [
      talk, reason, most(.asks), most(.news), most(.logistics), most(.chase), most(.press), most(.slots),
      talk * topic * (1 - most(.news)), talk * (1 - topic), most(.news) * (1 - talk), most(.news) * talk,
      most(.asks) * (1 - talk), alone(.asks) * talk, nudged * (1 - talk) * (1 - reason), nudged * talk,
      nudged * (1 - talk) * reason, most(.logistics) * (1 - replaced) * (1 - talk),
      (1 - most(.logistics)) * (1 - replaced) * (1 - talk), recap, recap * replaced,
      most(.slots) * (1 - talk), reason * (1 - talk), courtesy * (1 - replaced) * (1 - talk),
      1 - unproblematic,
    ]
  }

  func probability(_ intent: Intent) -> Double { strongest[intent.rawValue].probability }
}
