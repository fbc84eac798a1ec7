/// A message that its writer lets colleagues read, without names.
package struct SharedExample: Hashable, Sendable {
  package var id: Int64
  package var recruiter: RecruiterID
  /// The message it was made of.
  package var interaction: InteractionID
  /// The rule's code; `nil` where it was sent at no moment.
  package var rule: String?
  package var text: String
  package var sharedAt: Instant

  package init(
    id: Int64 = 0, recruiter: RecruiterID, interaction: InteractionID, rule: String?, text: String, sharedAt: Instant
  ) {
    self.id = id
    self.recruiter = recruiter
    self.interaction = interaction
    self.rule = rule
    self.text = text
    self.sharedAt = sharedAt
  }
}
