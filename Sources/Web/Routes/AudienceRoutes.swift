import Desk
import Recruitment

/// The recruiter's and the marketer's side of what clients and candidates see: links, booked talks and calendars, the
/// brand kit.
struct AudienceRoutes {
  let site: Site
  let request: WebRequest

  /// - Returns: `nil` for pages that are about something else.
  func page(_ segments: [String], query: FormValues) async throws -> WebResponse? {
    switch segments.first {
    case "calendar" where segments.count == 1: return try await calendar()
    case "calendar" where segments.count == 2:
      return segments[1].hasSuffix(".ics") ? try await file(segments[1]) : try await talk(segments[1])
    case "brand" where segments.count == 1: return try await brand()
    case "links" where segments.count == 1: return try await linksOut(query)
    default: return nil
    }
  }

  /// Forms with a file in them.
  /// - Returns: `nil` for those that hold none.
  func upload(_ segments: [String]) async throws -> WebResponse? {
    guard segments == ["calendar"] || segments == ["brand"] else { return nil }
    if let refusal = site.gate.refusesOrigin(request) { return ErrorPages.refused(refusal) }
    guard case .bytes(let body) = request.body else { return ErrorPages.tooLarge }
    guard let form = MultipartForm(body, contentType: request.headers["content-type"] ?? "") else {
      return ErrorPages.notAForm
    }
    guard LaunchSecrets.same(form["form"], site.formToken) else { return ErrorPages.refused(.staleForm) }
    return segments == ["calendar"] ? try await readCalendar(form) : try await setBrand(form)
  }

  /// - Returns: `nil` for forms that are about something else.
  func form(_ segments: [String], _ form: FormValues) async throws -> WebResponse? {
    let (desk, now) = (site.desk, site.now())
    if segments.count == 3, segments[0] == "people", segments[2] == "links" {
      return try await makeLink(segments[1], form)
    }
    if segments.count == 3, segments[0] == "links", segments[2] == "revoke" {
      guard let id = Int64(segments[1]) else { return ErrorPages.notFound }
      try await site.queue.run { try desk.revokeLink(id, now: now) }
      return site.done(.linkRevoked, form)
    }
    if segments.count == 3, segments[0] == "calendar", segments[2] == "off" { return try await callOff(segments[1]) }
    guard segments == ["calendar", "forget"] else { return nil }
    guard let recruiter = site.chosenRecruiter(request) else { return try unchosen() }
    try await site.queue.run { try desk.forgetCalendar(of: recruiter, now: now) }
    return site.done(.calendarForgotten, at: "/calendar")
  }

  // MARK: Links

  private func linksOut(_ query: FormValues) async throws -> WebResponse {
    let person = query["person"]
    let (desk, now) = (site.desk, site.now())
    let (settings, out) = try await site.queue.run {
      (try desk.settings(), try desk.linksOut(of: person, now: now))
    }
    let words = DateWords(clock: FirmClock(settings: settings), asOf: now)
    let frame = PageFrame(
      title: "Links that are out", firmName: settings.name, notice: site.notice(request, words: words))
    let view = LinksOutView(
      out: out, asked: person, words: words, formToken: site.formToken,
      linksToPeople: site.visitor.map { $0.desk.reach(.person) != .none } ?? true)
    return site.page(frame, view.content, for: request)
  }

  private func makeLink(_ person: String, _ form: FormValues) async throws -> WebResponse {
    guard let purpose = form["for"].flatMap({ LinkPurpose(word: $0) }) else { throw WebError.unusable(field: "for") }
    guard let days = form["days"].flatMap({ Int($0) }) else { throw WebError.unusable(field: "days") }
    guard let minutes = form["minutes"].flatMap({ Int($0) }) else { throw WebError.unusable(field: "minutes") }
    let entry = LinkEntry(
      person: person, recruiter: site.chosenRecruiter(request), purpose: purpose, days: days, minutes: minutes)
    let (desk, now) = (site.desk, site.now())
    let (made, page, settings) = try await site.queue.run {
      (try desk.makeLink(entry, now: now), try desk.person(person, asOf: now), try desk.settings())
    }
    let base = site.gate.publicAddress?.origin ?? site.gate.address.origin
    let view = MadeLinkView(
      made: made, person: page.person, address: "\(base)/for/\(made.token.text)",
      opener: page.open.first { $0.isConversation }?.opener, isPublic: site.gate.publicAddress != nil,
      words: DateWords(clock: FirmClock(settings: settings), asOf: now))
    return site.page(PageFrame(title: "A link for them", firmName: settings.name), view.content, for: request)
  }

  // MARK: Calendars

  /// Who signed in has nobody to choose.
  private func unchosen() throws -> WebResponse {
    if site.visitor != nil { throw DeskError.notAllowed(.ownCalendar) }
    return .seeOther("/today?choose=1")
  }

  private func calendar(fault: AudienceFault? = nil) async throws -> WebResponse {
    guard let recruiter = site.chosenRecruiter(request) else { return try unchosen() }
    let (desk, now) = (site.desk, site.now())
    let (settings, calendar, day) = try await site.queue.run {
      (
        try desk.settings(), try desk.calendar(of: recruiter),
        try desk.today(recruiter: recruiter, asOf: now, minutes: nil)
      )
    }
    let words = DateWords(clock: FirmClock(settings: settings), asOf: now)
    let frame = PageFrame(
      title: "Booked talks", firmName: settings.name, notice: site.notice(request, words: words))
    let view = CalendarView(
      booked: day.booked, calendar: calendar, words: words, formToken: site.formToken,
      fault: fault.map(AudienceWords.sentence))
    var response = site.page(frame, view.content, for: request)
    if fault != nil { response.status = 400 }
    return response
  }

  private func file(_ name: String) async throws -> WebResponse {
    guard name.hasSuffix(".ics"), let id = Int64(name.dropLast(4)), let recruiter = site.chosenRecruiter(request) else {
      return ErrorPages.notFound
    }
    let desk = site.desk
    return .calendar(try await site.queue.run { try desk.attachment(BookingID(id), of: recruiter) })
  }

  private func talk(_ name: String) async throws -> WebResponse {
    guard let id = Int64(name), let recruiter = site.chosenRecruiter(request) else { return ErrorPages.notFound }
    let (desk, now) = (site.desk, site.now())
    let (settings, page) = try await site.queue.run {
      (try desk.settings(), try desk.bookedTalk(BookingID(id), of: recruiter, now: now))
    }
    let words = DateWords(clock: FirmClock(settings: settings), asOf: now)
    let view = BookedTalkView(page: page, words: words, formToken: site.formToken)
    let frame = PageFrame(title: "A booked talk", firmName: settings.name, notice: site.notice(request, words: words))
    return site.page(frame, view.content, for: request)
  }

  private func callOff(_ name: String) async throws -> WebResponse {
    guard let id = Int64(name), let recruiter = site.chosenRecruiter(request) else { return ErrorPages.notFound }
    let (desk, now) = (site.desk, site.now())
    try await site.queue.run { try desk.callOff(BookingID(id), of: recruiter, now: now) }
    // Where it says what to tell them.
    return .seeOther("/calendar/\(id)")
  }

  private func readCalendar(_ form: MultipartForm) async throws -> WebResponse {
    guard let recruiter = site.chosenRecruiter(request) else { return try unchosen() }
    let (desk, now) = (site.desk, site.now())
    do {
      let bytes = form.file ?? []
      let report = try await site.queue.run { try desk.readCalendar(bytes, of: recruiter, now: now) }
      return site.done(.calendarRead(notUnderstood: report.notUnderstood), at: "/calendar")
    } catch DeskError.audience(let fault) {
      return try await calendar(fault: fault)
    }
  }

  // MARK: The brand kit

  private func brand(_ entry: BrandEntry? = nil, fault: AudienceFault? = nil) async throws -> WebResponse {
    let (desk, now) = (site.desk, site.now())
    let (settings, kit) = try await site.queue.run { (try desk.settings(), try desk.brandKit()) }
    let words = DateWords(clock: FirmClock(settings: settings), asOf: now)
    let frame = PageFrame(
      title: "Brand kit", firmName: settings.name, notice: site.notice(request, words: words))
    let view = BrandView(
      kit: kit, entry: entry, recordName: settings.name, formToken: site.formToken, fault: fault)
    var response = site.page(frame, view.content, for: request)
    if fault != nil { response.status = 400 }
    return response
  }

  private func setBrand(_ form: MultipartForm) async throws -> WebResponse {
    let change: BrandEntry.LogoChange =
      form.file.map { .replace($0) } ?? (form["remove_logo"] == nil ? .keep : .remove)
    let entry = BrandEntry(
      firmName: form["name"], accent: form["no_accent"] == nil ? form["accent"] : nil, footer: form["footer"],
      logo: change)
    let (desk, now) = (site.desk, site.now())
    do {
      try await site.queue.run { try desk.setBrandKit(entry, now: now) }
      return site.done(.brandChanged, at: "/brand")
    } catch DeskError.audience(let fault) {
      return try await brand(entry, fault: fault)
    }
  }
}
