import Desk
import Recruitment

/// `GET` and `POST /sign-in`, `GET` and `POST /setup`: the ways in.
struct SignInRoute {
  /// Of whoever is signed in already, if anybody is.
  let site: Site
  let request: WebRequest

  func respond(_ query: FormValues) async throws -> WebResponse {
    switch request.method {
    case "GET", "HEAD": return show(SignInView(site, email: "", back: query["back"]), status: 200)
    case "POST": break
    default: return ErrorPages.methodNotAllowed(allowed: "GET, HEAD, POST")
    }
    // Nobody is known yet whose form it could be: that it comes from a page of ours is what keeps others from signing
    // somebody in.
    switch site.posted(request) {
    case .closed(let response): return response
    case .open(let form): return try await signIn(form)
    }
  }

  private func signIn(_ form: FormValues) async throws -> WebResponse {
    guard let reception = site.reception else { return ErrorPages.notFound }
    let (email, password) = (form["email"] ?? "", form.verbatim("password") ?? "")
    var view = SignInView(site, email: String(email.prefix(254)), back: form["back"])
    view.isByPassword = true
    guard !email.isEmpty, !password.isEmpty, email.utf8.count <= 254 else {
      view.fault = "Give your e-mail address and your password."
      return show(view, status: 422)
    }
    let (caller, now, earlier) = (site.caller(request), site.now(), site.visitor)
    let answer = try await site.queue.run {
      let answer = try reception.signIn(email: email, password: password, from: caller, now: now)
      // A browser holds one session: the one before ends.
      if case .welcome = answer, let earlier { try reception.signOut(earlier, now: now) }
      return answer
    }
    switch answer {
    case .welcome(let token):
      let path = form["back"].map { Site.ownPath($0) } ?? "/"
      return .seeOther(path).adding("Set-Cookie", site.sessionCookie(token, request))
    case .refused:
      view.fault = "That e-mail address and that password do not go together."
      return show(view, status: 422)
    case .wait(let seconds):
      view.fault = AccountWords.wait(seconds)
      return show(view, status: 429).adding("Retry-After", "\(seconds)")
    }
  }

  func show(_ view: SignInView, status: Int) -> WebResponse {
    let frame = PageFrame(title: view.fault == nil ? "Sign in" : "Not signed in", isInside: false)
    return .page(frame.page(view.content), status: status)
  }

  // MARK: The first account

  func setUpPage() async throws -> WebResponse {
    guard try await isOpen() else { return ErrorPages.notFound }
    return showSetUp(SetUpView(formToken: site.formToken), status: 200)
  }

  func setUp(_ form: FormValues) async throws -> WebResponse {
    guard let reception = site.reception, try await isOpen() else { return ErrorPages.notFound }
    let entry = AccountForm(form).entry
    var view = SetUpView(formToken: site.formToken, entry: entry)
    let password = form.verbatim("password") ?? ""
    if password != form.verbatim("again") {
      (view.fault, view.field) = ("The two passwords differ.", "again")
      return showSetUp(view, status: 422)
    }
    let (caller, now) = (site.caller(request), site.now())
    do {
      let token = try await site.queue.run { try reception.setUp(entry, password: password, from: caller, now: now) }
      return .seeOther("/").adding("Set-Cookie", site.sessionCookie(token, request))
    } catch DeskError.account(let fault) where fault != .alreadySetUp {
      (view.fault, view.field) = (AccountWords.sentence(fault), AccountWords.field(fault))
      return showSetUp(view, status: 422)
    }
  }

  /// Whether the first account is still to be made, by whoever asks: they hold the address that was printed.
  private func isOpen() async throws -> Bool {
    guard let reception = site.reception, site.visitor == nil else { return false }
    return try await site.queue.run { try !reception.hasAccounts() }
  }

  private func showSetUp(_ view: SetUpView, status: Int) -> WebResponse {
    let frame = PageFrame(title: view.fault == nil ? "Set up accounts" : "Not set up", isInside: false)
    return .page(frame.page(view.content), status: status)
  }
}

extension Site {
  func sessionCookie(_ token: SessionToken?, _ request: WebRequest) -> String {
    Cookie.session(gate.accountCookie(request), token?.text, isSecure: gate.isPublic(request))
  }
}
