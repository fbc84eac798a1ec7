import Desk
import Guidance
import Recruitment

/// What Today needs besides the page: what one logged, taken back or finished; and being told of changes.
///
/// `GET /today/events`, `/today/settled?person=`, `/today/export.csv`; `POST /undo`, `/finish`.
struct DayRoutes {
  let site: Site
  let request: WebRequest

  /// Whether a page asks by itself, and nobody clicked.
  static func isUnasked(_ request: WebRequest) -> Bool {
    request.method == "GET" && (request.headers["x-rightcall-unasked"] != nil || request.path == "/today/events")
  }

  func page(_ segments: [String], query: FormValues) async throws -> WebResponse {
    switch segments {
    case ["today", "events"]: return try await EventsRoute(site: site, request: request).respond(query)
    case ["today", "settled"]: return try await settled(query)
    case ["today", "export.csv"]: return try await export(query)
    default: return ErrorPages.notFound
    }
  }

  /// - Returns: `nil` for forms that are about something else.
  func form(_ segments: [String], _ form: FormValues) async throws -> WebResponse? {
    switch segments {
    case ["undo"]: return try await undo(form)
    case ["finish"]: return try await finish(form)
    default: return nil
    }
  }

  /// What a card becomes that is gone because of what somebody wrote.
  private func settled(_ query: FormValues) async throws -> WebResponse {
    guard let person = query["person"] else { throw WebError.unusable(field: "person") }
    let (desk, now) = (site.desk, site.now())
    let (settings, deed) = try await site.queue.run { (try desk.settings(), try desk.lastDeed(with: person, now: now)) }
    guard let deed else { return WebResponse(status: 204, headers: [("Cache-Control", "no-store")]) }
    let words = DateWords(clock: FirmClock(settings: settings), asOf: now)
    return .page("<p>\(DeedWords.settled(deed, words))</p>")
  }

  private func export(_ query: FormValues) async throws -> WebResponse {
    guard let recruiter = query["recruiter"] ?? site.chosenRecruiter(request) else {
      throw WebError.unusable(field: "recruiter")
    }
    let (desk, now) = (site.desk, site.now())
    let file = try await site.queue.run { try desk.loggedFile(by: recruiter, asOf: now) }
    return .download(file, "text/csv; charset=utf-8", named: "interactions.csv")
  }

  private func undo(_ form: FormValues) async throws -> WebResponse {
    guard let recruiter = form["recruiter"] else { throw WebError.unusable(field: "recruiter") }
    guard let receipt = form["receipt"] else { throw WebError.unusable(field: "receipt") }
    let (desk, now) = (site.desk, site.now())
    try await site.queue.run { try desk.takeBack(receipt, of: recruiter, now: now) }
    return try await site.confirmed(.takenBack, form, receipt: nil)
  }

  private func finish(_ form: FormValues) async throws -> WebResponse {
    guard let recruiter = form["recruiter"] else { throw WebError.unusable(field: "recruiter") }
    guard let log = form["log"] else { throw WebError.unusable(field: "log") }
    let (desk, now) = (site.desk, site.now())
    var entry = FinishEntry(log: log, recruiterID: recruiter)
    if form["finish"] != "nothing" {
      guard form["note"].map({ $0.count <= 1_500 }) ?? true else { throw WebError.unusable(field: "note") }
      guard form["next_step"].map({ $0.count <= 300 }) ?? true else { throw WebError.unusable(field: "next step") }
      let settings = try await site.queue.run { try desk.settings() }
      entry.note = form["note"]
      entry.nextStep = form["next_step"]
      entry.nextAt = try form["next_at"].map { try Self.time($0, FirmClock(settings: settings)) }
      entry.jobID = form["job"]
    }
    let isDone = try await site.queue.run { [entry] in try desk.finish(entry, now: now) }
    guard isDone else { return noteTaken(form) }
    return try await site.confirmed(.finished, form, receipt: nil)
  }

  /// `2026-11-27T10:00`, as a browser's field for date and time says it, on the firm's clock.
  private static func time(_ text: String, _ clock: FirmClock) throws(WebError) -> Instant {
    switch ISOTimestamp.read(text) {
    case .instant(let instant): return instant
    case .wallClock(let wall): return Instant(clock.zone.instant(ofWallClock: wall))
    case nil: throw .unusable(field: "when")
    }
  }

  /// 409: the other window's note stands, and this one's words are shown, to be copied.
  private func noteTaken(_ form: FormValues) -> WebResponse {
    let words = [form["note"], form["next_step"]].compactMap { $0 }.joined(separator: "\n")
    let kept: HTML = """
      <p>Your words, which have not been written:</p><p class="message" dir="auto">\(words)</p>
      """
    if form["part"] != nil {
      var answer = WebResponse.page(
        "<section class=\"meanwhile\" role=\"alert\"><p><strong>That log has a note by now.</strong></p>\(kept)</section>"
      )
      answer.status = 409
      return answer
    }
    return PlainPage(
      title: "Finished meanwhile", heading: "That log has a note by now",
      paragraphs: ["It was finished in another window. \(kept)", "<a href=\"/\">Go to your first page</a>"]
    ).response(status: 409)
  }
}
