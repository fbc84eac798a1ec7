import Desk
import Guidance
import MessageCoach
import Recruitment

/// What is to be said aloud asks for the talk when it is written: the reason, two times that suit, and the link by which
/// they may book another.
struct TalkText {
  let words: String
  /// The times, as words: "16:15 today", "10:30 tomorrow (11:30 where you are)".
  let slots: [String]
  let side: MessageSide
  let channel: MessageChannel

  init(_ card: Card, opener: String, in context: CardContext) {
    side = card.isToClient ? .client : .candidate
    let ways = card.writable.compactMap(MessageChannel.init(rawValue:))
    channel =
      card.fallback.flatMap(MessageChannel.init(rawValue:)) ?? (ways.contains(.email) ? .email : ways.first) ?? .email
    slots = card.slots.map { slot in
      context.words.near(slot.at) + (slot.theirClock.map { " (\($0) where you are)" } ?? "")
    }
    guard card.isConversation else {
      words = opener
      return
    }
    let draft = context.drafts.draft(opener, channel: channel, side: side, slots: slots)
    words = draft + Self.link(card, in: context, besideTimes: !slots.isEmpty)
  }

  /// " Or pick a time that suits you: https://…"; empty where no message may carry one.
  private static func link(_ card: Card, in context: CardContext, besideTimes: Bool) -> String {
    guard !card.writable.isEmpty, let address = context.links.address(card.person.id) else { return "" }
    return besideTimes ? " Or pick a time that suits you: \(address)" : " Pick a time that suits you: \(address)"
  }
}
