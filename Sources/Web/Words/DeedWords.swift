import Desk
import Recruitment

/// What somebody of ours wrote down, in one line.
enum DeedWords {
  /// "You, 14:32 today: call, spoke, 12 min".
  static func line(_ deed: Deed, _ words: DateWords) -> String {
    "\(deed.isOwn ? "You" : deed.recruiterName), \(words.near(deed.at)): \(what(deed.what, words))"
  }

  /// What a card becomes when somebody else has just talked: "Just talked: Tom Reid, 14:32 today, call, 12 min".
  static func settled(_ deed: Deed, _ words: DateWords) -> String {
    let who = deed.isOwn ? "you" : deed.recruiterName
    let lead: String =
      switch deed.what {
      case .contact(_, _, _, let isConversation): isConversation ? "Just talked" : "Just tried"
      case .action(.alreadyTalked, _): "Already talked"
      case .action: "Just dealt with"
      }
    return "\(lead): \(who), \(words.near(deed.at)), \(what(deed.what, words))."
  }

  private static func what(_ what: Deed.What, _ words: DateWords) -> String {
    switch what {
    case .contact(let channel, let outcome, let seconds, _):
      let length = seconds.flatMap { $0 > 0 ? TradeWords.duration(seconds: $0) : nil }
      return [lowered(TradeWords.channel(channel)), outcome.map(TradeWords.outcome), length].compactMap { $0 }
        .joined(separator: ", ")
    case .action(.snoozed, let until): return "snoozed" + (until.map { " until \(words.near($0))" } ?? "")
    case .action(.alreadyTalked, _): return "said to have talked already"
    case .action(.noLongerTrue, _): return "no longer true"
    case .action(.dismissed, _): return "dismissed"
    case .action(.agreedLater, _): return "agreed to talk later"
    }
  }

  private static func lowered(_ channel: String) -> String {
    channel == "WhatsApp" || channel == "LinkedIn" ? channel : channel.lowercased()
  }
}
