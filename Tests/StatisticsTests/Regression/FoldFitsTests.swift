import Foundation
import Testing

@testable import Statistics

/// All folds at once against each by itself.
@Suite struct FoldFitsTests {
  private func rows(seed: UInt64, count: Int = 1_300, groups: Int = 0, gaussian: Bool = false) -> RegressionRows {
    var random = SeededRandom(seed: seed)
    var matrix = Matrix(rows: count, columns: 7)
    for index in matrix.values.indices { matrix.values[index] = random.normal() }
    let outcomes = (0..<count).map { row in
      let line = 0.8 * matrix[row, 0] - 0.5 * matrix[row, 3] - 0.4
      return gaussian ? line + random.normal() : random.normal() < line ? 1.0 : 0
    }
    let ids =
      groups == 0 ? nil : IndicatorGroups(ids: (0..<count).map { UInt32($0 % groups) }, count: groups, penalty: 3)
    var rows = RegressionRows(
      matrix: matrix, outcomes: outcomes, weights: nil, scaling: ColumnScaling(matrix, chosen: nil, weights: nil),
      groups: ids)
    if gaussian { rows.family = .gaussian }
    return rows
  }

  @Test(arguments: [0, 11], [false, true]) func eachFoldIsFittedAsIfThereWereNoOther(groups: Int, gaussian: Bool) {
    let rows = rows(seed: 5, groups: groups, gaussian: gaussian)
    let folds = (0..<rows.count).map { UInt8($0 * 7 % 5) }
    let chosen = (0..<Int32(rows.count)).map { $0 }
    let start = RegressionPlace(columns: rows.columns, groups: groups)
    let fits = FoldFits(rows, chosen: chosen, folds: folds, foldCount: 5).fits(
      from: start, penalty: 4, tolerance: 1e-14)
    for fold in 0..<5 {
      var alone = rows
      alone.chosen = chosen.filter { Int(folds[Int($0)]) != fold }
      let fit = PenalisedFit(alone, penalty: 4, tolerance: 1e-14)
      for (left, right) in zip(fits[fold].place.coefficients, fit.place.coefficients) {
        #expect(abs(left - right) < 1e-7)
      }
      for (left, right) in zip(fits[fold].place.effects, fit.place.effects) { #expect(abs(left - right) < 1e-7) }
      #expect(abs(fits[fold].place.intercept - fit.place.intercept) < 1e-7)
    }
  }

  @Test func scoresOfSeveralFitsInOnePassAreThoseOfEach() {
    let rows = rows(seed: 6, groups: 4)
    let parts = (0..<5).map { part in (0..<Int32(rows.count)).filter { $0 % 5 == part } }
    let packed = PackedRows(rows, parts: parts)
    var random = SeededRandom(seed: 7)
    let fits = [4, 0, 2, 1, 3].map { fold in
      var place = RegressionPlace(columns: rows.columns, groups: 4)
      place.intercept = random.normal()
      for index in place.coefficients.indices { place.coefficients[index] = random.normal() }
      for index in place.effects.indices { place.effects[index] = random.normal() }
      return (without: fold, at: place)
    }
    for (fit, sums) in zip(fits, packed.scores(fits)) {
      let alone = packed.sums(without: fit.without, at: fit.at)
      #expect(sums.scores == alone.scores && sums.groupScores == alone.groupScores)
      #expect(sums.interceptScore == alone.interceptScore)
    }
  }
}
