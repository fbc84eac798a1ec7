import Recruitment

extension JSONWriter {
  /// The answer of `rightcall moments`.
  package mutating func moments(_ answer: MomentsAnswer) {
    object { writer in
      writer.key("moments")
      writer.array(answer.entries) { writer, entry in
        writer.object { writer in
          writer.field("moment_id", entry.id.description)
          writer.field("rule", entry.rule)
          writer.field("kind", entry.kind)
          writer.field("person_id", entry.personID)
          writer.field("client_id", entry.clientID)
          writer.field("recruiter_id", entry.recruiterID)
          writer.field("job_id", entry.jobID)
          writer.field("submission_id", entry.submissionID)
          writer.field("opened_at", entry.moment.openedAt)
          writer.field("due_at", entry.moment.dueAt)
          writer.field("ended_at", entry.moment.endedAt)
          writer.field("ended_by", entry.moment.endedBy.rawValue)
        }
      }
      writer.key("waiting_for")
      writer.array(answer.waitingFor) { writer, need in
        writer.object { writer in
          writer.field("rule", need.rule)
          writer.field("data", need.data)
        }
      }
    }
  }
}
