import Chronicle
import Moments
import Recruitment
import Statistics

/// How long a trial of some kinds would take here, from the firm's own record.
package struct TrialForecast: Hashable, Sendable {
  package struct Duration: Hashable, Sendable {
    /// In a hundred.
    package var points: Double
    /// `nil` where such an effect is impossible: more than all.
    package var plan: PowerPlanner.Plan?
    /// Over a year: such a trial is not started.
    package var isRefused: Bool { plan.map { !($0.weeks <= TrialForecast.longestWeeks) } ?? true }
  }

  package static let longestWeeks = 52.0

  package var kinds: [String]
  package var outcome: StudyOutcome
  /// Units whose outcome the record has seen, and those it began with in its last 26 weeks.
  package var seen: Int
  package var recent: Int
  /// NaN where none has been seen.
  package var baseRate: Double
  package var unitsPerWeek: Double
  /// Of the outcome, within a recruiter's week, and units in the week of an average unit.
  package var correlation: Double
  package var unitsPerCluster: Double
  package var recruiters: Int
  /// Thousandths.
  package var saturations: [Int]
  /// For 3, 5 and 10 points.
  package var durations: [Duration]
  /// What would make it shorter: kinds that could be added, and the smallest effect found within a year, in points.
  package var companions: [String]
  package var smallestEffect: Double?
}

/// Reads the record for a plan.
package struct TrialPlanner {
  private let chronicle: Chronicle
  private let playbook: Playbook
  private let kinds: TrialKinds
  private let units: [Unit]
  private let recordEnds: Int64

  static let recentWeeks: Int64 = 26
  /// With fewer outcomes seen, nothing can be planned.
  package static let leastSeen = 30

  private struct Unit {
    var openedAt: Int64
    var recruiter: RecruiterID
    var week: Int
    /// NaN where the record ends before it.
    var outcome: Double
  }

  private struct Cell: Hashable {
    var recruiter: RecruiterID
    var week: Int
  }

  /// - Parameter moments: all of them, in order of opening, as known at the record's end.
  package init(_ chronicle: Chronicle, playbook: Playbook, moments: [Moment], kinds: TrialKinds) {
    self.chronicle = chronicle
    self.playbook = playbook
    self.kinds = kinds
    let outcomes = OutcomeReader(chronicle)
    recordEnds = outcomes.recordEnds
    var seen: Set<Int64> = []
    var units: [Unit] = []
    for moment in moments where kinds.codes.contains(playbook.rules[moment.rule].code) {
      let unit = kinds.isOfCandidates ? moment.submission.value : moment.job.value
      guard unit != 0, seen.insert(unit).inserted else { continue }
      let at = moment.openedAt.seconds
      let subject = OutcomeReader.Subject(
        submission: UInt32(truncatingIfNeeded: moment.submission.value),
        job: UInt32(truncatingIfNeeded: moment.job.value), openedAt: at)
      units.append(
        Unit(
          openedAt: at, recruiter: moment.recruiter, week: TrialRoster.week(of: moment.openedAt, in: chronicle),
          outcome: outcomes.canBeSeen(kinds.outcome, from: at)
            ? outcomes.value(kinds.outcome, subject, from: at) : .nan))
    }
    self.units = units
  }

  package func forecast() -> TrialForecast {
    let known = units.filter { $0.outcome.isFinite }
    let since = recordEnds - Self.recentWeeks * 7 * Span.day
    let recent = units.filter { $0.openedAt > since }
    // A young record is not stretched: it has so many weeks as it has.
    let weeks = recent.first.map { min(Double(Self.recentWeeks), max(1, Double(recordEnds - $0.openedAt) / 604_800)) }
    let recruiters = Set(recent.map(\.recruiter)).subtracting([.none]).count
    let saturations = TrialLot.saturations(recruiters: recruiters)
    var forecast = TrialForecast(
      kinds: kinds.codes, outcome: kinds.outcome, seen: known.count, recent: recent.count,
      baseRate: known.isEmpty ? .nan : known.reduce(0) { $0 + $1.outcome } / Double(known.count),
      unitsPerWeek: weeks.map { Double(recent.count) / $0 } ?? 0, correlation: 0, unitsPerCluster: 1,
      recruiters: recruiters, saturations: saturations, durations: [],
      companions: kinds.companions(in: playbook), smallestEffect: nil)
    (forecast.correlation, forecast.unitsPerCluster) = Self.clustering(known)
    forecast.durations = [3, 5, 10].map { forecast.duration(points: $0) }
    forecast.smallestEffect = forecast.smallestWithinAYear()
    return forecast
  }

  /// Intraclass correlation from one-way analysis of variance, with n₀ for unequal sizes (Donner 1986, International
  /// Statistical Review 54), no less than 0; and Σm²/Σm.
  private static func clustering(_ units: [Unit]) -> (Double, Double) {
    let cells = Dictionary(grouping: units) { Cell(recruiter: $0.recruiter, week: $0.week) }.values
    let count = Double(units.count)
    let groups = Double(cells.count)
    guard count > groups, groups > 1 else { return (0, 1) }
    let mean = units.reduce(0) { $0 + $1.outcome } / count
    var (between, within, squares) = (0.0, 0.0, 0.0)
    for cell in cells.sorted(by: { ($0[0].week, $0[0].recruiter) < ($1[0].week, $1[0].recruiter) }) {
      let size = Double(cell.count)
      let own = cell.reduce(0) { $0 + $1.outcome } / size
      between += size * (own - mean) * (own - mean)
      within += cell.reduce(0) { $0 + ($1.outcome - own) * ($1.outcome - own) }
      squares += size * size
    }
    let average = (count - squares / count) / (groups - 1)
    let (msb, msw) = (between / (groups - 1), within / (count - groups))
    let total = msb + (average - 1) * msw
    return (total > 0 ? min(1, max(0, (msb - msw) / total)) : 0, squares / count)
  }
}

extension TrialForecast {
  /// Too little is on record to plan with.
  package var isTooThin: Bool { seen < TrialPlanner.leastSeen || unitsPerWeek <= 0 }

  package func planner(points: Double) -> PowerPlanner {
    var planner = PowerPlanner(
      effect: points / 100, baseRate: baseRate, unitsPerWeek: unitsPerWeek, weeksToOutcome: Double(outcome.days) / 7)
    planner.saturations = saturations.map { .init(chance: Double($0) / 1_000, share: 1 / Double(saturations.count)) }
    planner.correlation = correlation
    planner.unitsPerCluster = unitsPerCluster
    return planner
  }

  package func duration(points: Double) -> Duration {
    Duration(points: points, plan: isTooThin ? nil : try? planner(points: points).plan())
  }

  /// By halving, to a tenth of a point; `nil` where none up to 50 points would do.
  func smallestWithinAYear() -> Double? {
    // Effects that leave no room above the base rate are impossible, and so is everything beyond them.
    let most = min(50, ((1 - baseRate) * 1_000).rounded(.down) / 10)
    guard !isTooThin, most > 0, !duration(points: most).isRefused else { return nil }
    var (low, high) = (0.0, most)
    while high - low > 0.05 {
      let middle = (low + high) / 2
      if duration(points: middle).isRefused { low = middle } else { high = middle }
    }
    return (high * 10).rounded(.up) / 10
  }
}
