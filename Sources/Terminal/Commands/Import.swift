import ArgumentParser
import Desk
import Intake
import Recruitment

/// Files in.
package struct ImportCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Load a firm's records: from another program, a call log, a bundle of CSV files, or mailboxes.",
    discussion: """
      PATH is a folder or .zip of CSV files, one of those files, an mbox file, an .eml file, or a folder of them. Exports
      of other programs are known by their columns; --as says which it is where they are not, --mapping gives a mapping
      of your own (docs/mapping.md), and --wizard makes one. All of it lands or none of it. Rows that cannot be taken are listed with file, line and column, and the exit status is 3.
      Importing the same files again changes nothing.
      """)

  @OptionGroup package var store: StoreOptions
  @Argument(help: "Folders and files.") package var paths: [String]
  @Option(help: "What to call where they come from (default: bundle, or mail).") package var source: String?
  @Option(
    name: .customLong("as"), help: "The format, where RightCall cannot tell: canonical, mail, or a mapping's name.")
  package var format: String?
  @Option(help: "A mapping of your own: a YAML file.") package var mapping: String?
  @Option(
    name: .customLong("me"), parsing: .singleValue,
    help: "For mailboxes: your own address; more than once if you have several.")
  package var me: [String] = []
  @Flag(name: .customLong("dry-run"), help: "Say what would happen and change nothing.") package var dryRun = false
  @Flag(help: "For one table that RightCall does not know: ask what its columns are.") package var wizard = false
  @Flag(help: "Print one JSON document.") package var json = false

  package init() {}

  package func validate() throws {
    if wizard, paths.count != 1 || json { throw ValidationError("--wizard asks about one file, and prints no JSON.") }
  }

  package func run() throws {
    let desk = try store.openDesk()
    if wizard { return try ImportWizard(desk: desk, path: paths[0], source: source).run() }
    let progress = Progress()
    defer { progress.end() }
    let plain = format.flatMap { ["canonical", "mail"].contains($0) ? IntakeFormat(rawValue: $0) : nil }
    let request = ImportRequest(
      paths: paths, source: source, format: plain, me: me, dryRun: dryRun, mapping: plain == nil ? format : nil,
      mappingText: try mapping.map(MappingFile.text))
    let report = try desk.importFiles(request, now: Output.now()) { progress.show(nil, $0) }
    progress.end()
    if json { Output.json { $0.importReport(report) } } else { Output.print(ImportText.text(report, dryRun: dryRun)) }
    if report.rejectedCount > 0 { throw ExitCode(3) }
  }
}
