import Desk
import Recruitment

/// `GET /people`, `/pipeline`, `/search?q=`, `/hand-over`, `/hand-over/ID`; `/people/ID`, `/clients/ID` and `/jobs/ID`, each
/// with `?channel=&direction=&by=&talks=&before=`.
struct PeopleRoutes {
  let site: Site
  let request: WebRequest

  /// The first segments of the paths that are answered here.
  static let places: Set<String> = ["people", "clients", "jobs", "pipeline", "search", "hand-over"]

  func page(_ segments: [String], query: FormValues) async throws -> WebResponse {
    switch (segments[0], segments.count) {
    case ("people", 1):
      return query["who"] == nil ? try await PeopleListRoute(site, request).show(query) : try await find(query)
    case ("people", 2): return try await person(segments[1], query)
    case ("clients", 2): return try await client(segments[1], query)
    case ("jobs", 2): return try await job(segments[1], query)
    case ("pipeline", 1): return try await pipeline()
    case ("search", 1): return try await search(query)
    case ("hand-over", 1): return try await HandOverRoute(site, request).choose()
    case ("hand-over", 2): return try await HandOverRoute(site, request).show(segments[1])
    default: return ErrorPages.notFound
    }
  }

  private func person(_ id: String, _ query: FormValues) async throws -> WebResponse {
    let filter = try TimelineFilterForm.filter(query)
    let desk = site.desk
    let now = site.now()
    let (recruiter, origin) = (site.chosenRecruiter(request), site.gate.publicAddress?.origin)
    let isLogged = site.loggedReceipt(request) != nil
    let (settings, stamp, page, links, booking, logged) = try await site.queue.run {
      try desk.inOneSitting {
        // The number first: what comes between is then told of rather than missed.
        let stamp = PageStamp(seen: try desk.latestChange())
        let page = try desk.person(id, asOf: now, filter: filter)
        let booking = try Site.bookingLinks(page.open, with: recruiter, desk, origin: origin, now: now)
        let logged = isLogged ? try recruiter.map { try desk.logged(by: $0, asOf: now) } ?? [] : []
        return (try desk.settings(), stamp, page, try desk.openLinks(of: id, now: now), booking, logged)
      }
    }
    let words = DateWords(clock: FirmClock(settings: settings), asOf: now)
    var context = CardContext(
      words: words, formToken: site.formToken, recruiterID: recruiter,
      back: CardContext.personPath(page.person.printedID), sources: [], linksToPerson: false,
      drafts: site.drafts, model: site.model?.name)
    context.stamp = stamp
    context.links = booking
    return show(
      page.person.name, words, PersonView(page: page, context: context, links: links).content, hasCards: true,
      copyLine: site.copyLine(request, words, among: logged))
  }

  private func client(_ id: String, _ query: FormValues) async throws -> WebResponse {
    let filter = try TimelineFilterForm.filter(query)
    let desk = site.desk
    let now = site.now()
    let (settings, page) = try await site.queue.run {
      try desk.inOneSitting { (try desk.settings(), try desk.client(id, asOf: now, filter: filter)) }
    }
    let words = DateWords(clock: FirmClock(settings: settings), asOf: now)
    return show(page.name, words, ClientView(page: page, words: words).content)
  }

  private func job(_ id: String, _ query: FormValues) async throws -> WebResponse {
    let filter = try TimelineFilterForm.filter(query)
    let desk = site.desk
    let now = site.now()
    let (settings, page) = try await site.queue.run {
      try desk.inOneSitting { (try desk.settings(), try desk.job(id, asOf: now, filter: filter)) }
    }
    let words = DateWords(clock: FirmClock(settings: settings), asOf: now)
    return show(page.job.title, words, JobView(page: page, words: words).content)
  }

  private func pipeline() async throws -> WebResponse {
    guard let recruiter = site.chosenRecruiter(request) else {
      if site.visitor != nil { throw DeskError.notAllowed(.pipeline) }
      return .seeOther("/today?choose=1")
    }
    let desk = site.desk
    let now = site.now()
    let (settings, page) = try await site.queue.run {
      try desk.inOneSitting { (try desk.settings(), try desk.pipeline(recruiter: recruiter, asOf: now)) }
    }
    let words = DateWords(clock: FirmClock(settings: settings), asOf: now)
    return show("Pipeline and holds", words, PipelineView(page: page, words: words).content)
  }

  /// Goes to the person's own address, so that an e-mail address does not stay in the browser's history.
  private func find(_ query: FormValues) async throws -> WebResponse {
    guard let who = query["who"] else { return .seeOther("/people") }
    let desk = site.desk
    let now = site.now()
    do {
      let page = try await site.queue.run { try desk.person(who, asOf: now) }
      return .seeOther(CardContext.personPath(page.person.printedID))
    } catch DeskError.noSuchPerson where !who.contains("@") {
      return .seeOther("/search?q=\(PercentEncoding.encode(who))")
    }
  }

  private func search(_ query: FormValues) async throws -> WebResponse {
    let words = query["q"] ?? ""
    guard words.utf8.count <= 800 else { throw WebError.unusable(field: "q") }
    var search = SearchQuery(words: words, kind: SearchView.kind(query["kind"]))
    if let text = query["before"] {
      guard let place = Int64(text), search.kind != nil else { throw WebError.unusable(field: "before") }
      search.before = place
    }
    let (desk, now, asked) = (site.desk, site.now(), search)
    let (settings, page) = try await site.queue.run {
      try desk.inOneSitting { (try desk.settings(), try desk.search(asked, asOf: now)) }
    }
    let dates = DateWords(clock: FirmClock(settings: settings), asOf: now)
    let view = SearchView(page: page, words: dates)
    return show("Search", dates, view.content, refresh: view.isBeingMade ? 2 : nil)
  }

  private func show(
    _ title: String, _ words: DateWords, _ content: HTML, refresh: Int? = nil, hasCards: Bool = false,
    copyLine: HTML? = nil
  ) -> WebResponse {
    var frame = PageFrame(
      title: title, firmName: words.clock.settings.name, notice: site.notice(request, words: words), place: .people)
    (frame.refresh, frame.hasCards, frame.copyLine) = (refresh, hasCards, copyLine)
    return site.page(frame, content, for: request)
  }
}
