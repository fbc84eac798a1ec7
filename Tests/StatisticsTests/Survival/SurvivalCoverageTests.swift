import Foundation
import Testing

@testable import Statistics

/// Samples whose truth is known; rows come in clusters that share a lean.
struct SurvivalCoverageTests {
  private func exponential(_ random: inout SeededRandom, _ rate: Double) -> Double { -log(1 - random.unit()) / rate }

  @Test func kaplanMeierAndAalenJohansenCoverTheTruth() throws {
    var random = SeededRandom(seed: 2_026)
    var (curve, incidence, mean) = (0, 0, 0)
    // Rates 0.1 and 0.05, censored at rate 0.05: S of end 1 alone e^−0.5 at 5; incidence ⅔ (1 − e^−0.75).
    let truth = (exp(-0.5), 2.0 / 3 * (1 - exp(-0.75)), (1 - exp(-0.5)) / 0.1)
    for _ in 0..<400 {
      var (times, ends) = ([Double](), [Int]())
      for _ in 0..<150 {
        let drawn = [exponential(&random, 0.1), exponential(&random, 0.05), exponential(&random, 0.05)]
        let first = drawn.firstIndex(of: drawn.min() ?? 0) ?? 0
        times.append(drawn[first])
        ends.append([1, 2, 0][first])
      }
      let records = try SurvivalRecords(times: times, ends: ends)
      if KaplanMeier.curve(records).interval(at: 5).contains(truth.0) { curve += 1 }
      if AalenJohansen.incidence(records, at: [5])[0].interval().contains(truth.1) { incidence += 1 }
      if try RestrictedMean.estimate(records, until: 5).interval().contains(truth.2) { mean += 1 }
    }
    for (name, covered) in [("curve", curve), ("incidence", incidence), ("mean", mean)] {
      // 95 % of 400 is 380, give or take 4.4.
      #expect((366...394).contains(covered), "\(name): \(covered) of 400")
    }
  }

  @Test func differencesBetweenArmsCoverNothingWithClustersInBoth() throws {
    var random = SeededRandom(seed: 77)
    var (mean, incidence, cox) = (0, 0, 0)
    for _ in 0..<300 {
      var (times, ends, clusters, treated) = ([Double](), [Int](), [Int](), [Bool]())
      for cluster in 0..<60 {
        let rate = 0.1 * exp(random.unit() - 0.5)
        // Whole clusters are treated: forgetting them would be far too sure.
        for _ in 0..<5 {
          let (time, stop) = (exponential(&random, rate), 4 + 8 * random.unit())
          times.append(min(time, stop))
          ends.append(time <= stop ? 1 : 0)
          clusters.append(cluster)
          treated.append(cluster % 2 == 0)
        }
      }
      let records = try SurvivalRecords(times: times, ends: ends, clusters: clusters)
      if try RestrictedMean.difference(records, treated: treated, until: 4).interval().contains(0) { mean += 1 }
      if try AalenJohansen.difference(records, treated: treated, at: [4])[0].interval().contains(0) { incidence += 1 }
      let x = try Matrix(columns: [treated.map { $0 ? 1 : 0 }])
      if try CoxRegression.fit(records, covariates: x).estimate(0).interval().contains(0) { cox += 1 }
    }
    for (name, covered) in [("mean", mean), ("incidence", incidence), ("cox", cox)] {
      // 95 % of 300 is 285, give or take 3.8; sandwiches are a little short.
      #expect((270...298).contains(covered), "\(name): \(covered) of 300")
    }
  }

  @Test func coxFindsWhatWasPlanted() throws {
    var random = SeededRandom(seed: 14)
    var (x, times, ends) = ([Double](), [Double](), [Int]())
    for _ in 0..<20_000 {
      let value = random.unit() * 2 - 1
      let (time, stop) = (exponential(&random, 0.1 * exp(0.7 * value)), 12 * random.unit())
      x.append(value)
      times.append(min(time, stop))
      ends.append(time <= stop ? 1 : 0)
    }
    let fit = try CoxRegression.fit(SurvivalRecords(times: times, ends: ends), covariates: Matrix(columns: [x]))
    #expect(abs(fit.coefficients[0] - 0.7) < 3 * fit.estimate(0).standardError)
    #expect(fit.estimate(0).standardError < 0.03)
  }
}
