/// Effects of several kinds, each drawn toward their mean by how much kinds differ: kind effect ~ N(mean, τ²), figure ~
/// N(kind effect, error²).
package struct NormalPooling: Hashable, Sendable {
  package enum Method: Hashable, Sendable {
    /// Restricted maximum likelihood.
    case restrictedLikelihood
    /// Paule and Mandel 1982.
    case pauleMandel
  }

  package struct Posterior: Hashable, Sendable {
    /// Mean and standard deviation; none where the kind has no figure.
    package var estimate: Estimate
    package var probabilityPositive: Double
  }

  /// Over kinds, with the error of Hartung and Knapp (t with kinds − 1 degrees of freedom).
  package var mean: Estimate
  /// τ, and Cochran's Q with its p.
  package var heterogeneity: Double
  package var q: Double
  package var qPValue: Double
  /// As the figures given, in that order.
  package var kinds: [Posterior]
  package var cautions: Set<Caution>

  package static func pool(_ estimates: [Estimate], method: Method = .restrictedLikelihood) -> NormalPooling {
    NormalPooling(
      mean: .none([.tooFewRows]), heterogeneity: .nan, q: .nan, qPValue: .nan, kinds: [], cautions: [.tooFewRows])
  }
}
