import Recruitment

/// Tells one state of what a day shows from another: the record, the lots of trials, and whether one was stopped. Every
/// write that a day could show goes through the change log or a trial's log.
package struct DayMark: Hashable, Sendable {
  var sequence: Int64
  var trials: TrialMark

  package init(sequence: Int64, trials: TrialMark = TrialMark()) {
    self.sequence = sequence
    self.trials = trials
  }
}

extension FrontDesk {
  /// `nil`: what it shows may change at any time.
  package func dayMark() throws -> DayMark? { nil }
}

extension Desk {
  package func dayMark() throws -> DayMark? {
    let (sequence, trials) = try store.marks()
    return DayMark(sequence: sequence, trials: trials)
  }
}

extension GuardedDesk {
  package func dayMark() throws -> DayMark? {
    try require(.day)
    return try desk.dayMark()
  }
}
