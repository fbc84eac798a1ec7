import Guidance
import Reachability
import Recruitment

extension JSONWriter {
  /// The answer of `rightcall today --recruiter`, as the interchange says.
  package mutating func today(_ today: Today) {
    object { writer in
      writer.field("as_of", today.asOf)
      writer.field("recruiter_id", today.recruiterID)
      writer.sources(today.sources)
      writer.lists(of: today)
    }
  }

  /// The answer of `rightcall today` for everyone.
  package mutating func todays(_ todays: [Today], asOf: Instant, sources: [SourceAge]) {
    object { writer in
      writer.field("as_of", asOf)
      writer.sources(sources)
      writer.key("recruiters")
      writer.array(todays) { writer, today in
        writer.object { writer in
          writer.field("recruiter_id", today.recruiterID)
          writer.lists(of: today)
        }
      }
    }
  }

  private mutating func sources(_ sources: [SourceAge]) {
    key("sources")
    array(sources) { writer, source in
      writer.object { writer in
        writer.field("source", source.source)
        writer.field("newest", source.newest)
        writer.field("stale", source.stale)
      }
    }
  }

  private mutating func lists(of today: Today) {
    key("conversations")
    array(today.conversations) { $0.card($1, asOf: today.asOf) }
    key("messages")
    array(today.messages) { $0.card($1, asOf: today.asOf) }
    key("not_now")
    array(today.notNow) { $0.notNow($1) }
    field("more", today.more)
    field("older", today.older)
    key("not_spoken_to_lately")
    array(today.overlooked) { $0.overlooked($1) }
    field("not_spoken_to_lately_in_all", today.overlookedInAll)
    key("next_14_days")
    array(today.comingUp) { $0.planned($1) }
    key("booked")
    array(today.booked) { $0.booked($1) }
  }

  private mutating func booked(_ talk: BookedTalk) {
    object { writer in
      writer.field("booking", Int(talk.id.value))
      writer.field("person_id", talk.person.printedID)
      writer.field("person", talk.person.name)
      writer.field("channel", talk.channel.word)
      writer.field("from", talk.startsAt)
      writer.field("to", talk.endsAt)
      writer.field("note", talk.note)
    }
  }

  private mutating func overlooked(_ overlooked: Overlooked) {
    object { writer in
      writer.field("person_id", overlooked.person.printedID)
      writer.field("person", overlooked.person.name)
      writer.field("segment", overlooked.segment.rawValue)
      writer.field("days", overlooked.days)
      writer.field("last_conversation", overlooked.lastTalk)
      writer.field("since", overlooked.since)
    }
  }

  private mutating func planned(_ planned: Planned) {
    object { writer in
      writer.field("at", planned.at)
      writer.field("what", planned.what.word)
      writer.field("person_id", planned.person?.printedID)
      writer.field("person", planned.person?.name)
      writer.field("job_id", planned.jobID)
      writer.field("submission_id", planned.submissionID)
    }
  }

  package mutating func card(_ card: Card, asOf: Instant) {
    object { writer in
      writer.field("moment_id", card.moment.description)
      writer.field("rule", card.rule)
      writer.field("kind", card.kind)
      writer.field("person_id", card.person.printedID)
      writer.field("person", card.person.name)
      writer.field("job_id", card.jobID)
      writer.field("submission_id", card.submissionID)
      writer.field("opened_at", card.openedAt)
      writer.field("due_at", card.dueAt)
      writer.field("overdue", card.overdue)
      writer.field("because", card.because)
      writer.key("facts")
      writer.array(card.facts) { $0.fact($1) }
      writer.field("why_them", card.whyThem)
      writer.field("why_firm", card.whyFirm)
      writer.field("channel", card.channel)
      writer.field("fallback", card.fallback)
      writer.field("channel_why", card.channelWhy)
      writer.key("meet")
      writer.meet(card)
      writer.key("best_times")
      writer.bestTimes(card.reach)
      writer.field("pick_up_pattern", card.reach?.pattern.kind.rawValue ?? "unknown")
      writer.field("pick_up_facts", card.reach?.pattern.facts.map(\.words) ?? [])
      writer.field("move", card.reach?.move.word)
      writer.field("opener", card.opener)
      writer.field("missing_facts", card.missingFacts)
      writer.key("asks")
      writer.asks(card.asks)
      writer.field("talking_points", card.talkingPoints)
      writer.field("minutes", card.minutes)
      writer.field("check_first", card.checkFirst)
      writer.key("newest_fact")
      if let newest = card.newestFact(by: asOf) { writer.fact(newest) } else { writer.string(nil) }
      writer.field("wrote_since", card.wroteSince)
      writer.key("after_a_try")
      writer.afterTry(card.afterTry)
      writer.key("permission")
      writer.object { writer in
        writer.field("verdict", card.permission.verdict.rawValue)
        writer.field("why", card.permission.why)
      }
    }
  }

  /// The chance is that of the hour, `calls` all that the person's own record holds.
  private mutating func bestTimes(_ reach: Reach?) {
    array(reach?.windows.windows ?? []) { writer, window in
      writer.object { writer in
        writer.field("from", window.from)
        writer.field("to", window.to)
        writer.key("pick_up")
        writer.chance(window.pickUp, calls: reach?.windows.counts.tries ?? 0)
      }
    }
  }

  mutating func chance(_ chance: PickUpChance, calls: Int) {
    object { writer in
      for (name, value) in [("estimate", chance.estimate), ("low", chance.low), ("high", chance.high)] {
        writer.key(name)
        writer.number((value * 10_000).rounded() / 10_000)
      }
      writer.field("calls", calls)
    }
  }

  private mutating func asks(_ question: FactQuestion?) {
    guard let question else { return string(nil) }
    object { writer in
      writer.field("fact", question.name)
      writer.field("question", question.label)
      writer.field("kind", question.kind.rawValue)
    }
  }

  private mutating func meet(_ card: Card) {
    guard let meet = card.meet else { return string(nil) }
    object { writer in
      writer.field("when", meet)
      writer.field("advised", card.isMeetingAdvised)
    }
  }

  private mutating func afterTry(_ after: AfterTry?) {
    guard let after else { return string(nil) }
    object { writer in
      writer.key("tries")
      writer.array(after.tries) { writer, made in
        writer.object { writer in
          writer.field("at", made.at)
          writer.field("channel", made.channel.word)
          writer.field("outcome", made.outcome?.word)
          writer.field("day_part", made.dayPart.rawValue)
          writer.field("text_before", made.textBefore)
        }
      }
      writer.field("fair_test_needs", after.missing.map(\.rawValue))
      writer.key("next")
      if let next = after.next {
        writer.object { writer in
          writer.field("from", next.from)
          writer.field("to", next.to)
          writer.field("day_part", next.dayPart.rawValue)
        }
      } else {
        writer.string(nil)
      }
      writer.field("close_politely", after.closePolitely)
    }
  }

  package mutating func notNow(_ entry: NotNow) {
    object { writer in
      writer.field("moment_id", entry.moment.description)
      writer.field("rule", entry.rule)
      writer.field("person_id", entry.person.printedID)
      writer.field("job_id", entry.jobID)
      writer.field("submission_id", entry.submissionID)
      writer.field("why", entry.why)
      writer.field("until", entry.until)
    }
  }

  mutating func fact(_ fact: CardFact) {
    object { writer in
      writer.field("what", fact.what)
      writer.field("at", fact.at)
      writer.field("source", fact.source)
    }
  }
}

extension JSONWriter {
  package mutating func correspondent(_ person: Correspondent) {
    object { writer in
      writer.field("person_id", person.printedID)
      writer.field("person", person.name)
      writer.field("email", person.email)
      writer.field("kind", person.kind.word)
      writer.field("sent", person.sent)
      writer.field("received", person.received)
    }
  }
}
