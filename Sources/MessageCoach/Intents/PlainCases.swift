/// Where plain words decide and no probability should: a no that is told outright, a talk that is asked not to be, a yes
/// that is asked to something practical, what happens to whoever does not answer, a form.
enum PlainCases {
  private static let certain = 0.9
  static let unlikely = 0.05

  /// - Parameters:
  ///   - probabilities: of one sentence, in the order of `Intent.allCases`.
  ///   - form: what the sentence is of a form.
  static func settle(_ probabilities: [Double], _ cues: [CueFound], _ form: FormPart?) -> [Double] {
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
    if cues.contains(where: { $0.cue == .confirmAsked }), !cues.contains(where: { $0.cue == .askAccept }) {
      for intent in [Intent.chase, .asks, .press] { set(intent) { min($0, unlikely) } }
      set(.logistics) { max($0, certain) }
    }
    if cues.contains(where: { $0.cue == .vagueReason }), probabilities[Intent.reason.rawValue] < certain {
      set(.reason) { min($0, unlikely) }
    }
    // Who says it as a way out does not press.
    if cues.contains(where: { $0.cue == .ultimatum }), probabilities[Intent.out.rawValue] < 0.5 {
      set(.press) { max($0, certain) }
    }
    // A form that asks for papers and dates alone is practical, whatever its words are like.
    if let form, probabilities[Intent.talk.rawValue] < 0.5 {
      set(.asks) { form.wantsTalk ? max($0, certain) : min($0, unlikely) }
      // Where what is practical is mixed with something else, the something else decides.
      set(.logistics) { form.wantsTalk ? min($0, 0.5) : max($0, certain) }
      if !form.wantsTalk {
        set(.chase) { min($0, unlikely) }
      }
    }
    return settled
  }
}
