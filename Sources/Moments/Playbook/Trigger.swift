import Recruitment

/// The vocabulary in which the playbook says what makes a moment due. Each word is read in one way, written down in
/// `docs/playbook.md`; its numbers are the firm's to change.
package enum Trigger: Hashable, Sendable {
  /// With whom the talk would be.
  package enum Party: String, Hashable, Sendable {
    case candidate, contact
    /// Each of them, where a word allows it.
    case both
  }

  /// A candidate is on record and nobody has spoken to them.
  case personCreated
  /// An interview ended `hours` ago and nobody has spoken to the party since.
  case interviewEnded(with: Party, hours: Double)
  /// In process; `messages` of ours unanswered and `hours` since they were last heard.
  case candidateSilent(messages: Int, hours: Double)
  /// A job went on hold: talk to each live candidate, or to the job's contact.
  /// - `reasons`: only for one of these; empty = whatever the reason. `hours`: so long after it, for a second talk.
  case jobHeld(with: Party, reasons: [HoldReason], hours: Double)
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
  /// They asked for a call and nobody has spoken to them; forgotten after `days`.
  case callRequested(days: Double)
  /// `messages` of ours unanswered and `hours` since the last of those; forgotten after `days`.
  case messagesUnanswered(messages: Int, hours: Double, days: Double)
  /// `messages` to and fro within `days`, on `onDays` of them, `theirs` of theirs, and never a talk.
  case neverTalked(messages: Int, days: Double, onDays: Int, theirs: Int)

  /// A fact of one of these names is on record, `workingHours` old, and nobody has spoken with the party since.
  /// - `stages`: only where the submission stood at one of these; empty = wherever it stood.
  /// - `count`, `withinDays`: with the so-manieth such fact about them in so many days.
  /// - `hoursBefore`: a talk so long before the fact counts as well: it was told in that talk and written down after it.
  case factRecorded(
    with: Party, facts: [String], stages: [Stage], workingHours: Double, count: Int, withinDays: Double,
    hoursBefore: Double)
  /// A submission reached one of `stages` and one of `facts` is not on record, or older than `days` (0 = of any age).
  /// - `ofThisJob`: only facts that name the submission or the job count.
  case factMissing(facts: [String], stages: [Stage], days: Double, ofThisJob: Bool)
  /// A submission reached one of `stages`, so long ago.
  /// - `from`: only from one of these; empty = from any.
  case stageReached(with: Party, stages: [Stage], from: [Stage], Delay)
  /// Turned down by the client after an interview, or on paper alone.
  case turnedDown(afterInterview: Bool)
  /// A date of one of these kinds lies so far ahead.
  /// - `denied`: only while one of these facts is on record as a no.
  case dateAhead(with: Party, dates: [DateKind], denied: [String], Lead)
  /// A date of one of these kinds went by so long ago.
  case datePast(with: Party, dates: [DateKind], Delay)
  /// An interview was moved `count` times.
  case interviewMoved(count: Int)
  /// Between yes and day one: `days` without a talk with the job's contact.
  case startAwaitedByClient(days: Double)
  /// The salary a candidate expects is above what the job pays, or has changed by `percent`, before they are put forward.
  /// - `hoursBefore`: as with `factRecorded`.
  case expectationApart(percent: Double, hoursBefore: Double)
  /// A candidate who came far with us: `days` without a talk, and `touchDays` without a word of ours.
  case candidateDormant(days: Double, touchDays: Double)
  /// A client whom we found somebody for: `days` without a job or a talk.
  case clientDormant(days: Double)
  /// A job is open for `days` and nobody was interviewed.
  case jobUnmoved(days: Double)
  /// Another person is the contact of a job than before.
  case contactChanged(quietDays: Double)
  /// A search is under way: `days` since its last review, or so many profiles are with the client.
  case searchReview(days: Double, profiles: Int)
  /// A client brings more than so many per cent of the firm's fees of `months`, or of one recruiter's, and nobody has met
  /// them for `days`.
  case clientConcentration(firmPercent: Double, deskPercent: Double, months: Int, days: Double)
  /// In process, or with a job open, and not a word from us for `workingDays`, nothing having happened.
  case noNews(with: Party, workingDays: Int)
  /// A talk was held about something under way.
  case talkHeld(with: Party)

  /// How long after an event a talk is due, and how long it stays so.
  package struct Delay: Hashable, Sendable {
    package var hours: Double
    package var workingDays: Int
    /// Calendar days after the event at which it is too late; 0 = never.
    package var untilDays: Double
    /// Nothing is due within so many days of a talk; 0 = within the time since the event.
    package var quietDays: Double
  }

  /// How long before a date a talk is due.
  package struct Lead: Hashable, Sendable {
    package var hours: Double
    package var workingDays: Int
    /// Due again every so many days until then; 0 = once.
    package var againDays: Double
    /// Nothing is due within so many days of a talk.
    package var quietDays: Double
  }

  /// The names of facts that it looks for.
  var factNames: [String] {
    switch self {
    case .factRecorded(_, let facts, _, _, _, _, _), .factMissing(let facts, _, _, _), .dateAhead(_, _, let facts, _):
      facts
    case .expectationApart: ["salary_expectation"]
    default: []
    }
  }

  /// Whether a message of ours ends its moments where the rule says that a message is fine. The first words have their own
  /// readings of that.
  var mayEndByMessage: Bool {
    switch self {
    case .factRecorded, .factMissing, .stageReached, .turnedDown, .dateAhead, .datePast, .noNews, .talkHeld: true
    default: false
    }
  }

  /// Whether its moments rest on what somebody told us.
  package var looksForFacts: Bool { if case .factRecorded = self { true } else { false } }

  /// A day's list has one line for each job, however many wait there.
  package var isOncePerJob: Bool { if case .clientSilent = self { true } else { false } }

  var feeLimits: FeeBook.Limits? {
    guard case .clientConcentration(let firm, let desk, let months, _) = self else { return nil }
    return FeeBook.Limits(firmPercent: firm, deskPercent: desk, weeks: months * 52 / 12)
  }

  package var word: String { TriggerVocabulary.word(of: self) }

  /// The facts that its moments carry as evidence: what clauses may rest on besides the names of people and jobs.
  package var evidence: [String] {
    switch self {
    case .personCreated: ["created", "short_call"]
    case .interviewEnded(let party, _):
      ["interview_start", "interview_end"] + (party == .candidate ? ["client_unheard"] : [])
    case .candidateSilent: ["unanswered", "last_heard", "stage_since"]
    case .jobHeld(let party, _, _):
      party == .contact ? ["held_since", "hold_reason"] : ["held_since", "unwritten", "written"]
    case .offerMade: ["offer_made"]
    case .offerUndecided: ["offer_made", "offer_heard"]
    case .resignationNear: ["accepted", "resignation"]
    case .counterOfferWatch: ["counter_offer", "resigned"]
    case .startAwaited: ["accepted", "last_talk", "start", "start_far"]
    case .jobOpened: ["job_opened", "first_sent"]
    case .shortlistSent: ["submitted", "waiting_people"]
    case .clientSilent: ["waiting_since", "last_heard", "unanswered", "submitted", "interview_end"]
    case .rejectionsInARow: ["rejections", "last_rejection"]
    case .questionUnanswered: ["asked", "asked_by"]
    case .callRequested: ["call_asked", "asked_by", "call_date", "call_named", "call_named_from"]
    case .messagesUnanswered: ["unanswered", "last_heard"]
    case .neverTalked: ["messages", "first_message"]
    case .factRecorded: ["recorded", "may_be_named"]
    case .factMissing: ["stage_since", "last_recorded"]
    case .stageReached(_, let stages, _, _):
      ["stage_since", "last_talk"] + (stages.contains(where: \.isEnd) ? ["unwritten", "written"] : [])
        + (stages.contains(.noShow) ? ["no_show"] : [])
    case .turnedDown(let afterInterview): ["turned_down"] + (afterInterview ? ["unwritten", "written"] : [])
    case .dateAhead(_, let dates, _, _), .datePast(_, let dates, _): ["date", "last_talk"] + dates.map(\.evidence)
    case .interviewMoved: ["first_move", "last_move", "moves"]
    case .startAwaitedByClient: ["accepted", "last_talk", "start"]
    case .expectationApart: ["expectation_recorded", "above_range", "changed"]
    case .candidateDormant: ["last_talk", "furthest", "placed"]
    case .clientDormant: ["last_job", "last_talk"]
    case .jobUnmoved: ["job_opened", "put_forward", "none_forward"]
    case .contactChanged: ["contact_since", "known_placed"]
    case .searchReview: ["job_opened", "last_talk", "profiles"]
    case .clientConcentration: ["share", "last_meeting"]
    case .noNews: ["last_word", "quiet_since"]
    case .talkHeld: ["talked"]
    }
  }

  /// What a firm must record for it ever to open, as (file: column or value).
  package var needs: [DataNeed] {
    switch self {
    case .personCreated: [.candidates]
    case .interviewEnded(let party, _): party == .contact ? [.interviewTimes, .jobContacts] : [.interviewTimes]
    case .candidateSilent: [.stages, .outboundMessages]
    case .jobHeld(let party, let reasons, _):
      (reasons.isEmpty ? [.holds] : [.holdReasons(reasons)]) + (party == .contact ? [.jobContacts] : [.stages])
    case .offerMade, .offerUndecided: [.offers]
    case .resignationNear, .startAwaited: [.acceptances]
    case .counterOfferWatch: [.acceptances]
    case .jobOpened: [.jobContacts]
    case .shortlistSent, .clientSilent: [.stages, .jobContacts]
    case .rejectionsInARow: [.rejections, .jobContacts]
    case .questionUnanswered: [.inboundMessages]
    case .callRequested: [.callRequests]
    case .messagesUnanswered, .neverTalked: [.outboundMessages]
    case .factRecorded(let party, let facts, _, _, _, _, _):
      party == .contact ? [.facts(facts), .jobContacts] : [.facts(facts)]
    case .factMissing(let facts, _, _, _): [.stages, .facts(facts)]
    case .stageReached(let party, let stages, _, _):
      party == .contact ? [.anyStage(stages), .jobContacts] : [.anyStage(stages)]
    case .turnedDown: [.rejections]
    case .dateAhead(let party, let dates, let denied, _):
      [.dates(dates)] + (denied.isEmpty ? [] : [.facts(denied)]) + (party == .contact ? [.jobContacts] : [])
    case .datePast(let party, let dates, _): party == .contact ? [.dates(dates), .jobContacts] : [.dates(dates)]
    case .interviewMoved: [.interviewDiary]
    case .startAwaitedByClient: [.acceptances, .jobContacts]
    case .expectationApart: [.amounts("salary_expectation"), .stages]
    case .candidateDormant: [.stages]
    case .clientDormant: [.starts, .jobContacts]
    case .jobUnmoved, .contactChanged: [.jobContacts]
    case .searchReview: [.searches, .jobContacts]
    case .clientConcentration: [.fees, .starts, .jobContacts]
    case .noNews(let party, _): party == .contact ? [.outboundMessages, .jobContacts] : [.outboundMessages, .stages]
    case .talkHeld(let party): party == .contact ? [.talks, .jobContacts] : [.talks, .stages]
    }
  }
}
