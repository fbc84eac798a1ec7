import ArgumentParser
import Desk
import Recruitment

/// Makes a backup while everything runs.
package struct BackupCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "backup", _superCommandName: Program.name,
    abstract: "Write a copy of the store to a new file, while people go on working, and read it again.",
    discussion: "Keys are not in it: give the files named *.key and *.suppressed a backup of their own.")

  @OptionGroup package var store: StoreOptions
  @Option(help: "The file; nothing is overwritten.") package var out: String
  @Flag(help: "Print one JSON document.") package var json = false

  package init() {}

  package func run() throws {
    let report = try store.openDesk().backUp(to: out, now: Output.now())
    if json { return Output.json { Self.write(report, &$0) } }
    let upTo = report.latestChange.map { ", up to change \($0)" } ?? ""
    Output.print("\(out): \((report.bytes + 1_023) / 1_024) KB\(upTo), whole.")
  }

  fileprivate static func write(_ report: BackupReport, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("file", report.path)
      writer.field("bytes", Int(report.bytes))
      writer.field("latest_change", report.latestChange.map { Int($0) })
      writer.field("erased_again", report.erasedAgain)
    }
  }
}

/// Puts a backup back.
package struct RestoreCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "restore", _superCommandName: Program.name,
    abstract: "Put a backup into a place where there is no store.",
    discussion: """
      Whoever was erased since the backup is erased again, by the list beside the keys: put those files in their place first.
      """)

  @OptionGroup package var store: StoreOptions
  @Argument(help: "The backup.") package var backup: String
  @Flag(help: "Print one JSON document.") package var json = false

  package init() {}

  package func run() throws {
    let report = try Desk.restore(backup, database: store.databaseText(), now: Output.now())
    if json { return Output.json { BackupCommand.write(report, &$0) } }
    Output.print(
      "Restored, up to change \(report.latestChange ?? 0). \(report.erasedAgain) people were erased again.")
  }
}
