import Testing

@testable import Statistics

@Suite struct DiscreteTimeHazardTests {
  @Test func seriesThatAreCountedSayWhatEachByItselfDoes() throws {
    var random = SeededRandom(seed: 4)
    var (tries, reached, clusters) = ([Int](), [Bool](), [Int]())
    for _ in 0..<3_000 {
      tries.append(1 + random.below(5))
      reached.append(random.below(3) == 0)
      clusters.append(random.below(9))
    }
    let each = try DiscreteTimeHazard.table(tries: tries, reached: reached, clusters: clusters)
    var counts = Array(repeating: 0, count: 9 * 6 * 2)
    for row in tries.indices { counts[(clusters[row] * 6 + tries[row]) * 2 + (reached[row] ? 1 : 0)] += 1 }
    let used = counts.indices.filter { counts[$0] > 0 }
    let counted = try DiscreteTimeHazard.table(
      tries: used.map { $0 / 2 % 6 }, reached: used.map { $0 % 2 == 1 }, counts: used.map { counts[$0] },
      clusters: used.map { $0 / 12 })
    #expect(counted.steps.count == each.steps.count && counted.cautions == each.cautions)
    for (left, right) in zip(counted.steps, each.steps) {
      #expect(left.tried == right.tried && left.reached == right.reached)
      #expect(abs(left.hazard.standardError - right.hazard.standardError) < 1e-12)
      #expect(abs(left.reachedWithin.standardError - right.reachedWithin.standardError) < 1e-12)
      #expect(abs(left.hazardInterval.low - right.hazardInterval.low) < 1e-12)
      #expect(abs(left.reachedWithinInterval.high - right.reachedWithinInterval.high) < 1e-12)
    }
  }

  /// Wilson's range goes by how many there were, not by how many rows say so.
  @Test func nobodyReachedIsJudgedByHowManyThereWere() throws {
    let counted = try DiscreteTimeHazard.table(
      tries: [1, 1], reached: [false, false], counts: [40, 2], clusters: [1, 2])
    let each = try DiscreteTimeHazard.table(
      tries: Array(repeating: 1, count: 42), reached: Array(repeating: false, count: 42),
      clusters: (0..<42).map { $0 < 40 ? 1 : 2 })
    #expect(counted.steps[0].hazardInterval == each.steps[0].hazardInterval)
  }
}
