import Campaigns
import Collateral
import Desk
import Recruitment

/// `GET /campaigns`, `/campaigns/new`, `/campaigns/N`; `POST /campaigns` to plan, `/campaigns/N/start`, `/stop`,
/// `/calendar`, `/campaigns/calendar/N/done`, `/remove`, and `/campaigns/sent` by recruiters.
struct CampaignsRoute {
  let site: Site
  let request: WebRequest

  /// - Returns: `nil` for what is about something else.
  func page(_ segments: [String], query: FormValues) async throws -> WebResponse? {
    guard segments.first == "campaigns" else { return nil }
    switch (segments.count, segments.dropFirst().first) {
    case (1, _): return try await list()
    case (2, "new"): return try await new(query, fault: nil)
    case (2, let text?):
      guard let id = Int64(text) else { return ErrorPages.notFound }
      return try await sheet(id)
    default: return ErrorPages.notFound
    }
  }

  /// - Returns: `nil` for forms that are about something else.
  func form(_ segments: [String], _ form: FormValues) async throws -> WebResponse? {
    guard segments.first == "campaigns" else { return nil }
    if segments.count == 1 { return try await plan(form) }
    if segments == ["campaigns", "sent"] { return try await sent(form) }
    let (desk, now) = (site.desk, site.now())
    if segments.count == 4, segments[1] == "calendar", let id = Int64(segments[2]) {
      try await site.queue.run {
        if segments[3] == "done" { try desk.finishCalendarItem(id, now: now) }
        if segments[3] == "remove" { try desk.removeCalendarItem(id, now: now) }
      }
      return site.done(.calendarChanged, form)
    }
    guard segments.count == 3, let id = Int64(segments[1]) else { return ErrorPages.notFound }
    let back = "/campaigns/\(id)"
    switch segments[2] {
    case "start":
      try await site.queue.run { _ = try desk.startCampaign(id, now: now) }
      return site.done(.campaignStarted, at: back)
    case "stop":
      try await site.queue.run { _ = try desk.stopCampaign(id, now: now) }
      return site.done(.campaignStopped, at: back)
    case "calendar":
      guard let day = form["day"].flatMap({ CivilDate(iso: $0) }) else { throw WebError.unusable(field: "day") }
      let item = CalendarItem(campaign: id, day: day, source: form["source"] ?? "", piece: form["piece"] ?? "")
      try await site.queue.run { try desk.addToCalendar(item, now: now) }
      return site.done(.calendarChanged, at: back)
    default: return ErrorPages.notFound
    }
  }

  private func plan(_ form: FormValues) async throws -> WebResponse {
    let (desk, now) = (site.desk, site.now())
    do {
      let entry = try CampaignForm(form).entry()
      let campaign = try await site.queue.run { try desk.planCampaign(entry, now: now) }
      return site.done(.campaignPlanned, at: "/campaigns/\(campaign.id)")
    } catch DeskError.campaign(let fault) { return try await new(form, fault: fault) }
  }

  private func sent(_ form: FormValues) async throws -> WebResponse {
    guard let id = form["campaign"].flatMap({ Int64($0) }), let person = form["person"],
      let recruiter = form["recruiter"], let piece = form["piece"]
    else { throw WebError.unusable(field: "piece") }
    let (desk, now) = (site.desk, site.now())
    try await site.queue.run {
      try desk.sendPiece(SentEntry(campaign: id, person: person, recruiter: recruiter, piece: piece), now: now)
    }
    return site.done(.pieceSent, form)
  }

  // MARK: Pages

  private func reaches(_ noun: AccessNoun) -> Bool { site.visitor.map { $0.desk.reach(noun) != .none } ?? true }

  private func list() async throws -> WebResponse {
    let (desk, now) = (site.desk, site.now())
    let sees = reaches(.campaigns)
    let recruiter = reaches(.campaignSend) ? site.chosenRecruiter(request) : nil
    let found = try await site.queue.run {
      (
        try desk.settings(), sees ? try desk.campaigns(now: now) : nil, try desk.campaignCalendar(now: now),
        try recruiter.map { try desk.sentPieces(by: $0, now: now) }
      )
    }
    let words = words(found.0)
    let view = CampaignsView(
      lines: found.1, calendar: calendar(found.2, words, back: "/campaigns", hasPast: false), sent: found.3,
      words: words,
      mayChange: reaches(.campaignChange))
    return page("Campaigns", found.0, view.content)
  }

  private func calendar(
    _ lines: [CalendarLine], _ words: DateWords, back: String, hasPast: Bool
  ) -> CampaignCalendarView {
    CampaignCalendarView(
      lines: lines, today: words.clock.read(site.now()).date, origin: site.gate.publicAddress?.origin,
      mayChange: reaches(.campaignChange), formToken: site.formToken, back: back, hasPast: hasPast)
  }

  private func new(_ query: FormValues, fault: CampaignFault?) async throws -> WebResponse {
    let (desk, now) = (site.desk, site.now())
    guard reaches(.campaignChange) else { throw DeskError.notAllowed(.campaignChange) }
    let form = CampaignForm(query)
    let (settings, pieces, choices) = try await site.queue.run {
      (try desk.settings(), try desk.pieces(now: now), try desk.audienceChoices())
    }
    var fault = fault
    var forecast: CampaignForecast?
    if fault == nil, query["look"] != nil {
      do {
        let entry = try form.entry()
        forecast = try await site.queue.run { try desk.forecastCampaign(entry, now: now) }
      } catch DeskError.campaign(let found) { fault = found }
    }
    let view = CampaignFormView(
      form: form, pieces: pieces.filter { $0.piece.audience != .colleagues }, choices: choices, forecast: forecast,
      fault: fault,
      today: words(settings).clock.read(now).date, formToken: site.formToken)
    return page("Plan a campaign", settings, view.content, fault == nil ? 200 : 422)
  }

  private func sheet(_ id: Int64) async throws -> WebResponse {
    let (desk, now) = (site.desk, site.now())
    let (settings, sheet) = try await site.queue.run { (try desk.settings(), try desk.campaign(id, now: now)) }
    let words = words(settings)
    let view = CampaignView(
      sheet: sheet, calendar: calendar(sheet.calendar, words, back: "/campaigns/\(id)", hasPast: true), words: words,
      mayChange: reaches(.campaignChange), mayStop: reaches(.campaignStop), formToken: site.formToken)
    return page(sheet.report.campaign.name, settings, view.content)
  }

  private func words(_ settings: FirmSettings) -> DateWords {
    DateWords(clock: FirmClock(settings: settings), asOf: site.now())
  }

  private func page(_ title: String, _ settings: FirmSettings, _ content: HTML, _ status: Int = 200) -> WebResponse {
    let frame = PageFrame(
      title: title, firmName: settings.name, notice: site.notice(request, words: words(settings)), place: .collateral)
    var response = site.page(frame, content, for: request)
    response.status = status
    return response
  }
}

/// A plan as a form has it.
struct CampaignForm {
  let values: FormValues

  init(_ values: FormValues) { self.values = values }

  static func name(ofPiece slug: String) -> String { "piece_\(slug)" }

  func has(_ slug: String) -> Bool { values[Self.name(ofPiece: slug)] != nil }

  /// What a condition asks for, several with commas between them; of standings a box each.
  func value(_ field: AudienceRule.Field) -> String? {
    guard field == .standing else { return values[field.rawValue] }
    let ticked = values.names(under: Self.standingPrefix)
    return ticked.isEmpty ? values[field.rawValue] : ticked.joined(separator: ",")
  }

  static let standingPrefix = "standing_"

  var side: Campaign.Side { values["side"].flatMap { Campaign.Side(rawValue: $0) } ?? .candidates }

  /// - Throws: `DeskError.campaign` for what is missing.
  func entry() throws -> CampaignEntry {
    guard let begins = values["begins"].flatMap({ CivilDate(iso: $0) }),
      let ends = values["ends"].flatMap({ CivilDate(iso: $0) })
    else { throw DeskError.campaign(.dates) }
    guard let share = Int(values["compare"] ?? "20") else { throw DeskError.campaign(.share) }
    let conditions = AudienceRule.Field.allCases.compactMap { field in
      value(field).map { "\(field.rawValue)=\($0)" }
    }
    return CampaignEntry(
      name: values["name"] ?? "", side: side, audience: conditions,
      pieces: values.names(under: "piece_"), heldOut: share, begins: begins, ends: ends)
  }
}
