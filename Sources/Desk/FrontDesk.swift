import Evidence
import Guidance
import Recruitment

/// What the pages may ask of a desk. `Desk` answers from a store; tests of pages answer from memory.
/// Every call may block on the store: call it off the event loops.
package protocol FrontDesk:
  AudienceDesk, CardLinkDesk, PeopleDesk, DayDesk, HabitsDesk, PlaybookDesk, CollateralDesk, SamePeopleDesk,
  OutlookDesk, PracticeDesk, ImportDesk, CampaignDesk, CorrespondentDesk, Sendable
{
  func recruiters() throws -> [RecruiterSummary]
  /// - Parameters:
  ///   - recruiter: an id as the firm prints it, or an e-mail address; `nil` = moments that belong to nobody.
  ///   - minutes: how long there is; `nil` = no limit.
  func today(recruiter: String?, asOf: Instant, minutes: Int?) throws -> Today
  /// Tells whether a day would still look the same in the same minute; `nil`: nobody knows.
  func dayMark() throws -> DayMark?
  func person(_ idOrEmail: String, asOf: Instant) throws -> PersonPage
  func logConversation(_ entry: ConversationEntry, now: Instant) throws
  func act(_ entry: MomentActionEntry, now: Instant) throws
  func recordFact(_ entry: FactEntry, now: Instant) throws
  /// What the record says of whether talking works; never waits for it.
  func awaitedEvidence() throws -> Awaited<EvidenceAnswer>
  /// One finding in depth, by a rule's code or slug; never waits for it.
  func awaitedExplanation(_ kind: String) throws -> Awaited<Explanation>
  /// The moments that a finding compares; takes seconds of a large record.
  func cohort(_ kind: String) throws -> CohortTable
  /// The trial that runs, or else the last one; `nil` where there never was one.
  func showTrial() throws -> TrialStanding?
  /// Ends the trial that runs, at once and for good.
  @discardableResult func stopTrial(now: Instant) throws -> Trial
  /// Reads a message; nothing of it is kept.
  func readMessage(_ question: CoachQuestion) throws -> CoachAnswer
  /// What messages on record have been doing; never waits for it.
  func awaitedAudit(recruiter: String?) throws -> Awaited<PageAudit>
  /// How a message of one's own would be shown to colleagues.
  func exampleDraft(_ id: InteractionID, of recruiter: String) throws -> ExampleDraft
  func shareExample(_ draft: ExampleDraft, of recruiter: String, now: Instant) throws
  func withdrawExample(_ id: Int64, of recruiter: String) throws
  /// What colleagues let be read, newest first.
  func sharedExamples(for recruiter: String?) throws -> [ColleaguesExample]
  /// Runs `body`, which asks this desk again and again, as a page does: what each question would cost anew is saved.
  func inOneSitting<Answer>(_ body: () throws -> Answer) rethrows -> Answer
  /// The kinds of moment, in the playbook's order.
  func kinds() throws -> [MomentKind]
  /// The firm's zone, by name, and its own name.
  func settings() throws -> FirmSettings
}

extension FrontDesk {
  package func inOneSitting<Answer>(_ body: () throws -> Answer) rethrows -> Answer { try body() }
}

package struct RecruiterSummary: Hashable, Sendable {
  package var id: String
  package var name: String
  package var team: String?

  package init(id: String, name: String, team: String?) {
    self.id = id
    self.name = name
    self.team = team
  }
}

/// What a recruiter says a try or a talk came to.
package struct ConversationEntry: Hashable, Sendable {
  /// As the firm prints them.
  package var personID: String
  package var recruiterID: String
  package var channel: Channel
  package var direction: Direction
  package var outcome: Outcome
  package var at: Instant
  package var durationSeconds: Int64?
  package var jobID: String?
  package var submissionID: String?
  package var note: String?
  /// Whether it was a conversation, by their own word; `nil` = what channel, outcome and length make of it.
  package var flag: YesNo?

  package init(
    personID: String, recruiterID: String, channel: Channel, direction: Direction = .outbound, outcome: Outcome,
    at: Instant, durationSeconds: Int64? = nil, jobID: String? = nil, submissionID: String? = nil, note: String? = nil,
    flag: YesNo? = nil
  ) {
    self.flag = flag
    self.personID = personID
    self.recruiterID = recruiterID
    self.channel = channel
    self.direction = direction
    self.outcome = outcome
    self.at = at
    self.durationSeconds = durationSeconds
    self.jobID = jobID
    self.submissionID = submissionID
    self.note = note
  }
}

package struct MomentActionEntry: Hashable, Sendable {
  package var moment: MomentID
  package var recruiterID: String
  package var action: MomentAction
  package var until: Instant?
  package var reason: String?
  /// With whom the page says it is, as the firm prints it: for what was written meanwhile. Nothing is done on its word.
  package var personID: String?

  package init(
    moment: MomentID, recruiterID: String, action: MomentAction, until: Instant? = nil, reason: String? = nil,
    personID: String? = nil
  ) {
    self.personID = personID
    self.moment = moment
    self.recruiterID = recruiterID
    self.action = action
    self.until = until
    self.reason = reason
  }
}
