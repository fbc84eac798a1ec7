import ArgumentParser
import Desk
import Recruitment

/// The whole firm, out.
package struct ExportCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "export", _superCommandName: Program.name,
    abstract: "Write the whole firm as a bundle of CSV files.",
    discussion: """
      The files are for their owner alone. `rightcall import DIR` reads them into an empty store, which then answers as this
      one does. Settings of the installation, accounts and the playbook are not records: `rightcall backup` has them.
      """)

  @OptionGroup package var store: StoreOptions
  @Option(help: "A folder that is empty, or not there yet.") package var out: String
  @Flag(help: "Print one JSON document.") package var json = false

  package init() {}

  package func run() throws {
    let progress = Progress()
    defer { progress.end() }
    let report = try store.openDesk().exportFirm(to: out) { progress.show(nil, $0) }
    progress.end()
    if json {
      return Output.json { writer in
        writer.object { writer in
          writer.field("folder", report.folder)
          writer.field("rows", report.rows)
          writer.key("sources")
          writer.array(report.sources) { writer, source in
            writer.object { writer in
              writer.field("source", source.name)
              writer.field("folder", source.folder)
              writer.field("rows", source.rows)
            }
          }
        }
      }
    }
    for source in report.sources {
      Output.print("\(report.folder)/\(source.folder): \(source.rows) rows from \(source.name)")
    }
    if report.sources.isEmpty { Output.print("There is nothing on record.") }
  }
}
