import Foundation
import Testing

@testable import Statistics

@Suite struct PriorTests {
  private static func rows(_ family: RegressionRows.Family, seed: UInt64) throws -> RegressionRows {
    var random = SeededRandom(seed: seed)
    let x = try Matrix(columns: (0..<4).map { _ in (0..<300).map { _ in random.normal() } })
    let outcomes = (0..<300).map { row in
      let line = x[row, 0] - 0.5 * x[row, 1]
      return family == .binomial ? random.happens(1 / (1 + exp(-line))) : line + random.normal()
    }
    return RegressionRows(
      matrix: x, outcomes: outcomes, weights: nil, scaling: ColumnScaling(x, chosen: nil, weights: nil), family: family)
  }

  @Test(arguments: [RegressionRows.Family.binomial, .gaussian])
  func thePenaltyPullsTowardThePriorAndNoFarther(family: RegressionRows.Family) throws {
    var rows = try Self.rows(family, seed: 1)
    let prior = [0.8, 0.3, -0.6, 0]
    rows.prior = prior
    let place = PenalisedFit(rows, penalty: 30).place
    // At the end the score is what the penalty pulls back.
    for (column, score) in rows.sums(at: place).scores.enumerated() {
      #expect(isClose(score, 30 * (place.coefficients[column] - prior[column]), 1e-6))
    }
    let near = PenalisedFit(rows, penalty: 1e9).place.coefficients
    #expect(zip(near, prior).allSatisfy { isClose($0, $1, 1e-5) })
    rows.prior = [0, 0, 0, 0]
    let zero = PenalisedFit(rows, penalty: 30).place
    rows.prior = nil
    let plain = PenalisedFit(rows, penalty: 30).place
    #expect(zip(zero.coefficients, plain.coefficients).allSatisfy { isClose($0, $1, 1e-9) })
  }

  @Test func fitsWithoutAFoldAreDrawnEachTowardItsOwn() throws {
    let rows = try Self.rows(.binomial, seed: 2)
    let folds = (0..<300).map { UInt8($0 % 3) }
    let priors = [[1.0, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]]
    let start = RegressionPlace(columns: 4, groups: 0)
    let fits = FoldFits(rows, chosen: (0..<300).map { $0 }, folds: folds, foldCount: 3, priors: priors)
      .fits(from: start, penalty: 50, tolerance: 1e-14)
    for (fold, fit) in fits.enumerated() {
      var alone = rows
      alone.chosen = (0..<300).filter { Int(folds[Int($0)]) != fold }
      alone.prior = priors[fold]
      let expected = PenalisedFit(alone, penalty: 50).place.coefficients
      #expect(zip(fit.place.coefficients, expected).allSatisfy { isClose($0, $1, 1e-6) }, "\(fold)")
    }
  }

  @Test func rawSlopesAreTheSameLineInStandardisedColumns() throws {
    let x = try Matrix(columns: [[1, 2, 3, 6], [5, 5, 5, 5], [0, 10, 0, 10]])
    let scaling = ColumnScaling(x, chosen: nil, weights: nil)
    let standardised = scaling.standardised([2, 7, -1])
    var place = RegressionPlace(columns: 2, groups: 0)
    place.coefficients = standardised
    #expect(isClose(scaling.raw(place, columns: 3).coefficients[0], 2, 1e-12))
    #expect(scaling.raw(place, columns: 3).coefficients[1] == 0)
    #expect(isClose(scaling.raw(place, columns: 3).coefficients[2], -1, 1e-12))
  }
}
