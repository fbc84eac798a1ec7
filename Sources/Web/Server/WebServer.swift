import Desk
import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Recruitment
import ServiceLifecycle
import UnixSignals

/// The pages, served to this machine only.
package struct WebServer: Sendable {
  package struct Options: Sendable {
    /// `127.0.0.1`, `::1` or `localhost`; anything else is refused.
    package var host: String
    /// The first port to try; where it is taken, the next ones are.
    package var port: Int
    package var now: @Sendable () -> Instant
    /// Whose day a browser sees that has not chosen yet: an id or an e-mail address.
    package var recruiter: String?
    /// What a program must show that asks for readings; `nil`: none may.
    package var addonKey: String?

    package init(
      host: String = "127.0.0.1", port: Int = 8_080,
      now: @escaping @Sendable () -> Instant = { Instant(Int64(Date().timeIntervalSince1970)) },
      recruiter: String? = nil, addonKey: String? = nil
    ) {
      self.addonKey = addonKey
      self.host = host
      self.port = port
      self.now = now
      self.recruiter = recruiter
    }
  }

  /// How many ports are tried after the first.
  static let furtherPorts = 20
  private static let connectionLimit = 64
  /// How long open requests are waited for when the process is told to stop.
  private static let patience = Duration.seconds(3)

  private let desk: any FrontDesk
  private let options: Options

  package init(desk: any FrontDesk, options: Options = Options()) {
    self.desk = desk
    self.options = options
  }

  /// Serves until the process is told to stop (SIGINT, SIGTERM) or the task is cancelled; then lets open requests end.
  /// - Parameter onReady: takes the address to open, with this launch's token in it, once the port is ours.
  /// - Throws: `WebError.notLoopback`, `.notAPort`, `.portsTaken`; what the system says where it cannot bind at all.
  package func run(onReady: @escaping @Sendable (String) -> Void) async throws {
    let first = try LoopbackAddress(host: options.host, port: options.port)
    let last = min(65_535, first.port + Self.furtherPorts)
    let secrets = LaunchSecrets()
    for port in first.port...last {
      do {
        let address = try LoopbackAddress(host: first.host, port: port)
        return try await serve(on: address, secrets: secrets, onReady: onReady)
      } catch let error as IOError where error.errnoCode == EADDRINUSE {
        continue
      }
    }
    throw WebError.portsTaken(from: first.port, through: last)
  }

  private func serve(
    on address: LoopbackAddress, secrets: LaunchSecrets, onReady: @escaping @Sendable (String) -> Void
  ) async throws {
    let logger = Logger(label: "rightcall.web")
    // The HTTP library's own lines are of no use to whoever runs this; ours hold no names.
    var quiet = Logger(label: "rightcall.http")
    quiet.logLevel = .critical
    let site = Site(
      desk: desk, gate: Gatekeeper(address: address, secrets: secrets), now: options.now,
      recruiter: options.recruiter, addonKey: options.addonKey, report: { line in logger.error("\(line)") })
    let application = Application(
      responder: SiteResponder(site: site),
      server: .http1(configuration: .init(idleTimeout: .seconds(60))),
      configuration: ApplicationConfiguration(
        address: .hostname(address.host, port: address.port),
        availableConnectionsDelegate: MaximumAvailableConnections(Self.connectionLimit)),
      onServerRunning: { _ in onReady("\(address.origin)/?token=\(secrets.token)") },
      logger: quiet)
    var group = ServiceGroupConfiguration(
      services: [application], gracefulShutdownSignals: [.sigint, .sigterm], logger: quiet)
    // A request that is never finished must not keep the process from ending.
    group.maximumGracefulShutdownDuration = Self.patience
    try await ServiceGroup(configuration: group).run()
  }
}
