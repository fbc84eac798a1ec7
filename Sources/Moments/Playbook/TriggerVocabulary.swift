/// The trigger words with the numbers each takes: what the reader checks a playbook against.
package enum TriggerVocabulary {
  package struct Parameter: Sendable {
    package var name: String
    /// Used where the playbook is silent.
    package var standard: Double
    /// How many of something: a whole number, at least 1.
    package var isCount: Bool
  }

  package struct Word: Sendable {
    package var name: String
    package var takesParty: Bool
    package var parameters: [Parameter]
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
  ]

  private static let counts: Set<String> = ["messages", "working_days", "count"]

  private static func word(_ name: String, party: Bool = false, _ parameters: (String, Double)...) -> Word {
    Word(
      name: name, takesParty: party,
      parameters: parameters.map { Parameter(name: $0.0, standard: $0.1, isCount: counts.contains($0.0)) })
  }

  /// - Parameter value: the playbook's number for a parameter, or its standard.
  static func trigger(_ word: String, party: Trigger.Party, value: (String) -> Double) -> Trigger? {
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
    default: nil
    }
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
    }
  }
}
