import ArgumentParser
import Desk
import Recruitment

/// Whose conversations are due now.
package struct TodayCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "today", _superCommandName: Program.name,
    abstract: "The conversations due today: with whom, why now, and how to open.",
    discussion: """
      Without --recruiter it covers everyone. The list is what was known at --as-of (now, if you do not say), in order of
      deadline, then longest open.
      """)

  @OptionGroup package var store: StoreOptions
  @Option(help: "Your id in the firm's system, or your e-mail address.") package var recruiter: String?
  @Option(name: .customLong("as-of"), help: "A time such as 2026-11-24T09:00.") package var asOf: TimeArgument?
  @Option(help: "How many minutes you have: the first that fit.") package var minutes: Int?
  @Flag(help: "Print one JSON document.") package var json = false

  package init() {}

  package func validate() throws {
    if let minutes, minutes < 1 { throw ValidationError("--minutes must be 1 or more") }
  }

  package func run() throws {
    let opened = try store.openDesk()
    let desk = asOf == nil ? opened.atPresent() : opened
    let settings = try desk.settings()
    let time = asOf?.instant(in: settings) ?? Output.now()
    let page = TodayText(settings: settings, now: time)
    if let recruiter {
      let today = try desk.today(recruiter: recruiter, asOf: time, minutes: minutes)
      if json { Output.json { $0.today(today) } } else { Output.print(page.text(today)) }
      return
    }
    let todays = try desk.todayForEveryone(asOf: time, minutes: minutes)
    if json {
      let sources = try desk.sourceAges(asOf: time)
      Output.json { $0.todays(todays, asOf: time, sources: sources) }
    } else {
      Output.print(todays.map(page.text).joined(separator: "\n\n\n"))
      if todays.isEmpty { Output.print("No conversation is due, for anyone.") }
    }
  }
}
