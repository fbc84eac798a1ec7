import Glibc

/// How many jobs come in, a week, and how far that wanders.
package struct Arrivals: Sendable {
  /// Jobs a week, by kind.
  package private(set) var rates: [Double]
  /// Variance over mean of four weeks' counts, 1 or more.
  package private(set) var dispersion: Double
  /// Weeks it rests on, recent ones for more.
  package private(set) var weeks: Double
  /// The relative standard error of the rate, with what it has wandered from one half-year to the next.
  package private(set) var error: Double

  /// A week so long ago counts for half.
  private static let halfLife = 40.0
  private static let longest = 104

  init(_ record: PipelineRecord) {
    let available = max(1, min(Self.longest, (record.asOfDay - record.beginsDay) / 7))
    var counts = Array(repeating: Array(repeating: 0.0, count: available), count: PipelineRecord.kinds)
    for job in record.jobs {
      let ago = (record.asOfDay - 1 - job.openedDay) / 7
      if ago >= 0, ago < available { counts[job.kind][ago] += 1 }
    }
    let weights = (0..<available).map { pow(0.5, Double($0) / Self.halfLife) }
    let sum = weights.reduce(0, +)
    rates = counts.map { counts in zip(counts, weights).reduce(0) { $0 + $1.0 * $1.1 } / sum }
    // So many equally weighted weeks would have the same error.
    weeks = sum * sum / weights.reduce(0) { $0 + $1 * $1 }
    let totals = (0..<available).map { week in counts.reduce(0.0) { $0 + $1[week] } }
    dispersion = Self.dispersion(totals)
    let expected = max(1, rates.reduce(0, +) * weeks)
    error = (dispersion / expected + Self.drift(totals)).squareRoot()
  }

  private static func dispersion(_ totals: [Double]) -> Double {
    let months = blocks(totals, of: 4)
    guard months.count > 5 else { return 1.5 }
    let mean = months.reduce(0, +) / Double(months.count)
    guard mean > 0 else { return 1 }
    let variance = months.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(months.count - 1)
    return min(6, max(1, variance / mean))
  }

  /// The variance, relative to the square of the mean, of half a year's counts beyond chance: 0 where chance explains them.
  private static func drift(_ totals: [Double]) -> Double {
    let halves = blocks(totals, of: 26)
    guard halves.count > 2 else { return 0.01 }
    let mean = halves.reduce(0, +) / Double(halves.count)
    guard mean > 0 else { return 0 }
    let variance = halves.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(halves.count - 1)
    return min(0.25, max(0, (variance - mean) / (mean * mean)))
  }

  private static func blocks(_ totals: [Double], of size: Int) -> [Double] {
    (0..<totals.count / size).map { block in totals[block * size..<(block + 1) * size].reduce(0, +) }
  }

  func scaled(by factor: Double) -> Arrivals {
    var other = self
    other.rates = rates.map { $0 * factor }
    return other
  }
}
