import Testing

@testable import Statistics

private let hasBandit = PublicData.has("obd_bandit/random/men/men.csv")

struct PolicyValueTests {
  @Test func fourDecisionsAreWorkedByHand() throws {
    // Weights 0.8/0.5, 0.2/0.5, 0.8/0.4, 0.2/0.5; rewards 1, 1, 0, 0.
    let value = try PolicyValue.estimate(
      rewards: [1, 1, 0, 0], chances: [0.5, 0.5, 0.4, 0.5], policyChances: [0.8, 0.2, 0.8, 0.2],
      predictedTaken: [0.5, 0.5, 0.5, 0.5], predictedPolicy: [0.6, 0.6, 0.6, 0.6])
    #expect(isClose(value.inversePropensity.value, 2.0 / 4, 1e-12))
    #expect(isClose(value.selfNormalised.value, 2 / 4.4, 1e-12))
    #expect(isClose(value.direct.value, 0.6, 1e-12) && value.direct.standardError == 0)
    // 0.6 + (1.6 · 0.5 + 0.4 · 0.5 − 2 · 0.5 − 0.4 · 0.5) / 4
    #expect(isClose(value.doublyRobust.value, 0.55, 1e-12))
    #expect(isClose(value.effectiveDecisions, 4.4 * 4.4 / (2.56 + 0.16 + 4 + 0.16), 1e-12))
    // Deviations of w r from its mean: 1.1, −0.1, −0.5, −0.5.
    let squares = 1.21 + 0.01 + 0.25 + 0.25
    #expect(isClose(value.inversePropensity.standardError, (squares / 3 / 4).squareRoot(), 1e-9))
  }

  @Test func onlyDecisionsWithSupportCount() throws {
    let none = try PolicyValue.estimate(rewards: [1, 0], chances: [0.04, 1], policyChances: [0.5, 0.5])
    #expect(none.cautions.contains(.noSupport) && !none.inversePropensity.isKnown && none.leftOut == 2)
    #expect(!none.selfNormalised.isKnown && !none.direct.isKnown && !none.doublyRobust.isKnown)
    let some = try PolicyValue.estimate(
      rewards: [1, 0, 1, 1], chances: [0.5, 0.5, 0.5, 0.01], policyChances: [0.5, 0.5, 0.5, 0.5])
    #expect(some.decisions == 3 && some.leftOut == 1 && some.cautions.contains(.poorOverlap))
    #expect(isClose(some.inversePropensity.value, 2.0 / 3, 1e-12))
    // The edges themselves are in.
    let edges = try PolicyValue.estimate(rewards: [1, 0], chances: [0.05, 0.95], policyChances: [0.05, 0.95])
    #expect(edges.decisions == 2)
    // A policy that never does what the log did.
    let elsewhere = try PolicyValue.estimate(rewards: [1, 0], chances: [0.5, 0.5], policyChances: [0, 0])
    #expect(elsewhere.cautions.contains(.noSupport) && !elsewhere.inversePropensity.isKnown)
  }

  @Test func theTruthIsCoveredAndAGoodModelNarrowsIt() throws {
    var random = SeededRandom(seed: 21)
    var (plain, robust) = (0, 0)
    for _ in 0..<300 {
      var (rewards, chances, policy, taken, expected) = ([Double](), [Double](), [Double](), [Double](), [Double]())
      for _ in 0..<300 {
        let x = random.unit()
        let p = 0.2 + 0.6 * x
        let acts = random.unit() < p
        func rate(_ acts: Bool) -> Double { 1 + (acts ? 0.2 + 0.5 * x : 0.6 - 0.3 * x) }
        rewards.append(1 + random.unit() < rate(acts) ? 2 : 1)
        chances.append(acts ? p : 1 - p)
        policy.append(0.5)
        taken.append(rate(acts))
        expected.append((rate(true) + rate(false)) / 2)
      }
      let value = try PolicyValue.estimate(
        rewards: rewards, chances: chances, policyChances: policy, predictedTaken: taken, predictedPolicy: expected)
      // Mean of 1 + (0.2 + 0.5 x + 0.6 − 0.3 x) / 2 = 1.45.
      if value.inversePropensity.interval().contains(1.45) { plain += 1 }
      if value.doublyRobust.interval().contains(1.45) { robust += 1 }
      #expect(value.doublyRobust.standardError < value.inversePropensity.standardError)
    }
    for covered in [plain, robust] { #expect((272...296).contains(covered), "\(covered) of 300") }
  }

  /// Saito and others 2021 (Open Bandit Dataset): a log of a policy that learns, and one of uniform choice among 34 items.
  @Test(.enabled(if: hasBandit)) func uniformChoiceIsWorthAsMuchByTheOthersLogAsByItsOwn() throws {
    let names = ["click", "propensity_score", "item_id", "position"]
    let learner = try PublicData("obd_bandit/bts/men/men.csv", names)
    let uniform = try PublicData("obd_bandit/random/men/men.csv", names)
    let chances = try learner.numbers("propensity_score")
    let value = try PolicyValue.estimate(
      rewards: learner.numbers("click"), chances: chances, policyChances: chances.map { _ in 1.0 / 34 },
      support: 0.000_001...1)
    let clicks = try uniform.numbers("click")
    let own = try PolicyValue.estimate(
      rewards: clicks, chances: clicks.map { _ in 1.0 / 34 }, policyChances: clicks.map { _ in 1.0 / 34 },
      support: 0.01...1)
    #expect(isClose(own.inversePropensity.value, clicks.reduce(0, +) / Double(clicks.count), 1e-9))
    for estimate in [value.inversePropensity, value.selfNormalised] {
      let error =
        (estimate.standardError * estimate.standardError
        + own.inversePropensity.standardError * own.inversePropensity.standardError).squareRoot()
      #expect(abs(estimate.value - own.inversePropensity.value) < 2 * error)
    }
    // With the product's own support none of the uniform log's decisions counts.
    let strict = try PolicyValue.estimate(
      rewards: clicks, chances: clicks.map { _ in 1.0 / 34 }, policyChances: clicks.map { _ in 1.0 / 34 })
    #expect(strict.cautions.contains(.noSupport) && !strict.inversePropensity.isKnown)

    // The other way: the learner's chances by item and position, averaged over its log.
    var sums: [String: (Double, Double)] = [:]
    let cells = try zip(learner.text("item_id"), learner.text("position")).map { "\($0) \($1)" }
    for (cell, chance) in zip(cells, chances) {
      // Seen with probability `chance`: turned over, the mean is over time and not over showings.
      let sum = sums[cell] ?? (0, 0)
      sums[cell] = (sum.0 + 1, sum.1 + 1 / chance)
    }
    let policy = try zip(uniform.text("item_id"), uniform.text("position")).map { item, position in
      sums["\(item) \(position)"].map { $0.0 / $0.1 } ?? 0
    }
    let other = try PolicyValue.estimate(
      rewards: clicks, chances: clicks.map { _ in 1.0 / 34 }, policyChances: policy.map { min(1, $0) },
      support: 0.01...1)
    let shown = try learner.numbers("click")
    let mean = shown.reduce(0, +) / Double(shown.count)
    let spread = (mean * (1 - mean) / Double(shown.count)).squareRoot()
    let error = other.selfNormalised.standardError
    #expect(abs(other.selfNormalised.value - mean) < 2 * (error * error + spread * spread).squareRoot())
  }

  @Test func badNumbersAreSaidOrErrors() throws {
    let empty = try PolicyValue.estimate(rewards: [], chances: [], policyChances: [])
    #expect(empty.cautions.contains(.noSupport) && !empty.inversePropensity.isKnown)
    let nan = try PolicyValue.estimate(
      rewards: [.nan, 1, 0], chances: [0.5, 0.5, 0.5], policyChances: [0.5, 0.5, 0.5])
    #expect(nan.cautions.contains(.notFinite) && nan.decisions == 2 && nan.inversePropensity.value == 0.5)
    let one = try PolicyValue.estimate(rewards: [1], chances: [0.5], policyChances: [0.5])
    #expect(one.cautions.contains(.tooFewRows) && !one.inversePropensity.isKnown)
    let cluster = try PolicyValue.estimate(
      rewards: [1, 0], chances: [0.5, 0.5], policyChances: [0.5, 0.5], clusters: [1, 1])
    #expect(cluster.cautions.contains(.oneCluster) && !cluster.inversePropensity.isKnown)
    #expect(throws: StatisticsError.self) {
      try PolicyValue.estimate(rewards: [1], chances: [0.5], policyChances: [1.5])
    }
    #expect(throws: StatisticsError.self) { try PolicyValue.estimate(rewards: [1], chances: [], policyChances: [1]) }
  }
}
