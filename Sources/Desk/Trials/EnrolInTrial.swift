import Evidence
import Guidance
import Moments
import Permission
import Recruitment

extension Desk {
  /// The trial that runs at a time, with its log; `nil` where none does, which costs one look into the store.
  ///
  /// A door that asks about now has the lot fall for units that come up for the first time, and writes it down before
  /// anything is shown. Where the key is not at hand nobody new comes in: their moments are listed as ever.
  /// - Parameter shown: the moments that are about to be shown.
  func roster(
    _ finder: MomentFinder, _ gate: Gate, asOf: Instant, _ shown: () -> [Moment]
  ) throws -> TrialRoster? {
    guard let trial = try store.trials().last(where: { $0.isRunning(at: asOf) }),
      let roster = try roster(of: trial, finder)
    else { return nil }
    guard isAtPresent, trial.stoppedAt == nil, let lot = keys.lot(commitment: trial.commitment) else { return roster }
    let newcomers = roster.newcomers(among: shown(), asOf: asOf, lot: TrialLot(trial) { lot.draw($0) }) { moment in
      let answer = TodaySelection.entry(moment, finder: finder, gate: gate, asOf: asOf).permission
      return answer.verdict != .notNow || answer.until != nil
    }
    guard !newcomers.isEmpty else { return roster }
    try store.assign(newcomers, in: trial.id)
    // Another door may have been first: what stands in the log counts.
    return try self.roster(of: trial, finder)
  }

  private func roster(of trial: Trial, _ finder: MomentFinder) throws -> TrialRoster? {
    TrialRoster(
      trial, log: try store.assignments(of: trial.id), chronicle: finder.chronicle, playbook: finder.playbook)
  }
}
