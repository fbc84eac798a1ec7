import ArgumentParser
import Desk
import Foundation
import Recruitment

/// Whether talking works here, from the firm's own record.
package struct EvidenceCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "Does trying to talk go with better ends than writing, here, and for what?",
    discussion: "Compares alike moments of the firm's own record. What it cannot tell, it says.",
    subcommands: [Show.self, Explain.self, Cohort.self], defaultSubcommand: Show.self)

  package init() {}

  /// One line for each kind of moment.
  package struct Show: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "show", abstract: "What the record says, kind by kind (what `rightcall evidence` does by itself).")

    @OptionGroup package var store: StoreOptions
    @Option(help: "One kind only: a rule's code or slug.") package var kind: String?
    @Option(help: "Only moments that opened at this time or later: exploratory.") package var from: TimeArgument?
    @Option(help: "And no later than this.") package var to: TimeArgument?
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      let desk = try store.openDesk()
      let settings = try desk.settings()
      let progress = Progress()
      let answer = try desk.evidence(
        kind: kind, from: from?.instant(in: settings), to: to?.instant(in: settings)
      ) { progress.show($0, $1) }
      progress.end()
      if json { return Output.json { $0.evidence(answer) } }
      for line in EvidenceText().lines(answer) { Output.print(line) }
    }
  }

  /// One finding in depth.
  package struct Explain: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "explain", abstract: "One finding in depth: what was compared, who was left out, and how sure it is."
    )

    @OptionGroup package var store: StoreOptions
    @Argument(help: "A rule's code or slug.") package var rule: String
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      let desk = try store.openDesk()
      let progress = Progress()
      let explanation = try desk.explainEvidence(rule) { progress.show($0, $1) }
      progress.end()
      let currency = try desk.settings().currency
      if json { return Output.json { $0.explanation(explanation, currency: currency) } }
      for line in ExplanationText(currency: currency).lines(explanation) { Output.print(line) }
    }
  }

  /// The compared moments as a table.
  package struct Cohort: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "cohort",
      abstract: "The moments that a finding compares, as CSV without names, for a statistician who wants to check.")

    @OptionGroup package var store: StoreOptions
    @Argument(help: "A rule's code or slug.") package var rule: String
    @Option(help: "The file to write; standard output if you do not say.") package var out: String?

    package init() {}

    package func run() throws {
      let table = try store.openDesk().cohort(rule)
      guard let out else { return table.write { Output.print($0) } }
      var text = ""
      table.write { text += $0 + "\n" }
      do {
        try Data(text.utf8).write(to: URL(filePath: out), options: .atomic)
      } catch {
        throw DeskError.cannotWrite(out)
      }
    }
  }
}
