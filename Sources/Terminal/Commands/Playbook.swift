import ArgumentParser
import Desk

/// The playbook's own commands.
package struct PlaybookCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "playbook", abstract: "The rules that say which conversations are due.",
    subcommands: [
      Check.self, Rules.self, Versions.self, Followed.self, Try.self, Adopt.self, RollBack.self, Upgrade.self,
    ])

  package init() {}

  /// Says what is wrong with a playbook, and where.
  package struct Check: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Check a playbook: what is wrong with it, and on which line.",
      discussion: "Without FILE it checks the one that comes with RightCall.")

    @Argument(help: "A playbook (YAML).") package var file: String?
    @Flag(help: "Print one JSON document.") package var json = false
    @Flag(help: "Print the playbook itself, to start your own from.") package var print = false

    package init() {}

    package func run() throws {
      if print { return Output.print(try Desk.playbookText(at: file)) }
      let check = try Desk.checkPlaybook(at: file)
      if json {
        Output.json { $0.playbookCheck(check) }
      } else if check.faults.isEmpty {
        Output.print("\(check.path): \(check.rules) rules, version \(check.version), no faults.")
      } else {
        for fault in check.faults { Output.note("\(check.path):\(fault.line):\(fault.column): \(fault.what)") }
      }
      if !check.faults.isEmpty { throw ExitCode(1) }
    }
  }

  /// What each rule waits for and how often it opened here.
  package struct Rules: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "rules", abstract: "The rules: what opens each, what data it needs, and whether this firm has it.",
      discussion: "Nothing known later than --as-of is used (now, if you do not say).")

    @OptionGroup package var store: StoreOptions
    @Option(name: .customLong("as-of"), help: "A time to stand at instead of now.") package var asOf: TimeArgument?
    @Flag(help: "Print one JSON document.") package var json = false
    @Flag(help: "Print a table in Markdown, as it stands in docs/playbook.md.") package var markdown = false

    package init() {}

    package func run() throws {
      let desk = try store.openDesk()
      let settings = try desk.settings()
      let answer = try desk.rules(asOf: asOf?.instant(in: settings) ?? Output.now())
      if json {
        Output.json { $0.rules(answer) }
        return
      }
      for line in markdown ? answer.table : RulesText().lines(answer) { Output.print(line) }
    }

    package func validate() throws {
      if json, markdown { throw ValidationError("Either --json or --markdown, not both.") }
    }
  }
}
