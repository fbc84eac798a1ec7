import ArgumentParser
import Desk
import Foundation
import Glibc
import Terminal
import Web

/// What people may ask for who are on record.
struct PrivacyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "privacy",
    abstract: "What is held on somebody, erasing it, screening lists, and how long things are kept.",
    discussion: "docs/privacy.md goes through a request step by step.",
    subcommands: [
      PrivacyExportCommand.self, EraseCommand.self, ScreeningCommand.self, RetentionCommand.self, ReapplyCommand.self,
      ReadmitCommand.self,
    ])
}

/// Everything that is held on a person, to be handed to them.
struct PrivacyExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write everything held on a person into a zip archive: a page to read, CSV and JSON.")

  @OptionGroup var store: StoreOptions
  @Argument(help: "An id or e-mail address.") var person: String
  @Option(help: "The archive; nothing is overwritten.") var out: String

  func run() throws {
    let held = try store.openDesk().exportPerson(person, now: Output.now())
    try Self.write(SubjectArchive(held).bytes, to: out)
    Output.print("\(out): \(held.tables.count { !$0.rows.isEmpty }) tables. Read it through before you hand it over.")
  }

  /// A new file, for its owner alone.
  private static func write(_ bytes: [UInt8], to path: String) throws {
    let file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw errno == EEXIST ? DeskError.backup(.taken(path)) : DeskError.cannotWrite(path) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(file, $0.baseAddress.map { $0 + written }, bytes.count - written)
      }
      guard count > 0 else { break }
      written += count
    }
    guard close(file) == 0, written == bytes.count else {
      unlink(path)
      throw DeskError.cannotWrite(path)
    }
  }
}
