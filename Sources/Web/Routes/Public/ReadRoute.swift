import Collateral
import Desk
import Recruitment

/// `/read/SLUG`: an approved piece for everybody. No sign-in, no script, no cookie; the same for everybody, so that it may be
/// kept on the way.
struct ReadRoute {
  let site: Site
  let request: WebRequest

  /// - Returns: `nil` where the request is not for these pages.
  func respond(_ segments: [String]) async -> WebResponse? {
    guard segments.first == "read", let door = site.reception?.audience else { return nil }
    guard request.method == "GET" || request.method == "HEAD" else {
      return ErrorPages.methodNotAllowed(allowed: "GET, HEAD")
    }
    let now = site.now()
    if let wait = site.guests.refuses(site.gate.caller(request), cost: 1, now: now) {
      return WebResponse.text("Too many at once.\n", status: 429).adding("Retry-After", String(wait))
    }
    do {
      let slug = segments.count > 1 ? segments[1] : ""
      let found = try await site.queue.run { (try door.publishedPiece(slug, now: now), try door.brandKit()) }
      guard let set = found.0 else { return missing(found.1, set: nil) }
      switch segments.dropFirst(2).first {
      case nil:
        let view = ReadView(
          set: set, brand: found.1, origin: site.gate.publicAddress?.origin,
          why: set.piece.audience == .clients ? "/for/-/why/clients" : "/for/-/why/candidates")
        return kept(WebResponse.page(view.page))
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
