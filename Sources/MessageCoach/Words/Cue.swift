/// What a phrase of the lexicon points to. A cue is a hint for the sentence model and names the kind of a flag; no cue
/// decides alone.
enum Cue: Int, Sendable, CaseIterable {
  case talkAsk, talkWord, chase, wayOut, pressure, statistic
  case askPay, askKeen, askHold, askFeedback, askCounter, askProcess, askAccept, askReasons
  case newsNo, newsOffer, newsHold, newsMoney, newsCounter, newsWithdrawal
  case attachment, practical, greeting, courtesy, because, minutes, thirdParty, recap
  /// Plain enough to decide, whatever the model makes of the rest: see `PlainCases`.
  case talkRefused, toldNo, confirmAsked, ultimatum, vagueReason

  var name: String { "\(self)" }
  var decides: Bool { rawValue >= Cue.talkRefused.rawValue }
}

/// A set of cues.
struct Cues: OptionSet, Sendable {
  let rawValue: UInt64

  static func of(_ cue: Cue) -> Cues { Cues(rawValue: 1 << UInt64(cue.rawValue)) }
  static let asks: Cues = [
    .of(.askPay), .of(.askKeen), .of(.askHold), .of(.askFeedback), .of(.askCounter), .of(.askProcess), .of(.askAccept),
    .of(.askReasons),
  ]
  static let news: Cues = [
    .of(.newsNo), .of(.newsOffer), .of(.newsHold), .of(.newsMoney), .of(.newsCounter), .of(.newsWithdrawal),
  ]

  func has(_ cue: Cue) -> Bool { contains(.of(cue)) }
}

/// A phrase of the lexicon found in a sentence.
struct CueFound: Sendable {
  let cue: Cue
  let tokens: Range<Int>
}
