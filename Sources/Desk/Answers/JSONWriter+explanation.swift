import Evidence
import Recruitment

extension JSONWriter {
  /// The answer of `rightcall evidence explain`.
  package mutating func explanation(_ explanation: Explanation, currency: String) {
    object { writer in
      writer.key("finding")
      writer.finding(explanation.finding, currency: currency)
      writer.key("sensitivity")
      writer.array(explanation.sensitivities) { writer, sensitivity in
        writer.object { writer in
          writer.field("what", sensitivity.words)
          writer.field("n", sensitivity.rows)
          writer.difference("naive", sensitivity.naive)
          writer.difference("adjusted", sensitivity.adjusted)
        }
      }
      writer.key("first_channel")
      writer.array(explanation.channels) { writer, channel in
        writer.object { writer in
          writer.field("channel", channel.channel.word)
          writer.field("n", channel.rows)
          writer.field("with_outcome", channel.withOutcome)
        }
      }
      writer.key("overlap_histogram")
      writer.array(explanation.overlapRang.indices) { writer, bin in
        writer.object { writer in
          writer.key("from")
          writer.number(Double(bin) / Double(explanation.overlapRang.count))
          writer.field("rang", explanation.overlapRang[bin])
          writer.field("messaged", explanation.overlapMessaged[bin])
        }
      }
      writer.key("curve")
      if let curve = explanation.curve { writer.curve(curve) } else { writer.string(nil) }
    }
  }

  private mutating func curve(_ curve: Explanation.Curve) {
    object { writer in
      writer.key("by_day")
      writer.array(curve.days.indices) { writer, index in
        writer.object { writer in
          writer.key("day")
          writer.number(curve.days[index])
          writer.difference("rang", curve.rang[index])
          writer.difference("messaged", curve.messaged[index])
        }
      }
      writer.difference("restricted_mean_days", curve.restrictedMean)
      writer.difference("hazard_ratio", curve.hazardRatio)
      writer.key("proportional_hazards_p")
      writer.number(curve.proportionalP)
    }
  }
}
