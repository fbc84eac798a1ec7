import Testing

@testable import Statistics

@Suite struct LogisticRegressionTroubleTests {
  private let x = [0.0, 1, 2, 3, 4, 5, 6, 7]
  private let y = [0.0, 1, 0, 0, 1, 0, 1, 1]

  private func fitted(
    _ columns: [[Double]], _ outcomes: [Double], weights: [Double]? = nil, penalty: Double = 0
  ) throws -> LogisticRegression {
    try LogisticRegression(try Matrix(columns: columns), outcomes: outcomes, weights: weights, penalty: penalty)
  }

  @Test func outcomesWhollyPartedAreACaution() throws {
    let fit = try fitted([x], [0, 0, 0, 0, 1, 1, 1, 1])
    #expect(fit.cautions == [.separated])
    #expect(fit.coefficients[0].isFinite)
    #expect(try fitted([x], [0, 0, 0, 0, 1, 1, 1, 1], penalty: 1).cautions.isEmpty)
  }

  @Test func outcomesPartedByOneColumnAmongOthersAreACaution() throws {
    let rare = [0.0, 0, 0, 0, 0, 0, 1, 1]
    #expect(try fitted([x, rare], y).cautions.contains(.separated))
  }

  @Test func aConstantColumnIsACautionAndNoCrash() throws {
    let plain = try fitted([x], y)
    let fit = try fitted([x, Array(repeating: 0.1, count: 8)], y)
    #expect(fit.cautions == [.constantColumns])
    #expect(fit.coefficients == [plain.coefficients[0], 0])
  }

  @Test func aColumnThatOthersMakeUpIsLeftOut() throws {
    let fit = try fitted([x, x.map { 3 - 2 * $0 }], y)
    #expect(fit.cautions == [.collinearColumns])
    #expect(fit.coefficients[1] == 0)
    #expect(isClose(fit.coefficients[0], try fitted([x], y).coefficients[0], 1e-6))
  }

  @Test func rowsThatAreNotFiniteAreLeftOutAndSaidSo() throws {
    let plain = try fitted([x], y)
    let odd = try fitted([x + [.nan, 3, .infinity]], y + [1, .nan, 0])
    #expect(odd.cautions == [.notFinite])
    #expect(odd.coefficients == plain.coefficients)
    let heavy = try fitted([x + [2]], y + [0], weights: Array(repeating: 1, count: 8) + [.infinity])
    #expect(heavy.cautions == [.notFinite])
    #expect(isClose(heavy.coefficients[0], plain.coefficients[0], 1e-9))
  }

  @Test func aRowOfWeightNoughtSaysNothing() throws {
    let fit = try fitted([x + [900]], y + [0], weights: Array(repeating: 1, count: 8) + [0])
    #expect(isClose(fit.coefficients[0], try fitted([x], y).coefficients[0], 1e-9))
  }

  @Test func noWeightAtAllIsACaution() throws {
    let fit = try fitted([x], y, weights: Array(repeating: 0, count: 8))
    #expect(fit.cautions.contains(.zeroWeights))
    #expect(fit.predict(try Matrix(columns: [x])).allSatisfy { $0 == 0.5 })
  }

  @Test func oneOutcomeOnlyIsACautionAndAChanceShortOfCertain() throws {
    let none = try fitted([x], Array(repeating: 0, count: 8))
    #expect(none.cautions == [.noEvents])
    #expect(isClose(none.predict(try Matrix(columns: [[1]]))[0], 0.5 / 9, 1e-12))
    #expect(try fitted([x], Array(repeating: 1, count: 8)).cautions == [.noNonEvents])
  }

  @Test func noRowsAndNoColumnsAreNoCrash() throws {
    let empty = try fitted([[]], [])
    #expect(empty.cautions.isSuperset(of: [.tooFewRows, .zeroWeights]))
    let bare = try LogisticRegression(Matrix(rows: 0, columns: 0), outcomes: y, penalty: 0)
    #expect(bare.coefficients.isEmpty && abs(bare.intercept) < 1e-12)
    #expect(bare.cautions.isEmpty)
  }

  @Test func mistakesOfTheCallerAreTyped() throws {
    #expect(throws: StatisticsError.outOfRange(what: "outcome", value: 1.5)) { try fitted([[1, 2]], [0, 1.5]) }
    #expect(throws: StatisticsError.outOfRange(what: "penalty", value: -1)) { try fitted([x], y, penalty: -1) }
    #expect(throws: StatisticsError.outOfRange(what: "weight", value: -2)) {
      try fitted([[1, 2]], [0, 1], weights: [1, -2])
    }
    #expect(throws: StatisticsError.lengthsDiffer(what: "outcomes", expected: 8, found: 1)) { try fitted([x], [1]) }
    let fit = try fitted([x], y)
    #expect(throws: StatisticsError.lengthsDiffer(what: "clusters", expected: 8, found: 1)) {
      try fit.clusterErrors([1])
    }
    #expect(try fit.clusterErrors(Array(repeating: 4, count: 8)) == nil)
  }
}
