import Desk
import Guidance
import MessageCoach
import Recruitment

/// What is to be said aloud asks for the talk when it is written: the reason, and two times that suit.
struct TalkText {
  let words: String
  /// The times, as words: "16:15 today", "10:30 tomorrow (11:30 where you are)".
  let slots: [String]
  /// What may go into a message as it stands: the opener where the other has gaps that only its writer can fill.
  let ready: String
  let side: MessageSide
  let channel: MessageChannel

  init(_ card: Card, opener: String, in context: CardContext) {
    side = card.isToClient ? .client : .candidate
    channel = card.fallback.flatMap(MessageChannel.init(rawValue:)) ?? .email
    slots = card.slots.map { slot in
      context.words.near(slot.at) + (slot.theirClock.map { " (\($0) where you are)" } ?? "")
    }
    guard card.isConversation else {
      (words, ready) = (opener, opener)
      return
    }
    words = context.drafts.draft(opener, channel: channel, side: side, slots: slots)
    ready = words.contains("[") ? opener : words
  }
}
