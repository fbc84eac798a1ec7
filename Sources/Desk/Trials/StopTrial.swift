import Recruitment

extension Desk {
  /// Ends the trial that runs, at once and for good: from now on every moment is listed as ever. Its log stays.
  /// - Throws: `DeskError.noTrialRuns`.
  @discardableResult
  package func stopTrial(now: Instant) throws -> Trial {
    guard var trial = try store.trials().last(where: { $0.stoppedAt == nil }) else { throw DeskError.noTrialRuns }
    // A clock that was put back must not keep it going.
    let time = max(now, trial.startedAt)
    guard try store.stopTrial(trial.id, at: time) else { throw DeskError.noTrialRuns }
    trial.stoppedAt = time
    return trial
  }
}
