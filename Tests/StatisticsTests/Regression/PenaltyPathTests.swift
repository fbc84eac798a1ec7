import Foundation
import Testing

@testable import Statistics

@Suite struct PenaltyPathTests {
  private func made(rows: Int, slope: Double, seed: UInt64) throws -> (x: Matrix, y: [Double], folds: [UInt8]) {
    var random = SeededRandom(seed: seed)
    let columns = (0..<6).map { _ in (0..<rows).map { _ in random.normal() } }
    let y = (0..<rows).map { random.happens(1 / (1 + exp(-slope * columns[0][$0]))) }
    return (try Matrix(columns: columns), y, (0..<rows).map { UInt8($0 % 5) })
  }

  @Test func columnsThatSayNothingGetTheStrongestPenalties() throws {
    let made = try made(rows: 400, slope: 0, seed: 4)
    let path = try PenaltyPath(made.x, outcomes: made.y, folds: made.folds, foldCount: 5)
    #expect(path.best >= path.penalties[2])
  }

  @Test func columnsThatSayMuchGetAWeakerOne() throws {
    let made = try made(rows: 400, slope: 2, seed: 5)
    let path = try PenaltyPath(made.x, outcomes: made.y, folds: made.folds, foldCount: 5)
    #expect(path.best < path.penalties[3])
    #expect(path.deviances.filter { !$0.isNaN }.min() == path.deviances[path.penalties.firstIndex(of: path.best) ?? 0])
  }

  @Test func foldsOfTheWrongLengthAreTyped() throws {
    let made = try made(rows: 20, slope: 1, seed: 6)
    #expect(throws: StatisticsError.lengthsDiffer(what: "folds", expected: 20, found: 1)) {
      try PenaltyPath(made.x, outcomes: made.y, folds: [0], foldCount: 5)
    }
  }
}
