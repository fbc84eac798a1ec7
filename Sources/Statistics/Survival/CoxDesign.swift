/// The rows of a Cox regression in the order in which risk sets grow: by stratum, latest time first, events before
/// others at the same time. Sorted once; each iteration is then one pass that way and one back.
struct CoxDesign {
  /// All rows at risk at one time of events that were not at risk at the one after it, and that time's events.
  struct Group {
    var time: Double
    /// Rows `from ..< end` join the risk set here; `firstEvent ..< firstEvent + events` of them are its events.
    var from: Int
    var firstEvent: Int
    var events: Int
    var end: Int
    /// Weight of the events.
    var weight: Double
  }

  let rows: SurvivalRows
  /// Sorted place → row of `rows`.
  let order: [Int32]
  let columns: Int
  /// SIMD4 blocks in a row of `x`.
  let blocks: Int
  /// Row-major in sorted order, `blocks` a row; centred and scaled, padded with 0.
  var x: [SIMD4<Double>]
  let means: [Double]
  /// 1 for a constant column.
  let scales: [Double]
  let isConstant: [Bool]
  /// In sorted order.
  let weights: [Double]
  /// Latest time first within a stratum.
  let groups: [Group]
  /// Groups of stratum s: `strata[s] ..< strata[s + 1]`.
  let strata: [Int]
  /// With left truncation, by stratum: sorted places by beginning, latest first; and its bounds.
  let leavers: [Int32]
  let leaverBounds: [Int]
  let entries: [Double]
  /// By sorted place: the latest group of its stratum at or before the row's beginning; −1 without one.
  let entryGroups: [Int32]

  var eventCount: Int { groups.reduce(0) { $0 + $1.events } }

  init(_ rows: SurvivalRows, covariates: Matrix, strata given: [Int]?) {
    self.rows = rows
    let strataIds = given.map { all in DenseIds(rows.rows.map { all[$0] }) }
    order = Self.sorted(rows, strataIds)
    weights = order.map { rows.weights[Int($0)] }
    columns = covariates.columns
    blocks = max(1, (columns + 3) / 4)
    let standard = Self.standard(covariates, rows)
    (means, scales, isConstant) = (standard.means, standard.scales, standard.isConstant)
    x = Self.packed(covariates, rows, order, standard, blocks)
    (groups, strata) = Self.grouped(rows, order, strataIds)
    if let all = rows.entries {
      entries = order.map { all[Int($0)] }
      (leavers, leaverBounds, entryGroups) = Self.leaving(entries, order, groups, strata, strataIds)
    } else {
      (entries, leavers, leaverBounds, entryGroups) = ([], [], [], [])
    }
  }

  private static func sorted(_ rows: SurvivalRows, _ strata: DenseIds?) -> [Int32] {
    var order: [Int32] = []
    order.reserveCapacity(rows.count)
    for row in 0..<rows.count where rows.ends[row] == 1 { order.append(Int32(row)) }
    for row in 0..<rows.count where rows.ends[row] != 1 { order.append(Int32(row)) }
    order = RowOrder.descending(order, by: rows.times)
    guard let strata, strata.count > 1 else { return order }
    return RowOrder.ascending(order, by: strata.places.map(Double.init))
  }

  private typealias Standard = (means: [Double], scales: [Double], isConstant: [Bool])

  /// Weighted mean and standard deviation of each column.
  private static func standard(_ covariates: Matrix, _ rows: SurvivalRows) -> Standard {
    var result: Standard = ([], [], [])
    let total = rows.weights.reduce(0, +)
    for column in 0..<covariates.columns {
      var (sum, squares) = (0.0, 0.0)
      let first = rows.rows.first.map { covariates[$0, column] } ?? 0
      for (place, row) in rows.rows.enumerated() { sum += rows.weights[place] * (covariates[row, column] - first) }
      let mean = sum / total
      for (place, row) in rows.rows.enumerated() {
        let distance = covariates[row, column] - first - mean
        squares += rows.weights[place] * distance * distance
      }
      let spread = (squares / total).squareRoot()
      let isConstant = !(spread > 1e-12 * max(1e-300, abs(first + mean)))
      result.means.append(isConstant ? first : first + mean)
      result.scales.append(isConstant ? 1 : spread)
      result.isConstant.append(isConstant)
    }
    return result
  }

  private static func packed(
    _ covariates: Matrix, _ rows: SurvivalRows, _ order: [Int32], _ standard: Standard, _ blocks: Int
  ) -> [SIMD4<Double>] {
    var x = Array(repeating: SIMD4<Double>.zero, count: rows.count * blocks)
    x.withUnsafeMutableBytes { bytes in
      let numbers = bytes.bindMemory(to: Double.self)
      covariates.values.withUnsafeBufferPointer { values in
        // Row by row: the packed rows are written once, in order.
        for place in order.indices {
          let row = rows.rows[Int(order[place])]
          for column in 0..<covariates.columns where !standard.isConstant[column] {
            let value = values[column * covariates.rows + row]
            numbers[place * blocks * 4 + column] = (value - standard.means[column]) / standard.scales[column]
          }
        }
      }
    }
    return x
  }

  private static func grouped(_ rows: SurvivalRows, _ order: [Int32], _ strata: DenseIds?) -> ([Group], [Int]) {
    var groups: [Group] = []
    var bounds = [0]
    var from = 0
    var place = 0
    while place < order.count {
      let stratum = strata?.places[Int(order[place])] ?? 0
      let time = rows.times[Int(order[place])]
      var group = Group(time: time, from: from, firstEvent: place, events: 0, end: place, weight: 0)
      while place < order.count, rows.times[Int(order[place])] == time,
        (strata?.places[Int(order[place])] ?? 0) == stratum
      {
        if rows.ends[Int(order[place])] == 1 {
          group.events += 1
          group.weight += rows.weights[Int(order[place])]
        }
        place += 1
      }
      group.end = place
      if group.events > 0 {
        groups.append(group)
        from = place
      }
      if place == order.count || (strata?.places[Int(order[place])] ?? 0) != stratum {
        bounds.append(groups.count)
        from = place
      }
    }
    return (groups, bounds)
  }

  private static func leaving(
    _ entries: [Double], _ order: [Int32], _ groups: [Group], _ strata: [Int], _ ids: DenseIds?
  ) -> ([Int32], [Int], [Int32]) {
    var leavers = RowOrder.descending((0..<Int32(order.count)).map { $0 }, by: entries)
    let stratum = order.map { ids?.places[Int($0)] ?? 0 }
    if let ids, ids.count > 1 { leavers = RowOrder.ascending(leavers, by: stratum.map(Double.init)) }
    var bounds = Array(repeating: 0, count: strata.count)
    for place in stratum { bounds[place + 1] += 1 }
    for index in 1..<bounds.count { bounds[index] += bounds[index - 1] }
    var first = Array(repeating: Int32(0), count: order.count)
    for place in order.indices {
      var (low, high) = (strata[stratum[place]], strata[stratum[place] + 1])
      while low < high {
        let middle = (low + high) / 2
        if groups[middle].time <= entries[place] { high = middle } else { low = middle + 1 }
      }
      first[place] = low == strata[stratum[place] + 1] ? -1 : Int32(low)
    }
    return (leavers, bounds, first)
  }
}
