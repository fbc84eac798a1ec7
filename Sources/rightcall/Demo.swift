import ArgumentParser
import Desk
import Foundation
import Recruitment
import Terminal

/// Everything at once, on a made-up firm.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", _superCommandName: Program.name,
    abstract: "Make up a firm, show one recruiter's day, and serve the pages.",
    discussion: "It works in a scratch folder of its own and touches no store of yours.")

  @Option(help: "The scratch folder; a new temporary one if you do not say.") var folder: String?
  @Option(help: "The port of the pages; if it is taken, the next free one.") var port = 8080
  @Flag(name: .customLong("no-serve"), help: "Print the day and stop.") var noServe = false

  func run() async throws {
    let folder = try scratchFolder()
    let bundle = folder + "/bundle"
    let progress = Progress()
    Output.note("Making up a firm of 6 recruiters in \(folder)")
    _ = try Desk.simulate(seed: 7, recruiters: 6, months: 9, out: bundle) { progress.show($0, $1) }
    let desk = try Desk.open(database: "sqlite:\(folder)/firm.sqlite")
    let report = try desk.importFiles(ImportRequest(paths: [bundle]), now: Output.now()) { progress.show(nil, $0) }
    progress.end()
    Output.note("Imported \(report.totals[.interactions] ?? 0) interactions with \(report.totals[.people] ?? 0) people")
    let settings = try desk.settings()
    // The made-up record ends on a fixed day: the demonstration stands at its end, whatever the clock says.
    let time = try desk.endOfRecord() ?? Output.now()
    guard let recruiter = try busiest(desk, at: time) else {
      return Output.print("No conversation is due, for anyone.")
    }
    let today = try desk.today(recruiter: recruiter, asOf: time, minutes: 60)
    Output.print(TodayPrinter.text(today, settings: settings))
    if noServe { return }
    Output.print("")
    try await ServeCommand.serve(desk, recruiter: recruiter, options: .init(port: port), standingAt: time)
  }

  private func scratchFolder() throws -> String {
    let folder = folder ?? NSTemporaryDirectory() + "rightcall-demo-\(ProcessInfo.processInfo.processIdentifier)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return folder
  }

  private func busiest(_ desk: Desk, at time: Instant) throws -> String? {
    try desk.todayForEveryone(asOf: time, minutes: nil).max { $0.conversations.count < $1.conversations.count }?
      .recruiterID
  }
}
