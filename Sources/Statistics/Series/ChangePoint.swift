import Glibc

/// Whether a series changed its level at some time, and when: the split with the largest likelihood ratio, judged against
/// the same series in random order, so that a series without a change is called changed as seldom as was asked, whatever
/// its scatter (a permutation test of the maximal statistic: Romano 1990, JASA 85).
package struct ChangePoint: Hashable, Sendable {
  /// The first period of the new level; `nil` where there are too few.
  package var split: Int?
  /// How often chance alone puts so clear a split somewhere.
  package var pValue: Double
  package var before: Double
  package var after: Double

  /// Fewer periods on either side are no level.
  package static let shortest = 3

  /// - Parameters:
  ///   - counts: by period.
  ///   - totals: of how many, by period; all 1 for plain counts. Periods with 0 say nothing.
  ///   - isShare: whether counts are of totals; else a rate per unit of total.
  ///   - rounds: random orders drawn, besides the true one.
  package static func find(
    counts: [Double], totals: [Double], isShare: Bool, rounds: Int = 499, seed: UInt64 = 20
  ) -> ChangePoint {
    var rows = zip(counts, totals).map { ($0, $1) }
    let found = best(rows, isShare)
    guard let found else { return ChangePoint(split: nil, pValue: 1, before: .nan, after: .nan) }
    var random = SeededRandom(seed: seed)
    var asClear = 1
    for _ in 0..<rounds {
      rows.shuffle(using: &random)
      if let other = best(rows, isShare), other.statistic >= found.statistic - 1e-9 { asClear += 1 }
    }
    return ChangePoint(
      split: found.split, pValue: Double(asClear) / Double(rounds + 1), before: found.before, after: found.after)
  }

  private static func best(
    _ rows: [(Double, Double)], _ isShare: Bool
  ) -> (split: Int, statistic: Double, before: Double, after: Double)? {
    guard rows.count >= 2 * shortest else { return nil }
    let all = rows.reduce((0.0, 0.0)) { ($0.0 + $1.0, $0.1 + $1.1) }
    guard all.1 > 0 else { return nil }
    var found: (split: Int, statistic: Double, before: Double, after: Double)?
    var left = (0.0, 0.0)
    for split in 1...(rows.count - shortest) {
      left = (left.0 + rows[split - 1].0, left.1 + rows[split - 1].1)
      guard split >= shortest else { continue }
      let right = (all.0 - left.0, all.1 - left.1)
      guard left.1 > 0, right.1 > 0 else { continue }
      let statistic = likelihood(left, isShare) + likelihood(right, isShare) - likelihood(all, isShare)
      if statistic > found?.statistic ?? -1 { found = (split, statistic, left.0 / left.1, right.0 / right.1) }
    }
    return found
  }

  /// Binomial or Poisson, at its own best level, without what does not hang on the split.
  private static func likelihood(_ sums: (Double, Double), _ isShare: Bool) -> Double {
    let (count, total) = sums
    guard count > 0 else { return 0 }
    let share = count / total
    guard isShare else { return count * log(share) - count }
    let rest = total - count
    return count * log(share) + (rest > 0 ? rest * log(1 - share) : 0)
  }
}
