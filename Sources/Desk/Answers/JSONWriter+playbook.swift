import Moments
import Recruitment

extension JSONWriter {
  package mutating func playbookVersions(_ versions: [PlaybookVersion]) {
    object { writer in
      writer.field("in_force", Int(versions.first?.number ?? 0))
      writer.key("versions")
      writer.array(versions) { writer, version in
        writer.object { writer in
          writer.field("version", Int(version.number))
          writer.field("at", version.at)
          writer.field("account", version.author.isNone ? nil : Int(version.author.value))
          writer.field("why", version.why)
        }
      }
    }
  }

  package mutating func playbookTry(_ answer: PlaybookTry) {
    object { writer in
      writer.field("from", answer.from)
      writer.field("to", answer.to)
      writer.field("more", answer.more)
      writer.field("fewer", answer.fewer)
      writer.field("due_at_another_time", answer.moved)
      writer.key("rules")
      writer.array(answer.counts) { writer, count in
        writer.object { writer in
          writer.field("rule", count.rule)
          writer.field("title", count.title)
          writer.field("more", count.more)
          writer.field("fewer", count.fewer)
        }
      }
      writer.key("moments")
      writer.array(answer.rows) { writer, row in
        writer.object { writer in
          writer.field("moment", row.id.description)
          writer.field("rule", row.rule)
          writer.field("opened_at", row.openedAt)
          writer.field("person_id", row.person?.printedID)
          writer.field("opened_by", row.isMore ? "tried" : "in_force")
        }
      }
    }
  }
}
