import ArgumentParser
import Desk
import Recruitment
import Terminal
import Web

/// The pages.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve the pages to a browser on this machine.",
    discussion: """
      It listens on this machine only (127.0.0.1): any other address is refused until there are accounts. The address it
      prints carries a key that is made anew at each start.
      """)

  @OptionGroup var store: StoreOptions
  @Option(help: "127.0.0.1, ::1 or localhost.") var host = "127.0.0.1"
  @Option(help: "If it is taken, the next free one.") var port = 8080
  @Option(help: "Whose day to show first: an id or e-mail address.") var recruiter: String?

  @Option(
    name: .customLong("addon-key-file"),
    help: "A file with the key that an add-on of a mail client shows to have drafts read. Without it none is let in.")
  var addonKeyFile: String?

  func validate() throws {
    guard (1...65_535).contains(port) else { throw ValidationError("--port must be 1 to 65535") }
  }

  func run() async throws {
    try await Self.serve(
      store.openDesk(), host: host, port: port, recruiter: recruiter, addonKey: addonKeyFile.map(AddonKey.read))
  }

  /// - Parameter standingAt: the time that pages take for now; `nil` = the clock. For records that ended long ago.
  static func serve(
    _ desk: Desk, host: String, port: Int, recruiter: String?, addonKey: String? = nil, standingAt: Instant? = nil
  ) async throws {
    let server = WebServer(
      desk: try desk.keepingMoments(),
      options: .init(
        host: host, port: port, now: { standingAt ?? Output.now() }, recruiter: recruiter,
        addonKey: addonKey))
    try await server.run { address in
      Output.print("RightCall is at \(address)")
      Output.print("Ctrl-C stops it.")
    }
  }
}
