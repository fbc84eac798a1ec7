/// Who may pass. Each check answers with the reason it refuses, or with `nil`.
struct Gatekeeper: Sendable {
  enum Refusal: Equatable, Sendable {
    /// 421: the `Host` is not ours.
    case wrongHost
    /// 401: no session.
    case noSession
    /// 403: the form was sent by another site.
    case foreignOrigin
    /// 403: the form is not of this launch.
    case staleForm
  }

  let address: LoopbackAddress
  let secrets: LaunchSecrets
  /// How browsers elsewhere name us; `nil` where only this machine's may come.
  var publicAddress: PublicAddress?
  /// Proxies besides this machine's own, whose word on where a request comes from is taken.
  var proxies: Set<String> = []
  /// Whether browsers reach us without a proxy: then nobody on this machine speaks for others.
  var doesTLS = false

  /// Browsers keep cookies by host name, not by port: two launches side by side must not share a name.
  var sessionCookie: String { "rightcall-session-\(address.port)" }
  var recruiterCookie: String { "rightcall-recruiter-\(address.port)" }
  var noticeCookie: String { "rightcall-notice-\(address.port)" }

  func refusesHost(_ request: WebRequest) -> Refusal? {
    address.isNamed(by: request.headers["host"]) || isPublic(request) ? nil : .wrongHost
  }

  /// Whether the browser came by our public name, and so over TLS.
  func isPublic(_ request: WebRequest) -> Bool { publicAddress?.isNamed(by: request.headers["host"]) ?? false }

  /// The cookie that holds an account's session. Over TLS its prefix has the browser insist that it is ours alone.
  func accountCookie(_ request: WebRequest) -> String {
    isPublic(request) ? "__Host-rightcall" : "rightcall-account-\(address.port)"
  }

  /// The cookie of somebody who is at the sign-in provider.
  func wayCookie(_ request: WebRequest) -> String {
    isPublic(request) ? "__Host-rightcall-way" : "rightcall-way-\(address.port)"
  }

  /// Where a request comes from, as it is counted. A proxy names it last in its header; nobody else is believed.
  func caller(_ request: WebRequest) -> String {
    let isProxy =
      proxies.contains(request.peer) || (publicAddress != nil && !doesTLS && NetworkAddress.isLoopback(request.peer))
    let named = isProxy ? request.headers["x-forwarded-for"]?.split(separator: ",").last : nil
    let forwarded = named.map { $0.filter { $0 != " " } }.flatMap(NetworkAddress.counted)
    return forwarded ?? NetworkAddress.counted(request.peer) ?? "unknown"
  }

  func refusesVisitor(_ request: WebRequest) -> Refusal? {
    LaunchSecrets.same(request.cookie(sessionCookie), secrets.session) ? nil : .noSession
  }

  /// A browser says where a form comes from in one of three headers; a request that says nothing is refused too.
  func refusesOrigin(_ request: WebRequest) -> Refusal? {
    let site = request.headers["sec-fetch-site"]
    if let site, site != "same-origin" { return .foreignOrigin }
    if let origin = request.headers["origin"], origin != "null" {
      return isOurs(origin) ? nil : .foreignOrigin
    }
    if site == "same-origin" { return nil }
    guard request.headers["origin"] == nil, let referer = request.headers["referer"] else { return .foreignOrigin }
    let origin = referer.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).prefix(3)
    return isOurs(origin.joined(separator: "/")) ? nil : .foreignOrigin
  }

  private func isOurs(_ origin: String) -> Bool {
    address.isOrigin(origin) || (publicAddress?.isOrigin(origin) ?? false)
  }

  /// - Parameter token: what forms of this launch, or of this session, carry.
  func refusesForm(_ form: FormValues, token: String) -> Refusal? {
    LaunchSecrets.same(form["form"], token) ? nil : .staleForm
  }
}
