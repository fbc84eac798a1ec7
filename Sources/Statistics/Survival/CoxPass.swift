import Glibc

/// What one look at all risk sets says of given coefficients (in the design's scale).
struct CoxPass {
  let design: CoxDesign
  let ties: CoxRegression.Ties
  private(set) var logLikelihood = 0.0
  /// By sorted place: weight · exp(linear predictor).
  private(set) var risk: [Double]
  /// Increment of the baseline hazard at each group, and what of it counts for the group's own events.
  private(set) var hazard: [Double]
  private(set) var ownHazard: [Double]
  /// By group, `blocks` each: mean covariates over the risk set, times the increment (again for all and for own events),
  /// and the mean that residuals of its events are taken from.
  private(set) var meanHazard: [SIMD4<Double>] = []
  private(set) var ownMeanHazard: [SIMD4<Double>] = []
  private(set) var eventMeans: [SIMD4<Double>] = []
  /// Σ over groups of factor · Σ (mean covariates)(mean covariates)ᵀ, lower blocks by rows.
  private var outer: [SIMD4<Double>]
  private let keepsMeans: Bool
  private let factors: [Double]?

  /// - Parameters:
  ///   - keepsMeans: for residuals.
  ///   - factors: by group, multiplies its part of the information; `nil` = 1.
  init(
    _ design: CoxDesign, _ coefficients: [Double], ties: CoxRegression.Ties, keepsMeans: Bool = false,
    factors: [Double]? = nil
  ) {
    self.design = design
    self.ties = ties
    self.keepsMeans = keepsMeans
    self.factors = factors
    let groups = design.groups.count
    risk = Array(repeating: 0, count: design.rows.count)
    hazard = Array(repeating: 0, count: groups)
    ownHazard = hazard
    outer = Array(repeating: .zero, count: design.columns * design.blocks)
    if keepsMeans {
      meanHazard = Array(repeating: .zero, count: groups * design.blocks)
      ownMeanHazard = meanHazard
      eventMeans = meanHazard
    }
    predict(coefficients)
    for stratum in 0..<(design.strata.count - 1) { gather(stratum) }
  }

  private mutating func predict(_ coefficients: [Double]) {
    var beta = Array(repeating: SIMD4<Double>.zero, count: design.blocks)
    for (column, value) in coefficients.enumerated() { beta[column / 4][column % 4] = value }
    let blocks = design.blocks
    var sum = 0.0
    let eventEnds = design.groups
    var linear = Array(repeating: 0.0, count: risk.count)
    design.x.withUnsafeBufferPointer { x in
      for place in linear.indices {
        var dot = x[place * blocks] * beta[0]
        for block in 1..<max(1, blocks) { dot += x[place * blocks + block] * beta[block] }
        let value = dot.sum()
        linear[place] = value
        risk[place] = design.weights[place] * exp(value)
      }
    }
    for group in eventEnds {
      for place in group.firstEvent..<(group.firstEvent + group.events) { sum += design.weights[place] * linear[place] }
    }
    logLikelihood = sum
  }

  /// The pass from the latest time to the earliest: sums over the risk set as it grows.
  private mutating func gather(_ stratum: Int) {
    let blocks = design.blocks
    var total = 0.0
    var sums = Array(repeating: SIMD4<Double>.zero, count: blocks)
    var tied = sums
    var leaver = design.leaverBounds.isEmpty ? 0 : design.leaverBounds[stratum]
    let lastLeaver = design.leaverBounds.isEmpty ? 0 : design.leaverBounds[stratum + 1]
    let design = design
    let risk = risk
    for index in design.strata[stratum]..<design.strata[stratum + 1] {
      let group = design.groups[index]
      total += Self.add(group.from..<group.end, risk, design.x, to: &sums)
      while leaver < lastLeaver, design.entries[Int(design.leavers[leaver])] >= group.time {
        let place = Int(design.leavers[leaver])
        total -= risk[place]
        for block in 0..<blocks { sums[block] -= risk[place] * design.x[place * blocks + block] }
        leaver += 1
      }
      var tiedTotal = 0.0
      if group.events > 1, ties == .efron {
        for block in 0..<blocks { tied[block] = .zero }
        tiedTotal = Self.add(group.firstEvent..<(group.firstEvent + group.events), risk, design.x, to: &tied)
      }
      settle(index, group, total, sums, tiedTotal, tied)
    }
  }

  /// Adds risk · x of some rows to `sums`, and gives the sum of their risks.
  @inline(__always)
  private static func add(
    _ rows: Range<Int>, _ risk: [Double], _ x: [SIMD4<Double>], to sums: inout [SIMD4<Double>]
  ) -> Double {
    let blocks = sums.count
    var total = 0.0
    risk.withUnsafeBufferPointer { risk in
      x.withUnsafeBufferPointer { x in
        sums.withUnsafeMutableBufferPointer { sums in
          if blocks == 2 {
            // Up to eight covariates: both sums stay in registers.
            var (first, second) = (sums[0], sums[1])
            for place in rows {
              total += risk[place]
              first += risk[place] * x[2 * place]
              second += risk[place] * x[2 * place + 1]
            }
            (sums[0], sums[1]) = (first, second)
            return
          }
          for place in rows {
            total += risk[place]
            for block in 0..<blocks { sums[block] += risk[place] * x[place * blocks + block] }
          }
        }
      }
    }
    return total
  }

  /// One time of events: likelihood, hazard and means. With d events Efron takes l/d of the tied events out of the risk
  /// set for the l-th of them, l = 0 … d − 1; sums over l of 1, a and a² over (S₀ − a D₀)², a = l/d, are all it takes.
  private mutating func settle(
    _ index: Int, _ group: CoxDesign.Group, _ total: Double, _ sums: [SIMD4<Double>], _ tiedTotal: Double,
    _ tied: [SIMD4<Double>]
  ) {
    let isTied = group.events > 1 && ties == .efron
    let steps = isTied ? group.events : 1
    let weight = group.weight / Double(steps)
    var all = 0.0
    var own = 0.0
    var (first, cross, second) = (0.0, 0.0, 0.0)
    var (ownFirst, ownCross) = (0.0, 0.0)
    var (meanFirst, meanCross) = (0.0, 0.0)
    for step in 0..<steps {
      let share = Double(step) / Double(steps)
      let left = total - share * tiedTotal
      let inverse = 1 / left
      logLikelihood -= weight * log(left)
      all += weight * inverse
      own += weight * (1 - share) * inverse
      let square = weight * inverse * inverse
      first += square
      cross += square * share
      second += square * share * share
      ownFirst += square * (1 - share)
      ownCross += square * share * (1 - share)
      meanFirst += inverse
      meanCross += inverse * share
    }
    hazard[index] = all
    ownHazard[index] = own
    addOuter(factors?[index] ?? 1, sums, tied, (first, cross, second), isTied: isTied)
    guard keepsMeans else { return }
    for block in 0..<design.blocks {
      let at = index * design.blocks + block
      meanHazard[at] = first * sums[block] - cross * tied[block] * (isTied ? 1 : 0)
      ownMeanHazard[at] = ownFirst * sums[block] - ownCross * tied[block] * (isTied ? 1 : 0)
      eventMeans[at] = (meanFirst * sums[block] - (isTied ? meanCross : 0) * tied[block]) / Double(steps)
    }
  }

  private mutating func addOuter(
    _ factor: Double, _ sums: [SIMD4<Double>], _ tied: [SIMD4<Double>], _ parts: (Double, Double, Double), isTied: Bool
  ) {
    let blocks = design.blocks
    for row in 0..<design.columns {
      let sum = sums[row / 4][row % 4]
      let other = isTied ? tied[row / 4][row % 4] : 0
      let plain = factor * (parts.0 * sum - parts.1 * other)
      let shared = factor * (parts.2 * other - parts.1 * sum)
      for block in 0...(row / 4) {
        outer[row * blocks + block] += plain * sums[block]
        if isTied { outer[row * blocks + block] += shared * tied[block] }
      }
    }
  }

  /// By sorted place: the baseline hazard that the row was exposed to while watched. The pass back: earliest time first.
  func exposure() -> [Double] {
    var result = Array(repeating: 0.0, count: risk.count)
    var through = Array(repeating: 0.0, count: design.groups.count)
    for stratum in 0..<(design.strata.count - 1) {
      var sum = 0.0
      for index in (design.strata[stratum]..<design.strata[stratum + 1]).reversed() {
        let group = design.groups[index]
        let before = sum
        sum += factored(hazard[index], index)
        through[index] = sum
        for place in group.from..<group.end { result[place] = sum }
        let own = before + factored(ownHazard[index], index)
        for place in group.firstEvent..<(group.firstEvent + group.events) { result[place] = own }
      }
      if !design.entryGroups.isEmpty { takeOff(&result, through, stratum) }
    }
    return result
  }

  /// What passed before the rows were watched.
  private func takeOff(_ result: inout [Double], _ through: [Double], _ stratum: Int) {
    for leaver in design.leaverBounds[stratum]..<design.leaverBounds[stratum + 1] {
      let place = Int(design.leavers[leaver])
      let group = Int(design.entryGroups[place])
      if group >= 0 { result[place] -= through[group] }
    }
  }

  private func factored(_ value: Double, _ group: Int) -> Double { value * (factors?[group] ?? 1) }

  /// Score and information: Σ x (w δ − r H) and Σ r H x xᵀ − Σ of the outer products.
  func derivatives() -> (score: [Double], information: Matrix) {
    let (blocks, columns) = (design.blocks, design.columns)
    var residuals = exposure()
    for place in residuals.indices { residuals[place] *= risk[place] }
    var products = Array(repeating: SIMD4<Double>.zero, count: columns * blocks)
    var score = Array(repeating: SIMD4<Double>.zero, count: blocks)
    design.x.withUnsafeBufferPointer { x in
      residuals.withUnsafeBufferPointer { residuals in
        products.withUnsafeMutableBufferPointer { products in
          for place in 0..<residuals.count {
            let row = x.baseAddress.map { $0 + place * blocks }
            guard let row else { continue }
            let factor = residuals[place]
            for block in 0..<blocks { score[block] -= factor * row[block] }
            for column in 0..<columns {
              let scaled = factor * row[column / 4][column % 4]
              for block in 0...(column / 4) { products[column * blocks + block] += scaled * row[block] }
            }
          }
        }
      }
      for (index, group) in design.groups.enumerated() {
        for place in group.firstEvent..<(group.firstEvent + group.events) {
          let weight = design.weights[place] * (factors?[index] ?? 1)
          for block in 0..<blocks { score[block] += weight * x[place * blocks + block] }
        }
      }
    }
    var information = Matrix(rows: columns, columns: columns)
    for row in 0..<columns {
      for column in 0...row {
        let block = row * blocks + column / 4
        information[row, column] = products[block][column % 4] - outer[block][column % 4]
        information[column, row] = information[row, column]
      }
    }
    return ((0..<columns).map { score[$0 / 4][$0 % 4] }, information)
  }
}
