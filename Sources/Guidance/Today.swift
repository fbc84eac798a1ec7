import Recruitment

/// One recruiter's day: a pure function of what was known at `asOf`.
package struct Today: Sendable {
  package var asOf: Instant
  /// As the firm's own system prints it; `nil` for moments that belong to nobody.
  package var recruiterID: String?
  package var recruiterName: String?
  package var sources: [SourceAge]
  /// By deadline, then longest open.
  package var conversations: [Card]
  package var messages: [Card]
  package var notNow: [NotNow]
  /// How many more are due than the minutes asked for allow.
  package var more: Int
  /// Opened more than 14 days ago and still open.
  package var older: Int
  /// Who was not spoken to lately and is not on the list above, longest due first: the first few, and how many in all.
  package var overlooked: [Overlooked] = []
  package var overlookedInAll = 0
  /// What the next fourteen days hold, soonest first.
  package var comingUp: [Planned] = []
  /// Talks that people booked with this recruiter, from an hour ago on, soonest first.
  package var booked: [BookedTalk] = []

  package init(
    asOf: Instant, recruiterID: String?, recruiterName: String?, sources: [SourceAge], conversations: [Card],
    messages: [Card], notNow: [NotNow], more: Int, older: Int
  ) {
    self.asOf = asOf
    self.recruiterID = recruiterID
    self.recruiterName = recruiterName
    self.sources = sources
    self.conversations = conversations
    self.messages = messages
    self.notNow = notNow
    self.more = more
    self.older = older
  }
}

extension Today {
  /// Whether there is nothing to show of it.
  package var isEmpty: Bool {
    conversations.isEmpty && messages.isEmpty && notNow.isEmpty && more == 0 && older == 0 && overlooked.isEmpty
      && comingUp.isEmpty && booked.isEmpty
  }
}

/// How fresh one source is.
package struct SourceAge: Hashable, Sendable {
  package var source: String
  package var newest: Instant
  /// More than one working day old.
  package var stale: Bool

  package init(source: String, newest: Instant, stale: Bool) {
    self.source = source
    self.newest = newest
    self.stale = stale
  }
}

/// A moment that is open but may not be acted on now, and why.
package struct NotNow: Sendable {
  package var moment: MomentID
  package var rule: String
  package var title: String
  package var person: PersonReference
  package var recruiter: RecruiterID
  package var jobID: String?
  package var submissionID: String?
  package var why: String
  /// When it comes back by itself, where that is known.
  package var until: Instant?

  package init(
    moment: MomentID, rule: String, title: String, person: PersonReference, recruiter: RecruiterID, jobID: String?,
    submissionID: String?, why: String, until: Instant?
  ) {
    self.moment = moment
    self.rule = rule
    self.title = title
    self.person = person
    self.recruiter = recruiter
    self.jobID = jobID
    self.submissionID = submissionID
    self.why = why
    self.until = until
  }
}
