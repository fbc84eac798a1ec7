import Foundation
import Testing

@testable import Statistics

@Suite struct LogisticLineTests {
  @Test func agreesWithScipy() throws {
    let fixture = try Fixture("line.csv")
    let clusters = fixture.rows.compactMap { Int($0[0]) }
    let x = fixture.rows.compactMap { Double($0[1]) }
    let outcomes = fixture.rows.compactMap { Double($0[2]) }
    let line = try #require(LogisticLine.fit(x: x, outcomes: outcomes, clusters: clusters))
    let expected = fixture.numbers
    #expect(isClose(line.intercept, expected[0], 1e-5))
    #expect(isClose(line.slope, expected[1], 1e-5))
    #expect(isClose(line.interceptError, expected[2], 1e-5))
    #expect(isClose(line.slopeError, expected[3], 1e-5))
    #expect(line.clusters == 40)
  }

  @Test func aTwoByTwoTableIsWorkedByHand() throws {
    // 1 of 4 where x is 0, 3 of 4 where it is 1: log-odds −log 3 and log 3.
    let line = try #require(
      LogisticLine.fit(
        x: [0, 0, 0, 0, 1, 1, 1, 1], outcomes: [1, 0, 0, 0, 1, 1, 1, 0], clusters: [1, 2, 3, 4, 5, 6, 7, 8]))
    #expect(isClose(line.intercept, -log(3)))
    #expect(isClose(line.slope, 2 * log(3)))
  }

  @Test func predictionsThatMeanWhatTheySayHaveSlopeOne() throws {
    var random = SeededRandom(seed: 21)
    let x = (0..<20_000).map { _ in 4 * random.unit() - 3 }
    let outcomes = x.map { random.unit() < 1 / (1 + exp(-$0)) ? 1.0 : 0 }
    let line = try #require(LogisticLine.fit(x: x, outcomes: outcomes, clusters: Array(x.indices)))
    #expect(line.slopeInterval.contains(1))
    #expect(line.slopeInterval.high - line.slopeInterval.low < 0.15)
    #expect(abs(line.intercept) < 0.1)
  }

  @Test func shiftingAndStretchingXChangesOnlyTheLine() throws {
    var random = SeededRandom(seed: 4)
    let x = (0..<300).map { _ in random.unit() }
    let outcomes = x.map { random.unit() < $0 ? 1.0 : 0 }
    let clusters = x.indices.map { $0 / 3 }
    let line = try #require(LogisticLine.fit(x: x, outcomes: outcomes, clusters: clusters))
    let other = try #require(LogisticLine.fit(x: x.map { 10 * $0 + 5 }, outcomes: outcomes, clusters: clusters))
    #expect(isClose(other.slope, line.slope / 10, 1e-6))
    #expect(isClose(other.slopeError, line.slopeError / 10, 1e-6))
  }

  @Test func repeatingEachOutcomeWithinItsClusterTeachesNothing() throws {
    let x = (0..<40).map { Double($0 % 8) }
    let outcomes = (0..<40).map { Double(($0 * 7 + $0 / 3) % 5 < 2 ? 1 : 0) }
    let once = try #require(LogisticLine.fit(x: x, outcomes: outcomes, clusters: Array(0..<40)))
    let thrice = try #require(
      LogisticLine.fit(
        x: x.flatMap { [$0, $0, $0] }, outcomes: outcomes.flatMap { [$0, $0, $0] },
        clusters: (0..<120).map { $0 / 3 }))
    #expect(isClose(once.slopeError, thrice.slopeError, 1e-6))
  }

  @Test func hasNoAnswerWhereThereIsNone() {
    #expect(LogisticLine.fit(x: [1, 1, 1], outcomes: [0, 1, 0], clusters: [1, 2, 3]) == nil)
    #expect(LogisticLine.fit(x: [1, 2, 3], outcomes: [1, 1, 1], clusters: [1, 2, 3]) == nil)
    #expect(LogisticLine.fit(x: [1, 2, 3, 4], outcomes: [0, 0, 1, 1], clusters: [1, 2, 3, 4]) == nil)
    #expect(LogisticLine.fit(x: [1, 2, 1, 2], outcomes: [0, 1, 1, 0], clusters: [1, 1, 1, 1]) == nil)
    #expect(LogisticLine.fit(x: [], outcomes: [], clusters: []) == nil)
  }
}
