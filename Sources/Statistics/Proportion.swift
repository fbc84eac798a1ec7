import Glibc

/// A share of so many, with an interval that never leaves 0 … 1 and is right for few and for none (Wilson 1927, Journal of
/// the American Statistical Association 22).
package struct Proportion: Hashable, Sendable {
  package let count: Int
  package let of: Int
  /// NaN of none.
  package let share: Double
  /// 95 %; NaN of none.
  package let interval: Interval

  /// Each stands for itself.
  package init(_ count: Int, of total: Int) {
    self.init(count, of: total, effective: Double(total))
  }

  /// What belongs together counts for less: so many of whom each cluster holds several, by the design effect of the share
  /// (Kish 1965): the variance between clusters against that of as many single ones, at least 1.
  /// - Parameters:
  ///   - counts: by cluster, those that count.
  ///   - totals: by cluster, all; the same length, none negative.
  package init(counts: [Int], totals: [Int]) {
    let (count, total) = (counts.reduce(0, +), totals.reduce(0, +))
    let share = Double(count) / Double(total)
    let single = Double(total) * share * (1 - share)
    let between = zip(counts, totals).reduce(0.0) { sum, cluster in
      let off = Double(cluster.0) - share * Double(cluster.1)
      return sum + off * off
    }
    let clusters = totals.count { $0 > 0 }
    let correction = clusters > 1 ? Double(clusters) / Double(clusters - 1) : 1
    let effect = single > 0 ? max(1, between * correction / single) : 1
    self.init(count, of: total, effective: Double(total) / effect)
  }

  private init(_ count: Int, of total: Int, effective: Double) {
    self.count = count
    self.of = total
    guard total > 0 else {
      share = .nan
      interval = Interval(low: .nan, high: .nan)
      return
    }
    let share = Double(count) / Double(total)
    let z = Normal.quantile(0.975)
    let denominator = 1 + z * z / effective
    let middle = (share + z * z / (2 * effective)) / denominator
    let reach = z / denominator * (share * (1 - share) / effective + z * z / (4 * effective * effective)).squareRoot()
    self.share = share
    interval = Interval(low: max(0, middle - reach), high: min(1, middle + reach))
  }
}

extension Proportion {
  /// What this share is more than another, with its 95 % range from both shares' own (Newcombe 1998, Stat. Med. 17, method
  /// 10): the two are of different things, and neither is known from the other.
  /// - Returns: `nil` where one of them is of none.
  package func more(than other: Proportion) -> (value: Double, interval: Interval)? {
    guard of > 0, other.of > 0 else { return nil }
    func apart(_ left: Double, _ right: Double) -> Double { (left * left + right * right).squareRoot() }
    let value = share - other.share
    let low = value - apart(share - interval.low, other.interval.high - other.share)
    let high = value + apart(interval.high - share, other.share - other.interval.low)
    return (value, Interval(low: low, high: high))
  }
}
