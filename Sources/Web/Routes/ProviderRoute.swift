import Desk
import Recruitment

/// `GET /sign-in/provider` leads to the firm's sign-in provider, `GET /sign-in/return` back from it.
struct ProviderRoute {
  /// Of whoever is signed in already, if anybody is.
  let site: Site
  let request: WebRequest

  private static let longestCode = 2_048

  func respond(_ place: String, _ query: FormValues) async throws -> WebResponse {
    guard let provider = site.provider, let reception = site.reception else { return ErrorPages.notFound }
    guard request.method == "GET" || request.method == "HEAD" else {
      return ErrorPages.methodNotAllowed(allowed: "GET, HEAD")
    }
    switch place {
    case "provider": return try await leave(provider, query)
    case "return": return try await comeBack(provider, reception, query).adding("Set-Cookie", wayCookie(nil))
    default: return ErrorPages.notFound
    }
  }

  private func leave(_ provider: SignInProvider, _ query: FormValues) async throws -> WebResponse {
    let way = WayIn(back: query["back"].map { Site.ownPath($0) } ?? "/", now: site.now())
    do {
      let url = try await provider.authorization(way, back: returnAddress, now: site.now())
      return .seeOther(url).adding("Set-Cookie", wayCookie(way))
    } catch let fault as ProviderFault {
      return refuse(fault, provider)
    }
  }

  private func comeBack(
    _ provider: SignInProvider, _ reception: Reception, _ query: FormValues
  ) async throws -> WebResponse {
    let now = site.now()
    guard let way = request.cookie(site.gate.wayCookie(request)).flatMap(WayIn.init), !way.isOver(at: now),
      LaunchSecrets.same(query["state"], way.state)
    else {
      return show("That took too long, or began in another browser. Try once more.", status: 400)
    }
    guard query["error"] == nil, let code = query["code"], code.utf8.count <= Self.longestCode else {
      return show("\(provider.settings.name) did not sign you in. Try once more.", status: 422, way)
    }
    let caller = site.caller(request)
    if let wait = try await site.queue.run({ try reception.waitBeforeProvider(from: caller, now: now) }) {
      return show(AccountWords.wait(wait), status: 429, way).adding("Retry-After", "\(wait)")
    }
    do {
      let identity = try await provider.identity(
        code: code, named: query["iss"], way, back: returnAddress, now: now)
      return try await welcome(identity, way, caller, reception)
    } catch let fault as ProviderFault {
      try await site.queue.run { try reception.refusedAtProvider(now: now) }
      return refuse(fault, provider, way)
    }
  }

  private func welcome(
    _ identity: ProvenIdentity, _ way: WayIn, _ caller: Caller, _ reception: Reception
  ) async throws -> WebResponse {
    let (now, earlier) = (site.now(), site.visitor)
    let answer = try await site.queue.run {
      let answer = try reception.signIn(identity, from: caller, now: now)
      // A browser holds one session: the one before ends.
      if case .welcome = answer, let earlier { try reception.signOut(earlier, now: now) }
      return answer
    }
    switch answer {
    case .welcome(let token):
      let path = way.back == "/" ? "/" : Site.ownPath(way.back)
      return .seeOther(path).adding("Set-Cookie", site.sessionCookie(token, request))
    case .refused:
      return show("No account here goes with that sign-in. An administrator of your firm can help.", status: 422, way)
    case .wait(let seconds):
      return show(AccountWords.wait(seconds), status: 429, way).adding("Retry-After", "\(seconds)")
    }
  }

  private func refuse(_ fault: ProviderFault, _ provider: SignInProvider, _ way: WayIn? = nil) -> WebResponse {
    site.report("sign-in through the provider failed: \(fault.rawValue)")
    let name = provider.settings.name
    switch fault {
    case .unreachable, .badAddress, .privateRange, .badDocument, .otherProvider, .withoutPKCE, .oversize:
      return show("\(name) cannot be reached, or does not answer as it should.", status: 502, way)
    case .expired, .tooOld, .codeRefused:
      return show("\(name) no longer stands by that sign-in. Try once more.", status: 422, way)
    default:
      return show("What \(name) answered could not be trusted. Nobody was signed in.", status: 422, way)
    }
  }

  private func show(_ fault: String, status: Int, _ way: WayIn? = nil) -> WebResponse {
    var view = SignInView(site, email: "", back: way.flatMap { $0.back == "/" ? nil : $0.back })
    view.fault = fault
    return SignInRoute(site: site, request: request).show(view, status: status)
  }

  /// As the provider must know it: the name by which this browser came.
  private var returnAddress: String {
    let origin =
      site.gate.isPublic(request)
      ? site.gate.publicAddress?.origin : request.headers["host"].map { "http://\($0.lowercased())" }
    return (origin ?? site.gate.address.origin) + "/sign-in/return"
  }

  /// Sent along when the provider sends the browser back, and forgotten then.
  private func wayCookie(_ way: WayIn?) -> String {
    Cookie.session(site.gate.wayCookie(request), way?.cookie, isSecure: site.gate.isPublic(request))
      + (way == nil ? "" : "; Max-Age=\(WayIn.lasts)")
  }
}
