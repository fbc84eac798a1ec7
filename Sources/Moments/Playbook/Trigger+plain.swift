import Recruitment

extension Trigger {
  /// When a moment opens, as one plain sentence without a full stop, for somebody who has never seen a playbook: "an
  /// interview ended and nobody has spoken to the candidate since".
  package var plain: String {
    switch self {
    case .personCreated: "a new candidate is on record and nobody has spoken to them"
    case .interviewEnded(let party, let hours):
      "an interview ended\(Plain.ago(hours: hours)) and nobody has spoken to \(party.plain) since"
    case .candidateSilent(let messages, let hours):
      "a candidate in process has left \(Plain.messages(messages)) of ours unanswered for \(Plain.hours(hours)) or more"
    case .jobHeld(let party, let reasons, let hours): Plain.held(party, reasons, hours)
    case .offerMade: "a client has made an offer that the candidate has not heard from us"
    case .offerUndecided(let hours):
      "an offer was delivered \(Plain.hours(hours)) ago, they have not decided, and no time for a decision is agreed"
    case .resignationNear(let days):
      "a candidate has accepted, and handing in their notice is less than \(Plain.days(days)) away or has no date"
    case .counterOfferWatch(let hours, let days):
      "a counter-offer is on record, or a candidate has resigned and nobody has spoken to them for "
        + "\(Plain.hours(hours)) since; watched for \(Plain.count(days, "working day"))"
    case .startAwaited(let days, let long, let notice):
      "a candidate waits for their first day and nobody has spoken to them for \(Plain.days(days)), or for "
        + "\(Plain.days(long)) where their notice is longer than \(Plain.days(notice))"
    case .jobOpened(let hours):
      "a job was opened and nobody has spoken to its contact since \(Plain.hours(hours)) before that"
    case .shortlistSent(let hours):
      "candidates went to a client \(Plain.hours(hours)) ago and nobody has spoken to the contact since"
    case .clientSilent(let days, let messages):
      "a client owes us a decision, has not been heard for \(Plain.count(days, "working day")), and has left "
        + "\(Plain.messages(messages)) of ours unanswered"
    case .rejectionsInARow(let count): "the last \(Plain.number(count)) decisions on a job were all rejections"
    default: plainOfRecord
    }
  }

  /// Of the words that look at messages, facts, dates and stages.
  private var plainOfRecord: String {
    switch self {
    case .questionUnanswered: "they asked something and nobody has answered"
    case .callRequested(let days):
      "they asked for a call and nobody has spoken to them; at the time that was agreed where there is one, and for "
        + "\(Plain.days(days)) at most"
    case .messagesUnanswered(let messages, let hours, let days):
      "somebody who has written before has left \(Plain.messages(messages)) of ours unanswered for \(Plain.hours(hours)); "
        + "forgotten after \(Plain.days(days))"
    case .neverTalked(let messages, let days, let onDays, let theirs):
      "\(Plain.messages(messages)) went to and fro within \(Plain.days(days)), on \(Plain.number(onDays)) days or more "
        + "and \(Plain.number(theirs)) of them theirs, and no talk is on record"
    case .factRecorded: plainOfFact
    case .factMissing(let facts, let stages, let days, let thisJob):
      "a candidate \(Plain.reaches(stages)) and \(Plain.facts(facts, "or")) is not on record"
        + (thisJob ? " for this job" : "") + (days > 0 ? ", or is older than \(Plain.days(days))" : "")
    case .stageReached(let party, let stages, let from, let delay):
      "a candidate \(Plain.reaches(stages))" + (from.isEmpty ? "" : " after \(Plain.stages(from))")
        + Plain.delay(delay, party)
    case .turnedDown(let afterInterview):
      afterInterview
        ? "a client has turned a candidate down after an interview, and nobody has told them by voice"
        : "a client has turned a candidate down on paper, before any interview"
    case .dateAhead(let party, let dates, let denied, let lead):
      "\(Plain.dates(dates)) is \(Plain.lead(lead)) and nobody has spoken to \(party.plain) "
        + (lead.quietDays > 0
          ? "for \(Plain.days(lead.quietDays))" : Plain.isFar(lead) ? "since" : "since it came so near")
        + (denied.isEmpty ? "" : ", while it is on record \(Plain.denied(denied))")
        + (lead.againDays > 0 ? "; again every \(Plain.days(lead.againDays))" : "")
    case .datePast(let party, let dates, let delay):
      "\(Plain.dates(dates)) went by" + Plain.delay(delay, party)
    case .interviewMoved(let count): "an interview was moved \(count == 2 ? "twice" : "\(Plain.number(count)) times")"
    default: plainOfHabit
    }
  }

  private var plainOfFact: String {
    guard case .factRecorded(let party, let facts, let stages, let hours, let count, let days, let before) = self else {
      return said
    }
    var text =
      count > 1
      ? "\(Plain.facts(facts, "or")) is recorded for the \(Plain.nth(count)) time within \(Plain.days(days))"
      : "\(Plain.facts(facts, "or")) is recorded"
    if !stages.isEmpty { text += " of a candidate who stands at \(Plain.stages(stages))" }
    if hours > 0 { text += ", \(Plain.count(hours, "working hour")) have gone by," }
    text += " and nobody has spoken to \(party.plain) since"
    if before > 0 {
      text += ", nor in the \(before == 1 ? "hour" : Plain.hours(before)) before, when it may have been told"
    }
    return text
  }

  /// Of the words that look at what has gone on for a while.
  private var plainOfHabit: String {
    switch self {
    case .startAwaitedByClient(let days):
      "a client waits for somebody of ours to start and nobody has spoken to the contact for \(Plain.days(days))"
    case .expectationApart(let percent, _):
      "what a candidate expects to be paid is above what the job pays, or has changed by \(Plain.percent(percent)) or "
        + "more, before they are put forward"
    case .candidateDormant(let days, let touch):
      "a candidate who came far with us has not been spoken to for \(Plain.days(days)), nor written to for "
        + "\(Plain.days(touch))"
    case .clientDormant(let days):
      "a client where somebody of ours started has had no job and no talk with us for \(Plain.days(days))"
    case .jobUnmoved(let days): "a job has been open for \(Plain.days(days)) and nobody was interviewed"
    case .contactChanged(let days):
      "somebody else has become the contact of a job, and nobody has spoken to them in the \(Plain.days(days)) before"
    case .searchReview(let days, let profiles):
      "a search has gone \(Plain.days(days)) without a review, or \(Plain.count(profiles, "profile")) of it are with the "
        + "client"
    case .clientConcentration(let firm, let desk, let months, let days):
      "a client brings more than \(Plain.percent(firm)) of the firm’s fees of \(Plain.count(months, "month")), or "
        + "\(Plain.percent(desk)) of one recruiter’s, and nobody has met them for \(Plain.days(days))"
    case .noNews(let party, let days):
      "\(party.plain) waits, nothing is new, and they have had no word from us for \(Plain.count(days, "working day"))"
    case .talkHeld(let party): "a talk was held with \(party.plain) about something under way"
    default: said
    }
  }
}

extension Trigger.Party {
  fileprivate var plain: String {
    switch self {
    case .candidate: "the candidate"
    case .contact: "the client’s contact"
    case .both: "the candidate or the client’s contact"
    }
  }
}
