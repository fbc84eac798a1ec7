import Recruitment

extension JSONWriter {
  /// The answer of `rightcall people suggestions` and `merges`.
  package mutating func samePeople(_ page: SamePeoplePage) {
    object { writer in
      writer.key("suggestions")
      writer.array(page.suggestions) { writer, suggestion in
        writer.object { writer in
          writer.key("first")
          writer.side(suggestion.first)
          writer.key("second")
          writer.side(suggestion.second)
          writer.key("evidence")
          writer.array(suggestion.evidence) { $0.evidence($1) }
        }
      }
      writer.field("suggestions_in_all", page.suggestionsInAll)
      writer.key("merges")
      writer.array(page.merges) { writer, merge in
        writer.object { writer in
          writer.field("person_id", merge.person.printedID)
          writer.field("into", merge.into.printedID)
          writer.field("at", merge.at)
          writer.field("automatic", merge.isAutomatic)
          writer.field("batch", merge.batch)
        }
      }
      writer.key("calls")
      writer.array(page.calls) { writer, call in
        writer.object { writer in
          writer.field("call", Int(call.note))
          writer.field("person_id", call.person.printedID)
          writer.field("at", call.at)
          writer.field("duration_seconds", call.durationSeconds.map { Int($0) })
          writer.key("sources")
          writer.array([call.callSource, call.noteSource]) { $0.string($1) }
        }
      }
    }
  }

  private mutating func side(_ side: SamePeoplePage.Side) {
    object { writer in
      writer.field("person_id", side.printedID)
      writer.field("name", side.name)
      writer.key("emails")
      writer.array(side.emails) { $0.string($1) }
      writer.key("phones")
      writer.array(side.phones) { $0.string($1) }
      writer.field("job_title", side.jobTitle)
      writer.field("client", side.clientName)
      writer.field("city", side.city)
      writer.key("sources")
      writer.array(side.sources) { $0.string($1) }
    }
  }

  private mutating func evidence(_ evidence: SamePeoplePage.Evidence) {
    let (what, value): (String, String?) =
      switch evidence {
      case .address(let text): ("address", text)
      case .number(let text): ("number", text)
      case .employer(let text): ("employer", text)
      case .sameName: ("same_name", nil)
      case .similarName: ("similar_name", nil)
      case .twoInOneSource: ("two_in_one_source", nil)
      }
    object { writer in
      writer.field("what", what)
      writer.field("value", value)
    }
  }
}
