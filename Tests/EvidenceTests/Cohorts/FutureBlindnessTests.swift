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
        #expect(now.control == then.control)
        let told = try firm.told(at: point.decidedAt, subject).maker().reader.read(subject, side: side, naming: false)
        let moved = names.indices.filter { told.row.values[$0] != then.row.values[$0] }
        #expect(moved.isEmpty, "\(cohort.study.rule): told in that second, \(moved.map { names[$0] })")
        #expect(told.control == then.control)
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
    let others: Set<LeftOut> = [.randomised, .loggedByHand, .outcomesEnd, .noCallsOnRecord]
    for reason in LeftOut.allCases where !others.contains(reason) {
      #expect((left[reason] ?? 0) > 0, "\(reason): \(left)")
    }
  }
}

extension Firm {
  /// The same firm to which all that a covariate is made of was told in one second, no matter how long ago it was.
  fileprivate func told(at time: Int64, _ subject: CovariateReader.Subject) -> Firm {
    var firm = self
    for (what, at) in [
      (What.call, Firm.begins - Span.day), (.mail, Firm.begins - Span.hour), (.reply, time - Span.hour),
      (.noAnswer, time - 60), (.call, time), (.mail, time), (.reply, time),
    ] {
      firm.interaction(subject.person, at, what, by: subject.recruiter, known: time)
    }
    firm.frame.preferences.append(PreferenceRow(person: subject.person, at: time, channel: .call, allowed: .no))
    firm.frame.facts.append(
      FactRow(id: firm.id(), at: time, digest: 1, person: subject.person, name: 0, amount: 777_000_000))
    if var version = firm.frame.jobs.last(where: { $0.id == subject.job }) {
      (version.from, version.kind, version.fee) = (time, UInt32(JobKind.contract.rawValue), 1_230_000_000)
      version.salaryMax = 990_000_000
      firm.frame.jobs.append(version)
      // A job of the client's that is older than all that was known of it.
      (version.id, version.openedAt, version.digest) = (9_999, Firm.begins, 99)
      firm.frame.jobs.append(version)
    }
    firm.status(subject.job, .onHold, time)
    firm.status(9_999, .filled, time - Span.day)
    if subject.submission != 0 { firm.stage(subject.submission, .rejected, time) }
    firm.submission(9_999, job: subject.job, person: subject.person, recruiter: subject.recruiter, at: time)
    firm.stage(9_999, .started, time)
    return firm
  }
}
