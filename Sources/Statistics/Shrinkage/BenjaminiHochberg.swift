/// Many claims at once (Benjamini and Hochberg 1995).
package enum BenjaminiHochberg {
  /// The share of false claims expected among those with a q at or below each one's: as R's `p.adjust`. A p that is NaN
  /// has a q that is NaN and does not count among the claims.
  package static func qValues(_ pValues: [Double]) -> [Double] {
    let order = pValues.indices.filter { !pValues[$0].isNaN }.sorted { pValues[$0] > pValues[$1] }
    var result = Array(repeating: Double.nan, count: pValues.count)
    var least = 1.0
    for (place, index) in order.enumerated() {
      least = min(least, pValues[index] * Double(order.count) / Double(order.count - place))
      result[index] = least
    }
    return result
  }
}
