import Recruitment
import Statistics

/// How a trial stands: what may be said of it at this look, and what only at its planned end.
package struct TrialReport: Sendable {
  package enum Verdict: String, Sendable {
    case tooEarly = "too_early"
    /// The lots that were written down do not look like lots.
    case sampleRatioOff = "sample_ratio_off"
    case helps
    /// As `helps`, of an outcome that recruiters record at will.
    case probablyHelps = "probably_helps"
    case worse
    /// The whole interval lies within the playbook's margin.
    case noBetter = "no_better"
    case cannotTell = "cannot_tell"
  }

  package var trial: Trial
  package var outcome: StudyOutcome
  /// An effect smaller than so many in a hundred, either way, is as good as none.
  package var marginPoints: Double
  /// The record's end: nothing later has been seen.
  package var asOf: Instant
  /// In the log; of these prompted; whose outcome counts at this look; and whose records are gone.
  package var enrolled: Int
  package var prompted: Int
  package var matured: Int
  package var gone: Int
  /// The running effect of prompting, on the chance of the outcome.
  package var look: ConfidenceSequence.Look
  /// The same after ever more units, first to last; those at which nothing could be said yet are left out.
  package var looks: [ConfidenceSequence.Look]
  /// Whether lots fell as announced, over every unit in the log.
  package var sampleRatioP: Double
  /// Whether so many units as were planned have matured.
  package var isAtPlannedEnd: Bool
  /// At the planned end: adjusted for what was known before; and the effect of a conversation held, by the lot.
  package var adjusted: Estimate?
  package var perConversation: TwoStageLeastSquares?
  /// From the first look on.
  package var contrast: SaturationContrast?
  package var verdict: Verdict
  /// The only case in which "because of" may be said: the sequence says that prompting helps, and at the planned end the
  /// interval of the total effect, spillover included, lies above 0.
  package var isBecauseOf: Bool
}
