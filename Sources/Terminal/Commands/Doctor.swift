import ArgumentParser
import Desk
import Recruitment

/// Whether everything is in order.
package struct DoctorCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check the store, its copy of the history, the playbook, keys, lists, backups, room and clock.",
    discussion: """
      With --timings it also rebuilds the copy and works out every moment, and says how long each took. With --pick-up it
      says whether the times at which people are said to pick up beat simpler guesses on this firm's own record.
      """)

  @OptionGroup package var store: StoreOptions
  @Flag(help: "Measure: rebuild the history's copy, work out every moment.") package var timings = false
  @Flag(help: "Judge the pick-up times on the last three months.") package var pickUp = false
  @Flag(help: ArgumentHelp("Time the estimators on invented numbers; the store is left alone.", visibility: .hidden))
  package var statistics = false
  @Flag(help: "Print one JSON document.") package var json = false

  package init() {}

  package func run() throws {
    if statistics { return try showStatistics() }
    let desk = try store.openDesk()
    var health = try desk.examine(timings: timings, pickUp: pickUp, now: Output.now())
    health.checks += try desk.examineRunning(now: Output.now())
    if json {
      Output.json { $0.health(health) }
    } else {
      for check in health.checks { Output.print("\(check.ok ? "ok  " : "BAD ") \(check.what): \(check.says)") }
      if let words = health.pickUpWords { Output.print(words) }
      for (name, value) in health.timings {
        Output.print(name.hasSuffix("_seconds") ? "\(name): \(value) s" : "\(name): \(Int(value))")
      }
    }
    if !health.isWell { throw ExitCode(1) }
  }

  private func showStatistics() throws {
    let measured = try MeasuredStatistics.measure()
    if json {
      Output.json { $0.measuredStatistics(measured) }
    } else {
      for (name, value) in measured.figures { Output.print("\(name): \(value)") }
    }
  }
}
