import Desk
import Recruitment

/// `/for/…`: the pages of clients and candidates, outside the sign-in. Whoever holds a link is let in by it and by nothing
/// else; reading changes nothing, so that programs that look at links in mail do no harm.
struct GuestRoutes {
  let site: Site
  let request: WebRequest

  /// - Returns: `nil` where the request is not for these pages.
  func respond(_ segments: [String], query: FormValues) async -> WebResponse? {
    guard segments.first == "for", let door = site.reception?.audience else { return nil }
    let now = site.now()
    let isForm = request.method == "POST"
    guard isForm || request.method == "GET" || request.method == "HEAD" else {
      return quiet(Self.plain("That cannot be done here", status: 405).adding("Allow", "GET, HEAD, POST"))
    }
    let caller = site.gate.caller(request)
    if let wait = site.guests.refuses(caller, cost: isForm ? GuestLimit.form : 1, now: now) {
      return quiet(Self.tooMany(wait))
    }
    do {
      let rest = Array(segments.dropFirst())
      if rest.first == "-" { return quiet(try await open(Array(rest.dropFirst()), door)) }
      let found = try await site.queue.run { () -> (Guest, BrandKit)? in
        guard let token = rest.first.flatMap(LinkToken.init), let guest = try door.guest(token, now: now) else {
          return nil
        }
        return (guest, try door.brandKit())
      }
      guard let (guest, brand) = found, let token = rest.first.flatMap(LinkToken.init) else {
        // Guessing has its price; what is asked for too often is answered later.
        site.guests.charge(caller, GuestLimit.wrongLink, now: now)
        return quiet(try await closed(door))
      }
      let visit = GuestVisit(
        site: site, request: request, door: door, guest: guest, brand: brand, token: token, now: now)
      return quiet(try await visit.respond(Array(rest.dropFirst()), query: query, isForm: isForm))
    } catch {
      // Said in the log, and to the visitor only that it was not their doing.
      let status = ErrorPages.page(for: error, at: "for", report: site.report).status
      return quiet(Self.plain("That did not work", status: status))
    }
  }

  /// What holds for all of them: not to be found by searching, and no word of the address to anybody.
  private func quiet(_ response: WebResponse) -> WebResponse {
    response.adding("Referrer-Policy", "no-referrer").adding("X-Robots-Tag", "noindex, nofollow, noarchive")
  }

  private static func plain(_ heading: String, status: Int) -> WebResponse {
    PlainPage(
      title: heading, heading: heading, paragraphs: ["Nothing was changed. Try again in a moment."], isInside: false
    ).response(status: status)
  }

  private static func tooMany(_ wait: Int64) -> WebResponse {
    PlainPage(
      title: "A moment", heading: "That was a lot at once",
      paragraphs: ["Wait \(TradeWords.count(Int(wait), "second", "seconds")), then try again."], isInside: false
    ).response(status: 429).adding("Retry-After", String(wait))
  }

  /// One page for every link that opens nothing, whatever the reason.
  private func closed(_ door: AudienceDoor) async throws -> WebResponse {
    let (firm, brand) = try await site.queue.run { (try door.firmName(), try door.brandKit()) }
    let content: HTML = """
      <section class="empty"><h1>This link is not open</h1>
      <p>It may be over, or was mistyped on its way to you.</p>
      <p>Ask whoever sent it to you for another one.</p></section>
      <p class="rest">Why am I seeing this? You opened a link in the manner of those that \(firm) sends to clients and \
      candidates. It is the same page whatever the reason.</p>
      """
    return GuestFrame(title: "Not open", firmName: firm, brand: brand).response(content, status: 404)
  }

  /// What is the same for everybody: how the pages look, and why to talk.
  private func open(_ rest: [String], _ door: AudienceDoor) async throws -> WebResponse {
    let (firm, brand) = try await site.queue.run { (try door.firmName(), try door.brandKit()) }
    if rest.count == 1, let file = BrandAssets(brand).response(rest[0], query: request.query) { return file }
    guard rest.count == 2, rest[0] == "why", ["candidates", "clients"].contains(rest[1]) else {
      return try await closed(door)
    }
    var page = GuestFrame(title: "When a call helps you", firmName: firm, brand: brand)
      .response(WhyView(isClient: rest[1] == "clients", firmName: firm).content)
    page.headers.removeAll { $0.name == "Cache-Control" }
    return page.adding("Cache-Control", "public, max-age=300")
  }
}
