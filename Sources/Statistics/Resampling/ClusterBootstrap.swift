/// The mean of values that come in clusters, with an interval from drawing whole clusters again and again: five values
/// of one cluster are not the word of five.
package struct ClusterBootstrap: Sendable {
  private var sums: [Double] = []
  private var counts: [Int] = []

  package init() {}

  package mutating func add(sum: Double, count: Int) {
    guard count > 0 else { return }
    sums.append(sum)
    counts.append(count)
  }

  package var clusterCount: Int { sums.count }
  package var valueCount: Int { counts.reduce(0, +) }

  package struct Mean: Hashable, Sendable {
    package var value: Double
    package var interval: Interval
  }

  /// - Parameters:
  ///   - replicates: how often to draw.
  ///   - seed: the same seed, the same interval; clusters in the same order.
  /// - Returns: the mean of all values and the percentile interval (Davison and Hinkley 1997, §5.3); `nil` with fewer
  ///   than two clusters.
  package func mean(replicates: Int = 2_000, seed: UInt64, level: Double = 0.95) -> Mean? {
    guard sums.count > 1, replicates > 1 else { return nil }
    var random = SeededRandom(seed: seed)
    var means: [Double] = []
    means.reserveCapacity(replicates)
    for _ in 0..<replicates {
      var sum = 0.0
      var count = 0
      for _ in sums.indices {
        let drawn = random.below(sums.count)
        sum += sums[drawn]
        count += counts[drawn]
      }
      means.append(sum / Double(count))
    }
    guard let interval = Self.interval(means, level: level) else { return nil }
    return Mean(value: sums.reduce(0, +) / Double(valueCount), interval: interval)
  }

  /// The percentile interval of some replicates; `nil` of fewer than two.
  static func interval(_ figures: [Double], level: Double) -> Interval? {
    guard figures.count > 1 else { return nil }
    let sorted = figures.sorted()
    let tail = (1 - level) / 2
    return Interval(low: quantile(sorted, tail), high: quantile(sorted, 1 - tail))
  }

  /// Between the two nearest, in proportion.
  private static func quantile(_ sorted: [Double], _ p: Double) -> Double {
    let place = p * Double(sorted.count - 1)
    let lower = Int(place)
    let upper = min(lower + 1, sorted.count - 1)
    return sorted[lower] + (place - Double(lower)) * (sorted[upper] - sorted[lower])
  }
}
