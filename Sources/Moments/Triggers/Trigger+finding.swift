import Chronicle
import Recruitment

extension Trigger {
  /// Passes every moment with the person of a scan, who is the contact of these jobs, in time order at each anchor.
  typealias Finding = @Sendable (PersonScan, [ContactJob], (MomentDraft) -> Void) -> Void

  /// How it is found. What the trigger's words say is taken apart once: to do so for each person would cost as much as
  /// looking.
  /// - Parameter facts: the places, among the firm's names of facts, of those that the trigger names.
  func finding(desks: [JobKind], facts: [UInt32]) -> Finding {
    switch self {
    case .personCreated: return { scan, _, emit in scan.personCreated(emit) }
    case .interviewEnded(let party, let hours): return Self.interviewEnded(party, desks, wait: seconds(hours))
    case .candidateSilent(let messages, let hours):
      let wait = seconds(hours)
      return { scan, _, emit in scan.candidateSilent(desks: desks, number: messages, wait: wait, emit) }
    case .jobHeld(let party, let reasons, let hours): return Self.jobHeld(party, desks, reasons, wait: seconds(hours))
    case .resignationNear(let days):
      let ahead = seconds(days * 24)
      return { scan, _, emit in scan.resignationNear(desks: desks, ahead: ahead, emit) }
    case .rejectionsInARow(let count):
      return { scan, jobs, emit in scan.rejectionsInARow(jobs, desks: desks, count: count, emit) }
    case .factRecorded(let party, _, let stages, let hours, let count, let days, let before):
      let search = FactSearch(
        names: facts, desks: desks, stages: stages, wait: seconds(hours), count: count, within: seconds(days * 24),
        before: seconds(before))
      return { scan, jobs, emit in scan.factRecorded(with: party, jobs, search, emit) }
    case .factMissing(_, let stages, let days, let thisJob):
      let age = seconds(days * 24)
      return { scan, _, emit in
        scan.factMissing(desks: desks, names: facts, stages: stages, age: age, ofThisJob: thisJob, emit)
      }
    case .stageReached(let party, let stages, let from, let delay):
      return { scan, jobs, emit in
        scan.stageReached(with: party, jobs, desks: desks, stages: stages, from: from, delay: delay, emit)
      }
    case .turnedDown(let afterInterview):
      return { scan, _, emit in scan.turnedDown(afterInterview: afterInterview, desks: desks, emit) }
    case .dateAhead(let party, let dates, let denied, let lead):
      let isDenied = !denied.isEmpty
      return { scan, jobs, emit in
        scan.dateAhead(
          with: party, jobs, desks: desks, dates: dates, denied: facts, isDenied: isDenied, lead: lead, emit)
      }
    case .datePast(let party, let dates, let delay):
      return { scan, jobs, emit in
        scan.datePast(with: party, jobs, desks: desks, dates: dates, delay: delay, emit)
      }
    case .interviewMoved(let count):
      return { scan, _, emit in scan.interviewMoved(desks: desks, count: count, emit) }
    default: return findingOfWaits(desks, facts)
    }
  }

  private static func interviewEnded(_ party: Party, _ desks: [JobKind], wait: Int64) -> Finding {
    switch party {
    case .candidate: { scan, _, emit in scan.interviewEndedForCandidate(desks: desks, wait: wait, emit) }
    case .contact: { scan, jobs, emit in scan.interviewEndedForContact(jobs, desks: desks, wait: wait, emit) }
    // The reader lets this have one party only.
    case .both: { _, _, _ in }
    }
  }

  private static func jobHeld(_ party: Party, _ desks: [JobKind], _ reasons: [HoldReason], wait: Int64) -> Finding {
    switch party {
    case .candidate:
      { scan, _, emit in scan.jobHeldForCandidate(desks: desks, reasons: reasons, wait: wait, emit) }
    case .contact:
      { scan, jobs, emit in scan.jobHeldForContact(jobs, desks: desks, reasons: reasons, wait: wait, emit) }
    case .both: { _, _, _ in }
    }
  }

  /// The words for what comes after a step on the way, and has not come.
  private func findingOfWaits(_ desks: [JobKind], _ facts: [UInt32]) -> Finding {
    switch self {
    case .offerMade: return { scan, _, emit in scan.offerMade(desks: desks, emit) }
    case .offerUndecided(let hours):
      let wait = seconds(hours)
      return { scan, _, emit in scan.offerUndecided(desks: desks, wait: wait, emit) }
    case .counterOfferWatch(let hours, let workingDays):
      let wait = seconds(hours)
      return { scan, _, emit in
        scan.counterOfferWatch(desks: desks, wait: wait, workingDays: workingDays, emit)
      }
    case .startAwaited(let days, let longDays, let notice):
      let (wait, longWait, longNotice) = (seconds(days * 24), seconds(longDays * 24), seconds(notice * 24))
      return { scan, _, emit in
        scan.startAwaited(desks: desks, wait: wait, longWait: longWait, longNotice: longNotice, emit)
      }
    case .startAwaitedByClient(let days):
      let wait = seconds(days * 24)
      return { scan, jobs, emit in scan.startAwaitedByClient(jobs, desks: desks, wait: wait, emit) }
    case .jobOpened(let hours):
      let before = seconds(hours)
      return { scan, jobs, emit in scan.jobOpened(jobs, desks: desks, before: before, emit) }
    case .shortlistSent(let hours):
      let wait = seconds(hours)
      return { scan, jobs, emit in scan.shortlistSent(jobs, desks: desks, wait: wait, emit) }
    case .clientSilent(let days, let messages):
      return { scan, jobs, emit in
        scan.clientSilent(jobs, desks: desks, workingDays: days, number: messages, emit)
      }
    default: return findingOfMessages(desks, facts)
    }
  }

  /// The words that look at messages alone.
  private func findingOfMessages(_ desks: [JobKind], _ facts: [UInt32]) -> Finding {
    switch self {
    case .questionUnanswered: return { scan, _, emit in scan.questionUnanswered(emit) }
    case .messagesUnanswered(let messages, let hours, let days):
      let (wait, forgottenAfter) = (seconds(hours), seconds(days * 24))
      return { scan, _, emit in
        scan.messagesUnanswered(number: messages, wait: wait, forgottenAfter: forgottenAfter, emit)
      }
    case .callRequested(let days):
      let forgottenAfter = seconds(days * 24)
      return { scan, jobs, emit in scan.callRequested(jobs, forgottenAfter: forgottenAfter, emit) }
    case .neverTalked(let messages, let days, let onDays, let theirs):
      let liveliness = Correspondence.Liveliness(
        letters: messages, theirs: theirs, days: onDays, within: seconds(days * 24))
      return { scan, _, emit in scan.neverTalked(liveliness, emit) }
    default: return findingOfHabit(desks, facts)
    }
  }

  /// The words that look at what has gone on for a while, and not at one event.
  private func findingOfHabit(_ desks: [JobKind], _ facts: [UInt32]) -> Finding {
    switch self {
    case .expectationApart(let percent, let hours):
      let before = seconds(hours)
      return { scan, _, emit in
        scan.expectationApart(desks: desks, names: facts, percent: percent, before: before, emit)
      }
    case .candidateDormant(let days, let touchDays):
      let (quiet, untouched) = (seconds(days * 24), seconds(touchDays * 24))
      return { scan, _, emit in scan.candidateDormant(quiet: quiet, untouched: untouched, emit) }
    case .clientDormant(let days):
      let quiet = seconds(days * 24)
      return { scan, jobs, emit in scan.clientDormant(jobs, quiet: quiet, emit) }
    case .jobUnmoved(let days):
      let wait = seconds(days * 24)
      return { scan, jobs, emit in scan.jobUnmoved(jobs, desks: desks, wait: wait, emit) }
    case .contactChanged(let days):
      let quiet = seconds(days * 24)
      return { scan, jobs, emit in scan.contactChanged(jobs, quiet: quiet, emit) }
    case .searchReview(let days, let profiles):
      let wait = seconds(days * 24)
      return { scan, jobs, emit in scan.searchReview(jobs, desks: desks, wait: wait, profiles: profiles, emit) }
    case .clientConcentration(_, _, _, let days):
      guard let limits = feeLimits else { return { _, _, _ in } }
      let quiet = seconds(days * 24)
      return { scan, jobs, emit in scan.clientConcentration(jobs, limits, quiet: quiet, emit) }
    case .noNews(let party, let days):
      return { scan, jobs, emit in scan.noNews(with: party, jobs, desks: desks, workingDays: days, emit) }
    case .talkHeld(let party):
      return { scan, jobs, emit in scan.talkHeld(with: party, jobs, desks: desks, emit) }
    default: return { _, _, _ in }
    }
  }

  private func seconds(_ hours: Double) -> Int64 { Int64(hours * 3_600) }
}
