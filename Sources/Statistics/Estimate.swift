/// A figure with what is known of its error. Trouble on the way to it is a caution beside it, never an exception.
package struct Estimate: Hashable, Sendable {
  /// NaN where there is none; a caution then says why.
  package var value: Double
  /// NaN where none can be given.
  package var standardError: Double
  /// Of the t that its interval is taken from; infinite = normal.
  package var degreesOfFreedom: Double
  package var cautions: Set<Caution>

  package init(
    _ value: Double, standardError: Double, degreesOfFreedom: Double = .infinity, cautions: Set<Caution> = []
  ) {
    self.value = value
    self.standardError = standardError
    self.degreesOfFreedom = degreesOfFreedom
    self.cautions = cautions
  }

  /// No figure.
  package static func none(_ cautions: Set<Caution>) -> Estimate {
    Estimate(.nan, standardError: .nan, cautions: cautions)
  }

  package var isKnown: Bool { value.isFinite && standardError.isFinite }

  /// Symmetric, from t; both ends NaN where there is no error.
  package func interval(_ level: Double = 0.95) -> Interval {
    let reach = StudentT(degrees: degreesOfFreedom).quantile((1 + level) / 2) * standardError
    return Interval(low: value - reach, high: value + reach)
  }

  /// How likely so large a figure is where the truth is 0, either way.
  package var pValue: Double { StudentT(degrees: degreesOfFreedom).bothTails(value / standardError) }
}
