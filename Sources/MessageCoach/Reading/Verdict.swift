/// Does a message open a conversation, or stand in for one?
package enum Verdict: String, Sendable, CaseIterable {
  case opensConversation = "opens_conversation"
  case replacesConversation = "replaces_conversation"
  case messageIsFine = "message_is_fine"
  case unclear

  /// As every screen says it.
  package var words: String {
    switch self {
    case .opensConversation: "Opens a conversation"
    case .replacesConversation: "Better said aloud"
    case .messageIsFine: "Fine as a message"
    case .unclear: "Unclear"
    }
  }
}
