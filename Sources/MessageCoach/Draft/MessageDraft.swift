/// What a recruiter has written and to whom; the coach knows nothing else about either.
package struct MessageDraft: Sendable {
  /// As it was typed or received: plain text or HTML, with whatever is quoted and signed beneath.
  package let text: String
  package let channel: MessageChannel
  package let side: MessageSide
  /// What a message may do at this moment; nil when nobody knows.
  package let may: MessageAllowance?
  /// Messages already sent to them since they were last heard; nil when nobody knows.
  package let unansweredBefore: Int?

  package init(
    text: String, channel: MessageChannel = .email, side: MessageSide = .candidate, may: MessageAllowance? = nil,
    unansweredBefore: Int? = nil
  ) {
    self.text = text
    self.channel = channel
    self.side = side
    self.may = may
    self.unansweredBefore = unansweredBefore
  }
}
