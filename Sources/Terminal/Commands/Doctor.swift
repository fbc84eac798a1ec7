import ArgumentParser
import Desk
import Recruitment

/// Whether everything is in order.
package struct DoctorCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "doctor", _superCommandName: Program.name,
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
  @Flag(help: ArgumentHelp("Time the draws of a large pipeline; the store is left alone.", visibility: .hidden))
  package var outlookSpeed = false
  @Option(
    help: ArgumentHelp(
      "Judge the outlook's ranges on so many simulated firms; the store is left alone.", visibility: .hidden))
  package var outlookFirms: Int?
  @Flag(help: "Print one JSON document.") package var json = false

  package init() {}

  package func run() throws {
    if statistics { return try showStatistics() }
    if outlookSpeed { return showOutlookSpeed() }
    if let outlookFirms { return try judgeOutlook(outlookFirms) }
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

  private func showOutlookSpeed() {
    let (seconds, mean) = Desk.measureOutlook()
    guard json else { return Output.print("10,000 draws of 20,000 submissions: \(seconds) s; mean \(mean)") }
    Output.json { writer in
      writer.object { writer in
        writer.key("outlook")
        writer.object { writer in
          writer.key("seconds")
          writer.number(seconds)
          writer.key("mean")
          writer.number(mean)
        }
      }
    }
  }

  private func judgeOutlook(_ firms: Int) throws {
    let progress = Progress()
    let judged = try Desk.judgeOutlook(firms: max(1, firms)) { progress.show($0, $1) }
    progress.end()
    let sum = judged.sum
    func share(_ count: Int, _ of: Int) -> String { "\(count) of \(of) (\(Double(count * 1000 / max(1, of)) / 10)%)" }
    func score(_ sum: Double) -> String { "\((sum / Double(max(1, judged.sum.quarters)) * 1000).rounded() / 1000)" }
    Output.print("\(judged.firms) simulated firms, five origins each; 80% ranges")
    Output.print("months held: \(share(sum.monthsHeld, sum.months))")
    Output.print("three months together held: \(share(sum.quartersHeld, sum.quarters))")
    Output.print("mean log score of three months: \(score(sum.score))")
    Output.print("  of the usual stage percentages: \(score(sum.pipelineScore))")
    Output.print("  of last year's run rate: \(score(sum.runRateScore))")
    for (part, words) in ["candidates in process", "others for jobs known", "jobs to come"].enumerated() {
      Output.print("starts of \(words): \(Int(sum.foretold[part].rounded())) foretold, \(sum.came[part]) came")
    }
    Output.print("said to have shocks: \(share(judged.firmsWithShocks, judged.firms))")
  }
}
