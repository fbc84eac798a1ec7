import ArgumentParser
import Desk
import Foundation
import Recruitment
import Terminal
import Web

/// The pages.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", _superCommandName: Program.name,
    abstract: "Serve the pages to browsers.",
    discussion: """
      While there is no account, it listens on this machine only (127.0.0.1), and the address it prints carries a key that \
      is made anew at each start. From the first account on everybody signs in, and it may be reached from elsewhere, \
      through a proxy that does TLS: see docs/operations.md.
      """)

  @OptionGroup var store: StoreOptions
  @Option(help: "127.0.0.1, ::1 or localhost; any other address only with accounts and --public-url.")
  var host: String?
  @Option(help: "If it is taken, the next free one. 8080 if you do not say.") var port: Int?
  @Option(help: "Whose day to show first: an id or e-mail address.") var recruiter: String?

  @Option(
    name: .customLong("as-of"),
    help: "A time that the pages take for now, for a record that ended long ago; on this machine only.")
  var asOf: TimeArgument?

  @Option(
    name: .customLong("public-url"),
    help: "The address that browsers elsewhere use: https://desk.firm.example. Also RIGHTCALL_PUBLIC_URL.")
  var publicURL: String?
  @Option(help: "Address of a proxy on another machine that says where requests come from; may be repeated.")
  var proxy: [String] = []
  @Option(name: .customLong("idle-minutes"), help: "Sign somebody out after so long without a click; 30.")
  var idleMinutes: Int?
  @Option(name: .customLong("stop-seconds"), help: "When told to stop, wait so long for open requests; 10.")
  var stopSeconds: Int?
  @Option(
    name: .customLong("metrics-port"),
    help: "A port on this machine alone at which figures for Prometheus are to be had, at /metrics. Off without it.")
  var metricsPort: Int?
  @Option(name: .customLong("log-level"), help: "debug, info, warning or error.") var logLevel: String?
  @Option(
    name: .customLong("addon-key-file"),
    help: "A file with the key that an add-on of a mail client shows to have drafts read. Without it none is let in.")
  var addonKeyFile: String?

  @Option(
    name: .customLong("model-url"),
    help: "The address of a language model that may redraft messages, such as https://api.example/v1. Off without it.")
  var modelURL: String?
  @Option(name: .customLong("model-name"), help: "Which model there.") var modelName: String?
  @Option(name: .customLong("model-key-file"), help: "A file, readable by you alone, with its key.")
  var modelKeyFile: String?
  @Flag(name: .customLong("model-private"), help: "The model is in a private range, such as on this machine.")
  var modelIsPrivate = false

  @Option(
    name: .customLong("oidc-issuer"),
    help: "Have people sign in through the firm's own provider (OpenID Connect): its address, as it spells it itself.")
  var oidcIssuer: String?
  @Option(name: .customLong("oidc-client-id"), help: "What we are called there.") var oidcClientID: String?
  @Option(name: .customLong("oidc-client-secret-file"), help: "A file, readable by you alone, with our secret there.")
  var oidcSecretFile: String?
  @Option(name: .customLong("oidc-name"), help: "What the button calls it.") var oidcName = "your firm’s account"
  @Flag(name: .customLong("oidc-private"), help: "The provider is in a private range, such as on this machine.")
  var oidcIsPrivate = false
  @Option(help: "on; or off: nobody signs in with a password but the administrator that --emergency names.")
  var password = PasswordUse.on
  @Option(help: "The e-mail address of the administrator who may sign in with a password all the same.")
  var emergency: String?

  @Option(name: .customLong("tls-certificate"), help: "Do TLS here: a file with the certificate and its chain (PEM).")
  var tlsCertificate: String?
  @Option(name: .customLong("tls-key"), help: "A file, not readable by everybody, with its key (PEM).")
  var tlsKey: String?
  @Option(name: .customLong("redirect-port"), help: "A port where browsers without TLS are sent on, such as 80.")
  var redirectPort: Int?

  func validate() throws {
    guard (tlsCertificate == nil) == (tlsKey == nil) else {
      throw ValidationError("--tls-certificate and --tls-key go together")
    }
    guard redirectPort == nil || tlsKey != nil, redirectPort.map((1...65_535).contains) ?? true else {
      throw ValidationError("--redirect-port must be 1 to 65535, and goes with --tls-certificate")
    }
    guard (oidcIssuer == nil) == (oidcClientID == nil) else {
      throw ValidationError("--oidc-issuer and --oidc-client-id go together")
    }
    guard password == .on || (oidcIssuer != nil && emergency != nil) else {
      throw ValidationError("--password off needs --oidc-issuer, and --emergency with an administrator's address")
    }
    guard asOf == nil || (publicURL == nil && tlsKey == nil && host == nil) else {
      throw ValidationError("--as-of is for this machine alone: leave --host, --public-url and TLS out")
    }
    guard port.map((1...65_535).contains) ?? true else { throw ValidationError("--port must be 1 to 65535") }
    guard idleMinutes.map((1...720).contains) ?? true else {
      throw ValidationError("--idle-minutes must be 1 to 720")
    }
  }

  func run() async throws {
    let set = try store.configuration()
    let idle = try set.number(.idleMinutes, flag: idleMinutes, in: 1...720) ?? 30
    let desk = try store.openDesk(isOfOneCommand: false)
    // What a backup that was put back brought along of those who were erased goes before anybody sees it.
    _ = try desk.reapplyErasures(now: Output.now())
    var options = WebServer.Options(
      host: set.text(.host, flag: host) ?? "127.0.0.1",
      port: try set.number(.port, flag: port, in: 1...65_535) ?? 8_080,
      publicURL: set.text(.publicURL, flag: publicURL),
      proxies: set.list(.proxy, flags: proxy),
      addonKey: try set.text(.addonKeyFile, flag: addonKeyFile).map(AddonKey.read),
      model: try model(set), provider: try provider(), certificate: try certificate(), redirectPort: redirectPort)
    options.watching = try watching(set, desk)
    let secrets = try hookSecrets(set)
    if !secrets.isEmpty {
      let taker = CallTaker(desk: desk)
      options.hooks = HookDoor(secrets: secrets) { try taker.take($0, now: $1) }
    }
    try await Self.serve(
      desk, recruiter: recruiter, options: options, limits: SessionLimits(idle: Int64(idle) * Span.minute),
      passwords: passwords(desk), standingAt: try asOf?.instant(in: desk.settings()))
  }

  /// What each telephone system that is connected must show.
  private func hookSecrets(_ set: Configuration) throws -> [HookSystem: String] {
    var secrets: [HookSystem: String] = [:]
    secrets[.twilio] = try set.text(.hookTwilioKeyFile).map(AddonKey.read)
    secrets[.aircall] = try set.text(.hookAircallKeyFile).map(AddonKey.read)
    secrets[.generic] = try set.text(.hookGenericKeyFile).map(AddonKey.read)
    return secrets
  }

  private func provider() throws -> SignInProvider? {
    guard let oidcIssuer, let oidcClientID else { return nil }
    return try SignInProvider(
      .init(
        issuer: oidcIssuer, clientID: oidcClientID, secret: oidcSecretFile.map(AddonKey.secret),
        name: oidcName, allowsPrivate: oidcIsPrivate))
  }

  private func certificate() throws -> CertificateShelf? {
    guard let tlsCertificate, let tlsKey else { return nil }
    return try CertificateShelf(certificate: tlsCertificate, key: tlsKey)
  }

  /// Somebody must be able to come in when the provider is out of reach.
  private func passwords(_ desk: Desk) throws -> PasswordDoor {
    guard password == .off, let emergency else { return .everybody }
    let account = try desk.account(emergency)
    guard account.roles.contains(.administrator), !account.isDisabled else {
      throw ValidationError("--emergency must name an administrator whose account is not disabled")
    }
    return .emergency(account.email)
  }

  private func model(_ set: Configuration) throws -> ConnectedModel? {
    guard let url = set.text(.modelURL, flag: modelURL) else { return nil }
    return try ConnectedModel(
      .init(
        address: url, model: set.text(.modelName, flag: modelName) ?? "default",
        key: try set.text(.modelKeyFile, flag: modelKeyFile).map(AddonKey.read),
        allowsPrivate: try set.yes(.modelPrivate, flag: modelIsPrivate)))
  }

  private func watching(_ set: Configuration, _ desk: Desk) throws -> Watching {
    let level = set.text(.logLevel, flag: logLevel) ?? "info"
    guard ["debug", "info", "warning", "error"].contains(level) else {
      throw ConfigurationError.unusable(.logLevel, "debug, info, warning or error")
    }
    return Watching(
      ready: { try desk.ready() },
      gauges: {
        guard let figures = try? desk.runningFigures(now: Output.now()) else {
          return [.init(name: "store_up", says: "Whether the store can be reached.", value: 0)]
        }
        return [
          .init(name: "store_up", says: "Whether the store can be reached.", value: 1),
          .init(name: "store_bytes", says: "What the records take.", value: Double(figures.storeBytes)),
          .init(
            name: "store_log_bytes", says: "What the log beside an SQLite file takes.", value: Double(figures.logBytes)),
          .init(
            name: "chronicle_lag_changes", says: "Changes that this server's copy of the history has not seen yet.",
            value: Double(figures.chronicleLag)),
          .init(
            name: "search_lag_changes", says: "Changes that the full text has not seen: it reads them at a search.",
            value: Double(figures.searchLag)),
          .init(
            name: "imports_running", says: "Imports in hand, here or elsewhere.", value: Double(figures.importsRunning)),
          .init(name: "work_claimed", says: "Other work that a process has in hand.", value: Double(figures.leases)),
        ]
      },
      metricsPort: try set.number(.metricsPort, flag: metricsPort, in: 1...65_535), level: level,
      patience: .seconds(try set.number(.stopSeconds, flag: stopSeconds, in: 1...600) ?? 10))
  }

  /// - Parameter standingAt: the time that pages take for now; `nil` = the clock. For records that ended long ago.
  static func serve(
    _ desk: Desk, recruiter: String?, options: WebServer.Options, limits: SessionLimits = SessionLimits(),
    passwords: PasswordDoor = .everybody, standingAt: Instant? = nil
  ) async throws {
    let desk = try desk.keepingMoments()
    var options = options
    options.now = { standingAt ?? Output.now() }
    options.recruiter = recruiter
    let server = WebServer(
      desk: desk, reception: desk.reception(limits: limits, passwords: passwords), options: options)
    try await server.run { address in
      Output.print("RightCall is at \(address)")
      Output.print("Ctrl-C stops it.")
    }
  }
}

/// Whether people sign in with passwords.
enum PasswordUse: String, ExpressibleByArgument, CaseIterable, Sendable {
  case on, off
}
