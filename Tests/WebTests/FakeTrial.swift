import Desk
import Recruitment
import Statistics

@testable import Evidence

/// A trial as a firm might run it, worked out from a log in which every second unit was prompted and outcomes follow a
/// plain pattern.
enum FakeTrial {
  static func standing(
    units: Int = 600, promptedEnd: Int = 6, usualEnd: Int = 3, planned: Int = 900, hasKey: Bool = true
  ) throws -> TrialStanding {
    let trial = Trial(
      id: 1, kinds: ["C06"], startedAt: FakeDesk.now - 300 * 86_400, plannedUnits: planned, effectMillionths: 50_000,
      baseRateMillionths: 300_000, etaMillionths: 100_000, saturations: [500], commitment: "c0ffee",
      playbookVersion: 3, signedBy: "Ruth <Okafor>")
    let log = (0..<units).map { unit in
      let prompted = unit % 2 == 0
      return TrialAnalysis.Unit(
        assignment: TrialAssignment(
          trial: 1, unit: UInt64(unit), submission: UInt64(unit), place: unit + 1, kind: "C06",
          openedAt: trial.startedAt + Int64(unit), assignedAt: trial.startedAt + Int64(unit),
          recruiter: RecruiterID(Int64(unit / 4 % 12 + 1)), week: unit / 48, saturation: 500, prompted: prompted),
        outcome: unit / 2 % 10 < (prompted ? promptedEnd : usualEnd) ? 1 : 0, talked: prompted ? 1 : 0)
    }
    let report = try TrialAnalysis(trial, outcome: StudyOutcome(.laterStage, 21), marginPoints: 4).report(
      log: log.map(\.assignment), matured: log, gone: 0, asOf: FakeDesk.now - 3_600)
    return TrialStanding(
      report: report, hasKey: hasKey, keyPath: "/nowhere", titles: ["Debrief after the interview"])
  }
}
