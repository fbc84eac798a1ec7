import Testing

@testable import Statistics

@Suite struct CensoringWeightsTests {
  @Test func aWorkedExample() throws {
    // Of five, one stops at 1 (Ĝ = 4/5), an end at 2 counts 5/4; one stops at 3 of three left (Ĝ = 4/5 · 2/3); an end at
    // 4 and one followed to the horizon count 15/8 each.
    let weights = try CensoringWeights(
      times: [1, 2, 3, 4, 9], happened: [false, true, false, true, false], strata: [0, 0, 0, 0, 0], horizon: 5)
    for (value, expected) in zip(weights.weights, [0, 1.25, 0, 1.875, 1.875]) { #expect(isClose(value, expected)) }
    #expect(isClose(weights.weights.reduce(0, +), 5))
    #expect(weights.cautions.isEmpty)
  }

  @Test func anEndComesBeforeAStopAtTheSameTime() throws {
    let weights = try CensoringWeights(
      times: [2, 2, 7], happened: [false, true, false], strata: [0, 0, 0], horizon: 5)
    #expect(weights.weights == [0, 1, 2])
  }

  @Test func strataDoNotMix() throws {
    let weights = try CensoringWeights(
      times: [1, 7, 7, 7], happened: [false, false, false, false], strata: [3, 3, 8, 8], horizon: 5)
    #expect(weights.weights == [0, 2, 1, 1])
  }

  @Test func whereNobodyIsFollowedToTheHorizonNothingCounts() throws {
    // In the second stratum two ends came early and the other two stop before the horizon: the early ones stand for nobody.
    let weights = try CensoringWeights(
      times: [1, 7, 2, 3, 1, 4], happened: [true, false, true, false, true, false], strata: [3, 3, 8, 8, 8, 8],
      horizon: 5)
    #expect(weights.weights == [1, 1, 0, 0, 0, 0])
    #expect(weights.isFollowed == [true, true, false, false, false, false])
    #expect(weights.cautions == [.noSupport])
    // Where the last of them ended, all is known of it.
    let ended = try CensoringWeights(
      times: [2, 3, 4], happened: [true, false, true], strata: [8, 8, 8], horizon: 5)
    #expect(ended.weights == [1, 0, 2] && ended.isFollowed == [true, true, true] && ended.cautions.isEmpty)
  }

  @Test func oddDataAreCautionsAndMistakesTyped() throws {
    let stopped = try CensoringWeights(times: [1, 2], happened: [false, false], strata: [0, 0], horizon: 5)
    #expect(stopped.cautions == [.everybodyCensored])
    let odd = try CensoringWeights(times: [.nan, 6], happened: [true, true], strata: [0, 0], horizon: 5)
    #expect(odd.weights == [0, 1] && odd.cautions == [.notFinite])
    let many = Array(0..<40).map(Double.init)
    let extreme = try CensoringWeights(
      times: many + [50], happened: Array(repeating: false, count: 41), strata: Array(repeating: 0, count: 41),
      horizon: 45)
    #expect(extreme.cautions == [.extremeWeights])
    #expect(try CensoringWeights(times: [], happened: [], strata: [], horizon: 1).weights.isEmpty)
    #expect(throws: StatisticsError.outOfRange(what: "time", value: -1)) {
      try CensoringWeights(times: [-1], happened: [true], strata: [0], horizon: 5)
    }
    #expect(throws: StatisticsError.lengthsDiffer(what: "ends", expected: 1, found: 0)) {
      try CensoringWeights(times: [1], happened: [], strata: [0], horizon: 5)
    }
  }
}
