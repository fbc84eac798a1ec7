import ArgumentParser
import Desk
import Foundation
import MessageCoach
import Recruitment

/// Does a message open a conversation, or replace one?
package struct CoachCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "coach",
    abstract: "Does a message open a conversation, or replace one?",
    discussion: "Reads what you paste or a file. Nothing of it is kept or sent anywhere.",
    subcommands: [Read.self, Audit.self], defaultSubcommand: Read.self)

  package init() {}

  /// One message, or one a line.
  package struct Read: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "read", abstract: "Read one message (what `rightcall coach` does by itself), or many with --jsonl.")

    @Option(help: "The file to read; '-', or nothing, for standard input.") package var file = "-"
    @Option(help: "The kind of moment that it is for: a rule's code or slug.") package var moment: String?
    @Option(help: "email, sms, whatsapp, linkedin or chat.") package var channel = MessageChannel.email
    @Option(help: "Whom it is for: candidate or client; else as the record has the person, else a candidate.")
    package var side: MessageSide?
    @Option(
      help: "Whom it is for, by id or e-mail address: their side and what of yours is unanswered come from the record.")
    package var person: String?
    @ArgumentParser.Flag(
      help: "Each line is one message as JSON: id, channel, side, text, unanswered. One reading a line comes back.")
    package var jsonl = false
    @ArgumentParser.Flag(help: "Print one JSON document.") package var json = false
    @OptionGroup package var store: StoreOptions

    package init() {}

    package func validate() throws {
      if jsonl, person != nil { throw ValidationError("--person is for one message; each line says its own side") }
    }

    package func run() throws {
      let reader = try MessageReader.reader(for: moment, playbookPath: store.playbookPath())
      if jsonl {
        let lines = CoachLines(reader: reader, channel: channel, side: side ?? .candidate)
        let rejected = try lines.run(try input())
        if rejected > 0 { throw ExitCode(3) }
        return
      }
      guard let text = String(data: try input().readToEnd() ?? Data(), encoding: .utf8) else {
        throw DeskError.notText(file == "-" ? "standard input" : file)
      }
      let known = try person.map { try store.openDesk().recipient($0, kind: moment, asOf: Output.now()) }
      let answer = reader.answer(
        CoachQuestion(
          text: text, channel: channel, side: side ?? known?.side ?? .candidate, unansweredBefore: known?.unanswered))
      if json { return Output.json { $0.coach(answer) } }
      for line in CoachText(text: text).lines(answer) { Output.print(line) }
    }

    private func input() throws -> FileHandle {
      if file == "-" { return .standardInput }
      guard let handle = FileHandle(forReadingAtPath: file) else { throw DeskError.cannotRead(file) }
      return handle
    }
  }

  /// What has been sent.
  package struct Audit: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "audit", abstract: "What the messages on record have been doing, kind by kind.")

    @OptionGroup package var store: StoreOptions
    @Option(help: "One recruiter's own messages, by id or e-mail address, with examples.")
    package var recruiter: String?
    @Option(help: "Only messages sent at this time or later.") package var from: TimeArgument?
    @Option(help: "And no later than this.") package var to: TimeArgument?
    @ArgumentParser.Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      let desk = try store.openDesk()
      let settings = try desk.settings()
      let progress = Progress()
      let answer = try desk.auditMessages(
        recruiter: recruiter, from: from?.instant(in: settings), to: to?.instant(in: settings)
      ) { progress.show($0, $1) }
      progress.end()
      if json { return Output.json { $0.audit(answer) } }
      for line in AuditText(settings: settings).lines(answer) { Output.print(line) }
    }
  }
}

extension MessageChannel: ExpressibleByArgument {}
extension MessageSide: ExpressibleByArgument {}
