import Foundation
import Testing

@testable import Drawing

struct TicksTests {
  /// The example in the manual of the R package labeling, whose author wrote the paper.
  @Test func thePublishedExampleComesOut() throws {
    let steps = try #require(NiceSearch.steps(from: 8.1, to: 14.1, wanted: 4))
    #expect(steps.values == [8, 10, 12, 14])
  }

  /// The paper's score, tried on every candidate without the bounds by which the search leaves most of them out.
  @Test func noCandidateScoresBetterThanTheOneFound() throws {
    for seed in 1...40 {
      var random = SmallRandom(seed)
      let low = (random.unit() - 0.5) * 200
      let high = low + random.unit() * pow(10, Double(random.below(6)) - 2) + 1e-3
      let wanted = 2 + random.below(7)
      let found = try #require(NiceSearch.steps(from: low, to: high, wanted: wanted))
      let best = Exhaustive(low: low, high: high, wanted: wanted)
      #expect(abs(best.score(of: found) - best.highest()) < 1e-6, "seed \(seed): \(low) to \(high), \(wanted)")
    }
  }

  @Test func ticksLieWithinTheRangeAndAreLabelledOnce() {
    for seed in 1...2_000 {
      var random = SmallRandom(seed)
      let low = random.figure(100)
      let high = low + abs(random.figure(100))
      let style = random.style()
      let ticks = Ticks.within(low, high, style: style, wanted: 2 + random.below(9))
      let slack = (high - low) * 1e-6
      #expect(ticks.allSatisfy { $0.value >= low - slack && $0.value <= high + slack }, "seed \(seed)")
      #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0.value < $1.value }, "seed \(seed)")
      #expect(ticks.count < 60, "seed \(seed)")
      if style == .count { #expect(ticks.allSatisfy { $0.value == $0.value.rounded() }, "seed \(seed)") }
    }
  }

  @Test func labelsAreShortAndHaveAsManyDecimalsAsTheirSteps() {
    let label = { (low: Double, high: Double, style: NumberStyle, wanted: Int) in
      Ticks.within(low, high, style: style, wanted: wanted).map(\.label)
    }
    #expect(label(-0.1, 0.2, .points, 4) == ["−10", "0", "+10", "+20"])
    #expect(label(0, 1, .percent, 5) == ["0%", "25%", "50%", "75%", "100%"])
    #expect(label(0, 60, .days, 5) == ["0", "14", "28", "42", "56"])
    #expect(label(0, 365, .days, 5) == ["0", "90", "180", "270", "360"])
    #expect(label(0, 3, .count, 8) == ["0", "1", "2", "3"])
    #expect(label(0, 40_000, .money(symbol: "£"), 5) == ["£0", "£10k", "£20k", "£30k", "£40k"])
    #expect(label(0, 0.45, .plain(decimals: 1), 5).first == "0.0")
  }

  @Test func emptyAndEndlessRangesHaveNoTicks() {
    for (low, high) in [(1.0, 1.0), (2, 1), (.nan, 1), (0, .infinity), (-.infinity, 0)] {
      #expect(Ticks.within(low, high, style: .count, wanted: 5).isEmpty)
    }
  }
}

/// The score of Talbot, Lin and Hanrahan (2010) without any shortcut.
private struct Exhaustive {
  let low: Double
  let high: Double
  let wanted: Int
  private let mantissas = [1.0, 5, 2, 2.5, 4, 3]

  init(low: Double, high: Double, wanted: Int) {
    self.low = low
    self.high = high
    self.wanted = wanted
  }

  func highest() -> Double {
    var best = -2.0
    for skip in 1...3 {
      for mantissa in mantissas {
        for exponent in -8...6 {
          let step = Double(skip) * mantissa * pow(10, Double(exponent))
          guard step * 60 > high - low, step < (high - low) * 6 else { continue }
          let unit = step / Double(skip)
          // Steps that begin or end half a range away score worse than any that are found.
          let half = Int((high - low) / unit / 2) + 1
          let first = Int((low / unit).rounded(.down))
          for start in (first - half)...(first + half) {
            for count in 2...16 {
              let last = (Double(start) + Double(skip * (count - 1))) * unit
              guard abs(last - high) < (high - low) / 2 else { continue }
              best = max(best, score(NiceSteps(first: Double(start) * unit, step: step, count: count), mantissa, skip))
            }
          }
        }
      }
    }
    return best
  }

  /// The best that can be said of these steps, which several mantissas may explain.
  func score(of steps: NiceSteps) -> Double {
    var best = -2.0
    for skip in 1...6 {
      for mantissa in mantissas {
        let power = log10(steps.step / mantissa / Double(skip))
        let start = steps.first / steps.step * Double(skip)
        guard abs(power - power.rounded()) < 1e-9, abs(start - start.rounded()) < 1e-6 else { continue }
        best = max(best, score(steps, mantissa, skip))
      }
    }
    return best
  }

  private func score(_ steps: NiceSteps, _ mantissa: Double, _ skip: Int) -> Double {
    let last = steps.first + steps.step * Double(steps.count - 1)
    let offset = abs(steps.first / steps.step - (steps.first / steps.step).rounded())
    let hasZero = offset < 1e-9 && steps.first <= 1e-12 && last >= -1e-12
    let rank = Double(mantissas.firstIndex(of: mantissa) ?? 0)
    let simplicity = 1 - rank / 5 - Double(skip) + (hasZero ? 1 : 0)
    let range = high - low
    let coverage = 1 - 0.5 * (pow(high - last, 2) + pow(low - steps.first, 2)) / pow(0.1 * range, 2)
    let ratio = Double(steps.count - 1) / (last - steps.first)
    let target = Double(wanted - 1) / (max(last, high) - min(low, steps.first))
    let density = 2 - max(ratio / target, target / ratio)
    return 0.25 * simplicity + 0.2 * coverage + 0.5 * density + 0.05
  }
}
