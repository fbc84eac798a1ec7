import ArgumentParser
import Desk
import Foundation
import Recruitment

/// Records that may be one person.
package struct PeopleCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "people", abstract: "Records that are, or may be, one person or one call.",
    discussion: """
      Where it is certain, an import makes records of two sources one. Where it is likely, it is asked here, with what \
      speaks for it. Both can be taken back, and stay so after the next import.
      """,
    subcommands: [Suggestions.self, Merge.self, Unmerge.self, Merges.self, PartCall.self])

  package init() {}

  package struct Suggestions: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "suggestions", abstract: "Pairs of records that may be one person, with what speaks for it.")

    @OptionGroup package var store: StoreOptions
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      let page = try store.openDesk().samePeople()
      if json { return Output.json { $0.samePeople(page) } }
      for suggestion in page.suggestions {
        Output.print(SamePeopleText.side(suggestion.first))
        Output.print(SamePeopleText.side(suggestion.second))
        Output.print("  because: " + suggestion.evidence.map(SamePeopleText.words).joined(separator: "; "))
        Output.print("")
      }
      if page.suggestions.isEmpty { Output.print("No two records look like one person.") }
      if page.suggestionsInAll > page.suggestions.count {
        Output.print("And \(page.suggestionsInAll - page.suggestions.count) more.")
      }
    }
  }

  package struct Merge: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "merge", abstract: "Make two people one. Both ids stay good.")

    @OptionGroup package var store: StoreOptions
    @Argument(help: "The record that gives way: its id in the firm's system, its address, or #number.")
    package var person: String
    @Option(help: "The record that stays.") package var into: String
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      try store.openDesk().mergePeople(person, into: into, now: Output.now())
      SamePeopleText.done(json, "merged", person, into)
    }
  }

  package struct Unmerge: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "unmerge",
      abstract: "Say that two people are two, for good; parts them where they were made one.")

    @OptionGroup package var store: StoreOptions
    @Argument(help: "One of them.") package var person: String
    @Option(name: .customLong("from"), help: "The other.") package var other: String
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      try store.openDesk().keepPeopleApart(person, other, now: Output.now())
      SamePeopleText.done(json, "apart", person, other)
    }
  }

  package struct Merges: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "merges", abstract: "Who was made one with whom, and which calls and meetings two sources tell of.")

    @OptionGroup package var store: StoreOptions
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      let page = try store.openDesk().samePeople()
      if json { return Output.json { $0.samePeople(page) } }
      for merge in page.merges {
        let how = merge.isAutomatic ? "import" : "by hand"
        Output.print(
          "\(merge.person.printedID) is \(merge.into.printedID)  \(merge.into.name)  "
            + "(batch \(merge.batch), \(how), \(ISOTimestamp.utc(merge.at)))")
      }
      for call in page.calls {
        Output.print(
          "call \(call.note)  \(ISOTimestamp.utc(call.at))  \(call.person.printedID)  \(call.callSource) and "
            + call.noteSource)
      }
      if page.merges.isEmpty, page.calls.isEmpty { Output.print("Nothing was made one.") }
    }
  }

  package struct PartCall: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "part-call", abstract: "Say that a note and a call are two calls, for good.")

    @OptionGroup package var store: StoreOptions
    @Argument(help: "The number that merges prints.") package var call: Int64
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      try store.openDesk().partCalls(note: call, now: Output.now())
      guard json else { return Output.print("They are two calls.") }
      Output.json { writer in writer.object { $0.field("parted", Int(call)) } }
    }
  }
}

enum SamePeopleText {
  static func side(_ side: SamePeoplePage.Side) -> String {
    let facts = side.emails + side.phones + [side.jobTitle, side.clientName, side.city].compactMap { $0 }
    return "\(side.printedID)  \(side.name)  (\(side.sources.joined(separator: ", ")))"
      + (facts.isEmpty ? "" : "  " + facts.joined(separator: ", "))
  }

  static func words(_ evidence: SamePeoplePage.Evidence) -> String {
    switch evidence {
    case .address(let text): "both have \(text)"
    case .number(let text): "both have \(text)"
    case .employer(let name): "both at \(name)"
    case .sameName: "the same name"
    case .similarName: "names that fit"
    case .twoInOneSource: "but one source has them as two"
    }
  }

  static func done(_ json: Bool, _ what: String, _ person: String, _ other: String) {
    guard json else {
      return Output.print(
        what == "merged" ? "\(person) is \(other) from now on." : "\(person) and \(other) are two people.")
    }
    Output.json { writer in
      writer.object { writer in
        writer.field(what, person)
        writer.field(what == "merged" ? "into" : "from", other)
      }
    }
  }
}
