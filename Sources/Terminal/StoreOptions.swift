import ArgumentParser
import Desk
import Foundation

/// Which store and which playbook: every command takes these, before or after its own name.
package struct StoreOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The firm's store: sqlite:FILE or postgres://….",
      discussion: "Also RIGHTCALL_DATABASE. Without either: firm.sqlite in your data folder."))
  package var database: String?

  @Option(name: .long, help: "A playbook of your own (YAML). Also RIGHTCALL_PLAYBOOK.")
  package var playbook: String?

  package init() {}

  package var databaseText: String {
    database ?? ProcessInfo.processInfo.environment["RIGHTCALL_DATABASE"] ?? Self.standardDatabase
  }

  package var playbookPath: String? { playbook ?? ProcessInfo.processInfo.environment["RIGHTCALL_PLAYBOOK"] }

  /// `$XDG_DATA_HOME/rightcall/firm.sqlite`, by default under `~/.local/share`.
  package static var standardDatabase: String {
    let environment = ProcessInfo.processInfo.environment
    let data = environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory() + "/.local/share"
    return "sqlite:\(data)/rightcall/firm.sqlite"
  }

  /// Opens the desk at this store, creating it where it does not exist yet.
  package func openDesk() throws -> Desk {
    let text = databaseText
    if database == nil, text == Self.standardDatabase {
      let folder = String(text.dropFirst("sqlite:".count)).split(separator: "/").dropLast().joined(separator: "/")
      try FileManager.default.createDirectory(
        atPath: "/" + folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
    return try Desk.open(database: text, playbookPath: playbookPath)
  }
}
