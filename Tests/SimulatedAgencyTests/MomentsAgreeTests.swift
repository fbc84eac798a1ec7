import Foundation
import Moments
import Recruitment
import Testing

@testable import SimulatedAgency

/// A simulated firm's moments as the fast tracks find them are those that a plain reading of its files finds. The reading
/// is that of the tests of `Moments`; its folder stands here as a link.
struct MomentsAgreeTests {
  @Test(arguments: [UInt64(7), 19])
  func `in a firm that lives as others do both find the same`(seed: UInt64) throws {
    let folder = SimulatedBundle.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try SimulatedFirm(.init(seed: seed, recruiters: 2, months: 2)).write(to: folder)
    let bundle = try BundleOnPaper(folder)
    let asOf = try #require(seconds("2026-11-21T00:00:00Z"))
    let comparisons = try PlainComparison.all(
      of: PlainFirm.codes, try Playbook.standard(), frame: bundle.frame, bundle.interactions, asOf: asOf)
    #expect(comparisons.count == PlainFirm.codes.count)
    for (code, comparison) in comparisons { #expect(comparison.agree, "\(code), seed \(seed): \(comparison)") }
    #expect(comparisons.values.map(\.fast.count).reduce(0, +) > 300)
    #expect(comparisons.values.filter { $0.fast.count > 0 }.count > 15)
  }
}
