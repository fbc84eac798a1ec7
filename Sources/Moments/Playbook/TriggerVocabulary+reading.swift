import Recruitment

extension TriggerVocabulary {
  /// - Parameter value: the playbook's number for a parameter, or its standard.
  static func trigger(
    _ word: String, party: Trigger.Party, lists: Lists = Lists(), value: (String) -> Double
  ) -> Trigger? {
    switch word {
    case "person_created": .personCreated
    case "interview_ended": .interviewEnded(with: party, hours: value("hours"))
    case "candidate_silent": .candidateSilent(messages: Int(value("messages")), hours: value("hours"))
    case "job_held": .jobHeld(with: party, reasons: lists.reasons, hours: value("hours"))
    case "offer_made": .offerMade
    case "offer_undecided": .offerUndecided(hours: value("hours"))
    case "resignation_near": .resignationNear(days: value("days"))
    case "counter_offer_watch":
      .counterOfferWatch(hours: value("hours"), workingDays: Int(value("working_days")))
    case "start_awaited":
      .startAwaited(days: value("days"), longDays: value("long_days"), longNoticeDays: value("long_notice_days"))
    case "job_opened": .jobOpened(hoursBefore: value("hours_before"))
    case "shortlist_sent": .shortlistSent(hours: value("hours"))
    case "client_silent": .clientSilent(workingDays: Int(value("working_days")), messages: Int(value("messages")))
    case "rejections_in_a_row": .rejectionsInARow(count: Int(value("count")))
    case "question_unanswered": .questionUnanswered
    case "messages_unanswered":
      .messagesUnanswered(messages: Int(value("messages")), hours: value("hours"), days: value("days"))
    case "call_requested": .callRequested(days: value("days"))
    case "never_talked":
      .neverTalked(
        messages: Int(value("messages")), days: value("days"), onDays: Int(value("on_days")),
        theirs: Int(value("theirs")))
    case "fact_recorded":
      .factRecorded(
        with: party, facts: lists.facts, stages: lists.stages, workingHours: value("working_hours"),
        count: Int(value("count")), withinDays: value("within_days"), hoursBefore: value("hours_before"))
    case "fact_missing":
      .factMissing(
        facts: lists.facts, stages: lists.stages, days: value("days"), ofThisJob: value("this_job") != 0)
    case "stage_reached": .stageReached(with: party, stages: lists.stages, from: lists.from, delay(value))
    case "turned_down_after_interview": .turnedDown(afterInterview: true)
    case "turned_down_on_paper": .turnedDown(afterInterview: false)
    case "date_ahead":
      .dateAhead(
        with: party, dates: lists.dates, denied: lists.denied,
        Trigger.Lead(
          hours: value("hours"), workingDays: Int(value("before_working_days")), againDays: value("again_days"),
          quietDays: value("quiet_days")))
    case "date_past": .datePast(with: party, dates: lists.dates, delay(value))
    case "interview_moved": .interviewMoved(count: Int(value("count")))
    case "start_awaited_by_client": .startAwaitedByClient(days: value("days"))
    default: wordOfHabit(word, party: party, value: value)
    }
  }

  /// The words that look at what has gone on for a while, and not at one event.
  private static func wordOfHabit(_ word: String, party: Trigger.Party, value: (String) -> Double) -> Trigger? {
    switch word {
    case "expectation_apart": .expectationApart(percent: value("percent"), hoursBefore: value("hours_before"))
    case "candidate_dormant": .candidateDormant(days: value("days"), touchDays: value("touch_days"))
    case "client_dormant": .clientDormant(days: value("days"))
    case "job_unmoved": .jobUnmoved(days: value("days"))
    case "contact_changed": .contactChanged(quietDays: value("quiet_days"))
    case "search_review": .searchReview(days: value("days"), profiles: Int(value("profiles")))
    case "client_concentration":
      .clientConcentration(
        firmPercent: value("firm_percent"), deskPercent: value("desk_percent"), months: Int(value("months")),
        days: value("days"))
    case "no_news": .noNews(with: party, workingDays: Int(value("working_days")))
    case "talk_held": .talkHeld(with: party)
    default: nil
    }
  }

  /// What a playbook lists.
  struct Lists {
    var facts: [String] = []
    var denied: [String] = []
    var stages: [Stage] = []
    var from: [Stage] = []
    var dates: [DateKind] = []
    var reasons: [HoldReason] = []
  }

  private static func delay(_ value: (String) -> Double) -> Trigger.Delay {
    Trigger.Delay(
      hours: value("hours"), workingDays: Int(value("after_working_days")), untilDays: value("until_days"),
      quietDays: value("quiet_days"))
  }
}
