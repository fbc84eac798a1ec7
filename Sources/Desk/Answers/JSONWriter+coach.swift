import MessageCoach
import Practice
import Recruitment
import Statistics

extension JSONWriter {
  /// The answer of `rightcall coach`.
  /// - Parameter id: of the line that was read, with `--jsonl`.
  package mutating func coach(_ answer: CoachAnswer, id: String? = nil) {
    object { writer in
      if let id { writer.field("id", id) }
      writer.reading(answer.reading)
      writer.field("suggestion", answer.suggestion)
    }
  }

  private mutating func reading(_ reading: MessageReading) {
    field("verdict", reading.verdict.rawValue)
    field("because", reading.because)
    key("confidence")
    number(reading.confidence)
    key("parts")
    object { writer in
      writer.field("reason", reading.parts.reason)
      writer.field("stake_for_them", reading.parts.stakeForThem)
      writer.field("asks_to_talk", reading.parts.asksToTalk)
      writer.field("slots", reading.parts.slots)
      writer.field("way_to_decline", reading.parts.wayToDecline)
    }
    key("flags")
    array(reading.flags) { writer, flag in
      writer.object { writer in
        writer.field("rule", flag.rule.rawValue)
        writer.field("from", flag.from)
        writer.field("to", flag.to)
        writer.field("text", flag.text)
        writer.field("why", flag.why)
        writer.field("fix", flag.fix)
      }
    }
    key("sentences")
    array(reading.sentences) { writer, sentence in
      writer.object { writer in
        writer.field("from", sentence.from)
        writer.field("to", sentence.to)
        writer.key("intents")
        writer.array(sentence.intents) { writer, found in
          writer.object { writer in
            writer.field("intent", found.intent.word)
            writer.key("probability")
            writer.number(found.probability)
            writer.field("words", found.words)
          }
        }
      }
    }
    key("set_aside")
    array(reading.setAside) { writer, part in
      writer.object { writer in
        writer.field("kind", part.kind.rawValue)
        writer.field("from", part.from)
        writer.field("to", part.to)
      }
    }
    field("note", reading.note)
  }

  /// The answer of `rightcall coach audit`. No words of any message are in it.
  package mutating func audit(_ answer: AuditAnswer) {
    let audit = answer.audit
    object { writer in
      writer.field("as_of", audit.recordEnds)
      writer.field("recruiter_id", answer.recruiter)
      writer.field("messages", audit.read)
      writer.field("without_text", audit.withoutText)
      writer.field("people", audit.people)
      writer.key("readings")
      writer.tally(audit.all)
      writer.key("kinds")
      writer.array(audit.kinds) { writer, kind in
        writer.object { writer in
          writer.field("rule", kind.rule.map { answer.codes[$0] })
          writer.field("title", kind.rule.map { answer.titles[$0] })
          writer.field("messages", kind.tally.all)
          writer.key("readings")
          writer.tally(kind.tally)
        }
      }
      writer.key("talks_within_5_days")
      writer.array(audit.sequels) { writer, sequel in
        writer.object { writer in
          writer.field("verdict", sequel.verdict.rawValue)
          writer.proportion(sequel.talked)
        }
      }
      writer.field("caution", AuditAnswer.caution)
      writer.key("months")
      writer.array(audit.months) { writer, month in
        writer.object { writer in
          writer.field("month", month.text)
          writer.key("readings")
          writer.tally(month.tally)
          writer.key("asked_to_talk")
          writer.object { $0.proportion(month.asked) }
        }
      }
    }
  }

  private mutating func tally(_ tally: MessageAudit.Tally) {
    object { writer in
      for verdict in Verdict.allCases { writer.field(verdict.rawValue, tally[verdict]) }
    }
  }

  /// Under ten no share.
  private mutating func proportion(_ proportion: Proportion) {
    let isEnough = proportion.of >= 10
    field("n", proportion.of)
    field("talked", proportion.count)
    key("share")
    number(isEnough ? proportion.share : nil)
    key("low")
    number(isEnough ? proportion.interval.low : nil)
    key("high")
    number(isEnough ? proportion.interval.high : nil)
  }
}

extension AuditAnswer {
  /// What the figures do not say.
  package static let caution =
    "A talk goes with the message and is not because of it: whoever is asked may be somebody who would have talked anyway."
}

extension MessageAudit.Month {
  /// "2026-11".
  package var text: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
}
