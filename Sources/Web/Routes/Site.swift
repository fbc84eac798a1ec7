import Desk
import Guidance
import Recruitment

/// The pages as one function from request to response. Knows nothing of sockets.
struct Site: Sendable {
  /// Of a site that answers somebody who signed in: what they can do here.
  var desk: any FrontDesk
  let gate: Gatekeeper
  let now: @Sendable () -> Instant
  /// Whose day is shown to a browser that has not chosen yet; their own to somebody who signed in.
  var recruiter: String?
  /// What a program must show that asks for readings; `nil`: none may.
  var addonKey: String?
  /// Where telephone systems tell of calls; `nil` where none is connected.
  var hooks: HookDoor?
  /// What may redraft messages; `nil` where the firm has connected nothing.
  var model: (any LanguageModel)?
  /// Whoever vouches for people besides passwords; `nil` = nobody.
  var provider: SignInProvider?
  /// Takes a line for the log: never a name, an address or a message.
  var report: @Sendable (String) -> Void
  /// Who may come in; `nil` = whoever holds the address that was printed.
  var reception: Reception?
  /// Throws where requests cannot be answered now.
  var ready: @Sendable () throws -> Void = {}
  /// Who asks, where they signed in.
  var visitor: Visitor?
  let queue = DeskQueue()
  let pages = PageShelf()
  let drafts = DraftShelf()
  /// Files that wait to be imported.
  let uploads = UploadStore()
  /// Says when the record changes; `nil` where pages are not told.
  var live: LiveWatch?
  /// How much strangers ask for.
  let guests = GuestLimit()
  /// The key under which browsers ask to be told; `nil` where none can.
  var pushKey: String?

  /// What every form carries.
  var formToken: String { visitor?.token.formToken ?? gate.secrets.formToken }

  func respond(to request: WebRequest) async -> WebResponse {
    var response = await answer(request).packed(for: request).hardened()
    if gate.isPublic(request) { response = response.adding("Strict-Transport-Security", "max-age=31536000") }
    if request.method == "HEAD" { (response.body, response.stream) = ([], nil) }
    return response
  }

  private func answer(_ request: WebRequest) async -> WebResponse {
    if let refusal = gate.refusesHost(request) { return ErrorPages.refused(refusal) }
    guard let segments = request.segments, let query = FormValues(encoded: request.query.utf8) else {
      return ErrorPages.unreadable
    }
    if let read = await ReadRoute(site: self, request: request).respond(segments, query: query) { return read }
    if let guest = await GuestRoutes(site: self, request: request).respond(segments, query: query) { return guest }
    let isGet = request.method == "GET" || request.method == "HEAD"
    if isGet, segments == ["readyz"] { return await readiness() }
    if isGet, let open = openToAll(request, segments: segments, query: query) { return open }
    if let answer = await HookRoute(site: self).respond(to: request, segments: segments) { return answer }
    if let answer = await AddonRoute(site: self).respond(to: request, segments: segments) { return answer }
    do {
      switch try await admission(request, segments: segments, query: query) {
      case .closed(let response): return response
      case .open(let site): return site.framed(await site.answer(request, segments: segments, query: query))
      }
    } catch {
      return ErrorPages.page(for: error, at: segments.first ?? "", report: report)
    }
  }

  /// To somebody who was let in.
  private func answer(_ request: WebRequest, segments: [String], query: FormValues) async -> WebResponse {
    do {
      switch request.method {
      case "GET", "HEAD": return try await page(request, segments: segments, query: query)
      case "POST": return try await form(request, segments: segments)
      default: return ErrorPages.methodNotAllowed(allowed: allowed(segments))
      }
    } catch {
      return ErrorPages.page(for: error, at: segments.first ?? "", report: report)
    }
  }

  /// Whether it is of use to send requests here: the store can be reached, and its schema is what we need.
  private func readiness() async -> WebResponse {
    do {
      try await queue.run(ready)
      return .text("ready\n")
    } catch {
      return .text("not ready: the store\n", status: 503)
    }
  }

  /// What needs no session: that we are alive, the looks of the page that says how to get in, and getting in.
  private func openToAll(_ request: WebRequest, segments: [String], query: FormValues) -> WebResponse? {
    if segments == ["healthz"] { return .text("ok\n") }
    if let asset = Asset.all.first(where: { $0.path == request.path }) { return asset.response(query: request.query) }
    guard segments.isEmpty, let token = query["token"] else { return nil }
    guard LaunchSecrets.same(token, gate.secrets.token) else { return ErrorPages.refused(.noSession) }
    return .seeOther("/").adding("Set-Cookie", Cookie.line(gate.sessionCookie, gate.secrets.session, lasting: nil))
  }

  private func page(_ request: WebRequest, segments: [String], query: FormValues) async throws -> WebResponse {
    if let answer = try await HabitsRoute(site: self, request: request).page(segments) { return answer }
    if let answer = try await ImportRoute(site: self, request: request).page(segments) { return answer }
    if let answer = try await PlaybookRoute(site: self, request: request).page(segments, query: query) { return answer }
    if let answer = try await CollateralRoute(site: self, request: request).page(segments, query: query) {
      return answer
    }
    if let answer = try await CampaignsRoute(site: self, request: request).page(segments, query: query) {
      return answer
    }
    if let answer = try await SamePeopleRoute(site: self, request: request).page(segments) { return answer }
    if let answer = try await CorrespondentsRoute(site: self, request: request).page(segments) { return answer }
    if let answer = try await PracticeRoute(site: self, request: request).page(segments) { return answer }
    if let answer = try await OutlookRoute(site: self, request: request).page(segments) { return answer }
    switch segments.first {
    case nil: return .seeOther(try await home())
    case "today" where segments.count == 1:
      return try await keeping(request) { try await TodayRoute(site: self, request: request, query: query).respond() }
    case "today": return try await DayRoutes(site: self, request: request).page(segments, query: query)
    case let place? where PeopleRoutes.places.contains(place):
      return try await PeopleRoutes(site: self, request: request).page(segments, query: query)
    case "privacy":
      return try await PrivacyRoutes(site: self, request: request).page(Array(segments.dropFirst()), query)
    case "evidence":
      return try await EvidenceRoute(site: self, request: request).respond(Array(segments.dropFirst()))
    case "coach" where segments.count == 1:
      return try await CoachRoute(site: self, request: request).empty(query)
    case "coach" where segments == ["coach", "sent"]:
      return try await CoachRoute(site: self, request: request).sent()
    case "coach" where segments.count == 3 && segments[1] == "share":
      return try await ExampleRoute(site: self, request: request).draft(segments[2])
    case "trial" where segments.count == 1:
      return try await TrialRoute(site: self).show(request)
    case "sign-in" where segments.count == 1, "setup" where segments.count == 1, "account", "accounts", "audit":
      return try await AccessRoutes(site: self, request: request).page(segments, query: query)
    case "calendar", "brand", "links":
      return try await AudienceRoutes(site: self, request: request).page(segments, query: query) ?? ErrorPages.notFound
    case "log", "moments", "facts", "trial", "sign-out", "undo", "finish":
      return ErrorPages.methodNotAllowed(allowed: allowed(segments))
    default: return ErrorPages.notFound
    }
  }

  private func form(_ request: WebRequest, segments: [String]) async throws -> WebResponse {
    if let done = try await AudienceRoutes(site: self, request: request).upload(segments) { return done }
    if let done = try await ScreeningUpload(site: self, request: request).respond() { return done }
    if case .file(let path) = request.body { return try await ImportRoute(site: self, request: request).upload(path) }
    let form: FormValues
    switch posted(request) {
    case .closed(let response): return response
    case .open(let values): form = values
    }
    if let refusal = gate.refusesForm(form, token: formToken) { return ErrorPages.refused(refusal) }
    if segments == ["people", "change"] { return try await PeopleListRoute(self, request).change(form) }
    if let done = try await SamePeopleRoute(site: self, request: request).form(segments, form) { return done }
    if let done = try await CorrespondentsRoute(site: self, request: request).form(segments, form) { return done }
    if segments == ["habits", "agree"] { return try await HabitsRoute(site: self, request: request).agree(form) }
    if let done = try await PlaybookRoute(site: self, request: request).form(segments, form) { return done }
    if let done = try await CollateralRoute(site: self, request: request).form(segments, form) { return done }
    if let done = try await CampaignsRoute(site: self, request: request).form(segments, form) { return done }
    if let done = try await PracticeRoute(site: self, request: request).form(segments, form) { return done }
    if let done = try await ImportRoute(site: self, request: request).form(segments, form) { return done }
    if segments == ["log"] { return try await LogRoute(site: self, form: form).respond() }
    if let done = try await DayRoutes(site: self, request: request).form(segments, form) { return done }
    if segments == ["trial", "stop"] { return try await TrialRoute(site: self).stop(form) }
    if let done = try await AccessRoutes(site: self, request: request).form(segments, form) { return done }
    if segments.first == "privacy", segments.count > 1 {
      return try await PrivacyRoutes(site: self, request: request).form(Array(segments.dropFirst()), form)
    }
    if let done = try await AudienceRoutes(site: self, request: request).form(segments, form) { return done }
    if segments.count == 3, segments[0] == "coach" {
      return try await ExampleRoute(site: self, request: request).respond(segments[1], segments[2], form)
    }
    if segments == ["coach"] { return try await CoachRoute(site: self, request: request).read(form) }
    if segments == ["facts"] { return try await FactRoute(site: self, form: form).respond() }
    if segments.count == 3, segments[0] == "moments", segments[2] == "action" {
      return try await ActionRoute(site: self, form: form).respond(moment: segments[1])
    }
    return allowed(segments) == "POST" ? ErrorPages.notFound : ErrorPages.methodNotAllowed(allowed: "GET, HEAD")
  }

  /// What a form holds, if it is one and was sent from a page of ours.
  func posted(_ request: WebRequest) -> Passage<FormValues> {
    if let refusal = gate.refusesOrigin(request) { return .closed(ErrorPages.refused(refusal)) }
    guard case .bytes(let body) = request.body, body.count <= request.longestBody else {
      return .closed(ErrorPages.tooLarge)
    }
    let type = request.headers["content-type"]?.split(separator: ";").first?.lowercased()
    guard type == "application/x-www-form-urlencoded" else { return .closed(ErrorPages.notAForm) }
    let limit = request.path.hasPrefix("/import/") ? FormValues.limitOfColumns : FormValues.limit
    guard let form = FormValues(encoded: body, limit: limit) else { return .closed(ErrorPages.unreadable) }
    return .open(form)
  }

  private func allowed(_ segments: [String]) -> String {
    let takesForms =
      ["log", "moments", "facts", "sign-out", "undo", "finish"].contains(segments.first)
      || segments == ["trial", "stop"] || segments == ["people", "change"] || segments == ["habits", "agree"]
      || segments == ["import", "upload"] || segments == ["import", "undo"]
      || AccessRoutes.takesOnlyForms(segments) || PrivacyRoutes.takesOnlyForms(segments)
    return takesForms ? "POST" : segments == ["coach"] ? "GET, HEAD, POST" : "GET, HEAD"
  }
}

/// Something that is let through, or the answer instead.
enum Passage<Value> {
  case open(Value)
  case closed(WebResponse)
}
