import ArgumentParser
import Desk
import Recruitment
import WorkingTime

/// Every moment of a span.
package struct MomentsCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "moments", _superCommandName: Program.name,
    abstract: "Every moment that opened in a span, and how it ended.",
    discussion: "Nothing known later than --to is used (now, if you do not say).")

  @OptionGroup package var store: StoreOptions
  @Option(help: "The span's beginning; the record's own if you do not say.") package var from: TimeArgument?
  @Option(help: "The span's end.") package var to: TimeArgument?
  @Option(help: "One kind only: a rule's code or slug.") package var kind: String?
  @Flag(help: "Print one JSON document.") package var json = false

  package init() {}

  package func run() throws {
    let desk = try store.openDesk()
    let settings = try desk.settings()
    let answer = try desk.moments(
      from: from?.instant(in: settings), to: to?.instant(in: settings) ?? Output.now(), kind: kind)
    if json {
      Output.json { $0.moments(answer) }
      return
    }
    let zone = Zone.named(settings.timezone) ?? Zone.utc
    for line in MomentsText(zone: zone, now: answer.asOf).lines(answer) { Output.print(line) }
  }
}
