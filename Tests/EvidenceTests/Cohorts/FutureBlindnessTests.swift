import Chronicle
import Recruitment
import Testing

@testable import Evidence

/// No covariate sees the future.
struct FutureBlindnessTests {
  @Test(arguments: UInt64(1)...6)
  func `cutting the record at the decision leaves every covariate as it was`(seed: UInt64) throws {
    let firm = Firm.random(seed: seed, jobs: 16)
    let maker = try firm.maker()
    var draws = Draws(state: seed)
    for study in Study.all.indices {
      let cohort = maker.cohort(study, keepsUnseen: true, keepsHandLogged: true)
      for row in cohort.points.indices.shuffled(using: &draws).prefix(1) {
        let point = cohort.points[row]
        let subject = CovariateReader.Subject(
          person: cohort.person[row],
          submission: UInt32(truncatingIfNeeded: maker.moments[point.moment].submission.value), job: cohort.job[row],
          client: cohort.client[row], recruiter: cohort.recruiter[row], openedAt: point.openedAt,
          decidedAt: point.decidedAt)
        let cut = try firm.known(before: point.decidedAt).maker()
        let side = cohort.study.side
        let now = maker.reader.read(subject, side: side, naming: false)
        let then = cut.reader.read(subject, side: side, naming: false)
        let names = cohort.covariates.names
        #expect(now.row.values.count == names.count && now.row.values.allSatisfy(\.isFinite))
        let differing = names.indices.filter { now.row.values[$0] != then.row.values[$0] }
        #expect(
          differing.isEmpty,
          "\(cohort.study.rule): \(differing.map { "\(names[$0]) then \(then.row.values[$0]), now \(now.row.values[$0])" })"
        )
        #expect(now.control == then.control && now.controlRow?.values == then.controlRow?.values)
        #expect((0..<names.count).allSatisfy { cohort.values[row, $0] == now.row.values[$0] })
      }
    }
  }

  @Test func aRandomFirmHasSomethingOfEverything() throws {
    var found: [String: Int] = [:]
    var left: [LeftOut: Int] = [:]
    for seed: UInt64 in 1...8 {
      let maker = try Firm.random(seed: seed, jobs: 16).maker()
      for study in Study.all.indices {
        let cohort = maker.cohort(study)
        found[cohort.study.rule, default: 0] += cohort.count
        left.merge(cohort.leftOut, uniquingKeysWith: +)
      }
    }
    for study in Study.all { #expect((found[study.rule] ?? 0) > 0, "\(study.rule): \(found)") }
    for reason in LeftOut.allCases where reason != .randomised && reason != .loggedByHand {
      #expect((left[reason] ?? 0) > 0, "\(reason): \(left)")
    }
  }
}
