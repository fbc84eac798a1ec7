import ArgumentParser
import Desk

/// The playbook's own commands.
package struct PlaybookCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "playbook", abstract: "The rules that say which conversations are due.",
    subcommands: [Check.self])

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
}
