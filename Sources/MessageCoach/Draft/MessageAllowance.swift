/// What a message may do at this moment, as whoever knows the moment tells the coach.
package enum MessageAllowance: Sendable, Hashable {
  /// The moment asks for a conversation: a message may open it and no more. What would be fine elsewhere but neither asks
  /// to talk nor opens anything is told so.
  case openTalkOnly
  /// A message is right for these things, in the words of whoever allows them ("time", "address"); they are named in
  /// `because` when the message is fine.
  case fineFor([String])
  /// Talk whatever it is about: even logistics want a voice here.
  case alwaysTalk
}
