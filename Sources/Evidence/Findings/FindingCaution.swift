import Statistics

/// What a reader must know beside a finding's figures; some of it caps what may be said.
package enum FindingCaution: Hashable, Sendable {
  // Of how the firm records.
  case recordedByRecruiter
  case loggedByHand
  case loggingUnknown
  case recordingTimeUnknown
  case unverifiedConnections
  case callsMissing
  case outcomesEndEarly
  // Of what can be compared.
  case tooFew
  case fewClusters
  case poorOverlap
  case controlFails
  case controlUninformative
  case noControl
  case secondEstimateDiffers
  case mayOnlyReshuffle
  case dependsOnOneCovariate
  /// Today's figures alone would say something else.
  case verdictStands
  /// Of the sums.
  case statistical(Caution)

  /// In answers: `recorded_by_recruiter`.
  package var name: String {
    switch self {
    case .recordedByRecruiter: "recorded_by_recruiter"
    case .loggedByHand: "logged_by_hand"
    case .loggingUnknown: "logging_unknown"
    case .recordingTimeUnknown: "recording_time_unknown"
    case .unverifiedConnections: "connected_unverified"
    case .callsMissing: "calls_missing"
    case .outcomesEndEarly: "outcomes_end_early"
    case .tooFew: "too_few"
    case .fewClusters: "few_clusters"
    case .poorOverlap: "poor_overlap"
    case .controlFails: "control_fails"
    case .controlUninformative: "control_uninformative"
    case .noControl: "no_control"
    case .secondEstimateDiffers: "second_estimate_differs"
    case .mayOnlyReshuffle: "may_only_reshuffle"
    case .dependsOnOneCovariate: "depends_on_one_covariate"
    case .verdictStands: "verdict_of_month"
    case .statistical(let caution): caution.rawValue
    }
  }

  /// For a reader who knows no statistics.
  package var words: String {
    switch self {
    case .recordedByRecruiter: "Recruiters write this outcome down when they choose to."
    case .loggedByHand: "Many calls were logged by hand: those that went well are logged more often."
    case .loggingUnknown: "The record does not say whether calls were logged by a system or by hand."
    case .recordingTimeUnknown: "The record does not say when its rows were written down."
    case .unverifiedConnections: "Some calls were answered and nobody can tell whether by a person."
    case .callsMissing:
      "For four weeks or more no call of anybody’s is on record: what was done in them cannot be told, and they are left out."
    case .outcomesEndEarly:
      "The record of what came of it ends before that of calls and messages: what cannot be told yet is left out."
    case .tooFew: "Too few moments on one side to compare."
    case .fewClusters: "Few recruiters: the range may be too narrow."
    case .poorOverlap: "For many moments only one of the two was ever done: those say nothing and are left out."
    case .controlFails: "The two groups differed before anything was done, beyond what the record explains."
    case .controlUninformative: "Whether the two groups were alike before cannot be told closely enough."
    case .noControl: "There was nothing to test by whether the two groups were alike before."
    case .secondEstimateDiffers: "Comparing each recruiter with themselves gives another answer."
    case .mayOnlyReshuffle: "It may only decide which of our candidates gets the job, not whether we fill it."
    case .dependsOnOneCovariate: "Without one of the things allowed for, the effect would not be clear."
    case .verdictStands:
      "The verdict was decided earlier this month and stands until the next; the figures have moved since."
    case .statistical(let caution): caution.words
    }
  }
}

extension Caution {
  /// For a reader who knows no statistics.
  package var words: String {
    switch self {
    case .notFinite: "Some rows had no usable numbers and were left out."
    case .tooFewRows: "Too few moments to say anything."
    case .constantColumns: "Some of what was to be allowed for was the same everywhere."
    case .collinearColumns: "Some of what was to be allowed for says the same twice."
    case .zeroWeights: "Some moments counted for nothing."
    case .oneArmOnly: "Only one of the two was ever done."
    case .noEvents: "The outcome never came."
    case .noNonEvents: "The outcome always came."
    case .everybodyCensored: "The record ends before the outcome could be seen."
    case .manyTies: "Many outcomes came at the same time."
    case .impossibleSpans: "Some spans ended before they began and were left out."
    case .oneCluster: "All of it is one client, one person or one recruiter."
    case .fewClusters: "It rests on few clients, people or recruiters."
    case .separated: "Something allowed for decides the outcome by itself."
    case .notConverged: "The sums did not settle."
    case .poorOverlap: "For many moments only one of the two was ever done."
    case .extremeWeights: "A few moments weigh very heavily."
    case .weakFirstStage: "Trying hardly changed whether a conversation was held."
    case .unboundedInterval: "The range has no end on one side."
    case .notProportional: "The difference changes as time goes on."
    case .noSupport: "Too few such choices were ever made."
    case .tooEarly: "Too early to look."
    case .sampleRatioOff: "More or fewer were drawn than the lot should have given."
    }
  }
}
