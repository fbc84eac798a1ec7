import ArgumentParser
import Desk
import Foundation
import Recruitment

/// Mail from where it lies.
package struct MailboxCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "mailbox", _superCommandName: Program.name,
    abstract: "Read what is new in a mailbox on an IMAP server.",
    discussion: """
      Nothing is changed there: folders are examined, messages peeked at. Only messages with people whose address is on \
      record are fetched, unless --everybody is given; folders that look private, drafts, junk and trash are left. The \
      password is the first line of --password-file, which its owner alone may read, or RIGHTCALL_MAILBOX_PASSWORD.
      """)

  @OptionGroup package var store: StoreOptions
  @Argument(help: "imaps://mail.firm.example, or imap://…, which turns to TLS before it signs in.") package var url:
    String
  @Option(help: "The name to sign in with; the first --me if you do not say.") package var user: String?
  @Option(
    name: .customLong("me"), parsing: .singleValue,
    help: "Whose mailbox it is: their address; more than once if several.")
  package var me: [String] = []
  @Option(name: .customLong("password-file"), help: "A file, readable by you alone, with the password.")
  package var passwordFile: String?
  @Option(parsing: .singleValue, help: "Only this folder; may be repeated.") package var folder: [String] = []
  @Option(parsing: .singleValue, help: "Not this folder; may be repeated.") package var without: [String] = []
  @Option(name: .customLong("months-back"), help: "How far back, 1 to 120 months; 12 if you do not say.")
  package var monthsBack = 12
  @Flag(help: "Also people whose address is not on record.") package var everybody = false
  @Flag(name: .customLong("private"), help: "The server is in a private range, such as on this machine.")
  package var isPrivate = false
  @Flag(help: "All of the span again, and not only what is new: for people who were confirmed since.")
  package var again = false
  @Flag(help: "Print one JSON document.") package var json = false

  package init() {}

  package func run() throws {
    guard let first = me.first else { throw ValidationError("Say whose mailbox it is: --me you@firm.example.") }
    var entry = MailboxEntry(url: url, user: user ?? first, password: try password(), me: me)
    (entry.folders, entry.without, entry.monthsBack) = (folder, without, monthsBack)
    (entry.everybody, entry.allowsPrivate) = (everybody, isPrivate)
    entry.again = again
    let desk = try store.openDesk()
    let progress = Progress()
    defer { progress.end() }
    let answer = try desk.readMailbox(entry, now: Output.now()) { progress.show(nil, $0) }
    progress.end()
    if json {
      Output.json { writer in
        writer.object { writer in
          writer.field("taken", answer.taken)
          writer.field("left_out", answer.leftOut)
          writer.field("folders_left", answer.foldersLeft)
          writer.field("batch", answer.report?.batch.map { String($0.value) })
        }
      }
    } else {
      Output.print(
        "\(answer.taken) messages taken; \(answer.leftOut) with nobody you confirmed; \(answer.foldersLeft) folders left."
      )
      if !answer.left.isEmpty { Output.print("Folders left: \(answer.left.sorted().joined(separator: ", ")).") }
      if let report = answer.report { Output.print(ImportText.text(report, dryRun: false)) }
    }
  }

  private func password() throws -> String {
    if let passwordFile {
      guard let data = FileManager.default.contents(atPath: passwordFile),
        let mode = try? FileManager.default.attributesOfItem(atPath: passwordFile)[.posixPermissions] as? Int
      else { throw DeskError.cannotRead(passwordFile) }
      let line = String(decoding: data, as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
      guard !line.isEmpty, mode & 0o077 == 0 else { throw DeskError.unusableSecret(passwordFile) }
      return line
    }
    let named = ProcessInfo.processInfo.environment["RIGHTCALL_MAILBOX_PASSWORD"] ?? ""
    guard !named.isEmpty else {
      throw ValidationError("Give the password in a file: --password-file, or in RIGHTCALL_MAILBOX_PASSWORD.")
    }
    return named
  }
}
