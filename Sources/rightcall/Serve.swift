import ArgumentParser
import Desk
import Foundation
import Recruitment
import Terminal
import Web

/// The pages.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve the pages to browsers.",
    discussion: """
      While there is no account, it listens on this machine only (127.0.0.1), and the address it prints carries a key that \
      is made anew at each start. From the first account on everybody signs in, and it may be reached from elsewhere, \
      through a proxy that does TLS: see docs/operations.md.
      """)

  @OptionGroup var store: StoreOptions
  @Option(help: "127.0.0.1, ::1 or localhost; any other address only with accounts and --public-url.")
  var host = "127.0.0.1"
  @Option(help: "If it is taken, the next free one.") var port = 8080
  @Option(help: "Whose day to show first: an id or e-mail address.") var recruiter: String?

  @Option(
    name: .customLong("public-url"),
    help: "The address that browsers elsewhere use: https://desk.firm.example. Also RIGHTCALL_PUBLIC_URL.")
  var publicURL: String?
  @Option(help: "Address of a proxy on another machine that says where requests come from; may be repeated.")
  var proxy: [String] = []
  @Option(name: .customLong("idle-minutes"), help: "Sign somebody out after so long without a click.")
  var idleMinutes = 30
  @Option(
    name: .customLong("addon-key-file"),
    help: "A file with the key that an add-on of a mail client shows to have drafts read. Without it none is let in.")
  var addonKeyFile: String?

  @Option(
    name: .customLong("model-url"),
    help: "The address of a language model that may redraft messages, such as https://api.example/v1. Off without it.")
  var modelURL: String?
  @Option(name: .customLong("model-name"), help: "Which model there.") var modelName = "default"
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
    guard (1...65_535).contains(port) else { throw ValidationError("--port must be 1 to 65535") }
    guard (1...720).contains(idleMinutes) else { throw ValidationError("--idle-minutes must be 1 to 720") }
  }

  func run() async throws {
    let named =
      publicURL ?? ProcessInfo.processInfo.environment["RIGHTCALL_PUBLIC_URL"].flatMap { $0.isEmpty ? nil : $0 }
    let model = try modelURL.map { url in
      try ConnectedModel(
        .init(
          address: url, model: modelName, key: modelKeyFile.map(AddonKey.read), allowsPrivate: modelIsPrivate))
    }
    let desk = try store.openDesk()
    try await Self.serve(
      desk, recruiter: recruiter,
      options: .init(
        host: host, port: port, publicURL: named, proxies: proxy, addonKey: addonKeyFile.map(AddonKey.read),
        model: model, provider: provider(), certificate: certificate(), redirectPort: redirectPort),
      limits: SessionLimits(idle: Int64(idleMinutes) * Span.minute), passwords: passwords(desk))
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
