import ArgumentParser
import Desk
import Recruitment

/// Who saw and changed what.
package struct AuditCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "audit", _superCommandName: Program.name,
    abstract: "Who saw and changed what through the pages, newest first: numbers, no names.")

  @OptionGroup package var store: StoreOptions
  @Option(help: "Only what this account did: its e-mail address, or its number.") package var account: String?
  @Option(help: "At most so many lines; 100 if you do not say.") package var limit = 100
  @Option(help: "Only lines before the one of this number.") package var before: Int64?
  @Flag(help: "Print one JSON document.") package var json = false

  package init() {}

  package func validate() throws {
    guard (1...100_000).contains(limit) else { throw ValidationError("--limit must be 1 to 100000") }
  }

  package func run() throws {
    let desk = try store.openDesk()
    let account = try account.map { try desk.account($0).id }
    let entries = try desk.auditLog(of: account, before: before, limit: limit)
    if json {
      return Output.json { writer in
        writer.object { writer in
          writer.key("entries")
          writer.array(entries) { Self.write($1, &$0) }
        }
      }
    }
    for entry in entries {
      let who =
        entry.account.isNone
        ? (entry.deed.isAGuests ? "guest" : entry.deed == .signInRefused ? "nobody" : "command")
        : "account \(entry.account.value)"
      let subject = entry.subject.map { "  \($0)" } ?? ""
      Output.print("\(entry.id)  \(ISOTimestamp.utc(entry.at))  \(who)  \(entry.deed.word)\(subject)")
    }
    if entries.isEmpty { Output.print("Nothing is on record.") }
  }

  private static func write(_ entry: AuditEntry, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("entry", Int(entry.id))
      writer.field("at", entry.at)
      writer.field("account", entry.account.isNone ? nil : Int(entry.account.value))
      writer.field("what", entry.deed.word)
      writer.field("subject", entry.subject)
    }
  }
}
