import Collateral
import Desk
import Recruitment

/// `/read/SLUG`: an approved piece for everybody. No sign-in, no script, no cookie; the same for everybody, so that it may be
/// kept on the way. With a campaign's token, `/read/SLUG?t=…`, that it was opened is counted, and `/to/TOKEN` counts that
/// somebody goes on to the booking page: how often, and nothing of who.
struct ReadRoute {
  let site: Site
  let request: WebRequest

  /// - Returns: `nil` where the request is not for these pages.
  func respond(_ segments: [String], query: FormValues) async -> WebResponse? {
    guard segments.first == "read" || segments.first == "to", let door = site.reception?.audience else { return nil }
    guard request.method == "GET" || request.method == "HEAD" else {
      return ErrorPages.methodNotAllowed(allowed: "GET, HEAD")
    }
    let now = site.now()
    if let wait = site.guests.refuses(site.gate.caller(request), cost: 1, now: now) {
      return WebResponse.text("Too many at once.\n", status: 429).adding("Retry-After", String(wait))
    }
    do {
      if segments.first == "to" { return try await onward(segments, door, now: now) }
      let slug = segments.count > 1 ? segments[1] : ""
      let found = try await site.queue.run { (try door.publishedPiece(slug, now: now), try door.brandKit()) }
      guard let set = found.0 else { return missing(found.1, set: nil) }
      switch segments.dropFirst(2).first {
      case nil:
        var view = ReadView(
          set: set, brand: found.1, origin: site.gate.publicAddress?.origin,
          why: set.piece.audience == .clients ? "/for/-/why/clients" : "/for/-/why/candidates")
        guard let token = try await counted(query, slug, door, now: now) else {
          return kept(WebResponse.page(view.page))
        }
        view.onward = "/to/\(token.text)"
        return quiet(WebResponse.page(view.page))
      case "picture.png" where segments.count == 3:
        let bytes = try await site.queue.run { try PieceRenderer(set).file(.openGraph) }
        return kept(WebResponse(status: 200, headers: [("Content-Type", "image/png")], body: bytes))
          .adding("Cross-Origin-Resource-Policy", "cross-origin")
      default: return missing(found.1, set: set)
      }
    } catch {
      return ErrorPages.page(for: error, at: "read", report: site.report)
    }
  }

  /// The token of a campaign's link to this piece, once that is counted; looking ahead counts as nothing.
  private func counted(
    _ query: FormValues, _ slug: String, _ door: AudienceDoor, now: Instant
  ) async throws -> LinkToken? {
    guard let token = query["t"].flatMap(LinkToken.init) else { return nil }
    let isLook = isMerelyLooking
    let isOurs = try await site.queue.run { try door.countView(token, of: slug, counts: !isLook, now: now) }
    if !isOurs { site.guests.charge(site.gate.caller(request), GuestLimit.wrongLink, now: now) }
    return isOurs ? token : nil
  }

  private var isMerelyLooking: Bool {
    request.method == "HEAD" || request.headers["sec-purpose"] != nil || request.headers["purpose"] == "prefetch"
  }

  private func onward(_ segments: [String], _ door: AudienceDoor, now: Instant) async throws -> WebResponse {
    let isLook = isMerelyLooking
    let found = try await site.queue.run { () -> (String?, BrandKit) in
      let token = segments.count == 2 ? LinkToken(segments[1]) : nil
      return (try token.flatMap { try door.countFollow($0, counts: !isLook, now: now) }, try door.brandKit())
    }
    guard let address = found.0 else {
      site.guests.charge(site.gate.caller(request), GuestLimit.wrongLink, now: now)
      return missing(found.1, set: nil)
    }
    return quiet(WebResponse.seeOther(address))
  }

  /// An address that is somebody's own is told to nobody, and kept nowhere.
  private func quiet(_ response: WebResponse) -> WebResponse {
    response.adding("Referrer-Policy", "no-referrer").adding("X-Robots-Tag", "noindex, nofollow, noarchive")
  }

  private func kept(_ response: WebResponse) -> WebResponse {
    var response = response
    response.headers.removeAll { $0.name == "Cache-Control" }
    return response.adding("Cache-Control", "public, max-age=600")
  }

  private func missing(_ brand: BrandKit, set: SetPiece?) -> WebResponse {
    PlainPage(
      title: "Not here", heading: "There is nothing here",
      paragraphs: ["It may not be published any more."], isInside: false
    ).response(status: 404)
  }
}
