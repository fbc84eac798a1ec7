import ArgumentParser
import Desk
import Recruitment

/// One person's page.
package struct PersonCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "person", _superCommandName: Program.name,
    abstract: "One person: what passed between you, what is due, what they asked for.")

  @OptionGroup package var store: StoreOptions
  @Argument(help: "Their id in the firm's system, or their e-mail address.") package var person: String
  @Option(name: .customLong("as-of"), help: "A time such as 2026-11-24T09:00.") package var asOf: TimeArgument?
  @Flag(help: "Print one JSON document.") package var json = false

  package init() {}

  package func run() throws {
    let desk = try store.openDesk()
    let settings = try desk.settings()
    let time = asOf?.instant(in: settings) ?? Output.now()
    let page = try desk.person(person, asOf: time)
    if json {
      Output.json { $0.personPage(page) }
    } else {
      Output.print(PersonText(settings: settings, now: time).text(page))
    }
  }
}
