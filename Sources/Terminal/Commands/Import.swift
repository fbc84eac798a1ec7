import ArgumentParser
import Desk
import Intake
import Recruitment

/// Files in.
package struct ImportCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "import", _superCommandName: Program.name,
    abstract: "Load a firm's records: from another program, a call log, CSV files, mail, contacts or calendars.",
    discussion: """
      PATH is a folder or .zip of CSV files, one of those files, an mbox file, an .eml, .vcf or .ics file, or a folder
      of them. Exports of other programs are known by their columns; --as says which it is where they are not,
      --mapping gives a mapping of your own (docs/mapping.md), and --wizard makes one. All of it lands or none of it.
      Rows that cannot be taken are listed with file, line and column, and the exit status is 3.
      Importing the same files again changes nothing.
      """)

  @OptionGroup package var store: StoreOptions
  @Argument(help: "Folders and files.") package var paths: [String]
  @Option(help: "What to call where they come from (default: bundle, mail, contacts, or calendar and your address).")
  package var source: String?
  @Option(
    name: .customLong("as"),
    help: "The format, where RightCall cannot tell: canonical, mail, contacts, calendar, or a mapping's name.")
  package var format: String?
  @Option(help: "A mapping of your own: a YAML file.") package var mapping: String?
  @Option(
    name: .customLong("me"), parsing: .singleValue,
    help: "For mailboxes and calendars: your own address; more than once if you have several.")
  package var me: [String] = []
  @Option(name: .customLong("months-back"), help: "For calendars: how far back, 1 to 120 months; 12 if you do not say.")
  package var monthsBack = 12
  @Flag(
    name: .customLong("only-known"),
    help: "For mailboxes, address books and calendars: only people whose address is on record already.")
  package var onlyKnown = false
  @Flag(name: .customLong("dry-run"), help: "Say what would happen and change nothing.") package var dryRun = false
  @Option(
    help:
      "A folder for the rows that are rejected: a table for each file, with the reason in front, to be mended and imported."
  )
  package var rejects: String?
  @Flag(help: "For one table that RightCall does not know: ask what its columns are.") package var wizard = false
  @Flag(help: "Print one JSON document.") package var json = false

  package init() {}

  package func validate() throws {
    if wizard, format != nil || mapping != nil {
      throw ValidationError("--wizard makes a mapping: leave out --as and --mapping.")
    }
    if wizard, paths.count != 1 || json { throw ValidationError("--wizard asks about one file, and prints no JSON.") }
  }

  package func run() throws {
    let desk = try store.openDesk()
    if wizard {
      return try ImportWizard(desk: desk, path: paths[0], source: source, dryRun: dryRun, rejects: rejects).run()
    }
    let progress = Progress()
    defer { progress.end() }
    // Every other name is a mapping's.
    let plain = format.flatMap(IntakeFormat.init(rawValue:)).flatMap { $0 == .mapped ? nil : $0 }
    var request = ImportRequest(
      paths: paths, source: source, format: plain, me: me, dryRun: dryRun, mapping: plain == nil ? format : nil,
      mappingText: try mapping.map(MappingFile.text))
    (request.monthsBack, request.onlyKnown) = (monthsBack, onlyKnown)
    let report = try desk.importFiles(request, now: Output.now()) { progress.show(nil, $0) }
    progress.end()
    if json { Output.json { $0.importReport(report) } } else { Output.print(ImportText.text(report, dryRun: dryRun)) }
    if report.rejectedCount > 0 {
      if let rejects { try RejectFolder(path: rejects).write(try desk.rejectedRows(of: request, report), of: report) }
      throw ExitCode(3)
    }
  }
}
