import ArgumentParser
import Foundation
import Terminal
import Web

/// The one program: chooses the store, opens a door.
@main
struct RightCall: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Program.name,
    abstract: "The right conversation, at the right time, in the right way.",
    discussion: """
      RightCall reads a recruitment firm's own record and says which conversations are due today, with whom, why now, and
      how to open them.
      """,
    version: "0.1.0",
    subcommands: [
      TodayCommand.self, PersonCommand.self, SearchCommand.self, MomentsCommand.self, EvidenceCommand.self,
      TrialCommand.self,
      CoachCommand.self, HabitsCommand.self, MarketCommand.self, OutlookCommand.self, LoggedCommand.self,
      DigestCommand.self, ImportCommand.self, MappingsCommand.self, MailboxCommand.self, CalendarCommand.self,
      ExportCommand.self, UndoCommand.self, StartCommand.self, ServeCommand.self, DemoCommand.self,
      PeopleCommand.self, AccountCommand.self, AuditCommand.self, LinkCommand.self, CollateralCommand.self,
      CampaignCommand.self,
      PrivacyCommand.self,
      BackupCommand.self, RestoreCommand.self, ConfigCommand.self, SimulateCommand.self, PlaybookCommand.self,
      DoctorCommand.self,
    ])

  /// Exit status: 0 done; 1 the work could not be done; 2 the command line was wrong; 3 done, but rows were rejected.
  static func main() async {
    let arguments = ArgumentOrder.normalised(Array(CommandLine.arguments.dropFirst()))
    do {
      var command = try command(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      leave(0)
    } catch let code as ExitCode {
      leave(code.rawValue)
    } catch {
      finish(error)
    }
  }

  /// A command closes what it opened. What libraries would yet put in order in a program that ends takes as long as opening a
  /// store, and changes nothing.
  private static func leave(_ status: Int32) -> Never {
    fflush(nil)
    _exit(status)
  }

  /// Most often the first word names a command: then the other forty need not be looked at, which takes as long as reading a
  /// thousand messages. Whatever is amiss is said by way of all of them.
  private static func command(_ arguments: [String]) throws -> any ParsableCommand {
    if let name = arguments.first,
      let named = configuration.subcommands.first(where: { $0.configuration.commandName == name }),
      named.configuration.subcommands.isEmpty,
      let command = try? named.parseAsRoot(Array(arguments.dropFirst())),
      // Help is told by a command of its own, which would name this one without the program.
      type(of: command) == named
    {
      return command
    }
    return try parseAsRoot(arguments)
  }

  private static func finish(_ error: any Error) -> Never {
    let code = exitCode(for: error)
    if code == .success {
      Output.print(message(for: error).isEmpty ? helpMessage() : fullMessage(for: error))
      Foundation.exit(0)
    }
    if code == .validationFailure {
      Output.note(fullMessage(for: error))
      Foundation.exit(2)
    }
    let lines = (error as? WebError).map { ["\($0)."] } ?? ErrorWords.lines(for: error)
    for line in lines { Output.note(line) }
    Foundation.exit(1)
  }
}
