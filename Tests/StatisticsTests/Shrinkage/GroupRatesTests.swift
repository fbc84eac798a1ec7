import Testing

@testable import Statistics

@Suite struct GroupRatesTests {
  private func rates(_ groups: [(rate: Double, units: Int)], trials: Int, seed: UInt64) -> GroupRates {
    var random = SeededRandom(seed: seed)
    var rates = GroupRates(groups: groups.count)
    for (place, group) in groups.enumerated() {
      for _ in 0..<group.units {
        let successes = (0..<trials).count { _ in random.unit() < group.rate }
        rates.add(group: place, successes: Double(successes), trials: Double(trials), concentration: .infinity)
      }
    }
    return rates
  }

  @Test func manyTrialsOfOneUnitAreWorthLessThanOneEachOfMany() {
    // At concentration 3, nine trials of one unit are worth 9 · 4 / 12 = 3.
    var one = GroupRates(groups: 1)
    one.add(group: 0, successes: 9, trials: 9, concentration: 3)
    one.settle()
    #expect(isClose(one.overall, 3.5 / 4))
  }

  @Test func groupsThatDifferKeepTheirRates() {
    var rates = rates([(0.1, 400), (0.5, 400), (0.3, 400)], trials: 5, seed: 5)
    rates.settle()
    #expect(abs(rates.rates[0] - 0.1) < 0.03)
    #expect(abs(rates.rates[1] - 0.5) < 0.03)
    #expect(rates.concentration < 30)
  }

  @Test func groupsThatDoNotDifferShareOneRate() {
    var rates = GroupRates(groups: 3)
    for group in 0..<3 { rates.add(group: group, successes: 20, trials: 50, concentration: .infinity) }
    rates.settle()
    #expect(rates.concentration == .infinity)
    #expect(rates.rates == Array(repeating: rates.overall, count: 3))
  }

  @Test func aSmallGroupIsDrawnTowardAll() {
    var rates = rates([(0.1, 300), (0.5, 300), (0.9, 1)], trials: 3, seed: 8)
    rates.settle()
    #expect(rates.rates[2] < 0.85)
    #expect(rates.rates[2] > rates.overall)
  }

  @Test func aGroupWithoutTrialsGetsTheOverallRate() {
    var rates = rates([(0.2, 100), (0.6, 100), (0, 0)], trials: 4, seed: 2)
    rates.settle()
    #expect(isClose(rates.rates[2], rates.overall))
    var none = GroupRates(groups: 2)
    none.settle()
    #expect(none.rates == [0.5, 0.5])
  }
}
