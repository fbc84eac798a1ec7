/// What somebody may look back on after a difficult conversation; scored by themselves, for themselves.
package enum TalkBehaviour: Int, CaseIterable, Sendable {
  case reason, stake, permission, openQuestions, uncomfortable, summary, nextStep, recap

  package var words: String {
    switch self {
    case .reason: "I said why I rang in the first twenty seconds"
    case .stake: "I said what was in it for them"
    case .permission: "I asked whether, and for how long, they could talk"
    case .openQuestions: "I asked open questions before I gave advice"
    case .uncomfortable: "I asked the uncomfortable question"
    case .summary: "I summed up in their words"
    case .nextStep: "We agreed a dated next step, and whose it is"
    case .recap: "I sent a short note of what we agreed"
    }
  }

  package static let answers = ["no", "partly", "yes"]
}

/// From the easiest to the hardest, for whoever dreads the telephone: one rung at a time.
package enum PhoneLadder {
  package static let rungs = [
    "A voice note", "A call at an agreed time", "A call of two minutes with good news",
    "A hard call, with my first sentence written down",
    "A call as it comes",
  ]

  /// From this rung on a conversation is a difficult one.
  package static let hard = 3
}

/// What was expected against what came, of one's own talks and nobody else's.
package struct TalkBalance: Hashable, Sendable {
  package var held: Int
  /// Of those held, easier than expected.
  package var easier: Int
  /// Means; `nil` of fewer than three, since one or two are their own story.
  package var expected: Double?
  package var actual: Double?

  package init(_ pairs: [(expected: Int, actual: Int)]) {
    held = pairs.count
    easier = pairs.count { $0.actual < $0.expected }
    guard held >= 3 else { return }
    expected = Double(pairs.reduce(0) { $0 + $1.expected }) / Double(held)
    actual = Double(pairs.reduce(0) { $0 + $1.actual }) / Double(held)
  }
}
