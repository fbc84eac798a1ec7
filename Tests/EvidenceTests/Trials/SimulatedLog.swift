import Recruitment

@testable import Evidence

/// Logs whose truth is known: units come in week by week, and outcomes depend on the lot as the test plants it.
struct SimulatedLog {
  var seed: UInt8
  var units = 600
  var recruiters = 12
  var perWeek = 40
  var base = 0.3
  var effect = 0.0
  /// What the others' being prompted adds to everybody, from the lowest saturation to the highest.
  var spillover = 0.0
  var saturations = [200, 500, 800]
  var plannedUnits = 600

  var trial: Trial {
    Trial(
      id: 1, kinds: ["C06"], startedAt: Instant(0), plannedUnits: plannedUnits, effectMillionths: 100_000,
      baseRateMillionths: Int64(base * 1_000_000), etaMillionths: 100_000, saturations: saturations,
      commitment: "seed \(seed)", playbookVersion: 1, signedBy: "nobody")
  }

  func made() -> [TrialAnalysis.Unit] {
    guard let lots = KeyedLot(key: Array(repeating: seed, count: KeyedLot.keyBytes)) else { return [] }
    let lot = TrialLot(trial) { lots.draw($0) }
    return (0..<units).map { unit in
      let (week, recruiter) = (unit / perWeek, unit % recruiters + 1)
      let saturation = lot.saturation(recruiter: RecruiterID(Int64(recruiter)), week: week)
      let prompted = lot.isPrompted(unit: UInt64(unit), saturation: saturation)
      let chance = base + (prompted ? effect : 0) + spillover * Double(saturation - 200) / 600
      let outcome = lots.draw("outcome \(unit)") < chance ? 1.0 : 0
      let talks = lots.draw("talk \(unit)") < (prompted ? 0.7 : 0.3)
      return TrialAnalysis.Unit(
        assignment: TrialAssignment(
          trial: 1, unit: UInt64(unit), submission: UInt64(unit), place: unit + 1, kind: "C06",
          openedAt: Instant(Int64(unit)), assignedAt: Instant(Int64(unit)), recruiter: RecruiterID(Int64(recruiter)),
          week: week, saturation: saturation, prompted: prompted), outcome: outcome, talked: talks ? 1 : 0)
    }
  }

  func report(_ units: [TrialAnalysis.Unit], hard: Bool = true) throws -> TrialReport {
    try TrialAnalysis(trial, outcome: StudyOutcome(hard ? .started : .laterStage, 21), marginPoints: 4).report(
      log: units.map(\.assignment), matured: units, gone: 0, asOf: Instant(100_000))
  }
}
