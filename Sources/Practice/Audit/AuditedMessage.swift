import MessageCoach
import Recruitment

/// A sent message as the coach reads it, at the moment it was sent in, with what followed. Without its words.
package struct AuditedMessage: Hashable, Sendable {
  package var id: InteractionID
  package var person: PersonID
  package var recruiter: RecruiterID
  package var at: Instant
  package var verdict: Verdict
  package var asksToTalk: Bool
  /// The rule's place in the playbook; `nil` where no moment was open with the person.
  package var rule: Int?
  /// Whether anybody of ours talked with the person within five days; `nil` where the record ends before.
  package var talked: Bool?

  package static let days = 5

  package init(
    id: InteractionID, person: PersonID, recruiter: RecruiterID, at: Instant, verdict: Verdict, asksToTalk: Bool,
    rule: Int?, talked: Bool?
  ) {
    self.id = id
    self.person = person
    self.recruiter = recruiter
    self.at = at
    self.verdict = verdict
    self.asksToTalk = asksToTalk
    self.rule = rule
    self.talked = talked
  }
}
