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

  /// Browsers keep cookies by host name, not by port: two launches side by side must not share a name.
  var sessionCookie: String { "rightcall-session-\(address.port)" }
  var recruiterCookie: String { "rightcall-recruiter-\(address.port)" }
  var noticeCookie: String { "rightcall-notice-\(address.port)" }

  func refusesHost(_ request: WebRequest) -> Refusal? {
    address.isNamed(by: request.headers["host"]) ? nil : .wrongHost
  }

  func refusesVisitor(_ request: WebRequest) -> Refusal? {
    LaunchSecrets.same(request.cookie(sessionCookie), secrets.session) ? nil : .noSession
  }

  /// A browser says where a form comes from in one of three headers; a request that says nothing is refused too.
  func refusesOrigin(_ request: WebRequest) -> Refusal? {
    let site = request.headers["sec-fetch-site"]
    if let site, site != "same-origin" { return .foreignOrigin }
    if let origin = request.headers["origin"], origin != "null" {
      return address.isOrigin(origin) ? nil : .foreignOrigin
    }
    if site == "same-origin" { return nil }
    guard request.headers["origin"] == nil, let referer = request.headers["referer"] else { return .foreignOrigin }
    let origin = referer.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).prefix(3)
    return address.isOrigin(origin.joined(separator: "/")) ? nil : .foreignOrigin
  }

  func refusesForm(_ form: FormValues) -> Refusal? {
    LaunchSecrets.same(form["form"], secrets.formToken) ? nil : .staleForm
  }
}
