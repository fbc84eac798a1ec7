import ArgumentParser
import Desk
import Recruitment

/// How tables of other programs are read.
package struct MappingsCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "mappings", _superCommandName: Program.name,
    abstract: "List, show, save and delete mappings: how tables of other programs are read.",
    discussion: """
      Without an option it lists the formats that come with RightCall and the firm's own. What is saved holds for everybody:
      a mapping under the name of one that comes with RightCall takes its place, so begin it with `like:`.
      """)

  @OptionGroup package var store: StoreOptions
  @Option(help: "Print a mapping's text.") package var show: String?
  @Option(help: "Save a mapping for everybody: a YAML file.") package var save: String?
  @Option(help: "Delete a saved mapping; a preset of that name holds again.") package var delete: String?
  @Flag(help: "Print one JSON document.") package var json = false

  package init() {}

  package func validate() throws {
    if [show, save, delete].compactMap({ $0 }).count > 1 { throw ValidationError("One of --show, --save, --delete.") }
  }

  package func run() throws {
    let desk = try store.openDesk()
    if let show { return Output.print(try desk.mappingText(show)) }
    if let save {
      let name = try desk.saveMapping(try MappingFile.text(save), now: Output.now())
      return Output.print("Saved: import --as \(name).")
    }
    if let delete {
      try desk.deleteMapping(delete)
      return Output.print("Deleted.")
    }
    let lines = try desk.mappingLines()
    if json { return Output.json { $0.mappings(lines) } }
    for line in lines {
      let kind = line.isPreset ? (line.isSaved ? "  (with the firm's additions)" : "") : "  (the firm's own)"
      Output.print("\(line.name)  \(line.title)\(kind)\(line.fault.map { ": cannot be used: \($0)" } ?? "")")
    }
  }
}
