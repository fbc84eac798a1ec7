import Desk
import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import Recruitment
import ServiceLifecycle
import UnixSignals

/// The pages. While there is no account they are served to this machine only.
package struct WebServer: Sendable {
  package struct Options: Sendable {
    /// `127.0.0.1`, `::1` or `localhost`; anything else only where there are accounts and a `publicURL`.
    package var host: String
    /// The first port to try; where it is taken, the next ones are.
    package var port: Int
    package var now: @Sendable () -> Instant
    /// Whose day a browser sees that has not chosen yet: an id or an e-mail address.
    package var recruiter: String?
    /// How browsers elsewhere name us, `https://name`: somebody else does TLS and passes requests on.
    package var publicURL: String?
    /// Addresses of proxies on other machines, whose word on where a request comes from is taken.
    package var proxies: [String]
    /// What a program must show that asks for readings; `nil`: none may.
    package var addonKey: String?
    /// Where telephone systems tell of calls; `nil` where none is connected.
    package var hooks: HookDoor?
    /// What may redraft messages; `nil` where the firm has connected nothing.
    package var model: (any LanguageModel)?
    package var watching = Watching()
    /// Whoever vouches for people besides passwords; `nil` = nobody.
    package var provider: SignInProvider?
    /// What browsers are shown where we do TLS ourselves; `nil` = a proxy does.
    package var certificate: CertificateShelf?
    /// A port where whoever comes without TLS is told where to go.
    package var redirectPort: Int?

    package init(
      host: String = "127.0.0.1", port: Int = 8_080, publicURL: String? = nil, proxies: [String] = [],
      now: @escaping @Sendable () -> Instant = { Instant(Int64(Date().timeIntervalSince1970)) },
      recruiter: String? = nil, addonKey: String? = nil, model: (any LanguageModel)? = nil,
      provider: SignInProvider? = nil, certificate: CertificateShelf? = nil, redirectPort: Int? = nil
    ) {
      self.provider = provider
      self.certificate = certificate
      self.redirectPort = redirectPort
      self.model = model
      self.addonKey = addonKey
      self.host = host
      self.port = port
      self.now = now
      self.recruiter = recruiter
      self.publicURL = publicURL
      self.proxies = proxies
    }
  }

  /// How many ports are tried after the first.
  static let furtherPorts = 20
  /// Pages that are told of changes keep a connection each; what they ask for needs others.
  private static let connectionLimit = LiveWatch.most + 256

  private let desk: any FrontDesk
  private let reception: Reception?
  private let options: Options

  /// - Parameter reception: who may come in; `nil` = whoever holds the address that is printed.
  package init(desk: any FrontDesk, reception: Reception? = nil, options: Options = Options()) {
    self.desk = desk
    self.reception = reception
    self.options = options
  }

  /// Serves until the process is told to stop (SIGINT, SIGTERM) or the task is cancelled; then lets open requests end.
  /// - Parameter onReady: takes the address to open, with this launch's token in it, once the port is ours.
  /// - Throws: `WebError.notLoopback`, `.noPublicAddress`, `.notAPublicAddress`, `.notAPort`, `.portsTaken`; what the
  ///   system says where it cannot bind at all.
  package func run(onReady: @escaping @Sendable (String) -> Void) async throws {
    let place = try Place(options, hasAccounts: try reception?.hasAccounts() ?? false)
    let first = place.address
    // Behind a proxy the next port would be one that nobody asks at.
    let last = place.publicAddress == nil ? min(65_535, first.port + Self.furtherPorts) : first.port
    let secrets = LaunchSecrets()
    for port in first.port...last {
      do {
        let address = try LoopbackAddress(host: first.host, port: port)
        let gate = Gatekeeper(
          address: address, secrets: secrets, publicAddress: place.publicAddress, proxies: Set(options.proxies),
          doesTLS: options.certificate != nil)
        return try await serve(
          on: place.host ?? address.host, gate: gate, hasAccounts: place.hasAccounts, onReady: onReady)
      } catch let error as IOError where error.errnoCode == EADDRINUSE {
        continue
      }
    }
    throw WebError.portsTaken(from: first.port, through: last)
  }

  /// Where it listens, and how it is named.
  private struct Place {
    var address: LoopbackAddress
    var publicAddress: PublicAddress?
    /// What the socket binds to, where that is not loopback.
    var host: String?
    var hasAccounts: Bool

    init(_ options: Options, hasAccounts: Bool) throws(WebError) {
      self.hasAccounts = hasAccounts
      publicAddress = try options.publicURL.map { url throws(WebError) in try PublicAddress(url) }
      do throws(WebError) {
        address = try LoopbackAddress(host: options.host, port: options.port)
        // Without accounts a proxy would hand everybody everything.
        if options.certificate != nil, publicAddress == nil { throw WebError.noPublicAddress(options.host) }
        if publicAddress != nil, !hasAccounts { throw WebError.notLoopback(options.publicURL ?? options.host) }
      } catch {
        guard case .notLoopback(let host) = error, hasAccounts else { throw error }
        if publicAddress == nil { throw .noPublicAddress(host) }
        address = try LoopbackAddress(host: "127.0.0.1", port: options.port)
        self.host = host
      }
    }
  }

  /// Browsers can be told where they reach us by a name, and over TLS.
  private func pushService(_ gate: Gatekeeper, _ logger: Logger) -> PushService? {
    guard let reception, let contact = gate.publicAddress?.origin, let key = try? reception.pushKey(),
      let identity = PushIdentity(key: key, contact: contact)
    else { return nil }
    return PushService(
      reception: reception, sender: PushSender(identity: identity), now: options.now,
      report: { line in logger.error("\(line)") })
  }

  private func serve(
    on host: String, gate: Gatekeeper, hasAccounts: Bool, onReady: @escaping @Sendable (String) -> Void
  ) async throws {
    let address = gate.address
    let level = Logger.Level(rawValue: options.watching.level) ?? .info
    let logger = Logger(label: "rightcall.web", factory: { _ in LogLines(level: level) })
    let metrics = Metrics()
    // The HTTP library's own lines are of no use to whoever runs this; ours hold no names.
    var quiet = Logger(label: "rightcall.http")
    quiet.logLevel = .critical
    var site = Site(
      desk: desk, gate: gate, now: options.now, recruiter: options.recruiter,
      addonKey: options.addonKey, model: options.model, provider: options.provider,
      report: { line in logger.error("\(line)") },
      reception: reception)
    reception?.report { line in logger.error("\(line)") }
    let live = LiveWatch(desk: desk)
    site.live = live
    site.hooks = options.hooks
    site.ready = options.watching.ready
    let push = pushService(gate, logger)
    site.pushKey = push?.sender.identity.publicKey
    let ready =
      hasAccounts ? gate.publicAddress?.origin ?? address.origin : "\(address.origin)/?token=\(gate.secrets.token)"
    let http = HTTPServerBuilder.http1(configuration: .init(idleTimeout: .seconds(60)))
    let application = Application(
      responder: SiteResponder(site: site, watch: RequestWatch(metrics: metrics, logger: logger)),
      server: try options.certificate.map { try .tls(http, tlsConfiguration: $0.configuration()) } ?? http,
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: address.port),
        availableConnectionsDelegate: MaximumAvailableConnections(Self.connectionLimit)),
      onServerRunning: { _ in onReady(ready) },
      logger: quiet)
    var services: [any Service] = [application]
    if let port = options.watching.metricsPort { services.append(figures(metrics, at: port, logger: quiet)) }
    if let shelf = options.certificate { services.append(CertificateWatch(shelf: shelf, logger: logger)) }
    if let port = options.redirectPort, let name = gate.publicAddress {
      services.append(
        Application(
          responder: TLSRedirect(publicAddress: name), server: http,
          configuration: ApplicationConfiguration(
            address: .hostname(host, port: port),
            availableConnectionsDelegate: MaximumAvailableConnections(Self.connectionLimit)), logger: quiet))
    }
    if let push { services.append(push) }
    var group = ServiceGroupConfiguration(
      // The last is told first: pages that wait for changes are let go before open requests are waited for.
      services: services + [LiveService(live: live)], gracefulShutdownSignals: [.sigint, .sigterm], logger: quiet)
    // A request that is never finished must not keep the process from ending.
    group.maximumGracefulShutdownDuration = options.watching.patience
    logger.info("started", metadata: ["accounts": "\(hasAccounts)"])
    try await ServiceGroup(configuration: group).run()
    logger.info("stopped", metadata: ["open": "\(metrics.open)"])
  }

  /// Figures are for this machine alone: whoever collects them from elsewhere goes through a proxy.
  private func figures(_ metrics: Metrics, at port: Int, logger: Logger) -> any Service {
    Application(
      responder: MetricsResponder(metrics: metrics, gauges: options.watching.gauges),
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)), logger: logger)
  }
}
