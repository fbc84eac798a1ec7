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

  @Option(name: .long, help: "A file of settings, name = value. Also RIGHTCALL_CONFIG.")
  package var config: String?

  package init() {}

  /// What the environment and the file say.
  /// - Throws: `ConfigurationError`.
  package func configuration() throws -> Configuration { try Configuration(named: config) }

  /// `$XDG_DATA_HOME/rightcall/firm.sqlite`, by default under `~/.local/share`.
  package static var standardDatabase: String {
    let environment = ProcessInfo.processInfo.environment
    let data = environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory() + "/.local/share"
    return "sqlite:\(data)/rightcall/firm.sqlite"
  }

  /// The store that is meant, with the standard one's folder made where it is that one.
  package func databaseText() throws -> String {
    let named = try configuration().text(.database, flag: database)
    let text = named ?? Self.standardDatabase
    if named == nil {
      let folder = String(text.dropFirst("sqlite:".count)).split(separator: "/").dropLast().joined(separator: "/")
      try FileManager.default.createDirectory(
        atPath: "/" + folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
    return text
  }

  /// Opens the desk at this store, creating it where it does not exist yet.
  /// - Parameter isOfOneCommand: whether one import after another is all that this process writes at a time.
  package func openDesk(isOfOneCommand: Bool = true) throws -> Desk {
    try Desk.open(database: databaseText(), playbookPath: playbookPath(), isOfOneCommand: isOfOneCommand)
  }

  package func playbookPath() throws -> String? { try configuration().text(.playbook, flag: playbook) }
}
