import Recruitment
import Statistics

/// The moments of one kind that are compared, as columns, and what was left out.
package struct Cohort: Sendable {
  package let study: Study
  package let covariates: CovariateList
  /// n × p, what was known before each decision.
  package internal(set) var values: Matrix
  package internal(set) var points: [DecisionPoint] = []
  /// 1 where somebody tried to talk.
  package internal(set) var rang: [Double] = []
  /// By outcome: 1 or 0, NaN where it cannot be told.
  package internal(set) var outcomes: [StudyOutcome: [Double]] = [:]
  /// When the primary outcome came, as far as the record goes.
  package internal(set) var courses: [OutcomeCourse] = []
  /// Fee realised, in the firm's currency; NaN where the fee is not on record or in another currency.
  package internal(set) var money: [Double] = []
  /// See `CovariateReader.Reading`; NaN where there is none.
  package internal(set) var control: [Double] = []
  package internal(set) var person: [UInt32] = []
  package internal(set) var job: [UInt32] = []
  package internal(set) var client: [UInt32] = []
  package internal(set) var recruiter: [UInt32] = []
  /// What was done first: moments that share it are one cluster.
  var action: [UInt32] = []
  /// Rank of each row's client in an order that comes from what happened, not from how it is numbered.
  package internal(set) var foldGroup: [UInt32] = []
  package internal(set) var leftOut: [LeftOut: Int] = [:]
  /// All moments of the kind in the span.
  package internal(set) var moments = 0
  /// Recruiter-months written by hand are in it, since too little would be left without them.
  package internal(set) var countsHandLogged = false

  package var count: Int { points.count }
  package var rangCount: Int { rang.count { $0 == 1 } }
}
