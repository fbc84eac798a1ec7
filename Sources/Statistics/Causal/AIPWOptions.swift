/// How a cross-fitted estimate is made. The values at the start are those of the product.
package struct AIPWOptions: Hashable, Sendable {
  package enum Learner: String, Hashable, Sendable {
    case logistic
    /// Gradient-boosted trees for the propensity and for outcomes of 0 and 1; other outcomes stay penalised linear.
    case trees
  }

  package var learner = Learner.logistic
  /// 2 or more.
  package var folds = 5
  /// How often folds are drawn anew; odd, so that one of them is the middle one.
  package var splits = 5
  /// Propensities outside are dropped, then everything is fitted once more.
  package var bounds = 0.05...0.95
  /// Penalties are chosen on at most so many rows: whole fold groups in order of a fixed shuffle of their ranks.
  package var penaltyRows = 20_000
  /// A nuisance learns from at most so many rows, both arms' outcomes together, evenly spread over the order of the sample;
  /// the figure is of all rows. See docs/decisions/0013-large-kinds.md.
  package var nuisanceRows = 20_000

  package init() {}
}
