import Recruitment

extension Trigger {
  /// As a playbook says it: `on: fact_missing, facts: [motivation], stages: [shortlisted], days: 30`. Numbers that ask
  /// for nothing (0, or once) are left out where they are the standard.
  package var said: String {
    var parts = ["on: \(word)"]
    if let party = saidParts.party { parts.append("with: \(party.rawValue)") }
    for (name, words) in saidParts.lists where !words.isEmpty {
      parts.append("\(name): [\(words.joined(separator: ", "))]")
    }
    let standards = TriggerVocabulary.words.first { $0.name == word }?.parameters ?? []
    for (name, value) in saidParts.numbers {
      let standard = standards.first { $0.name == name }?.standard
      if value == standard, value == 0 || name == "count" && value == 1 { continue }
      parts.append("\(name): \(value == value.rounded() ? String(Int64(value)) : String(value))")
    }
    return parts.joined(separator: ", ")
  }

  /// What a trigger is made of, in the order in which a playbook lists it.
  private struct Parts {
    var party: Party?
    var lists: [(String, [String])] = []
    var numbers: [(String, Double)] = []
  }

  private var saidParts: Parts {
    switch self {
    case .interviewEnded(let party, let hours): Parts(party: party, numbers: [("hours", hours)])
    case .candidateSilent(let messages, let hours):
      Parts(numbers: [("messages", Double(messages)), ("hours", hours)])
    case .jobHeld(let party, let reasons, let hours):
      Parts(party: party, lists: [("reasons", reasons.map(\.word))], numbers: [("hours", hours)])
    case .offerUndecided(let hours), .shortlistSent(let hours): Parts(numbers: [("hours", hours)])
    case .resignationNear(let days), .startAwaitedByClient(let days), .clientDormant(let days), .jobUnmoved(let days):
      Parts(numbers: [("days", days)])
    case .counterOfferWatch(let hours, let days):
      Parts(numbers: [("hours", hours), ("working_days", Double(days))])
    case .startAwaited(let days, let long, let notice):
      Parts(numbers: [("days", days), ("long_days", long), ("long_notice_days", notice)])
    case .jobOpened(let hours): Parts(numbers: [("hours_before", hours)])
    case .clientSilent(let days, let messages):
      Parts(numbers: [("working_days", Double(days)), ("messages", Double(messages))])
    case .rejectionsInARow(let count), .interviewMoved(let count): Parts(numbers: [("count", Double(count))])
    case .messagesUnanswered(let messages, let hours, let days):
      Parts(numbers: [("messages", Double(messages)), ("hours", hours), ("days", days)])
    case .callRequested(let days): Parts(numbers: [("days", days)])
    case .neverTalked(let messages, let days, let onDays, let theirs):
      Parts(
        numbers: [
          ("messages", Double(messages)), ("days", days), ("on_days", Double(onDays)), ("theirs", Double(theirs)),
        ])
    case .expectationApart(let percent, let before):
      Parts(numbers: [("percent", percent), ("hours_before", before)])
    case .candidateDormant(let days, let touch): Parts(numbers: [("days", days), ("touch_days", touch)])
    case .contactChanged(let days): Parts(numbers: [("quiet_days", days)])
    case .searchReview(let days, let profiles): Parts(numbers: [("days", days), ("profiles", Double(profiles))])
    case .clientConcentration(let firm, let desk, let months, let days):
      Parts(
        numbers: [("firm_percent", firm), ("desk_percent", desk), ("months", Double(months)), ("days", days)])
    case .noNews(let party, let days): Parts(party: party, numbers: [("working_days", Double(days))])
    case .talkHeld(let party): Parts(party: party)
    case .personCreated, .offerMade, .questionUnanswered, .turnedDown: Parts()
    case .factRecorded, .factMissing, .stageReached, .dateAhead, .datePast: listedParts
    }
  }

  /// Of the words that look for what is listed.
  private var listedParts: Parts {
    switch self {
    case .factRecorded(let party, let facts, let stages, let hours, let count, let days, let before):
      Parts(
        party: party, lists: [("facts", facts), ("stages", stages.map(\.word))],
        numbers: [
          ("working_hours", hours), ("count", Double(count)), ("within_days", days), ("hours_before", before),
        ])
    case .factMissing(let facts, let stages, let days, let thisJob):
      Parts(
        lists: [("facts", facts), ("stages", stages.map(\.word))],
        numbers: [("days", days), ("this_job", thisJob ? 1 : 0)])
    case .stageReached(let party, let stages, let from, let delay):
      Parts(
        party: party, lists: [("stages", stages.map(\.word)), ("from", from.map(\.word))], numbers: delay.numbers)
    case .dateAhead(let party, let dates, let denied, let lead):
      Parts(
        party: party, lists: [("dates", dates.map(\.word)), ("denied", denied)],
        numbers: [
          ("hours", lead.hours), ("before_working_days", Double(lead.workingDays)), ("again_days", lead.againDays),
          ("quiet_days", lead.quietDays),
        ])
    case .datePast(let party, let dates, let delay):
      Parts(party: party, lists: [("dates", dates.map(\.word))], numbers: delay.numbers)
    default: Parts()
    }
  }
}

extension Trigger.Delay {
  fileprivate var numbers: [(String, Double)] {
    [
      ("hours", hours), ("after_working_days", Double(workingDays)), ("until_days", untilDays),
      ("quiet_days", quietDays),
    ]
  }
}
