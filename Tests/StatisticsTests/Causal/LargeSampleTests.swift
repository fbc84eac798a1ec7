import Testing

@testable import Statistics

/// Nuisances that learn from some of many rows.
@Suite struct LargeSampleTests {
  private static func options(_ rows: Int) -> AIPWOptions {
    var options = AIPWOptions()
    (options.splits, options.nuisanceRows, options.penaltyRows) = (1, rows, 4_000)
    return options
  }

  @Test func theFigureIsOfAllRowsAndHardlyMoves() throws {
    let world = try CausalWorld(rows: 24_000, seed: 31, clients: 600)
    let whole = try AIPWDesign(world.sample, options: Self.options(24_000)).estimate(world.outcome)
    let some = try AIPWDesign(world.sample, options: Self.options(8_000)).estimate(world.outcome)
    #expect(some.adjusted != whole.adjusted)
    #expect(abs(some.rows.count - whole.rows.count) < 100 && some.rows.count > 20_000)
    #expect(abs(some.adjusted.value - whole.adjusted.value) < 0.1 * whole.adjusted.standardError)
    #expect(abs(some.adjusted.standardError / whole.adjusted.standardError - 1) < 0.02)
  }

  @Test func theTruthIsCoveredAsOftenAsItSays() throws {
    var (covered, bias, naive) = (0, 0.0, 0.0)
    for seed in 0..<100 {
      let world = try CausalWorld(rows: 4_000, seed: UInt64(1_000 + seed), clients: 300)
      let estimate = try AIPWDesign(world.sample, options: Self.options(1_000)).estimate(world.outcome)
      let truth = world.truth(estimate)
      if estimate.adjusted.interval().contains(truth) { covered += 1 }
      bias += (estimate.adjusted.value - truth) / 100
      naive += (estimate.naive.value - truth) / 100
    }
    #expect(naive > 0.05 && abs(bias) < 0.1 * naive, "bias \(bias), naive \(naive)")
    #expect((90...100).contains(covered), "\(covered) of 100")
  }

  @Test func notMoreThanThatTeachesAndTheyAreSpreadOverAll() {
    let rows = (0..<1_000).map { Int32(3 * $0) }
    let options = Self.options(100)
    #expect(options.teaching(rows).count == 100 && options.teaching(rows).first == 0)
    #expect(options.teaching(rows).last == 2_970)
    #expect(options.teaching(rows, of: 4_000).count == 25)
    #expect(options.teaching(Array(rows.prefix(60)), of: 90).count == 60)
  }

  @Test func eachRowIsForetoldByTheFitOfItsOwnFold() throws {
    for count in [7, 8, 511, 1_037] {
      let world = try CausalWorld(rows: count, seed: UInt64(count))
      let matrix = world.sample.covariates
      let groups = IndicatorGroups(ids: (0..<count).map { UInt32($0 % 3) }, count: 3, penalty: 1)
      let rows = RegressionRows(
        matrix: matrix, outcomes: world.outcome.values, weights: nil,
        scaling: ColumnScaling(matrix, chosen: nil, weights: nil), groups: groups)
      var random = SeededRandom(seed: 5)
      let places = (0..<2).map { _ in
        var place = RegressionPlace(columns: rows.columns, groups: 3)
        place.intercept = random.normal()
        place.coefficients = place.coefficients.map { _ in random.normal() }
        place.effects = place.effects.map { _ in random.normal() }
        return place
      }
      let folds = (0..<count).map { UInt8($0 / 2 % 2) }
      let asked = (0..<Int32(count)).filter { $0 % 5 != 1 }
      let found = rows.predictions(at: places, folds: folds, for: asked)
      for row in 0..<count {
        let expected =
          row % 5 == 1 ? 0 : CrossFit.probabilities(rows.linear(at: places[Int(folds[row])], rows: [Int32(row)]))[0]
        #expect(isClose(found[row], expected, 1e-12))
      }
    }
  }

  @Test func aCommonFitWithoutColumnsIsMadeOnceAndIsThatOfANewOne() throws {
    let world = try PooledWorld(seed: 12)
    let fit = try #require(try world.pool().fit)
    let again = try #require(try world.pool().fit)
    let (one, two, other) = (fit.without([1]).slopes[0], fit.without([1]).slopes[0], again.without([1]).slopes[0])
    #expect(one == two)
    #expect(zip(one.joined(), other.joined()).allSatisfy { isClose($0, $1, 1e-9) })
    #expect(fit.without([2]).slopes[0] != one)
  }
}
