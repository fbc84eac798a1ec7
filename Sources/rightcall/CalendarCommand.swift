import ArgumentParser
import Desk
import Foundation
import Terminal
import Web

/// A calendar from where it lies.
struct CalendarCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar", _superCommandName: Program.name,
    abstract: "Read a calendar from an address: an .ics file, or a CalDAV collection.",
    discussion: """
      Nothing is written there. Only people whose address is on record count, unless --everybody is given. The password is \
      the first line of --password-file, which its owner alone may read, or RIGHTCALL_CALENDAR_PASSWORD.
      """)

  @OptionGroup var store: StoreOptions
  @Argument(help: "https://…, or webcal://…") var url: String
  @Option(name: .customLong("me"), parsing: .singleValue, help: "Whose calendar it is; more than once if several.")
  var me: [String] = []
  @Option(help: "The name to sign in with; none if you do not say.") var user: String?
  @Option(name: .customLong("password-file"), help: "A file, readable by you alone, with the password.")
  var passwordFile: String?
  @Option(name: .customLong("months-back"), help: "How far back, 1 to 120 months; 12 if you do not say.")
  var monthsBack = 12
  @Flag(help: "Also people whose address is not on record.") var everybody = false
  @Flag(name: .customLong("private"), help: "The server is in a private range, such as on this machine.")
  var isPrivate = false
  @Flag(help: "Print one JSON document.") var json = false

  func validate() throws {
    guard !me.isEmpty else { throw ValidationError("Say whose calendar it is: --me you@firm.example.") }
  }

  func run() async throws {
    let desk = try store.openDesk()
    let named = ProcessInfo.processInfo.environment["RIGHTCALL_CALENDAR_PASSWORD"]
    let password = try passwordFile.map(AddonKey.password) ?? named
    let bytes: [UInt8]
    do {
      bytes = try await CalendarFetch(url: url, user: user, password: password, allowsPrivate: isPrivate).calendar()
    } catch let fault as CalendarFetch.Fault {
      Output.note(Self.words(fault))
      throw ExitCode(1)
    }
    let path = NSTemporaryDirectory() + "rightcall-\(UInt64.random(in: .min ... .max)).ics"
    guard FileManager.default.createFile(atPath: path, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
    else { throw DeskError.cannotWrite(path) }
    defer { try? FileManager.default.removeItem(atPath: path) }
    var request = ImportRequest(paths: [path], format: .calendar, me: me)
    (request.monthsBack, request.onlyKnown) = (monthsBack, !everybody)
    request.shown = [path: CalendarFetch.shown(url)]
    let report = try desk.importFiles(request, now: Output.now()) { _ in }
    if json { Output.json { $0.importReport(report) } } else { Output.print(ImportText.text(report, dryRun: false)) }
    if report.rejectedCount > 0 { throw ExitCode(3) }
  }

  private static func words(_ fault: CalendarFetch.Fault) -> String {
    switch fault {
    case .notAnAddress: "Not the address of a calendar: https://…, without a name or password."
    case .privateAddress: "The address is in a private range: --private, if it is meant to be."
    case .unreachable: "The calendar's server cannot be reached."
    case .refused: "The calendar's server does not show it: are name and password right?"
    case .oversize: "What came is larger than a calendar."
    case .tooManyRedirects: "The address leads on and on."
    case .noCalendar: "What is at the address is no calendar."
    }
  }
}
