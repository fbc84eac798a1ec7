import Foundation
import Recruitment
import Testing

@testable import Desk
@testable import SimulatedAgency

/// A firm whose truth is known, from its files to its findings: the short version of `bin/bench --only truth`.
struct KnownTruthTests {
  @Test func `what is found of a firm holds what is true of it`() throws {
    let office = try SmallOffice(.sqlite)
    let bundle = office.folder + "/simulated"
    // Twenty-five points in one kind of either side, nothing in the others.
    let effects = try PlantedEffects(["all=0", "C08=25", "L04=25"])
    let plan = SimulatedFirm.Plan(seed: 3, recruiters: 8, months: 12, world: .planted, effects: effects)
    _ = try SimulatedFirm(plan).write(to: bundle)
    try office.importFiles(bundle)
    let answer = try office.desk.evidence()
    let truths = try Self.truths(bundle)
    var covered: [Bool] = []
    for finding in answer.findings {
      guard let adjusted = finding.adjusted, let truth = truths[finding.study.rule] else { continue }
      let (low, high) = (adjusted.low ?? -1, adjusted.high ?? 1)
      covered.append(low <= truth && truth <= high)
      let isPlanted = ["C08", "L04"].contains(finding.study.rule)
      #expect((low > 0) == isPlanted, "\(finding.study.rule): \(low) to \(high), in truth \(truth)")
      // An effect of what recruiters write down at will, or none at all: nothing to be certain of.
      #expect(finding.verdict != .helps)
    }
    #expect(covered.count >= 8)
    // Of thirteen ranges that hold 95 times in 100, three or more miss in one firm of forty; two, in one of seven.
    #expect(covered.count { !$0 } <= 2, "\(covered)")
  }

  /// By rule: the mean of y1 − y0 over the decision points whose outcome can be seen.
  private static func truths(_ bundle: String) throws -> [String: Double] {
    let file = URL(fileURLWithPath: bundle + "/truth.json")
    let truth = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? JSON)
    var sums: [String: (count: Double, effect: Double)] = [:]
    for point in try truth.list("decision_points") {
      guard let rule = point.text("rule"), let zero = point["y0"] as? Int, let one = point["y1"] as? Int else {
        continue
      }
      sums[rule, default: (0, 0)].count += 1
      sums[rule, default: (0, 0)].effect += Double(one - zero)
    }
    return sums.mapValues { $0.effect / $0.count }
  }
}
