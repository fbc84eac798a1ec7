import Desk
import MessageCoach
import Synchronization

/// Drafts beside openers, kept from one page to the next: to read an opener and mend it takes the coach a third of a
/// millisecond, and a page has dozens.
final class DraftShelf: Sendable {
  private struct Key: Hashable, Sendable {
    var opener: String
    var channel: MessageChannel
    var side: MessageSide
    var slots: [String]
  }

  private let limit: Int
  private let drafts = Mutex<[Key: String]>([:])

  /// - Parameter limit: how many are kept, of some hundred bytes each; then all are forgotten.
  init(limit: Int = 20_000) { self.limit = limit }

  /// What the coach suggests for an opener that is to be written; the opener where it has nothing better.
  func draft(_ opener: String, channel: MessageChannel, side: MessageSide, slots: [String]) -> String {
    let key = Key(opener: opener, channel: channel, side: side, slots: slots)
    if let known = drafts.withLock({ $0[key] }) { return known }
    let question = CoachQuestion(text: opener, channel: channel, side: side, opener: opener, slots: slots)
    let draft = MessageReader().answer(question).suggestion ?? opener
    drafts.withLock { drafts in
      if drafts.count >= limit { drafts.removeAll(keepingCapacity: true) }
      drafts[key] = draft
    }
    return draft
  }
}
