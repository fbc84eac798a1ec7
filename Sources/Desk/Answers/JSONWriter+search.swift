import Recruitment

extension JSONWriter {
  /// The answer of `rightcall search`.
  package mutating func searchPage(_ page: SearchPage) {
    object { writer in
      writer.field("words", page.tokens)
      writer.key("people")
      writer.array(page.people) { writer, found in
        writer.object { writer in
          writer.field("person_id", found.person.printedID)
          writer.field("person", found.person.name)
          writer.field("kind", found.kind.word)
          writer.field("client", found.clientName)
        }
      }
      writer.key("jobs")
      writer.array(page.jobs) { writer, job in
        writer.object { writer in
          writer.field("job_id", job.jobID)
          writer.field("job", job.title)
          writer.field("client", job.clientName)
          writer.field("status", job.status.word)
          writer.field("opened_at", job.openedAt)
        }
      }
      writer.key("messages")
      writer.array(page.messages) { writer, message in
        writer.object { writer in
          writer.field("at", message.at)
          writer.field("person_id", message.person.printedID)
          writer.field("person", message.person.name)
          writer.field("channel", message.channel.word)
          writer.field("direction", message.direction.word)
          writer.field("recruiter", message.recruiterName)
          writer.field("subject", message.subject)
          writer.field("excerpt", message.excerpt)
        }
      }
    }
  }
}
