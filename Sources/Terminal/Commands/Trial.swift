import ArgumentParser
import Desk
import Recruitment

/// The trial that settles it.
package struct TrialCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "trial",
    abstract: "A trial by lot: does being prompted to talk change how it ends?",
    discussion: """
      For kinds of moment of which nobody knows, some are put on the list and some are left as usual, by lot. Recruiters
      are told, can read the rules (docs/trials.md) and can stop it.
      """,
    subcommands: [Plan.self, Start.self, Status.self, Stop.self])

  package init() {}

  /// How long it would take.
  package struct Plan: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "plan", abstract: "How long a trial of these kinds would take here.")

    @OptionGroup package var store: StoreOptions
    @Argument(help: "Rules' codes or slugs.") package var kinds: [String]
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      let forecast = try store.openDesk().planTrial(kinds)
      if json { return Output.json { $0.trialForecast(forecast) } }
      for line in TrialText().lines(forecast) { Output.print(line) }
    }
  }

  /// Switches it on.
  package struct Start: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "start", abstract: "Start a trial, once its impact assessment is signed and everybody is told.")

    @OptionGroup package var store: StoreOptions
    @Argument(help: "Rules' codes or slugs.") package var kinds: [String]
    @Option(help: "The smallest effect worth finding, in a hundred.") package var points = 5.0
    @Option(name: .customLong("signed-by"), help: "Who signed the impact assessment, and when.")
    package var signedBy: String
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func validate() throws {
      if !(points > 0 && points <= 50) { throw ValidationError("--points must be more than 0 and at most 50") }
    }

    package func run() throws {
      let trial = try store.openDesk().startTrial(kinds, points: points, signedBy: signedBy, now: Output.now())
      if json { return Output.json { $0.trial(trial) } }
      for line in TrialText().lines(started: trial) { Output.print(line) }
    }
  }

  /// How it stands.
  package struct Status: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "status", abstract: "How the trial stands: anybody may look, as often as they like.")

    @OptionGroup package var store: StoreOptions
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      let standing = try store.openDesk().showTrial()
      if json { return Output.json { $0.trialStanding(standing) } }
      for line in TrialText().lines(standing) { Output.print(line) }
    }
  }

  /// Switches it off.
  package struct Stop: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "stop", abstract: "Stop the trial, for good: every moment is listed again at once.")

    @OptionGroup package var store: StoreOptions
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      let trial = try store.openDesk().stopTrial(now: Output.now())
      if json { return Output.json { $0.trial(trial) } }
      Output.print("Trial \(trial.id) is stopped. Its log stays, and `rightcall trial status` goes on reading it.")
    }
  }
}
