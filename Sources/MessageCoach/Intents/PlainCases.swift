/// Where plain words decide and no probability should: a no that is told outright, and a talk that is asked not to be.
enum PlainCases {
  private static let certain = 0.9
  private static let unlikely = 0.05

  /// - Parameter probabilities: of one sentence, in the order of `Intent.allCases`.
  static func settle(_ probabilities: [Double], _ cues: [CueFound]) -> [Double] {
    var settled = probabilities
    func set(_ intent: Intent, _ change: (Double) -> Double) {
      settled[intent.rawValue] = change(settled[intent.rawValue])
    }
    if cues.contains(where: { $0.cue == .toldNo }) {
      set(.news) { max($0, certain) }
      set(.logistics) { min($0, 1 - certain) }
    }
    if cues.contains(where: { $0.cue == .talkRefused }) {
      set(.talk) { min($0, unlikely) }
      set(.slots) { min($0, unlikely) }
      // Saying when not to be rung is practical, and presses nobody.
      set(.press) { min($0, unlikely) }
      set(.logistics) { max($0, certain) }
    }
    return settled
  }
}
