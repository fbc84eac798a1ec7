import ArgumentParser
import Desk

/// A firm that does not exist.
package struct SimulateCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "simulate", _superCommandName: Program.name,
    abstract: "Write the records of a made-up firm, to try RightCall on.",
    discussion:
      "The same seed gives the same files, byte for byte. truth.json beside them says what the firm was made of.")

  @Option(help: "Any number.") package var seed: UInt64 = 1
  @Option(help: "How many recruiters work there.") package var recruiters = 6
  @Option(help: "How many months of history.") package var months = 9
  @Option(help: "plain, planted, hidden or by-hand: what ringing does there.") package var world = "plain"
  @Option(help: "RULE=POINTS or all=POINTS, what ringing adds in a planted world; may be repeated.")
  package var effect: [String] = []
  @Option(help: "0 to 2: how much a liking that nobody recorded weighs in the hidden world.") package var liking = "1"
  @Option(help: "candidates=POINTS or clients=POINTS: a campaign that took place, and what it added to picking up.")
  package var education: String?
  @Option(help: "The folder to write into.") package var out: String
  @Flag(help: "Print one JSON document.") package var json = false

  package init() {}

  package func validate() throws {
    guard (1...999).contains(recruiters) else { throw ValidationError("--recruiters must be 1 to 999") }
    guard (1...120).contains(months) else { throw ValidationError("--months must be 1 to 120") }
    guard Desk.SimulatedWorld(name: world, effects: effect, liking: liking) != nil else {
      throw ValidationError(
        "--world is plain, planted, hidden or by-hand; --effect a rule or all with -30 to 30, as C13=10; "
          + "--liking 0 to 2")
    }
  }

  package func run() throws {
    let progress = Progress()
    defer { progress.end() }
    let counts = try Desk.simulate(
      seed: seed, recruiters: recruiters, months: months,
      in: Desk.SimulatedWorld(name: world, effects: effect, liking: liking) ?? .plain, education: education, out: out
    ) { progress.show($0, $1) }
    progress.end()
    if json {
      Output.json { writer in
        writer.object { writer in
          writer.field("out", out)
          writer.key("rows")
          writer.object { writer in for (kind, count) in counts { writer.field(kind.name, count) } }
        }
      }
    } else {
      for (kind, count) in counts { Output.print("\(kind.name).csv: \(count)") }
    }
  }
}
