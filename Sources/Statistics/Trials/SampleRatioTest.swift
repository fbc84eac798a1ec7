/// Whether units were assigned with the chances that were announced: may be looked at after every unit.
package struct SampleRatioTest: Hashable, Sendable {
  package internal(set) var units = 0
  package internal(set) var treated = 0
  /// Expected to be treated.
  package internal(set) var expected = 0.0

  package init() {}

  /// - Throws: `outOfRange` for a chance outside 0 … 1, ends left out.
  package mutating func add(treated: Bool, chance: Double) throws(StatisticsError) {}

  /// Evidence against the announced chances: a non-negative martingale that begins at 1 where they hold.
  package var eValue: Double { 1 }
  /// Holds whenever looked at: the largest e-value so far, turned over.
  package var pValue: Double { 1 }
  /// `sampleRatioOff` where `pValue` is at or below `alpha`.
  package func cautions(alpha: Double = 0.01) -> Set<Caution> { [] }
}
