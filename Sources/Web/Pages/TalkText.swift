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
  /// What may go into a message as it stands: the opener and the times where the other has gaps that only its writer can
  /// fill.
  let ready: String
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
      (words, ready) = (opener, opener)
      return
    }
    let draft = context.drafts.draft(opener, channel: channel, side: side, slots: slots)
    let link = Self.link(card, in: context, besideTimes: !slots.isEmpty)
    words = draft + link
    let plain = slots.count == 2 ? "\(opener) Would \(slots[0]) or \(slots[1]) suit you?" : opener
    ready = (draft.contains("[") ? plain : draft) + link
  }

  /// " Or pick a time that suits you: https://…"; empty where no message may carry one.
  private static func link(_ card: Card, in context: CardContext, besideTimes: Bool) -> String {
    guard !card.writable.isEmpty, let address = context.links.address(card.person.id) else { return "" }
    return besideTimes ? " Or pick a time that suits you: \(address)" : " Pick a time that suits you: \(address)"
  }
}
