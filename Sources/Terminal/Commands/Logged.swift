import ArgumentParser
import Desk
import Foundation
import Recruitment

/// What somebody logged on one day, for the firm's own system.
package struct LoggedCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "logged", _superCommandName: Program.name,
    abstract: "What a recruiter logged here on one day: lines to paste, or a file to import elsewhere.",
    discussion: """
      Prints one plain line for each talk, try and message that was logged here. --out writes the same as \
      interactions.csv, in the shape of the interchange.
      """)

  @OptionGroup package var store: StoreOptions
  @Option(help: "The recruiter's id in the firm's system, or e-mail address.") package var recruiter: String
  @Option(name: .customLong("as-of"), help: "A time of that day, up to which it is looked at; now, if you do not say.")
  package var asOf: TimeArgument?
  @Option(help: "A folder to write interactions.csv into.") package var out: String?
  @Flag(help: "Print one JSON document.") package var json = false

  package init() {}

  package func run() throws {
    let desk = try store.openDesk()
    let settings = try desk.settings()
    let time = asOf?.instant(in: settings) ?? Output.now()
    let logged = try desk.logged(by: recruiter, asOf: time)
    if let out {
      let written = try desk.writeLogged(by: recruiter, asOf: time, into: out)
      if !json { return Output.print("Wrote \(written.rows) interactions to \(written.path)") }
    }
    if json { return Output.json { $0.logged(logged) } }
    let wording = TodayText(settings: settings, now: time).wording
    for contact in logged { Output.print(contact.line(wording)) }
    if logged.isEmpty { Output.print("Nothing was logged here that day.") }
  }
}
