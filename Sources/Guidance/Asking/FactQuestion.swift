import Recruitment

/// A fact that a card asks for, in one field.
package struct FactQuestion: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    case text, amount
    case yesOrNo = "yes_or_no"
    case date
  }

  /// What the fact is recorded about.
  package enum Subject: Hashable, Sendable { case person, submission, job }

  /// The fact's name in the interchange, or the kind of date.
  package var name: String
  /// What the recruiter reads above the field.
  package var label: String
  package var kind: Kind
  package var subject: Subject

  package init(name: String, label: String, kind: Kind, subject: Subject) {
    self.name = name
    self.label = label
    self.kind = kind
    self.subject = subject
  }

  /// The question for a fact; one of a firm's own is asked by its name.
  package static func about(_ name: String) -> FactQuestion {
    known[name]
      ?? FactQuestion(name: name, label: name.replacing("_", with: " "), kind: .text, subject: .person)
  }

  /// Where e-mail to the one on record comes back.
  package static let address = "email_address"

  private static let known: [String: FactQuestion] = {
    let questions: [FactQuestion] = [
      .init(name: address, label: "At which e-mail address can they be reached?", kind: .text, subject: .person),
      .init(name: "motivation", label: "What would make them move?", kind: .text, subject: .person),
      .init(name: "salary_expectation", label: "What do they expect to be paid?", kind: .amount, subject: .person),
      .init(
        name: "consent_to_submit", label: "May their name go to this client?", kind: .yesOrNo, subject: .submission),
      .init(
        name: "other_offer", label: "What else is on offer to them, and until when?", kind: .text, subject: .submission),
      .init(name: "other_process", label: "Where else are they in process?", kind: .text, subject: .submission),
      .init(name: "concern", label: "What worries them, if anything?", kind: .text, subject: .submission),
      .init(name: "counter_offer", label: "Has their employer made a counter-offer?", kind: .yesOrNo, subject: .person),
      .init(name: "rate_confirmed", label: "Is the rate agreed?", kind: .yesOrNo, subject: .submission),
      .init(name: "tax_status_confirmed", label: "Is the tax status agreed?", kind: .yesOrNo, subject: .submission),
      .init(name: "competing_route", label: "Who else is filling it?", kind: .text, subject: .job),
      .init(name: "offer_intended", label: "What do they mean to offer?", kind: .text, subject: .submission),
      .init(name: "must_have_added", label: "What has become a must?", kind: .text, subject: .job),
      .init(name: "hold_reason", label: "Why is it on hold, as they told it?", kind: .text, subject: .job),
      .init(name: "resignation", label: "When do they hand in their notice?", kind: .date, subject: .submission),
      .init(name: "decision", label: "When will they have decided?", kind: .date, subject: .submission),
      .init(name: "start", label: "When do they start?", kind: .date, subject: .submission),
    ]
    return Dictionary(questions.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }()
}
