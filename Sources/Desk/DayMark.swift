import Recruitment

/// Tells one state of what a day shows from another: the record, the lots of trials, and whether one was stopped, and the
/// playbook. Every write that a day could show goes through the change log, a trial's log or the playbook's versions.
package struct DayMark: Hashable, Sendable {
  var sequence: Int64
  var trials: TrialMark

  /// The version of the playbook that it goes by; 0 = the one that comes with RightCall.
  var playbook: Int64
  /// The steps that campaigns took: what is offered beside cards changes with them.
  var campaigns: Int64

  package init(sequence: Int64, trials: TrialMark = TrialMark(), playbook: Int64 = 0, campaigns: Int64 = 0) {
    self.campaigns = campaigns
    self.sequence = sequence
    self.trials = trials
    self.playbook = playbook
  }
}

extension FrontDesk {
  /// `nil`: what it shows may change at any time.
  package func dayMark() throws -> DayMark? { nil }
}

extension Desk {
  package func dayMark() throws -> DayMark? {
    let marks = try store.marks()
    // What this desk shows goes by its own version, though another server may have adopted a newer one a moment ago.
    return DayMark(
      sequence: marks.sequence, trials: marks.trials, playbook: editions == nil ? marks.playbook : edition,
      campaigns: marks.campaigns)
  }
}

extension GuardedDesk {
  package func dayMark() throws -> DayMark? {
    try require(.day)
    return try desk.dayMark()
  }
}
