/// How strong a hidden confounder would have to be, on the scale of risk ratios with treatment and with outcome, to
/// explain a figure away (VanderWeele and Ding 2017).
package struct EValue: Hashable, Sendable {
  /// Of the estimate; NaN where there is no ratio.
  package var point: Double
  /// Of the end of its 95 % interval that is nearer to no effect; 1 when the interval includes it.
  package var limit: Double

  package init(_ estimate: AIPWEstimate) {
    (point, limit) = (.nan, .nan)
  }
}
