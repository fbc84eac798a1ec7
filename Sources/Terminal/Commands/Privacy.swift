import ArgumentParser
import Desk
import Recruitment

/// Erases a person.
package struct EraseCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Erase everything said about a person; there is no undo.",
    discussion: """
      Every word goes; that things happened stays, under a number nobody can be known by. A later import does not bring them \
      back. docs/privacy.md says what is left, and where else to look.
      """)

  @OptionGroup package var store: StoreOptions
  @Argument(help: "An id or e-mail address.") package var person: String
  @Option(help: "Their id once more, to confirm.") package var confirm: String
  @Flag(help: "Print one JSON document.") package var json = false

  package init() {}

  package func run() throws {
    let answer = try store.openDesk().erasePerson(person, confirmation: confirm, now: Output.now())
    let report = answer.report
    if json {
      return Output.json { writer in
        writer.object { writer in
          writer.field("records", report.records)
          writer.field("contacts", report.contacts)
          writer.field("texts", report.texts)
          writer.field("facts", report.facts)
          writer.field("preferences", report.preferences)
          writer.field("earlier_values", report.earlierValues)
          writer.field("shared_examples", report.sharedExamples)
          writer.field("mentions", report.mentions)
          writer.field("known_by", answer.knownBy)
          writer.field("scrubbed", report.isScrubbed)
        }
      }
    }
    Output.print(
      """
      Erased. \(Paragraph.count(report.contacts, "contact")) stay on record without words (\(report.texts) had some); \
      \(Paragraph.count(report.facts, "fact")) and \(Paragraph.count(report.preferences, "preference")) without theirs. \
      \(Paragraph.count(report.earlierValues, "earlier value")) and \
      \(Paragraph.count(report.sharedExamples, "shared message")) are gone; named in passing in \
      \(Paragraph.count(report.mentions, "other place")), struck out there.
      """)
    if !report.isScrubbed {
      Output.print("Somebody reads an older view just now: what was deleted leaves the disk once they are done.")
    }
    Output.print("Backups from before still hold it: see docs/privacy.md.")
  }
}

/// Lists of whom not to call.
package struct ScreeningCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "screening", abstract: "Lists of numbers and addresses not to be used for what nobody asked for.",
    subcommands: [Load.self, List.self, Remove.self])

  package init() {}

  package struct Load: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "load", abstract: "Load a list, in the place of the one of that name; keyed hashes alone are kept.")

    @OptionGroup package var store: StoreOptions
    @Argument(help: "A file: CSV, or one number or address on a line.") package var file: String
    @Option(help: "Which list it is: TPS, CTPS, national, own, or a name of yours.") package var list: String
    @Option(help: "Where numbers without a country's code are dialled, such as GB; the firm's country otherwise.")
    package var country: String?
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      let load = try store.openDesk().loadScreening(list, file: file, country: country, now: Output.now())
      if json {
        return Output.json { writer in
          writer.object { writer in
            writer.field("list", load.name)
            writer.field("entries", load.entries)
            writer.field("unreadable", load.unreadable)
            writer.field("people", load.people)
          }
        }
      }
      let people = load.people == 1 ? "1 person on record is on it" : "\(load.people) people on record are on it"
      Output.print(
        "\(load.name): \(Paragraph.count(load.entries, "entry", "entries")); \(people). "
          + "\(Paragraph.count(load.unreadable, "line")) could not be read.")
    }
  }

  package struct List: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "list", abstract: "The lists, how old each is, and how many people on record stand on it.")

    @OptionGroup package var store: StoreOptions
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      let lists = try store.openDesk().screeningStandings(now: Output.now())
      if json {
        return Output.json { writer in
          writer.object { writer in
            writer.key("lists")
            writer.array(lists) { writer, list in
              writer.object { writer in
                writer.field("list", list.name)
                writer.field("loaded_at", list.loadedAt)
                writer.field("entries", list.entries)
                writer.field("people", list.people)
                writer.field("valid_days", list.days)
                writer.field("stale", list.isStale)
              }
            }
          }
        }
      }
      for list in lists {
        let age = list.isStale ? "  too old: it counts as none" : ""
        Output.print(
          "\(list.name)  loaded \(ISOTimestamp.utc(list.loadedAt))  \(list.entries) entries, \(list.people) on record\(age)"
        )
      }
      if lists.isEmpty { Output.print("No list is loaded.") }
    }
  }

  package struct Remove: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Remove a list: from then on nobody counts as screened against it.")

    @OptionGroup package var store: StoreOptions
    @Argument(help: "Its name.") package var list: String

    package init() {}

    package func run() throws {
      try store.openDesk().removeScreening(list, now: Output.now())
      Output.print("The list \(list) is gone.")
    }
  }
}

/// Removes what was kept long enough.
package struct RetentionCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "retention",
    abstract: "What has been kept long enough; removes it only with --apply.",
    discussion: """
      People with whom nothing has happened for so many months are erased; the words of older calls and messages go, and \
      that they took place stays. Nothing younger than 12 months goes: agencies have to keep their records for a year.
      """)

  @OptionGroup package var store: StoreOptions
  @Flag(name: .customLong("dry-run"), help: "Say what would go; so it is without --apply, too.") package var dryRun =
    false
  @Flag(help: "Remove it.") package var apply = false
  @Option(name: .customLong("people-months"), help: "From now on, keep people so many months after the last contact.")
  package var peopleMonths: Int?
  @Option(name: .customLong("text-months"), help: "From now on, keep the words of calls and messages so many months.")
  package var textMonths: Int?
  @Flag(help: "Print one JSON document.") package var json = false

  package init() {}

  package func validate() throws {
    if dryRun, apply { throw ValidationError("Either --dry-run or --apply.") }
  }

  package func run() throws {
    let desk = try store.openDesk()
    if peopleMonths != nil || textMonths != nil { _ = try desk.setRetention(people: peopleMonths, texts: textMonths) }
    let progress = Progress()
    let report =
      try apply
      ? desk.applyRetention(now: Output.now()) { progress.show(nil, $0) } : desk.retention(now: Output.now())
    progress.end()
    if json { return Output.json { Self.write(report, applied: apply, &$0) } }
    let verb = apply ? "gone" : "would go"
    Output.print(
      """
      Kept: people \(report.schedule.people) months after the last contact, words \(report.schedule.texts) months.
      \(report.peopleInAll) people \(verb), and the words of \(report.texts) contacts.
      """)
    if !apply {
      for person in report.people.prefix(20) {
        Output.print("  \(person.id)  last seen \(person.lastSeen.map(ISOTimestamp.utc) ?? "never")")
      }
      if report.peopleInAll > 20 { Output.print("  … --json lists the first \(RetentionReport.listed)") }
    }
  }

  private static func write(_ report: RetentionReport, applied: Bool, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("applied", applied)
      writer.field("people_months", report.schedule.people)
      writer.field("text_months", report.schedule.texts)
      writer.field("people_in_all", report.peopleInAll)
      writer.field("texts", report.texts)
      writer.key("people")
      writer.array(report.people) { writer, person in
        writer.object { writer in
          writer.field("id", person.id)
          writer.field("last_seen", person.lastSeen)
        }
      }
    }
  }
}

/// After a backup was put back by other means.
package struct ReapplyCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "reapply",
    abstract: "Erase again whoever was erased before: after a backup was put back with the database's own tools.")

  @OptionGroup package var store: StoreOptions

  package init() {}

  package func run() throws {
    let count = try store.openDesk().reapplyErasures(now: Output.now())
    Output.print("\(count) of those who were erased were back, and are erased again.")
  }
}

/// Lets somebody come back who was erased and asks to.
package struct ReadmitCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "readmit",
    abstract: "Let somebody who was erased come back with the next import, because they asked to.")

  @OptionGroup package var store: StoreOptions
  @Option(help: "Their e-mail address.") package var email: String?
  @Option(help: "The source that names them, as import called it.") package var source: String?
  @Option(help: "Their id there.") package var id: String?

  package init() {}

  package func validate() throws {
    if email == nil, source == nil || id == nil {
      throw ValidationError("Say who: --email, or --source and --id.")
    }
  }

  package func run() throws {
    let wasOut = try store.openDesk().readmit(address: email, source: source, id: id, now: Output.now())
    Output.print(wasOut ? "They may come back with the next import." : "Nobody by that name was kept out.")
  }
}
