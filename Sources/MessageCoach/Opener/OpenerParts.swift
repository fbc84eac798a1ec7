/// What may go into an opener, from whoever keeps the record: every part true, none made up here.
package struct OpenerParts: Sendable {
  /// Whole statements of fact that make the talk worth their time now, best first: "The panel met this morning".
  package var reasons: [String]
  /// What it means for them: "You would know before your other offer runs out".
  package var stake: String?
  /// Times to offer, in words: "12.40 today"; the first two are taken. A booking link may be one of them.
  package var slots: [String]
  /// How they may decline or choose another way; a plain one is used when there is none.
  package var wayOut: String?
  /// Who writes, for channels where a number says nothing: "Jo at Harper Lane".
  package var sender: String?
  /// Their first name, for a greeting when the draft has none.
  package var recipient: String?
  /// What is on record and said plainly, which stands in for a reason where there is no better one and nobody is asked
  /// for it: "We have written twice without hearing back".
  package var recorded: String?
  /// Whether what nobody knows is asked of the writer, as a gap in brackets; else it is not said.
  package var leavesGaps: Bool

  package init(
    reasons: [String] = [], stake: String? = nil, slots: [String] = [], wayOut: String? = nil, sender: String? = nil,
    recipient: String? = nil, recorded: String? = nil, leavesGaps: Bool = true
  ) {
    self.recorded = recorded
    self.leavesGaps = leavesGaps
    self.reasons = reasons
    self.stake = stake
    self.slots = slots
    self.wayOut = wayOut
    self.sender = sender
    self.recipient = recipient
  }
}

/// A draft of an opener, to be edited and sent by a person.
package struct OpenerSuggestion: Sendable, Equatable {
  package let text: String
  /// Gaps in square brackets that only the writer can fill, in their order.
  package let gaps: [String]
  /// The writer's own sentences that were left out because they belong in the talk, or for want of room.
  package let leftOut: [String]
}
