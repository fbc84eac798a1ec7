import Recruitment

/// What was done about a moment besides talking.
package struct LoggedAction: Sendable {
  package var moment: MomentID
  package var recruiter: RecruiterID
  package var action: MomentAction
  package var until: Instant?
  package var reason: String?
  package var at: Instant
  /// Whom the moment is with, where that is known.
  package var person: PersonID

  package init(
    moment: MomentID, recruiter: RecruiterID, action: MomentAction, until: Instant? = nil, reason: String? = nil,
    at: Instant, person: PersonID = .none
  ) {
    self.moment = moment
    self.recruiter = recruiter
    self.action = action
    self.until = until
    self.reason = reason
    self.at = at
    self.person = person
  }
}

/// What lets a write be made once, and by somebody who knows what stands there.
package struct WriteTerms: Hashable, Sendable {
  /// What the sender calls this write, the same however often it is sent; 120 characters at most. `nil` = no matter.
  package var request: String?
  /// The change log's number when the page was made that it was sent from: what was written since with the same person,
  /// or about the same moment, stops it. `nil` = no matter.
  package var seen: Int64?

  package init(request: String? = nil, seen: Int64? = nil) {
    self.request = request
    self.seen = seen
  }

  package static let any = WriteTerms()
}

/// One log or action that somebody wrote down here.
package struct OwnWriteRecord: Hashable, Sendable {
  package enum Deed: Hashable, Sendable {
    case contact(InteractionID, channel: Channel, outcome: Outcome?, flag: YesNo?, durationSeconds: Int64?)
    case action(MomentAction, until: Instant?)
  }

  package var batch: BatchID
  package var recruiter: RecruiterID
  package var at: Instant
  /// `none` where nobody said.
  package var person: PersonID
  package var moment: MomentID?
  package var seq: Int64
  /// `nil` where it was taken back.
  package var deed: Deed?
}

package enum OwnWriteAnswer: Hashable, Sendable {
  case written(BatchID)
  /// It was written when it was first sent.
  case before(BatchID)
  /// Nothing was written: somebody, perhaps the same person in another window, wrote this meanwhile. Oldest first.
  case meanwhile([OwnWriteRecord])
}

/// A talk, a try or a message that somebody wrote down here, whole.
package struct OwnLogRecord: Hashable, Sendable {
  package var id: InteractionID
  package var batch: BatchID
  package var printedID: String
  package var at: Instant
  package var recordedAt: Instant
  package var person: PersonID
  package var recruiter: RecruiterID
  package var channel: Channel
  package var direction: Direction
  package var outcome: Outcome?
  package var durationSeconds: Int64?
  package var flag: YesNo?
  package var job: JobID
  package var submission: SubmissionID
  package var note: String?
  /// When whoever wrote it said that nothing more belongs to it.
  package var finishedAt: Instant?

  package var isConversation: Bool {
    InteractionTraits.conversation(channel: channel, outcome: outcome, durationSeconds: durationSeconds, flag: flag)
  }
}
