import Evidence
import Recruitment
import Statistics

extension JSONWriter {
  /// The answer of `rightcall evidence`.
  package mutating func evidence(_ answer: EvidenceAnswer) {
    object { writer in
      writer.field("as_of", answer.asOf)
      writer.field("interactions", answer.interactions)
      writer.field("moments", answer.moments)
      writer.key("findings")
      writer.array(answer.findings) { $0.finding($1, currency: answer.currency) }
      writer.key("tries")
      writer.tries(answer.tries)
    }
  }

  mutating func finding(_ finding: Finding, currency: String) {
    object { writer in
      writer.field("rule", finding.study.rule)
      writer.field("kind", finding.slug)
      writer.field("question", finding.question)
      writer.field("design", "observational")
      writer.field("exploratory", finding.exploratory)
      writer.field("outcome", finding.study.primary.name)
      writer.field("outcome_kind", finding.study.primary.isHard ? "hard" : "soft")
      writer.key("secondary")
      writer.array(finding.secondary) { $0.secondary($1) }
      writer.field("population", finding.population)
      writer.counts(finding)
      writer.difference("naive", finding.naive)
      writer.adjusted(finding)
      writer.difference("second_estimate", finding.secondEstimate) { $0.field("method", "aipw+recruiter") }
      writer.perConversation(finding)
      writer.difference("money_effect", finding.money) { $0.field("currency", currency) }
      writer.difference("job_filled_120d", finding.reshuffle)
      writer.support(finding)
      writer.field("cautions", finding.cautions.map(\.name))
      writer.field("verdict", finding.verdict.rawValue)
      writer.field("verdict_decided_at", finding.decidedAt)
      writer.field("sentence", finding.sentence)
    }
  }

  private mutating func counts(_ finding: Finding) {
    field("moments", finding.moments)
    field("n", finding.compared)
    field("n_rang", finding.rang)
    field("n_messaged", finding.messaged)
    field("n_neither", finding.leftOut[.neither] ?? 0)
    field("crossed_over", finding.crossedOver)
    key("left_out")
    object { writer in
      for reason in LeftOut.allCases where reason != .neither {
        writer.field(reason.rawValue, finding.leftOut[reason] ?? 0)
      }
    }
  }

  private mutating func adjusted(_ finding: Finding) {
    difference("adjusted", finding.adjusted) { writer in
      writer.field("method", "aipw")
      writer.field("clusters", finding.clusters)
      writer.field("clustered_by", finding.clusteredBy)
    }
  }

  private mutating func perConversation(_ finding: Finding) {
    key("per_conversation")
    guard let (difference, first) = finding.perConversation else { return string(nil) }
    object { writer in
      writer.ends(difference)
      writer.key("first_stage_f")
      writer.number(first)
      writer.key("if_a_try_acts_by_itself")
      writer.array(finding.conversation?.ratios ?? []) { writer, ratio in
        writer.object { writer in
          writer.number("shift", ratio.shift)
          writer.number("estimate", ratio.value)
          writer.number("low", ratio.low)
          writer.number("high", ratio.high)
        }
      }
      writer.number("smallest_shift_to_zero", finding.conversation?.smallestShiftToZero)
    }
  }

  private mutating func support(_ finding: Finding) {
    key("e_value")
    if let value = finding.eValue, value.point.isFinite {
      object { writer in
        writer.number("point", value.point)
        writer.number("limit", value.limit)
      }
    } else {
      string(nil)
    }
    key("overlap")
    object { writer in
      writer.number("effective_n", finding.effectiveRows.rounded())
      writer.number("effective_n_rang", finding.effectiveRang.rounded())
      writer.number("effective_n_messaged", finding.effectiveMessaged.rounded())
      writer.field("dropped", finding.dropped)
    }
    key("balance")
    array(finding.balance) { writer, balance in
      writer.object { writer in
        writer.field("covariate", balance.covariate)
        writer.number("before", balance.before)
        writer.number("after", balance.after)
      }
    }
    key("control")
    object { writer in
      writer.field("status", finding.control.status.rawValue)
      if let difference = finding.control.difference { writer.ends(difference) } else { writer.noEnds() }
      writer.field("n", finding.control.rows)
    }
    number("q_value", finding.qValue)
    number("pooled_probability", finding.pooledProbability)
    number("connected_unverified_share", finding.unverifiedShare)
  }

  private mutating func secondary(_ secondary: Finding.Secondary) {
    object { writer in
      writer.field("outcome", secondary.outcome.name)
      writer.difference("naive", secondary.naive)
      writer.difference("adjusted", secondary.adjusted)
      writer.field("n_rang", secondary.rang)
      writer.field("n_messaged", secondary.messaged)
      writer.field("cautions", secondary.cautions.map(\.name))
      writer.field("verdict", secondary.verdict.rawValue)
    }
  }

  mutating func tries(_ tries: TriesCurve) {
    object { writer in
      writer.field("series", tries.series)
      writer.field("people", tries.people)
      writer.field("gave_up_after_one", tries.gaveUpAfterOne)
      writer.field("gave_up_after_two", tries.gaveUpAfterTwo)
      writer.key("all")
      writer.hazard(tries.all)
      writer.key("strata")
      writer.array(TriesCurve.Stratum.allCases.compactMap { stratum in tries.strata[stratum].map { (stratum, $0) } }) {
        writer, entry in
        writer.object { writer in
          writer.field("stratum", entry.0.words)
          writer.key("steps")
          writer.hazard(entry.1)
        }
      }
    }
  }

  private mutating func hazard(_ hazard: DiscreteTimeHazard) {
    array(hazard.steps) { writer, step in
      writer.object { writer in
        writer.field("try", step.number)
        writer.number("n", step.tried)
        writer.number("reached", step.reached)
        writer.number("chance", step.hazard.value)
        writer.number("low", step.hazardInterval.low)
        writer.number("high", step.hazardInterval.high)
        writer.number("reached_within", step.reachedWithin.value)
      }
    }
  }

  /// `null` where there is no figure.
  mutating func difference(
    _ name: String, _ difference: Finding.Difference?, _ more: (inout JSONWriter) -> Void = { _ in }
  ) {
    key(name)
    guard let difference else { return string(nil) }
    object { writer in
      writer.ends(difference)
      more(&writer)
    }
  }

  private mutating func ends(_ difference: Finding.Difference) {
    number("estimate", difference.estimate)
    number("low", difference.low)
    number("high", difference.high)
  }

  private mutating func noEnds() { for name in ["estimate", "low", "high"] { number(name, nil) } }

  private mutating func number(_ name: String, _ value: Double?) {
    key(name)
    number(value)
  }
}
