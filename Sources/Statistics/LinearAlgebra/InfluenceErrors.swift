/// The error of a figure whose rows each pull on it: the square root of Σ over clusters of (Σ of its rows' pulls)².
struct InfluenceErrors {
  let clusters: DenseIds

  /// - Parameter clusters: `nil` = each row for itself.
  init(_ clusters: [Int]?, count: Int) {
    self.clusters = clusters.map { DenseIds($0) } ?? DenseIds(count: count)
  }

  /// - Parameters:
  ///   - pulls: one a row: how far the figure moves with the row's weight, times its weight.
  ///   - corrected: by G / (G − 1) for G clusters that pull at all.
  func error(_ pulls: [Double], corrected: Bool) -> Double {
    var sums = Array(repeating: 0.0, count: clusters.count)
    for (row, pull) in pulls.enumerated() { sums[clusters.places[row]] += pull }
    let variance = sums.reduce(0) { $0 + $1 * $1 }
    let groups = Double(clusters.count)
    return (variance * (corrected ? groups / (groups - 1) : 1)).squareRoot()
  }

  /// Few clusters say little of how clusters differ.
  static func cautions(clusters: Int) -> Set<Caution> {
    clusters < 2 ? [.oneCluster] : clusters < 20 ? [.fewClusters] : []
  }
}
