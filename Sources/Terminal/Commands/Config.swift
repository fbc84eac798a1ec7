import ArgumentParser
import Desk

/// What is set, and where.
package struct ConfigCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "config", _superCommandName: Program.name,
    abstract: "What is set, and whether a flag, the environment or the file says so.")

  @OptionGroup package var store: StoreOptions
  @Flag(help: "Print the table of settings as it stands in docs/operations.md.") package var markdown = false
  @Flag(help: "Print one JSON document.") package var json = false

  package init() {}

  package func run() throws {
    if markdown {
      Output.print("| setting | environment | without it | |\n| --- | --- | --- | --- |")
      return Output.print(Setting.allCases.map(\.markdown).joined(separator: "\n"))
    }
    let configuration = try store.configuration()
    let flags: [Setting: String?] = [.database: store.database, .playbook: store.playbook]
    let lines = Setting.allCases.map { setting in
      let found = configuration.value(setting, flag: flags[setting] ?? nil)
      return (setting, found.map { Self.masked($0.value) }, found?.origin.words)
    }
    if json {
      return Output.json { writer in
        writer.object { writer in
          for (setting, value, origin) in lines {
            writer.key(setting.rawValue)
            writer.object { writer in
              writer.field("value", value)
              writer.field("from", origin)
            }
          }
        }
      }
    }
    for (setting, value, origin) in lines {
      Output.print("\(setting.rawValue) = \(value ?? "")\(origin.map { "  (\($0))" } ?? "")")
    }
  }

  /// Without the password that an address may hold.
  static func masked(_ value: String) -> String {
    guard value.hasPrefix("postgres"), let start = value.range(of: "://"), let at = value.lastIndex(of: "@"),
      start.upperBound < at, let colon = value[start.upperBound..<at].firstIndex(of: ":")
    else { return value }
    return value[...colon] + "***" + value[at...]
  }
}
