import ArgumentParser
import Desk
import Foundation
import Guidance
import Intake
import Recruitment
import WorkingTime

/// Ten minutes from download to a first useful call, with a mailbox and nothing else.
package struct StartCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "start", _superCommandName: Program.name,
    abstract: "Begin with a mailbox alone: who waits for you, and whom to ring.",
    discussion: """
      Give it a mailbox and your own address. It then asks what the ten people you write to most are to you, and what is
      under way; every answer can be given as an option instead. People who are neither are not kept.
      """)

  @OptionGroup package var store: StoreOptions
  @Argument(help: "Mailboxes: mbox files, .eml files or folders of them.") package var mailboxes: [String]
  @Option(parsing: .singleValue, help: "Your own address; more than once if you have several.")
  package var me: [String] = []
  @Option(parsing: .singleValue, help: "The address of somebody who is a candidate.") package var candidate: [String] =
    []
  @Option(parsing: .singleValue, help: "The address of somebody at a client.") package var client: [String] = []
  @Option(parsing: .singleValue, help: "The address of somebody who is neither.") package var neither: [String] = []
  @Option(
    name: .customLong("under-way"), parsing: .singleValue,
    help:
      "'interview; anna@example.com; Finance Manager; Harbour Ltd; 2026-11-24T14:00'. Also submitted, offer, accepted, hold."
  )
  package var underWay: [String] = []
  @Option(name: .customLong("as-of"), help: "A time such as 2026-11-24T09:00.") package var asOf: TimeArgument?
  @Flag(help: "Ask nothing and print one JSON document.") package var json = false

  package init() {}

  package func run() throws {
    if me.isEmpty { try askWhoseMailbox() }
    let desk = try store.openDesk()
    let settings = try desk.settings()
    let progress = Progress()
    defer { progress.end() }
    let report = try desk.importFiles(
      ImportRequest(paths: mailboxes, format: .mail, me: me), now: Output.now()
    ) { progress.show(nil, $0) }
    progress.end()
    if !json { Output.print(ImportText.text(report, dryRun: false) + "\n") }
    try classify(desk)
    try record(desk, settings)
    let time = asOf?.instant(in: settings) ?? Output.now()
    try show(desk, settings, at: time, report)
    if report.rejectedCount > 0 { throw ExitCode(3) }
  }

  /// Without an own address nobody waits for anybody: names those the mail is mostly from and to.
  private func askWhoseMailbox() throws -> Never {
    Output.note("Whose mailbox is this? Say so with --me. Most of its mail is to and from:")
    for address in try Desk.addresses(in: mailboxes, limit: 5) { Output.note("  --me \(address)") }
    throw ExitCode(2)
  }

  private func classify(_ desk: Desk) throws {
    for (kind, people) in [(CorrespondentKind.candidate, candidate), (.client, client), (.neither, neither)] {
      for person in people { try desk.classify(person, as: kind, now: Output.now()) }
    }
    guard isAsking else { return }
    Output.print("The people you write to most. Candidate, client, neither? (c, k, n; Enter to leave it)")
    for person in try desk.correspondents(limit: Desk.correspondentsAsked) where person.kind == .unknown {
      Output.note(
        "  \(person.name) <\(person.email ?? person.printedID)>, \(person.sent) sent, \(person.received) received: ")
      switch readLine()?.lowercased().first {
      case "c": try desk.classify(person.printedID, as: .candidate, now: Output.now())
      case "k": try desk.classify(person.printedID, as: .client, now: Output.now())
      case "n": try desk.classify(person.printedID, as: .neither, now: Output.now())
      default: break
      }
    }
  }

  private func record(_ desk: Desk, _ settings: FirmSettings) throws {
    let zone = Zone.named(settings.timezone) ?? Zone.utc
    var texts = underWay
    if isAsking {
      Output.print("Anyone in interview, on offer or on hold? One line each, Enter to end:")
      Output.print("  interview; anna@example.com; Finance Manager; Harbour Ltd; 2026-11-24T14:00")
      while let line = readLine(), !line.isEmpty { texts.append(line) }
    }
    let lines = try texts.enumerated().map { index, text in
      try ProcessLine(text, number: index + 1) { Instant(zone.instant(ofWallClock: $0)) }
    }
    try desk.record(lines, now: Output.now())
  }

  private func show(_ desk: Desk, _ settings: FirmSettings, at time: Instant, _ report: ImportReport) throws {
    let days = try desk.todayForEveryone(asOf: time, minutes: nil)
    if json {
      let people = try desk.correspondents(limit: Desk.correspondentsAsked)
      let sources = try desk.sourceAges(asOf: time)
      Output.json { writer in
        writer.object { writer in
          writer.key("import")
          writer.importReport(report)
          writer.key("correspondents")
          writer.array(people) { $0.correspondent($1) }
          writer.key("today")
          writer.todays(days, asOf: time, sources: sources)
        }
      }
      return
    }
    let page = TodayText(settings: settings, now: time)
    var cards = days.flatMap { $0.conversations + $0.messages }
    cards.sort { ($0.dueAt, $0.openedAt) < ($1.dueAt, $1.openedAt) }
    if cards.isEmpty { Output.print("Nobody in this mailbox waits for you just now.") }
    for (index, card) in cards.prefix(5).enumerated() { Output.print(page.text(card, number: index + 1) + "\n") }
    if cards.count > 5 { Output.print("\(cards.count - 5) more: rightcall today") }
  }

  private var isAsking: Bool { !json && isatty(0) == 1 }
}
