import Chronicle
import Moments
import Recruitment

/// Which moments are a trial's, whose unit they are, and what the log says of it.
package struct TrialRoster: Sendable {
  package let trial: Trial
  private let kinds: TrialKinds
  private let chronicle: Chronicle
  private let playbook: Playbook
  private let log: [UInt64: TrialAssignment]

  /// - Returns: `nil` where no kind of the trial is studied any more.
  package init?(_ trial: Trial, log: [TrialAssignment], chronicle: Chronicle, playbook: Playbook) {
    guard let kinds = TrialKinds(trial) else { return nil }
    self.trial = trial
    self.kinds = kinds
    self.chronicle = chronicle
    self.playbook = playbook
    self.log = Dictionary(log.map { ($0.unit, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Of one of its kinds, and opened while it ran: `nil` for any other moment. Otherwise the unit's name.
  package func unit(of moment: Moment) -> UInt64? {
    guard kinds.codes.contains(playbook.rules[moment.rule].code), trial.isRunning(at: moment.openedAt) else {
      return nil
    }
    if kinds.isOfCandidates {
      return chronicle.submission(UInt32(truncatingIfNeeded: moment.submission.value))?.digest
    }
    return chronicle.versions(ofJob: UInt32(truncatingIfNeeded: moment.job.value)).first?.digest
  }

  /// Whether the lot was drawn for its unit: it has no place among what is merely observed.
  package func isRandomised(_ moment: Moment) -> Bool { unit(of: moment).map { log[$0] != nil } ?? false }

  /// Whether it is left off the list: the lot said "as usual", by then, and the trial runs. Nobody who asked for a call is
  /// kept off it, whatever the lot said before.
  package func isWithheld(_ moment: Moment, asOf: Instant) -> Bool {
    guard trial.isRunning(at: asOf), let unit = unit(of: moment), let row = log[unit], row.assignedAt <= asOf else {
      return false
    }
    return !row.prompted && !asksForCalls(moment.person, by: asOf)
  }

  /// What the lot says of units that come in with these moments and are not in the log yet, in the order in which the
  /// moments opened. A moment that is first seen after its decision window is backdated and brings nobody in.
  /// - Parameter mayRing: whether the person may be rung at all, now or later: otherwise there is nothing to prompt.
  package func newcomers(
    among moments: [Moment], asOf: Instant, lot: TrialLot, mayRing: (Moment) -> Bool
  ) -> [TrialAssignment] {
    guard trial.isRunning(at: asOf) else { return [] }
    var seen: Set<UInt64> = []
    var rows: [TrialAssignment] = []
    for moment in moments.sorted(by: MomentFinder.byOpening) {
      guard let unit = unit(of: moment), log[unit] == nil, !seen.contains(unit) else { continue }
      let rule = playbook.rules[moment.rule]
      guard asOf - moment.openedAt <= Int64(rule.decisionWindowHours * 3_600), !asksForCalls(moment.person, by: asOf),
        mayRing(moment)
      else { continue }
      seen.insert(unit)
      let week = Self.week(of: moment.openedAt, in: chronicle)
      let saturation = lot.saturation(recruiter: moment.recruiter, week: week)
      rows.append(
        TrialAssignment(
          trial: trial.id, unit: unit,
          submission: chronicle.submission(UInt32(truncatingIfNeeded: moment.submission.value))?.digest ?? 0,
          kind: rule.code, openedAt: moment.openedAt, assignedAt: asOf,
          recruiter: moment.recruiter, week: week, saturation: saturation,
          prompted: lot.isPrompted(unit: unit, saturation: saturation)))
    }
    return rows
  }

  /// Weeks of the firm's calendar, counted from Monday 5 January 1970.
  static func week(of time: Instant, in chronicle: Chronicle) -> Int {
    let day = Span.dayAndRest(of: chronicle.calendar.firm.zone.wallClock(at: time.seconds)).day - 4
    return day >= 0 ? day / 7 : (day - 6) / 7
  }

  private static let requestDays = 90 * Span.day

  /// Who said that they want to be called, or wrote so within the last ninety days.
  private func asksForCalls(_ person: PersonID, by time: Instant) -> Bool {
    let id = UInt32(truncatingIfNeeded: person.value)
    let saysSo = chronicle.preferences(ofPerson: id).contains { row in
      row.at <= time.seconds && row.allowed == UInt32(YesNo.yes.rawValue)
        && row.channel == UInt32(Channel.call.rawValue)
        && (row.until == HistoryRow.unknownTime || row.until > time.seconds)
    }
    if saysSo { return true }
    let history = chronicle.interactions(ofPerson: id)
    var index = history.count - 1
    while index >= 0, history.at(index) >= time.seconds - Self.requestDays {
      if history.traits(index).asksForCall, history.knownAt(index) <= time.seconds { return true }
      index -= 1
    }
    return false
  }
}
