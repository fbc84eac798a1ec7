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
    package enum Kind: Sendable { case facts, stages, dates, reasons }
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
    word("job_held", party: true, ("hours", 0)).with(.reasons),
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
    word("call_requested", ("days", 21)),
    word("never_talked", ("messages", 6), ("days", 90), ("on_days", 3), ("theirs", 2)),
    word("fact_recorded", party: true, ("working_hours", 0), ("count", 1), ("within_days", 0), ("hours_before", 0))
      .with(.facts, required: true).with(.stages),
    word("fact_missing", ("days", 0), ("this_job", 0)).with(.facts, required: true).with(.stages, required: true),
    word("stage_reached", party: true, ("hours", 0), ("after_working_days", 0), ("until_days", 0), ("quiet_days", 0))
      .with(.stages, required: true).with(.stages, named: "from"),
    word("turned_down_after_interview"),
    word("turned_down_on_paper"),
    word("date_ahead", party: true, ("hours", 0), ("before_working_days", 0), ("again_days", 0), ("quiet_days", 0))
      .with(.dates, required: true).with(.facts, named: "denied"),
    word("date_past", party: true, ("hours", 0), ("after_working_days", 0), ("until_days", 0), ("quiet_days", 0))
      .with(.dates, required: true),
    word("interview_moved", ("count", 2)),
    word("start_awaited_by_client", ("days", 14)),
    word("expectation_apart", ("percent", 5), ("hours_before", 0)),
    word("candidate_dormant", ("days", 90), ("touch_days", 60)),
    word("client_dormant", ("days", 60)),
    word("job_unmoved", ("days", 14)),
    word("contact_changed", ("quiet_days", 30)),
    word("search_review", ("days", 10), ("profiles", 5)),
    word("client_concentration", ("firm_percent", 25), ("desk_percent", 40), ("months", 12), ("days", 90)),
    word("no_news", party: true, ("working_days", 3)),
    word("talk_held", party: true),
  ]

  private static let counts: Set<String> = [
    "messages", "working_days", "count", "profiles", "months", "on_days", "theirs",
  ]

  private static func word(_ name: String, party: Bool = false, _ parameters: (String, Double)...) -> Word {
    Word(
      name: name, takesParty: party,
      parameters: parameters.map { Parameter(name: $0.0, standard: $0.1, isCount: counts.contains($0.0)) })
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
    case .callRequested: "call_requested"
    case .neverTalked: "never_talked"
    case .factRecorded: "fact_recorded"
    case .factMissing: "fact_missing"
    case .stageReached: "stage_reached"
    case .turnedDown(let afterInterview): afterInterview ? "turned_down_after_interview" : "turned_down_on_paper"
    case .dateAhead: "date_ahead"
    case .datePast: "date_past"
    case .interviewMoved: "interview_moved"
    case .startAwaitedByClient: "start_awaited_by_client"
    case .expectationApart: "expectation_apart"
    case .candidateDormant: "candidate_dormant"
    case .clientDormant: "client_dormant"
    case .jobUnmoved: "job_unmoved"
    case .contactChanged: "contact_changed"
    case .searchReview: "search_review"
    case .clientConcentration: "client_concentration"
    case .noNews: "no_news"
    case .talkHeld: "talk_held"
    }
  }
}

extension TriggerVocabulary.Word {
  /// The word with a list besides; it is named as its kind is where nothing else is said.
  fileprivate func with(
    _ kind: TriggerVocabulary.ListParameter.Kind, named name: String? = nil, required: Bool = false
  ) -> TriggerVocabulary.Word {
    var word = self
    word.lists.append(.init(name: name ?? "\(kind)", kind: kind, isRequired: required))
    return word
  }

  /// Whether its moments may be with the candidate and the contact, each for themselves.
  var allowsBoth: Bool { ["fact_recorded", "stage_reached", "no_news", "talk_held"].contains(name) }
}
