import Desk
import Recruitment

/// `GET /people?show=&days=&tag=&page=` and `POST /people/change`.
struct PeopleListRoute {
  private let site: Site
  private let request: WebRequest

  init(_ site: Site, _ request: WebRequest) {
    self.site = site
    self.request = request
  }

  func show(_ query: FormValues) async throws -> WebResponse {
    guard let recruiter = site.chosenRecruiter(request) else {
      return try await site.withoutRecruiter(.people, request)
    }
    let asked = try Self.query(query)
    let (desk, now) = (site.desk, site.now())
    let (settings, page) = try await site.queue.run {
      (try desk.settings(), try desk.people(of: recruiter, asked, asOf: now))
    }
    let words = DateWords(clock: FirmClock(settings: settings), asOf: now)
    let frame = PageFrame(
      title: "People", firmName: settings.name, notice: site.notice(request, words: words), place: .people)
    return site.page(frame, PeopleView(page: page, words: words, formToken: site.formToken).content, for: request)
  }

  static func query(_ query: FormValues) throws(WebError) -> PeopleQuery {
    var asked = PeopleQuery()
    if let word = query["show"] {
      guard let part = PeopleQuery.Part(rawValue: word) else { throw .unusable(field: "show") }
      asked.part = part
    }
    if let text = query["days"] {
      guard let days = Int(text), (1...3_650).contains(days) else { throw .unusable(field: "days") }
      asked.days = days
    }
    if let text = query["page"] {
      guard let page = Int(text), (1...100_000).contains(page) else { throw .unusable(field: "page") }
      asked.page = page
    }
    asked.tag = query["tag"]
    return asked
  }

  func change(_ form: FormValues) async throws -> WebResponse {
    guard let recruiter = form["recruiter"] else { throw WebError.unusable(field: "recruiter") }
    let ids = form.values(under: "p")
    guard !ids.isEmpty else { return site.done(.nobodyChosen, form) }
    let (desk, now) = (site.desk, site.now())
    let change: PeopleChange
    switch form["change"] {
    case "snooze":
      guard let choice = form["until"].flatMap(SnoozeTime.init) else { throw WebError.unusable(field: "until") }
      let settings = try await site.queue.run { try desk.settings() }
      change = .snooze(until: choice.instant(after: now, clock: FirmClock(settings: settings)))
    case "tag", "untag":
      guard let tag = form["tag"] else { throw WebError.unusable(field: "tag") }
      change = form["change"] == "tag" ? .tag(tag) : .untag(tag)
    case "assign":
      guard let target = form["to"] else { throw WebError.unusable(field: "to") }
      change = .assign(to: target)
    default: throw WebError.unusable(field: "change")
    }
    let report = try await site.queue.run { try desk.changePeople(ids, change, by: recruiter, now: now) }
    return site.done(.peopleChanged(done: report.done, unchanged: report.unchanged), form)
  }
}

/// `GET /hand-over` and `/hand-over/ID`.
struct HandOverRoute {
  private let site: Site
  private let request: WebRequest

  init(_ site: Site, _ request: WebRequest) {
    self.site = site
    self.request = request
  }

  func choose() async throws -> WebResponse {
    if let visitor = site.visitor, visitor.desk.reach(.handOver) == .none { throw DeskError.notAllowed(.handOver) }
    let (desk, now) = (site.desk, site.now())
    let (settings, recruiters) = try await site.queue.run { (try desk.settings(), try desk.recruiters()) }
    let links: [HTML] = recruiters.map {
      "<li><a href=\"/hand-over/\(PercentEncoding.encode($0.id))\">\($0.name)</a></li>\n"
    }
    let list: HTML =
      links.isEmpty
      ? "<p class=\"empty-line\">No recruiter of your teams is on record.</p>" : "<ul class=\"people\">\n\(links)</ul>"
    return page(
      "Hand-over", DateWords(clock: FirmClock(settings: settings), asOf: now),
      """
      <h1>Who is leaving?</h1>
      <p class="lead">A sheet of their people, of what is due and promised, and of what is on hold. \
      That it was looked at is in the audit log.</p>
      <section>\(list)</section>
      """)
  }

  func show(_ id: String) async throws -> WebResponse {
    let (desk, now) = (site.desk, site.now())
    let (settings, sheet) = try await site.queue.run { (try desk.settings(), try desk.handOver(of: id, asOf: now)) }
    let words = DateWords(clock: FirmClock(settings: settings), asOf: now)
    let sees = site.visitor.map { $0.desk.reach(.person) != .none && site.recruiter == sheet.recruiterID } ?? true
    return page(
      "Hand-over", words, HandOverView(sheet: sheet, words: words, linksToPeople: sees).content)
  }

  private func page(_ title: String, _ words: DateWords, _ content: HTML) -> WebResponse {
    let frame = PageFrame(title: title, firmName: words.clock.settings.name)
    return site.page(frame, content, for: request)
  }
}
