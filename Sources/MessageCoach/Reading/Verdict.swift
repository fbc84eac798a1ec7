/// Does a message open a conversation, or stand in for one?
package enum Verdict: String, Sendable, CaseIterable {
  case opensConversation = "opens_conversation"
  case replacesConversation = "replaces_conversation"
  case messageIsFine = "message_is_fine"
  case unclear
}
