/// What a sentence does. Several may hold at once. The guide of the training data (training/coach/GUIDE.md) defines each.
package enum Intent: Int, Sendable, CaseIterable, Comparable {
  case talk, reason, stake, slots, out, asks, news, logistics, chase, press

  package static func < (one: Intent, other: Intent) -> Bool { one.rawValue < other.rawValue }

  /// The name in files and answers.
  package var word: String {
    switch self {
    case .talk: "talk"
    case .reason: "reason"
    case .stake: "stake"
    case .slots: "slots"
    case .out: "out"
    case .asks: "asks"
    case .news: "news"
    case .logistics: "logistics"
    case .chase: "chase"
    case .press: "press"
    }
  }
}
