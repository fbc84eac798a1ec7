import Glibc

/// Evenly spaced round numbers for an axis.
struct NiceSteps: Hashable {
  var first: Double
  var step: Double
  var count: Int

  var values: [Double] { (0..<count).map { first + Double($0) * step } }
}

/// The extended form of Wilkinson's search: J. Talbot, S. Lin and P. Hanrahan, "An Extension of Wilkinson's Algorithm for
/// Positioning Tick Labels on Axes", IEEE Transactions on Visualization and Computer Graphics 16 (2010), with their
/// weights; legibility is judged afterwards, where the labels are placed.
struct NiceSearch {
  private static let mantissas = [1.0, 5, 2, 2.5, 4, 3]
  private static let weights = (simplicity: 0.25, coverage: 0.2, density: 0.5, legibility: 0.05)

  let low: Double
  let high: Double
  /// How many are wanted.
  let wanted: Int
  let isWhole: Bool

  private var best: (steps: NiceSteps, score: Double)?

  /// - Returns: nil where the range is empty, not finite, or too narrow for the precision of numbers.
  static func steps(from low: Double, to high: Double, wanted: Int, isWhole: Bool = false) -> NiceSteps? {
    guard low.isFinite, high.isFinite, high - low > max(abs(low), abs(high)) * 1e-9, high - low < 1e15 else {
      return nil
    }
    var search = NiceSearch(low: low, high: high, wanted: max(2, min(20, wanted)), isWhole: isWhole)
    search.run()
    return search.best?.steps
  }

  private init(low: Double, high: Double, wanted: Int, isWhole: Bool) {
    self.low = low
    self.high = high
    self.wanted = wanted
    self.isWhole = isWhole
  }

  private var bestScore: Double { best?.score ?? -2 }

  private mutating func run() {
    for skip in 1...6 {
      for (rank, mantissa) in Self.mantissas.enumerated() {
        let hope = simplicity(rank, skip, hasZero: true)
        if score(hope, 1, 1) < bestScore { return }
        searchCounts(mantissa, rank: rank, skip: skip, hope: hope)
      }
    }
  }

  private mutating func searchCounts(_ mantissa: Double, rank: Int, skip: Int, hope: Double) {
    for count in 2...40 {
      let density = count >= wanted ? 2 - Double(count - 1) / Double(wanted - 1) : 1
      if score(hope, 1, density) < bestScore { return }
      let room = (high - low) / Double(count + 1) / (Double(skip) * mantissa)
      let first = Int(log10(room).rounded(.up))
      for exponent in first...(first + 4) {
        let step = Double(skip) * mantissa * Decimals.power(exponent)
        if score(hope, bestCoverage(span: step * Double(count - 1)), density) < bestScore { break }
        if isWhole, step < 1 || step != step.rounded() { continue }
        searchStarts(step, count: count, rank: rank, skip: skip)
      }
    }
  }

  private mutating func searchStarts(_ step: Double, count: Int, rank: Int, skip: Int) {
    let last = Int((high / step).rounded(.down)) * skip - (count - 1) * skip
    let first = Int((low / step).rounded(.up)) * skip
    guard last <= first else { return }
    for start in last...first {
      if isWhole, start % skip != 0 { continue }
      let from = Double(start) * (step / Double(skip))
      let to = from + step * Double(count - 1)
      let hasZero = start % skip == 0 && from <= 0 && to >= 0
      let total = score(simplicity(rank, skip, hasZero: hasZero), coverage(from, to), density(count, from, to))
      if total > bestScore { best = (NiceSteps(first: from, step: step, count: count), total) }
    }
  }

  private func score(_ simplicity: Double, _ coverage: Double, _ density: Double) -> Double {
    let weights = Self.weights
    return weights.simplicity * simplicity + weights.coverage * coverage + weights.density * density
      + weights.legibility
  }

  private func simplicity(_ rank: Int, _ skip: Int, hasZero: Bool) -> Double {
    1 - Double(rank) / Double(Self.mantissas.count - 1) - Double(skip) + (hasZero ? 1 : 0)
  }

  private func coverage(_ from: Double, _ to: Double) -> Double {
    let tenth = 0.1 * (high - low)
    return 1 - 0.5 * ((high - to) * (high - to) + (low - from) * (low - from)) / (tenth * tenth)
  }

  private func bestCoverage(span: Double) -> Double {
    let range = high - low
    guard span > range else { return 1 }
    let half = (span - range) / 2
    return 1 - half * half / (0.01 * range * range)
  }

  private func density(_ count: Int, _ from: Double, _ to: Double) -> Double {
    let ratio = Double(count - 1) / (to - from)
    let target = Double(wanted - 1) / (max(to, high) - min(low, from))
    return 2 - max(ratio / target, target / ratio)
  }
}
