import Recruitment

// What somebody must have for a trigger to find anything with them: all that it opens with is passed over where they have not.
extension Trigger {
  /// What somebody must have for it to find anything with them: most people have neither submissions nor jobs.
  enum Ground { case anybody, submissions, jobs, either }

  var ground: Ground {
    switch self {
    case .personCreated, .questionUnanswered, .callRequested, .messagesUnanswered, .neverTalked, .factRecorded: .anybody
    case .candidateSilent, .offerMade, .offerUndecided, .resignationNear, .counterOfferWatch, .startAwaited,
      .factMissing, .turnedDown, .interviewMoved, .expectationApart, .candidateDormant:
      .submissions
    case .jobOpened, .shortlistSent, .clientSilent, .rejectionsInARow, .startAwaitedByClient, .clientDormant,
      .jobUnmoved, .contactChanged, .searchReview, .clientConcentration:
      .jobs
    case .interviewEnded(let party, _), .jobHeld(let party, _, _), .stageReached(let party, _, _, _),
      .dateAhead(let party, _, _, _), .datePast(let party, _, _), .noNews(let party, _), .talkHeld(let party):
      party == .candidate ? .submissions : party == .contact ? .jobs : .either
    }
  }

  /// A submission must have come to one of these; empty = it looks at others too.
  var stagesItBeginsAt: [Stage] {
    switch self {
    case .factMissing(_, let stages, _, _), .stageReached(_, let stages, _, _): stages
    case .offerMade, .offerUndecided: [.offer]
    case .resignationNear, .startAwaitedByClient: [.accepted]
    case .counterOfferWatch: Stage.allCases.filter { $0 >= .offer && $0 <= .rebateCleared }
    case .startAwaited: [.accepted, .resigned]
    case .shortlistSent: [.submitted]
    case .rejectionsInARow, .turnedDown: [.rejected]
    case .expectationApart: [.shortlisted, .readyToSubmit]
    case .candidateDormant: Stage.allCases.filter { $0 >= .finalInterview && $0 <= .rebateCleared }
    case .noNews(let party, _): party == .candidate ? [.submitted, .interview, .finalInterview] : []
    default: []
    }
  }

  /// A date of one of these kinds must be set down; empty = it looks at more than dates.
  var datesItBeginsAt: [DateKind] {
    switch self {
    case .dateAhead(_, let dates, _, _), .datePast(_, let dates, _): dates
    case .interviewEnded, .interviewMoved: [.interview]
    default: []
    }
  }

  /// Whether it looks at nothing but facts that concern the person themselves, and so finds nothing where none is recorded.
  /// What one side says of something under way is for the other too, and recorded with that other.
  var findsOnlyFactsAtHand: Bool {
    guard case .factRecorded(let party, _, let stages, _, _, _, _) = self else { return false }
    return party != .both || stages.isEmpty
  }
}
