import Desk

/// Who comes in: while there is no account, whoever holds the address that was printed; from then on, whoever signs in.
extension Site {
  /// - Returns: the site as it is for whoever asks.
  func admission(_ request: WebRequest, segments: [String], query: FormValues) async throws -> Passage<Site> {
    guard let reception else { return try await launchAdmission(request) }
    let needsAccount = try await queue.run { try reception.hasAccounts() }
    if !needsAccount { return try await segments == ["sign-in"] ? .closed(.seeOther("/")) : launchAdmission(request) }
    let site = try await signedIn(request, reception)
    if segments == ["sign-in"], site == nil || request.method == "POST" {
      return .closed(try await SignInRoute(site: site ?? self, request: request).respond(query))
    }
    if segments.count == 2, segments[0] == "sign-in" {
      return .closed(try await ProviderRoute(site: site ?? self, request: request).respond(segments[1], query))
    }
    if let site { return .open(site) }
    // A program has no use for a form to fill in.
    if segments.last?.hasSuffix(".json") ?? false { return .closed(.fault(401, "sign in first")) }
    guard request.method == "GET" || request.method == "HEAD" else { return .closed(ErrorPages.signedOut) }
    let isFirst = segments.isEmpty || segments == ["today"]
    let back = isFirst ? "" : "?back=\(PercentEncoding.encode(Self.ownPath(request.target)))"
    return .closed(.seeOther("/sign-in" + back))
  }

  /// Where the body of an upload may be written; `nil` for whoever may not import: nothing of theirs comes to the disk.
  func placeForUpload(_ request: WebRequest) async -> String? {
    guard gate.refusesHost(request) == nil, gate.refusesOrigin(request) == nil,
      case .open(let site)? = try? await admission(request, segments: ["import", "upload"], query: FormValues())
    else { return nil }
    let desk = site.desk
    guard (try? await queue.run({ try desk.mayImport() })) != nil else { return nil }
    return try? uploads.place()
  }

  private func launchAdmission(_ request: WebRequest) async throws -> Passage<Site> {
    if let refusal = gate.refusesVisitor(request) { return .closed(ErrorPages.refused(refusal)) }
    let desk = desk
    var site = self
    site.desk = try await queue.run { try desk.inForce() }
    return .open(site)
  }

  private func signedIn(_ request: WebRequest, _ reception: Reception) async throws -> Site? {
    guard let token = request.cookie(gate.accountCookie(request)).flatMap(SessionToken.init) else { return nil }
    let now = now()
    let isClick = !DayRoutes.isUnasked(request)
    let found = try await queue.run { () -> (Visitor, String?)? in
      guard let visitor = try reception.visitor(token, now: now, isClick: isClick) else { return nil }
      return (visitor, try visitor.desk.ownRecruiter())
    }
    guard let (visitor, recruiter) = found else { return nil }
    var site = self
    (site.visitor, site.desk, site.recruiter) = (visitor, visitor.desk, recruiter)
    return site
  }

  func caller(_ request: WebRequest) -> Caller {
    Caller(address: gate.caller(request), browser: BrowserWords.words(request.headers["user-agent"]))
  }
}
