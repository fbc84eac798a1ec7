/// How far each row moves Kaplan–Meier's curve. With Y at risk and d events, moving a row's weight moves −log S(t) by
/// 1/(Y − d) at its event less Σ d / (Y (Y − d)) over event times at which it was at risk.
struct KaplanMeierPulls {
  private let rows: SurvivalRows
  private let table: EventTable
  /// 1 / (Y − d); 0 where all end, as the curve is 0 from there.
  private let inverse: [Double]
  /// Σ d / (Y (Y − d)) over the first so many times.
  private let through: [Double]

  init(_ rows: SurvivalRows, _ table: EventTable) {
    (self.rows, self.table) = (rows, table)
    inverse = table.times.indices.map { place in
      let left = table.atRisk[place] - table.ends[0][place]
      return left > 1e-12 * table.atRisk[place] ? 1 / left : 0
    }
    var through = [0.0]
    for place in table.times.indices {
      through.append(through[place] + table.ends[0][place] / table.atRisk[place] * inverse[place])
    }
    self.through = through
  }

  /// The error of log S just after each time, clusters summed. Of a cluster's pull a − W G(t), a is what its rows have
  /// gathered, W its weight at risk: three sums over clusters, kept up to date, give the curve in one pass.
  func logErrors() -> [Double] {
    let byEnd = Self.inBuckets(table.places, count: table.times.count)
    let byEntry = Self.inBuckets(table.entryPlaces, count: table.times.count + 1)
    var gathered = Array(repeating: 0.0, count: rows.clusters.count)
    var weight = gathered
    var sums = (squares: 0.0, cross: 0.0, weights: 0.0)
    func move(_ row: Int, gather: Double, weigh: Double) {
      let cluster = rows.clusters.places[row]
      let (a, w) = (gathered[cluster], weight[cluster])
      let (b, v) = (a + gather, w + weigh)
      sums.squares += b * b - a * a
      sums.cross += b * v - a * w
      sums.weights += v * v - w * w
      (gathered[cluster], weight[cluster]) = (b, v)
    }
    return table.times.indices.map { place in
      for row in byEntry[place] {
        move(Int(row), gather: rows.weights[Int(row)] * through[place], weigh: rows.weights[Int(row)])
      }
      for row in byEnd[place] {
        let own = rows.ends[Int(row)] == 1 ? inverse[place] : 0
        let w = rows.weights[Int(row)]
        move(Int(row), gather: w * (own - through[place + 1]), weigh: -w)
      }
      let now = through[place + 1]
      return max(0, sums.squares - 2 * now * sums.cross + now * now * sums.weights).squareRoot()
    }
  }

  /// By row: weight · how far the area under the curve from 0 to a limit moves.
  /// - Parameters:
  ///   - areas: by time up to the limit: the area under the curve from that time to the limit.
  func areaPulls(_ areas: [Double]) -> [Double] {
    var past = [0.0]
    for place in areas.indices {
      past.append(past[place] + areas[place] * table.ends[0][place] / table.atRisk[place] * inverse[place])
    }
    return (0..<rows.count).map { row in
      let place = table.places[row]
      let own = place < areas.count && rows.ends[row] == 1 ? areas[place] * inverse[place] : 0
      let exposed = past[min(place + 1, areas.count)] - past[min(table.entryPlaces[row], areas.count)]
      return -rows.weights[row] * (own - exposed)
    }
  }

  private static func inBuckets(_ places: [Int], count: Int) -> [[Int32]] {
    var buckets = Array(repeating: [Int32](), count: count)
    for (row, place) in places.enumerated() { buckets[place].append(Int32(row)) }
    return buckets
  }
}
