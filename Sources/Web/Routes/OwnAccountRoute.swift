import Desk
import Recruitment

/// `GET /account`: one's own password and sessions; `POST /account/password`, `/account/mail`, `/account/sessions/N/end`,
/// `/account/sign-out-everywhere`, `/sign-out`.
struct OwnAccountRoute {
  private let site: Site
  private let request: WebRequest
  private let visitor: Visitor
  private let reception: Reception

  init(_ site: Site, _ request: WebRequest, _ visitor: Visitor, _ reception: Reception) {
    self.site = site
    self.request = request
    self.visitor = visitor
    self.reception = reception
  }

  func show(_ fault: String? = nil, field: String? = nil, status: Int = 200) async throws -> WebResponse {
    let (visitor, reception, now) = (visitor, reception, site.now())
    let recruiter = site.recruiter
    let (settings, sessions, wantsDigest, privacy, browsers, name) = try await site.queue.run {
      () throws -> (FirmSettings, [Session], Bool, MailPrivacy?, [PushSubscription], String?) in
      let dealsWithPeople = visitor.desk.reach(.mailPrivacy) != .none && !visitor.account.recruiter.isNone
      return (
        try visitor.desk.settings(), try reception.sessions(of: visitor, now: now),
        try reception.wantsDigest(visitor), try dealsWithPeople ? visitor.desk.mailPrivacy() : nil,
        try reception.pushSubscriptions(of: visitor),
        try recruiter.flatMap { own in try visitor.desk.recruiters().first { $0.id == own }?.name }
      )
    }
    let words = DateWords(clock: FirmClock(settings: settings), asOf: now)
    let frame = PageFrame(
      title: fault == nil ? "My account" : "Not changed", firmName: settings.name,
      notice: site.notice(request, words: words), place: .account)
    var view = OwnAccountView(
      account: visitor.account, sessions: sessions, current: visitor.session.id, recruiter: site.recruiter,
      words: words, formToken: site.formToken, fault: fault, field: field, wantsDigest: wantsDigest,
      hasPassword: reception.takesPassword(of: visitor.account))
    view.recruiterName = name
    view.privacy = privacy
    view.handsOver = visitor.desk.reach(.handOver) > .own
    if site.recruiter != nil {
      view.push = site.pushKey.map {
        PushView(subscriptions: browsers, key: $0, words: words, formToken: site.formToken).markup
      }
    }
    var response = site.page(frame, view.content, for: request)
    response.status = status
    return response
  }

  func form(_ segments: [String], _ form: FormValues) async throws -> WebResponse {
    let (visitor, reception, now) = (visitor, reception, site.now())
    switch segments {
    case ["sign-out"]:
      try await site.queue.run { try reception.signOut(visitor, now: now) }
      return gone
    case ["account", "sign-out-everywhere"]:
      try await site.queue.run { try reception.signOutEverywhere(visitor, now: now) }
      return gone
    case ["account", "password"]: return try await changePassword(form)
    case ["account", "digest"]:
      let wants = form["digest"] == "on"
      try await site.queue.run { try reception.setDigest(wants, of: visitor, now: now) }
      return site.done(wants ? .digestOn : .digestOff, at: "/account")
    case ["account", "push"]:
      return try await PushRoute(site: site, request: request, visitor: visitor, reception: reception).subscribe(form)
    case ["account", "mail"]:
      guard let level = form["level"].flatMap(MailPrivacy.init(word:)) else { throw WebError.unusable(field: "level") }
      try await site.queue.run { try visitor.desk.setMailPrivacy(level, now: now) }
      return site.done(.mailPrivacySet, at: "/account")
    default:
      let route = PushRoute(site: site, request: request, visitor: visitor, reception: reception)
      if segments.count == 4, segments[1] == "push", segments[3] == "end" { return try await route.end(segments[2]) }
      guard segments.count == 4, segments[1] == "sessions", segments[3] == "end", let id = Int64(segments[2]) else {
        return segments.count == 1 ? ErrorPages.methodNotAllowed(allowed: "GET, HEAD") : ErrorPages.notFound
      }
      try await site.queue.run { try reception.end(id, of: visitor, now: now) }
      return id == visitor.session.id ? gone : site.done(.sessionEnded, at: "/account")
    }
  }

  /// What the browser holds goes too: the session's cookie, and whatever it kept of our pages.
  private var gone: WebResponse {
    WebResponse.seeOther("/sign-in").adding("Set-Cookie", site.sessionCookie(nil, request))
      .adding("Clear-Site-Data", "\"cache\", \"storage\"")
  }

  private func changePassword(_ form: FormValues) async throws -> WebResponse {
    guard reception.takesPassword(of: visitor.account) else { return ErrorPages.notFound }
    guard let old = form.verbatim("old") else {
      return try await show(AccountWords.sentence(.wrongPassword), field: "old", status: 422)
    }
    let password = form.verbatim("password") ?? ""
    guard password == form.verbatim("again") ?? "" else {
      return try await show("The two passwords differ.", field: "again", status: 422)
    }
    let (visitor, reception, now, caller) = (visitor, reception, site.now(), site.caller(request))
    do {
      let answer = try await site.queue.run {
        try reception.changePassword(of: visitor, from: old, to: password, caller: caller, now: now)
      }
      switch answer {
      case .welcome(let token):
        return site.done(.passwordChanged, at: "/account")
          .adding("Set-Cookie", site.sessionCookie(token, request))
      case .wait(let seconds):
        return try await show(AccountWords.wait(seconds), field: "old", status: 429)
          .adding("Retry-After", "\(seconds)")
      case .refused: return try await show(AccountWords.sentence(.wrongPassword), field: "old", status: 422)
      }
    } catch DeskError.account(let fault) {
      return try await show(AccountWords.sentence(fault), field: AccountWords.field(fault), status: 422)
    }
  }
}
