import Guidance
import Recruitment

extension JSONWriter {
  package mutating func logged(_ logged: [LoggedContact]) {
    object { writer in
      writer.key("logged")
      writer.array(logged) { writer, contact in
        writer.object { writer in
          writer.field("interaction_id", contact.id)
          writer.field("batch", contact.batch)
          writer.field("at", contact.at)
          writer.field("person_id", contact.person?.printedID)
          writer.field("channel", contact.channel.word)
          writer.field("direction", contact.direction.word)
          writer.field("outcome", contact.outcome?.word)
          writer.field("duration_seconds", contact.durationSeconds.map { Int($0) })
          writer.field("job_id", contact.jobID)
          writer.field("note", contact.note)
          writer.field("to_finish", contact.isToFinish)
        }
      }
    }
  }
}
