/// One clustering with ids 0 ..< count, ready for sums.
struct DenseClusters: Sendable {
  let name: String
  let count: Int
  let ids: [Int32]

  init(_ clustering: Clustering) {
    let dense = DenseIds(clustering.ids.map { Int($0) })
    name = clustering.name
    ids = dense.places.map { Int32($0) }
    count = dense.count
  }

  /// Each row by itself.
  init(rows: Int) {
    name = "row"
    count = rows
    ids = (0..<Int32(rows)).map { $0 }
  }

  func sums(_ values: [Double]) -> [Double] {
    var result = Array(repeating: 0.0, count: count)
    for (index, id) in ids.enumerated() { result[Int(id)] += values[index] }
    return result
  }

  /// G / (G − 1) · Σ_g (Σ left)(Σ right) / n²: variance or covariance of two means with these (centred) influence
  /// functions.
  func covariance(_ left: [Double], _ right: [Double]) -> Double {
    guard count > 1 else { return .nan }
    let (a, b) = (sums(left), sums(right))
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    let rows = Double(left.count)
    return Double(count) / Double(count - 1) * sum / (rows * rows)
  }

  func variance(_ influence: [Double]) -> Double { covariance(influence, influence) }

  static func all(_ clusterings: [Clustering], rows: Int) -> [DenseClusters] {
    clusterings.isEmpty ? [DenseClusters(rows: rows)] : clusterings.map(DenseClusters.init)
  }

  /// Where the variance is largest; `nil` where each has fewer than two clusters.
  static func largest(_ all: [DenseClusters], _ influence: [Double]) -> (place: Int, variance: Double)? {
    var result: (place: Int, variance: Double)?
    for (place, clusters) in all.enumerated() {
      let variance = clusters.variance(influence)
      if variance.isFinite, variance > result?.variance ?? -1 { result = (place, variance) }
    }
    return result
  }
}
