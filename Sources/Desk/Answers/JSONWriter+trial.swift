import Evidence
import Recruitment
import Statistics

extension JSONWriter {
  /// The answer of `rightcall trial plan`.
  package mutating func trialForecast(_ forecast: TrialForecast) {
    object { writer in
      writer.field("kinds", forecast.kinds)
      writer.field("outcome", forecast.outcome.name)
      writer.field("outcomes_seen", forecast.seen)
      writer.number("base_rate", forecast.baseRate)
      writer.number("units_per_week", forecast.unitsPerWeek)
      writer.number("correlation", forecast.correlation)
      writer.number("units_per_recruiter_week", forecast.unitsPerCluster)
      writer.field("recruiters", forecast.recruiters)
      writer.saturations(forecast.saturations)
      writer.field("too_thin", forecast.isTooThin)
      writer.key("durations")
      writer.array(forecast.durations) { writer, duration in
        writer.object { writer in
          writer.number("points", duration.points)
          writer.field("planned_n", duration.plan?.units)
          writer.number("weeks", duration.plan?.weeks)
          writer.field("refused", duration.isRefused)
        }
      }
      writer.field("kinds_that_could_join", forecast.companions)
      writer.number("smallest_effect_within_a_year", forecast.smallestEffect)
    }
  }

  /// The answer of `rightcall trial start` and `rightcall trial stop`.
  package mutating func trial(_ trial: Trial) { object { $0.published(trial) } }

  /// The answer of `rightcall trial status`; nothing in it says what was drawn for whom.
  package mutating func trialStanding(_ standing: TrialStanding?) {
    guard let standing else { return object { $0.field("trial", nil as String?) } }
    let report = standing.report
    object { writer in
      writer.key("trial")
      writer.object { $0.published(report.trial) }
      writer.field("key_at_hand", standing.hasKey)
      writer.field("outcome", report.outcome.name)
      writer.field("outcome_kind", report.outcome.isHard ? "hard" : "soft")
      writer.field("as_of", report.asOf)
      writer.field("enrolled", report.enrolled)
      writer.field("prompted", report.prompted)
      writer.field("matured", report.matured)
      writer.field("gone", report.gone)
      writer.key("effect")
      writer.interval(report.look.estimate, report.look.interval)
      writer.looks(report.looks)
      writer.number("sample_ratio_p", report.sampleRatioP)
      writer.field("at_planned_end", report.isAtPlannedEnd)
      writer.estimate("adjusted", report.adjusted)
      writer.estimate("per_conversation", report.perConversation?.effect)
      writer.number("first_stage_f", report.perConversation?.firstStageF)
      writer.key("saturation_contrast")
      if let contrast = report.contrast { writer.contrast(contrast) } else { writer.string(nil) }
      writer.field("verdict", report.verdict.rawValue)
      writer.field("because_of", report.isBecauseOf)
    }
  }

  private mutating func published(_ trial: Trial) {
    field("trial_id", Int(trial.id))
    field("kinds", trial.kinds)
    field("started_at", trial.startedAt)
    field("stopped_at", trial.stoppedAt)
    field("planned_n", trial.plannedUnits)
    number("planned_effect", Double(trial.effectMillionths) / 1_000_000)
    number("base_rate", Double(trial.baseRateMillionths) / 1_000_000)
    number("eta", Double(trial.etaMillionths) / 1_000_000)
    saturations(trial.saturations)
    field("key_commitment", trial.commitment)
    field("playbook_version", trial.playbookVersion)
    field("assessment_signed_by", trial.signedBy)
  }

  private mutating func saturations(_ thousandths: [Int]) {
    key("saturations")
    array(thousandths) { $0.number(Double($1) / 1_000) }
  }

  private mutating func contrast(_ contrast: SaturationContrast) {
    object { writer in
      writer.estimate("within", contrast.within)
      writer.estimate("spillover", contrast.spillover)
      writer.estimate("total", contrast.total)
      writer.key("levels")
      writer.array(contrast.levels) { writer, level in
        writer.object { writer in
          writer.number("saturation", level.saturation)
          writer.field("n", level.units)
          writer.field("prompted", level.treated)
          writer.field("recruiter_weeks", level.clusters)
          writer.estimate("within", level.within)
          writer.estimate("spillover", level.spillover)
          writer.estimate("total", level.total)
        }
      }
    }
  }

  private mutating func looks(_ looks: [ConfidenceSequence.Look]) {
    key("looks")
    array(looks) { writer, look in
      writer.object { writer in
        writer.field("n", look.units)
        writer.number("estimate", look.estimate)
        writer.number("low", look.interval.low)
        writer.number("high", look.interval.high)
      }
    }
  }

  /// `null` where there is no figure.
  private mutating func estimate(_ name: String, _ estimate: Estimate?) {
    key(name)
    guard let estimate, estimate.isKnown else { return string(nil) }
    interval(estimate.value, estimate.interval())
  }

  private mutating func interval(_ value: Double, _ interval: Interval) {
    guard value.isFinite else { return string(nil) }
    object { writer in
      writer.number("estimate", value)
      writer.number("low", interval.low)
      writer.number("high", interval.high)
    }
  }

  private mutating func number(_ name: String, _ value: Double?) {
    key(name)
    number(value)
  }
}
