import ArgumentParser
import Desk
import Foundation
import Moments
import Recruitment

extension PlaybookCommand {
  /// Who changed it, when and why.
  package struct Versions: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "versions", abstract: "The versions of the firm's own playbook, newest first.")

    @OptionGroup package var store: StoreOptions
    @Option(name: .customLong("print"), help: "Print that version's text; 0 for the one that comes with RightCall.")
    package var printed: Int64?
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      let desk = try store.openDesk()
      if let printed { return Output.print(try desk.playbookText(version: printed)) }
      let versions = try desk.playbookVersions()
      if json { return Output.json { $0.playbookVersions(versions) } }
      for version in versions {
        let author = version.author.isNone ? "a command" : "account \(version.author.value)"
        Output.print("\(version.number)  \(ISOTimestamp.utc(version.at))  \(author)  \(version.why)")
      }
      if versions.isEmpty { Output.print("None: the playbook that comes with RightCall is in force.") }
    }
  }

  /// What was changed, when, and what followed.
  package struct Followed: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "followed", abstract: "What was changed in the playbook, when, and what followed, newest first.",
      discussion: "Before and after is no proof that the one came of the other.")

    @OptionGroup package var store: StoreOptions
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      let changes = try store.openDesk().playbookChanges()
      if json { return Output.json { $0.playbookChanges(changes) } }
      if changes.isEmpty { return Output.print("Nothing: the playbook that comes with RightCall is in force.") }
      for change in changes {
        Output.print("\(change.version.number)  \(ISOTimestamp.utc(change.version.at))  \(change.version.why)")
        for rule in change.rules {
          Output.print("  \(rule.code) \(rule.title)")
          if rule.figures.isEmpty { Output.print("    \(ChangeWords.noDay)") }
          for figure in rule.figures {
            Output.print(Paragraph.wrap(ChangeWords.figure(figure, days: rule.days), indent: "    "))
          }
        }
      }
      Output.print(Paragraph.wrap(ChangeWords.caution, indent: ""))
    }
  }

  /// What it would have opened.
  package struct Try: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "try", abstract: "What a playbook would have opened in the last month, against the one in force.")

    @OptionGroup package var store: StoreOptions
    @Argument(help: "A playbook (YAML).") package var file: String
    @Option(name: .customLong("as-of"), help: "A time to stand at instead of now.") package var asOf: TimeArgument?
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      let desk = try store.openDesk()
      let now = try asOf?.instant(in: desk.settings()) ?? Output.now()
      let answer = try desk.tryPlaybook(Desk.playbookText(at: file), now: now)
      if json { return Output.json { $0.playbookTry(answer) } }
      Output.print(
        "From \(ISOTimestamp.utc(answer.from)) to \(ISOTimestamp.utc(answer.to)) it would have opened \(answer.more) more "
          + "and \(answer.fewer) fewer; \(answer.moved) would have been due at another time.")
      for count in answer.counts { Output.print("  \(count.rule) \(count.title): +\(count.more) -\(count.fewer)") }
      for row in answer.rows {
        Output.print(
          "  \(row.isMore ? "+" : "-") \(ISOTimestamp.utc(row.openedAt))  \(row.rule)  \(row.person?.printedID ?? "")")
      }
    }
  }

  /// Makes it the firm's.
  package struct Adopt: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "adopt", abstract: "Make a playbook the firm's: a new version.")

    @OptionGroup package var store: StoreOptions
    @Argument(help: "A playbook (YAML).") package var file: String
    @Option(help: "Why, for whoever looks at the versions.") package var why: String
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      let desk = try store.openDesk()
      let number = try desk.adoptPlaybook(
        Desk.playbookText(at: file), why: why, after: desk.store.newestPlaybookVersion(), now: Output.now())
      PlaybookCommand.say(number, json: json)
    }
  }

  /// Goes back.
  package struct RollBack: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "roll-back", abstract: "Make an earlier version the firm's again: a new version like it.")

    @OptionGroup package var store: StoreOptions
    @Argument(help: "The version; 0 for the playbook that comes with RightCall.") package var version: Int64
    @Option(help: "Why, for whoever looks at the versions.") package var why: String?
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      let desk = try store.openDesk()
      let number = try desk.rollBackPlaybook(
        to: version, why: why ?? "Back to version \(version)", after: desk.store.newestPlaybookVersion(),
        now: Output.now())
      PlaybookCommand.say(number, json: json)
    }
  }

  /// Takes up what a release brings.
  package struct Upgrade: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "upgrade",
      abstract: "What this release brings to the firm's own playbook; with --adopt, a new version of it.",
      discussion: "What the firm has changed stays; what it has not is the release's.")

    @OptionGroup package var store: StoreOptions
    @Flag(help: "Make it the firm's.") package var adopt = false
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      let desk = try store.openDesk()
      guard let merge = try desk.playbookUpgrade() else {
        if json { return Output.json { $0.object { $0.field("changes", [String]()) } } }
        return Output.print("Nothing: the playbook in force is as new as this release.")
      }
      let lines = merge.changes.map { change in
        "\(change.rule)\(change.field.map { " \($0)" } ?? ""): \(change.kind.rawValue.replacing("_", with: " "))"
      }
      if adopt {
        let number = try desk.upgradePlaybook(after: desk.store.newestPlaybookVersion(), now: Output.now())
        return PlaybookCommand.say(number, json: json)
      }
      if json { return Output.json { $0.object { $0.field("changes", lines) } } }
      for line in lines { Output.print(line) }
    }
  }

  private static func say(_ number: Int64, json: Bool) {
    if json { return Output.json { $0.object { $0.field("version", Int(number)) } } }
    Output.print("Version \(number) is in force. Servers take it up within a second or two.")
  }
}
