import Recruitment
import Testing

@testable import Moments

/// What the fast tracks find is what a plain reading of the record finds, moment for moment.
struct PlainAgreementTests {
  /// So many hours after its beginning a firm's record is over, and half-way through.
  private static let times: [Int64] = [2_000, 400]

  private func moments(of rule: Int, _ firm: RandomFirm, asOf: Int64) throws -> (
    fast: [PlainMoment], slow: [PlainMoment]
  ) {
    let playbook = try firm.playbook
    let plain = PlainFirm(frame: firm.frame, interactions: firm.interactions, asOf: asOf)
    let fast = try firm.moments(asOf: asOf).filter { $0.rule == rule }
      .map { PlainMoment($0, code: playbook.rules[rule].code) }.sorted()
    return (fast, plain.moments(of: playbook.rules[rule]))
  }

  @Test(arguments: PlainFirm.codes)
  func `the fast and the plain implementation agree`(code: String) throws {
    let rule = try #require(try RandomFirm.playbook.get().index(of: code))
    var found = 0
    for seed: UInt64 in 1...40 {
      let usual = RandomFirm(seed: seed)
      for (firm, kind) in [(usual, "usual"), (usual.twisted(seed: seed), "twisted")] {
        for hours in Self.times {
          let (fast, slow) = try moments(of: rule, firm, asOf: RandomFirm.begins + hours * Span.hour)
          found += fast.count
          guard fast != slow else { continue }
          let onlyFast = fast.filter { !slow.contains($0) }
          let onlySlow = slow.filter { !fast.contains($0) }
          Issue.record(
            "\(code), \(kind) firm of seed \(seed) after \(hours) h: fast only \(onlyFast), plain only \(onlySlow)")
        }
      }
    }
    #expect(found >= 5, "too few moments of \(code) to tell")
  }
}

extension PlainMoment {
  init(_ moment: Moment, code: String) {
    self.init(
      rule: code, person: moment.person.value, job: moment.job.value, submission: moment.submission.value,
      recruiter: moment.recruiter.value, opened: moment.openedAt.seconds, due: moment.dueAt.seconds,
      ended: moment.endedAt?.seconds, by: moment.endedBy)
  }
}
