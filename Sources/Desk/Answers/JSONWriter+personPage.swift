import Guidance
import Reachability
import Recruitment

extension JSONWriter {
  /// The answer of `rightcall person`.
  package mutating func personPage(_ page: PersonPage) {
    object { writer in
      writer.field("as_of", page.asOf)
      writer.field("person_id", page.person.printedID)
      writer.field("person", page.person.name)
      writer.field("kind", page.kind.word)
      writer.field("client", page.clientName)
      writer.field("timezone", page.timezone)
      writer.field("owner", page.ownerName)
      writer.field("last_conversation", page.lastConversation)
      writer.field("conversations", page.conversations)
      writer.field("tries", page.tries)
      writer.field("tries_connected", page.triesConnected)
      writer.key("pick_up")
      // What cannot be said is null.
      if let profile = page.pickUp, profile.ground != .tooLittle {
        writer.array(profile.hours) { writer, hour in writer.chance(hour, calls: hour.calls) }
      } else {
        writer.string(nil)
      }
      writer.field("pick_up_pattern", page.reach?.pattern.kind.rawValue ?? "unknown")
      writer.key("evidence")
      writer.array(page.reach?.pattern.facts ?? []) { $0.pickUpFact($1) }
      writer.field("move", page.reach?.move.word)
      writer.key("moments")
      writer.array(page.open) { $0.card($1, asOf: page.asOf) }
      writer.key("not_now")
      writer.array(page.notNow) { $0.notNow($1) }
      writer.key("preferences")
      writer.array(page.preferences) { writer, preference in
        writer.object { writer in
          writer.field("what", preference.words)
          writer.field("at", preference.at)
          writer.field("until", preference.until)
          writer.field("source", preference.source)
        }
      }
      writer.key("facts")
      writer.array(page.facts) { $0.fact($1) }
      writer.key("steps")
      writer.array(page.steps) { writer, step in
        writer.object { writer in
          writer.field("at", step.at)
          writer.field("stage", step.stage.word)
          writer.field("job", step.jobTitle)
          writer.field("client", step.clientName)
        }
      }
      writer.key("timeline")
      writer.array(page.contacts) { $0.contact($1) }
      writer.field("timeline_in_all", page.contactsInAll)
    }
  }

  private mutating func pickUpFact(_ fact: PickUpFact) {
    object { writer in
      writer.field("what", fact.words)
      writer.field("count", fact.count)
      writer.field("of", fact.of)
      writer.key("when")
      writer.array(fact.when) { $0.time($1) }
    }
  }

  private mutating func contact(_ contact: PersonPage.Contact) {
    object { writer in
      writer.field("at", contact.at)
      writer.field("channel", contact.channel.word)
      writer.field("direction", contact.direction.word)
      writer.field("outcome", contact.outcome?.word)
      writer.field("duration_seconds", contact.durationSeconds.map(Int.init))
      writer.field("conversation", contact.isConversation)
      writer.field("automatic", contact.isAutomatic)
      writer.field("recruiter", contact.recruiterName)
      writer.field("job", contact.jobTitle)
      writer.field("subject", contact.subject)
      writer.field("body", contact.body)
      writer.field("source", contact.source)
    }
  }
}
