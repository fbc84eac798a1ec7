import Recruitment

/// Sorts the moments of one kind into those that are compared and those that are not, each with its reason.
struct Sieve {
  let study: Study
  let habits: RecordingHabits
  let outcomes: OutcomeReader
  /// Whether moments stay in whose outcome the record's end hides, and those of months written by hand.
  let keeps: Keeping
  private(set) var seen = 0
  private(set) var leftOut: [LeftOut: Int] = [:]
  private(set) var kept: [DecisionPoint] = []
  private(set) var countsHandLogged = false
  /// In recruiter-months that are written by hand.
  private var byHand: [DecisionPoint] = []
  private var units: Set<Key> = []

  struct Keeping: Hashable {
    var unseen = false
    var handLogged = false
  }

  static let burnIn = 90 * Span.day
  /// With fewer in either arm left after hand-written months are left out, they stay in, with a caution.
  static let leastPerArm = 100

  private struct Key: Hashable {
    var anchor: UInt64
    var ordinal: Int64
  }

  init(study: Study, habits: RecordingHabits, outcomes: OutcomeReader, keeps: Keeping = Keeping()) {
    self.keeps = keeps
    self.study = study
    self.habits = habits
    self.outcomes = outcomes
  }

  /// Moments must come in order of opening.
  /// - Parameter isAsked: whether it opened in the span that is asked about; one before may be the first all the same.
  mutating func take(
    _ moment: Moment, _ found: DecisionPoint.Search, isRandomised: Bool = false, isAsked: Bool = true
  ) {
    if isAsked { seen += 1 }
    let reason = reason(moment, isRandomised: isRandomised)
    guard isAsked else { return }
    if let reason { return leave(reason) }
    switch found {
    case .leftOut(let reason): leave(reason)
    case .found(let point):
      if habits.lacksCalls(at: point.decidedAt) { return leave(.noCallsOnRecord) }
      guard keeps.unseen || outcomes.canBeSeen(study.primary, from: point.decidedAt) else {
        return leave(outcomes.whyUnseen(study.primary, from: point.decidedAt))
      }
      if keeps.handLogged || isFromSystems(moment, point) { kept.append(point) } else { byHand.append(point) }
    }
  }

  /// Why it is left out whatever was done in it.
  private mutating func reason(_ moment: Moment, isRandomised: Bool) -> LeftOut? {
    if isRandomised { return .randomised }
    if let first = habits.firstSeen(UInt32(truncatingIfNeeded: moment.recruiter.value)),
      moment.openedAt.seconds < first + Self.burnIn
    {
      return .burnIn
    }
    return units.insert(key(moment)).inserted ? nil : .notTheFirst
  }

  /// Whole months of a recruiter's, of whoever's moment it is and of whoever acted: to leave out only what was itself
  /// written by hand would leave out what went well.
  private func isFromSystems(_ moment: Moment, _ point: DecisionPoint) -> Bool {
    [UInt32(truncatingIfNeeded: moment.recruiter.value), point.actor].allSatisfy {
      habits.isFromSystems($0, at: point.decidedAt)
    }
  }

  mutating func finish() {
    let rang = kept.count(where: \.rang)
    if !byHand.isEmpty, min(rang, kept.count - rang) < Self.leastPerArm {
      countsHandLogged = true
      kept = (kept + byHand).sorted { ($0.openedAt, $0.moment) < ($1.openedAt, $1.moment) }
    } else if !byHand.isEmpty {
      leftOut[.loggedByHand, default: 0] += byHand.count
    }
    byHand = []
  }

  private mutating func leave(_ reason: LeftOut) { leftOut[reason, default: 0] += 1 }

  private func key(_ moment: Moment) -> Key {
    switch study.unit {
    case .submission: Key(anchor: 0, ordinal: moment.submission.value)
    case .job: Key(anchor: 1, ordinal: moment.job.value)
    // A hold is the job's, and which of them.
    case .hold: Key(anchor: UInt64(truncatingIfNeeded: moment.job.value) << 1, ordinal: Int64(moment.ordinal))
    }
  }
}
