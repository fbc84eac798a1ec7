import Recruitment
import Testing

@testable import Moments

/// What the fast tracks find is what a plain reading of the record finds, moment for moment.
struct PlainAgreementTests {
  /// So many hours after its beginning a firm's record is over, and half-way through.
  private static let times: [Int64] = [2_000, 400]

  @Test func `the fast and the plain implementation agree`() throws {
    var found: [String: Int] = [:]
    for seed: UInt64 in 1...40 {
      let usual = RandomFirm(seed: seed)
      for (firm, kind) in [(usual, "usual"), (usual.twisted(seed: seed), "twisted")] {
        for hours in Self.times {
          let comparisons = try PlainComparison.all(
            of: PlainFirm.codes, try firm.playbook, frame: firm.frame, firm.interactions,
            asOf: RandomFirm.begins + hours * Span.hour)
          #expect(comparisons.count == PlainFirm.codes.count)
          for (code, comparison) in comparisons {
            found[code, default: 0] += comparison.fast.count
            guard !comparison.agree else { continue }
            Issue.record("\(code), \(kind) firm of seed \(seed) after \(hours) h: \(comparison)")
          }
        }
      }
    }
    for code in PlainFirm.codes { #expect(found[code, default: 0] >= 5, "too few moments of \(code) to tell") }
  }
}
