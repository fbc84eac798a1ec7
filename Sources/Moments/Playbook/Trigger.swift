import Recruitment

/// The vocabulary in which the playbook says what makes a moment due. Each word is read in one way, written down in
/// `docs/playbook.md`; its numbers are the firm's to change.
package enum Trigger: Hashable, Sendable {
  /// With whom the talk would be.
  package enum Party: String, Hashable, Sendable { case candidate, contact }

  /// A candidate is on record and nobody has spoken to them.
  case personCreated
  /// An interview ended `hours` ago and nobody has spoken to the party since.
  case interviewEnded(with: Party, hours: Double)
  /// In process; `messages` of ours unanswered and `hours` since they were last heard.
  case candidateSilent(messages: Int, hours: Double)
  /// A job went on hold: talk to each live candidate, or to the job's contact.
  case jobHeld(with: Party)
  /// The client made an offer that the candidate has not heard.
  case offerMade
  /// An offer was delivered `hours` ago and no agreed time of decision lies ahead.
  case offerUndecided(hours: Double)
  /// An accepted offer whose resignation is unknown or within `days`.
  case resignationNear(days: Double)
  /// A counter-offer is on record, or `hours` after a resignation without a talk, watched for `workingDays`.
  case counterOfferWatch(hours: Double, workingDays: Int)
  /// Between yes and day one: `days` without a talk, or `longDays` where notice is longer than `longNoticeDays`.
  case startAwaited(days: Double, longDays: Double, longNoticeDays: Double)
  /// A job was opened and its contact has not been spoken to since `hoursBefore` its opening.
  case jobOpened(hoursBefore: Double)
  /// A candidate was submitted `hours` ago, still stands there, and the contact has not been spoken to since.
  case shortlistSent(hours: Double)
  /// A submission or an ended interview waits for the client: `workingDays` and `messages` of ours without a word.
  case clientSilent(workingDays: Int, messages: Int)
  /// The last `count` decisions on a job are all rejections.
  case rejectionsInARow(count: Int)
  /// They asked something and nobody has answered.
  case questionUnanswered
  /// `messages` of ours unanswered and `hours` since they were last heard; forgotten after `days`.
  case messagesUnanswered(messages: Int, hours: Double, days: Double)
  /// `messages` to and fro and never a talk.
  case neverTalked(messages: Int)

  package var word: String { TriggerVocabulary.word(of: self) }

  /// The facts that its moments carry as evidence: what clauses may rest on besides the names of people and jobs.
  package var evidence: [String] {
    switch self {
    case .personCreated: ["created"]
    case .interviewEnded: ["interview_start", "interview_end"]
    case .candidateSilent: ["unanswered", "last_heard", "stage_since"]
    case .jobHeld(let party): party == .contact ? ["held_since", "hold_reason"] : ["held_since"]
    case .offerMade: ["offer_made"]
    case .offerUndecided: ["offer_made", "offer_heard"]
    case .resignationNear: ["accepted", "resignation"]
    case .counterOfferWatch: ["counter_offer", "resigned"]
    case .startAwaited: ["accepted", "last_talk", "start"]
    case .jobOpened: ["job_opened"]
    case .shortlistSent: ["submitted", "waiting_people"]
    case .clientSilent: ["waiting_since", "last_heard", "unanswered", "submitted", "interview_end"]
    case .rejectionsInARow: ["rejections", "last_rejection"]
    case .questionUnanswered: ["asked"]
    case .messagesUnanswered: ["unanswered", "last_heard"]
    case .neverTalked: ["messages", "first_message"]
    }
  }

  /// What a firm must record for it ever to open, as (file: column or value).
  package var needs: [DataNeed] {
    switch self {
    case .personCreated: [.candidates]
    case .interviewEnded(let party, _): party == .contact ? [.interviewTimes, .jobContacts] : [.interviewTimes]
    case .candidateSilent: [.stages, .outboundMessages]
    case .jobHeld(let party): party == .contact ? [.holds, .jobContacts] : [.holds, .stages]
    case .offerMade, .offerUndecided: [.offers]
    case .resignationNear, .startAwaited: [.acceptances]
    case .counterOfferWatch: [.acceptances]
    case .jobOpened: [.jobContacts]
    case .shortlistSent, .clientSilent: [.stages, .jobContacts]
    case .rejectionsInARow: [.rejections, .jobContacts]
    case .questionUnanswered: [.inboundMessages]
    case .messagesUnanswered, .neverTalked: [.outboundMessages]
    }
  }
}

/// What a firm must record for a trigger to find anything.
package enum DataNeed: String, Hashable, Sendable {
  case candidates = "people: created_at of candidates"
  case stages = "submission_events: stage"
  case interviewTimes = "submission_events: scheduled_for of interview, or dates: interview"
  case holds = "job_events: on_hold"
  case offers = "submission_events: offer"
  case acceptances = "submission_events: accepted"
  case rejections = "submission_events: rejected"
  case jobContacts = "jobs: contact_person_id"
  case outboundMessages = "interactions: outbound messages"
  case inboundMessages = "interactions: inbound messages with a body"
}
