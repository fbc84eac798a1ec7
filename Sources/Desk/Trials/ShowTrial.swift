import Evidence
import Recruitment

/// A trial and how it stands.
package struct TrialStanding: Sendable {
  package var report: TrialReport
  /// Whether the key that was published is at hand; without it nobody new comes in.
  package var hasKey: Bool
  package var keyPath: String
  /// Of the trial's kinds, as the playbook calls them.
  package var titles: [String]

  package init(report: TrialReport, hasKey: Bool, keyPath: String, titles: [String]) {
    self.report = report
    self.hasKey = hasKey
    self.keyPath = keyPath
    self.titles = titles
  }
}

extension Desk {
  /// The trial that runs, or else the last one; `nil` where there never was one.
  package func showTrial() throws -> TrialStanding? {
    let trials = try store.trials()
    guard let trial = trials.last(where: { $0.stoppedAt == nil }) ?? trials.last, let kinds = TrialKinds(trial) else {
      return nil
    }
    let chronicle = try chronicle()
    let playbook = try playbook()
    let log = try store.assignments(of: trial.id)
    let reader = TrialReader(chronicle, playbook: playbook, kinds: kinds)
    let (units, gone) = reader.matured(log)
    let rules = kinds.codes.compactMap { playbook.index(of: $0) }.map { playbook.rules[$0] }
    let analysis = TrialAnalysis(trial, outcome: kinds.outcome, marginPoints: rules.map(\.marginPoints).min() ?? 4)
    let report = try analysis.report(log: log, matured: units, gone: gone, asOf: reader.recordEnds)
    return TrialStanding(
      report: report, hasKey: keys.lot(commitment: trial.commitment) != nil,
      keyPath: keys.path(commitment: trial.commitment), titles: rules.map(\.title))
  }
}
