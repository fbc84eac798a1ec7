import Recruitment

/// Sorts the moments of one kind into those that are compared and those that are not, each with its reason.
struct Sieve {
  let study: Study
  let habits: RecordingHabits
  let outcomes: OutcomeReader
  /// Whether moments stay in whose outcome the record's end hides.
  let keepsUnseen: Bool
  private(set) var seen = 0
  private(set) var leftOut: [LeftOut: Int] = [:]
  private(set) var kept: [DecisionPoint] = []
  private(set) var countsHandLogged = false
  /// In recruiter-months that are written by hand.
  private var byHand: [DecisionPoint] = []
  private var units: Set<Key> = []

  static let burnIn = 90 * Span.day
  /// With fewer in either arm left after hand-written months are left out, they stay in, with a caution.
  static let leastPerArm = 100

  private struct Key: Hashable {
    var anchor: UInt64
    var ordinal: Int64
  }

  init(study: Study, habits: RecordingHabits, outcomes: OutcomeReader, keepsUnseen: Bool) {
    self.keepsUnseen = keepsUnseen
    self.study = study
    self.habits = habits
    self.outcomes = outcomes
  }

  /// Moments must come in order of opening.
  mutating func take(_ moment: Moment, _ found: DecisionPoint.Search, isRandomised: Bool) {
    seen += 1
    if isRandomised { return leave(.randomised) }
    let recruiter = UInt32(truncatingIfNeeded: moment.recruiter.value)
    if let first = habits.firstSeen(recruiter), moment.openedAt.seconds < first + Self.burnIn { return leave(.burnIn) }
    guard units.insert(key(moment)).inserted else { return leave(.notTheFirst) }
    switch found {
    case .leftOut(let reason): leave(reason)
    case .found(let point):
      guard keepsUnseen || outcomes.canBeSeen(study.primary, from: point.decidedAt) else { return leave(.recordEnds) }
      if habits.isFromSystems(recruiter, at: point.decidedAt), !point.isHandLogged {
        kept.append(point)
      } else {
        byHand.append(point)
      }
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
