import Evidence
import Recruitment

extension Desk {
  /// How long a trial of these kinds would take here.
  /// - Parameter kinds: codes or slugs.
  /// - Throws: `DeskError.noTrial`.
  package func planTrial(_ kinds: [String]) throws -> TrialForecast {
    let kinds = try trialKinds(kinds)
    let record = try studied()
    return TrialPlanner(record.chronicle, playbook: record.playbook, moments: record.moments(), kinds: kinds).forecast()
  }

  func trialKinds(_ names: [String]) throws -> TrialKinds {
    let playbook = try playbook()
    do throws(TrialKinds.Refusal) {
      return try TrialKinds(names, playbook: playbook)
    } catch {
      throw DeskError.noTrial(error)
    }
  }
}
