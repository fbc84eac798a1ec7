import Moments
import Practice
import Recruitment
import Statistics

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

  /// What was changed, when, and what followed.
  package mutating func playbookChanges(_ changes: [PlaybookChange]) {
    object { writer in
      writer.field("caution", ChangeWords.caution)
      writer.key("changes")
      writer.array(changes) { writer, change in
        writer.object { writer in
          writer.field("version", Int(change.version.number))
          writer.field("at", change.version.at)
          writer.field("why", change.version.why)
          writer.key("rules")
          writer.array(change.rules) { $0.changedRule($1) }
        }
      }
    }
  }

  private mutating func changedRule(_ rule: PlaybookChange.Rule) {
    object { writer in
      writer.field("rule", rule.code)
      writer.field("title", rule.title)
      writer.field("days", rule.days)
      writer.key("figures")
      writer.array(rule.figures) { writer, figure in
        writer.object { writer in
          writer.field("figure", figure.name)
          for (name, share) in [("before", figure.before), ("after", figure.after)] {
            writer.key(name)
            writer.object { $0.side(share) }
          }
          writer.key("difference")
          writer.number(figure.difference)
          writer.key("low")
          writer.number(figure.change?.low)
          writer.key("high")
          writer.number(figure.change?.high)
        }
      }
    }
  }

  /// Under ten no share.
  private mutating func side(_ proportion: Proportion) {
    let isEnough = proportion.of >= HabitCounts.fewest
    field("n", proportion.of)
    field("count", proportion.count)
    for (name, value) in [
      ("share", proportion.share), ("low", proportion.interval.low), ("high", proportion.interval.high),
    ] {
      key(name)
      number(isEnough ? value : nil)
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
