import Statistics

/// Series of tries that are alike (the same recruiter, as many tries, reached or not), counted: there may be millions of
/// them, and a curve needs to know no more.
struct TryCells: Sendable {
  private let recruiters: Int
  /// The most tries of any series.
  private let most: Int
  /// Of all series, then by stratum: by recruiter, tries and whether they reached.
  private var counts: [[Int]]

  /// - Parameter hours: of the firm's day, in which each series began.
  init(_ series: [TrySeries], hours: [UInt8]) {
    let strata = TriesCurve.Stratum.allCases
    var (numbers, last) = ([UInt32: Int](), (recruiter: UInt32.max, number: 0))
    // Whoever rings somebody mostly goes on doing so.
    let places = series.map { one in
      if one.recruiter != last.recruiter || numbers.isEmpty {
        let number = numbers[one.recruiter] ?? numbers.count
        numbers[one.recruiter] = number
        last = (one.recruiter, number)
      }
      return last.number
    }
    recruiters = numbers.count
    most = series.reduce(1) { max($0, $1.tries) }
    counts = Array(repeating: Array(repeating: 0, count: 2 * recruiters * most), count: strata.count + 1)
    for (index, one) in series.enumerated() {
      let cell = 2 * (places[index] * most + one.tries - 1) + (one.reached ? 1 : 0)
      counts[0][cell] += 1
      for (place, stratum) in strata.enumerated() where stratum.includes(one, hour: Int(hours[index])) {
        counts[place + 1][cell] += 1
      }
    }
  }

  /// - Parameter stratum: `nil` for all series.
  func count(of stratum: TriesCurve.Stratum?) -> Int { cells(of: stratum).reduce(0, +) }

  func table(of stratum: TriesCurve.Stratum?) throws(StatisticsError) -> DiscreteTimeHazard {
    let all = cells(of: stratum)
    let used = all.indices.filter { all[$0] > 0 }
    return try DiscreteTimeHazard.table(
      tries: used.map { $0 / 2 % most + 1 }, reached: used.map { $0 % 2 == 1 }, counts: used.map { all[$0] },
      clusters: used.map { $0 / 2 / most }, through: 8)
  }

  private func cells(of stratum: TriesCurve.Stratum?) -> [Int] { counts[stratum.map { $0.rawValue + 1 } ?? 0] }
}
