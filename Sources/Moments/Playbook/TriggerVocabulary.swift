import Recruitment

/// The trigger words with the numbers each takes: what the reader checks a playbook against.
package enum TriggerVocabulary {
  package struct Parameter: Sendable {
    package var name: String
    /// Used where the playbook is silent.
    package var standard: Double
    /// How many of something: a whole number, at least 1.
    package var isCount: Bool
  }

  package struct ListParameter: Hashable, Sendable {
    package enum Kind: Sendable { case facts, stages, dates }
    package var name: String
    package var kind: Kind
    package var isRequired: Bool
  }

  package struct Word: Sendable {
    package var name: String
    package var takesParty: Bool
    package var parameters: [Parameter]
    /// Parameters that are lists of words: facts, stages, kinds of date.
    package var lists: [ListParameter] = []
  }

  package static let words: [Word] = [
    word("person_created"),
    word("interview_ended", party: true, ("hours", 0)),
    word("candidate_silent", ("messages", 2), ("hours", 48)),
    word("job_held", party: true),
    word("offer_made"),
    word("offer_undecided", ("hours", 24)),
    word("resignation_near", ("days", 5)),
    word("counter_offer_watch", ("hours", 24), ("working_days", 5)),
    word("start_awaited", ("days", 10), ("long_days", 14), ("long_notice_days", 35)),
    word("job_opened", ("hours_before", 24)),
    word("shortlist_sent", ("hours", 24)),
    word("client_silent", ("working_days", 3), ("messages", 2)),
    word("rejections_in_a_row", ("count", 3)),
    word("question_unanswered"),
    word("messages_unanswered", ("messages", 2), ("hours", 48), ("days", 21)),
    word("never_talked", ("messages", 6)),
    word("fact_recorded", party: true, ("working_hours", 0)).with(.facts, required: true).with(.stages),
    word("fact_missing", ("days", 0), ("this_job", 0)).with(.facts, required: true).with(.stages, required: true),
    word("stage_reached", party: true, ("hours", 0), ("after_working_days", 0), ("until_days", 0), ("quiet_days", 0))
      .with(.stages, required: true),
    word("turned_down_after_interview"),
    word("turned_down_on_paper"),
    word("date_ahead", party: true, ("hours", 0), ("before_working_days", 0), ("again_days", 0), ("quiet_days", 0))
      .with(.dates, required: true),
    word("date_past", party: true, ("hours", 0), ("after_working_days", 0), ("until_days", 0), ("quiet_days", 0))
      .with(.dates, required: true),
    word("interview_moved", ("count", 2)),
    word("start_awaited_by_client", ("days", 14)),
  ]

  private static let counts: Set<String> = ["messages", "working_days", "count"]

  private static func word(_ name: String, party: Bool = false, _ parameters: (String, Double)...) -> Word {
    Word(
      name: name, takesParty: party,
      parameters: parameters.map { Parameter(name: $0.0, standard: $0.1, isCount: counts.contains($0.0)) })
  }

  /// - Parameter value: the playbook's number for a parameter, or its standard.
  static func trigger(
    _ word: String, party: Trigger.Party, lists: Lists = Lists(), value: (String) -> Double
  ) -> Trigger? {
    switch word {
    case "person_created": .personCreated
    case "interview_ended": .interviewEnded(with: party, hours: value("hours"))
    case "candidate_silent": .candidateSilent(messages: Int(value("messages")), hours: value("hours"))
    case "job_held": .jobHeld(with: party)
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
    case "never_talked": .neverTalked(messages: Int(value("messages")))
    case "fact_recorded":
      .factRecorded(
        with: party, facts: lists.facts, stages: lists.stages, workingHours: value("working_hours"))
    case "fact_missing":
      .factMissing(
        facts: lists.facts, stages: lists.stages, days: value("days"), ofThisJob: value("this_job") != 0)
    case "stage_reached": .stageReached(with: party, stages: lists.stages, delay(value))
    case "turned_down_after_interview": .turnedDown(afterInterview: true)
    case "turned_down_on_paper": .turnedDown(afterInterview: false)
    case "date_ahead":
      .dateAhead(
        with: party, dates: lists.dates,
        Trigger.Lead(
          hours: value("hours"), workingDays: Int(value("before_working_days")), againDays: value("again_days"),
          quietDays: value("quiet_days")))
    case "date_past": .datePast(with: party, dates: lists.dates, delay(value))
    case "interview_moved": .interviewMoved(count: Int(value("count")))
    case "start_awaited_by_client": .startAwaitedByClient(days: value("days"))
    default: nil
    }
  }

  /// What a playbook lists.
  struct Lists {
    var facts: [String] = []
    var stages: [Stage] = []
    var dates: [DateKind] = []
  }

  private static func delay(_ value: (String) -> Double) -> Trigger.Delay {
    Trigger.Delay(
      hours: value("hours"), workingDays: Int(value("after_working_days")), untilDays: value("until_days"),
      quietDays: value("quiet_days"))
  }

  static func word(of trigger: Trigger) -> String {
    switch trigger {
    case .personCreated: "person_created"
    case .interviewEnded: "interview_ended"
    case .candidateSilent: "candidate_silent"
    case .jobHeld: "job_held"
    case .offerMade: "offer_made"
    case .offerUndecided: "offer_undecided"
    case .resignationNear: "resignation_near"
    case .counterOfferWatch: "counter_offer_watch"
    case .startAwaited: "start_awaited"
    case .jobOpened: "job_opened"
    case .shortlistSent: "shortlist_sent"
    case .clientSilent: "client_silent"
    case .rejectionsInARow: "rejections_in_a_row"
    case .questionUnanswered: "question_unanswered"
    case .messagesUnanswered: "messages_unanswered"
    case .neverTalked: "never_talked"
    case .factRecorded: "fact_recorded"
    case .factMissing: "fact_missing"
    case .stageReached: "stage_reached"
    case .turnedDown(let afterInterview): afterInterview ? "turned_down_after_interview" : "turned_down_on_paper"
    case .dateAhead: "date_ahead"
    case .datePast: "date_past"
    case .interviewMoved: "interview_moved"
    case .startAwaitedByClient: "start_awaited_by_client"
    }
  }
}

extension TriggerVocabulary.Word {
  /// The word with a list besides; it is named as its kind is.
  fileprivate func with(
    _ kind: TriggerVocabulary.ListParameter.Kind, required: Bool = false
  ) -> TriggerVocabulary.Word {
    var word = self
    word.lists.append(.init(name: "\(kind)", kind: kind, isRequired: required))
    return word
  }

  /// Whether its moments may be with the candidate and the contact, each for themselves.
  var allowsBoth: Bool { name == "fact_recorded" || name == "stage_reached" }
}
