import Evidence
import Recruitment

extension Desk {
  /// Starts a trial. Its key is drawn here and lies in a file; what is published is written down for good.
  /// - Parameters:
  ///   - points: the smallest effect worth finding, in a hundred.
  ///   - signedBy: who signed the impact assessment.
  /// - Throws: `DeskError.noTrial`, `.trialRuns`, `.trialTooThin`, `.trialTooLong`, `.effectOutOfRange`, `.notSigned`,
  ///   `.cannotWrite`.
  package func startTrial(_ kinds: [String], points: Double, signedBy: String, now: Instant) throws -> Trial {
    guard points > 0, points <= 50 else { throw DeskError.effectOutOfRange }
    guard signedBy.contains(where: { !$0.isWhitespace }) else { throw DeskError.notSigned }
    let playbookVersion = try playbook().version
    let forecast = try planTrial(kinds)
    if let running = try store.trials().last(where: { $0.stoppedAt == nil }) { throw DeskError.trialRuns(running.id) }
    guard !forecast.isTooThin else { throw DeskError.trialTooThin(seen: forecast.seen) }
    let duration = forecast.duration(points: points)
    guard let plan = duration.plan, !duration.isRefused else {
      throw DeskError.trialTooLong(weeks: duration.plan.flatMap { Int(exactly: min($0.weeks, 1e9).rounded(.up)) })
    }
    let key = KeyedLot.newKey()
    guard let lot = KeyedLot(key: key) else { throw DeskError.cannotWrite(keys.path(commitment: "")) }
    // The key first: a trial without one would never draw a lot.
    try keys.add(key, commitment: lot.commitment)
    let trial = Trial(
      id: 0, kinds: forecast.kinds, startedAt: now, plannedUnits: plan.units,
      effectMillionths: Int64((points * 10_000).rounded()),
      baseRateMillionths: Int64((forecast.baseRate * 1_000_000).rounded()),
      etaMillionths: max(1, Int64((plan.eta * 1_000_000).rounded())), saturations: forecast.saturations,
      commitment: lot.commitment, playbookVersion: playbookVersion, signedBy: signedBy)
    do {
      if let started = try store.start(trial) { return started }
    } catch {
      keys.remove(commitment: lot.commitment)
      throw error
    }
    keys.remove(commitment: lot.commitment)
    throw DeskError.trialRuns(try store.trials().last { $0.stoppedAt == nil }?.id ?? 0)
  }
}
