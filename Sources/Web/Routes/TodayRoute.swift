import Desk
import Guidance
import Recruitment

/// `GET /today?recruiter=ID&minutes=N`.
struct TodayRoute {
  let site: Site
  let request: WebRequest
  let query: FormValues

  /// Stands for "belongs to nobody" in an address; no system prints such an id.
  static let nobody = "-"

  private struct Answer: Sendable {
    var settings: FirmSettings
    var today: Today?
    var recruiters: [RecruiterSummary] = []
    /// The newest change before the day was looked at: what comes between is then told of rather than missed.
    var seen: Int64 = 0
    var logged: [LoggedContact] = []
    var links = BookingLinks()
    var beside: [PersonID: PieceToSend] = [:]
    var after: [PersonID: PieceToSend] = [:]
  }

  func respond() async throws -> WebResponse {
    if site.visitor != nil, site.recruiter == nil { return try await site.withoutRecruiter(.day, request) }
    let minutes = try minutes()
    let now = site.now()
    let asked = query["recruiter"]
    let choosing = query["choose"] != nil
    let wanted = choosing ? nil : asked ?? site.chosenRecruiter(request)
    let desk = site.desk
    let origin = site.gate.publicAddress?.origin
    let answer = try await site.queue.run {
      try desk.inOneSitting {
        var answer = try Self.ask(
          desk, wanted: wanted, insists: asked != nil, mayAssume: !choosing, now: now, minutes: minutes)
        if let today = answer.today {
          answer.links = try Site.bookingLinks(
            today.conversations, with: today.recruiterID, desk, origin: origin, now: now)
          if let recruiter = today.recruiterID {
            answer.beside = try desk.piecesBeside(today.conversations + today.messages, with: recruiter, now: now)
            answer.after = try desk.piecesAfter(answer.logged, with: recruiter, now: now)
          }
        }
        return answer
      }
    }
    let words = DateWords(clock: FirmClock(settings: answer.settings), asOf: now)
    guard let today = answer.today else {
      let picker = RecruiterPicker(
        recruiters: answer.recruiters, isSignedIn: site.visitor != nil, mayImport: site.mayImport)
      let frame = PageFrame(
        title: picker.title, firmName: answer.settings.name, notice: site.notice(request, words: words))
      return site.page(frame, picker.content, for: request)
    }
    return show(today, answer, words: words, minutes: minutes)
  }

  /// - Parameters:
  ///   - insists: the address names the recruiter, so that a wrong id is an error; a remembered one is forgotten.
  ///   - mayAssume: whether a firm of one recruiter needs no choice.
  private static func ask(
    _ desk: any FrontDesk, wanted: String?, insists: Bool, mayAssume: Bool, now: Instant, minutes: Int?
  ) throws -> Answer {
    let settings = try desk.settings()
    if let wanted {
      do {
        let recruiter = wanted == nobody ? nil : wanted
        return try day(desk, settings, of: recruiter, now: now, minutes: minutes)
      } catch DeskError.noSuchRecruiter where !insists {}
    }
    let recruiters = try desk.recruiters()
    if mayAssume, recruiters.count == 1 {
      return try day(desk, settings, of: recruiters[0].id, now: now, minutes: minutes)
    }
    return Answer(settings: settings, recruiters: recruiters)
  }

  private static func day(
    _ desk: any FrontDesk, _ settings: FirmSettings, of recruiter: String?, now: Instant, minutes: Int?
  ) throws -> Answer {
    let seen = try desk.latestChange()
    let today = try desk.today(recruiter: recruiter, asOf: now, minutes: minutes)
    let logged = try today.recruiterID.map { try desk.logged(by: $0, asOf: now) } ?? []
    return Answer(settings: settings, today: today, seen: seen, logged: logged)
  }

  private func show(_ today: Today, _ answer: Answer, words: DateWords, minutes: Int?) -> WebResponse {
    let list = today.recruiterID ?? Self.nobody
    var context = CardContext(
      words: words, formToken: site.formToken,
      recruiterID: today.recruiterID ?? site.chosenRecruiter(request),
      back: TodayView.path(list: list, minutes: minutes, showsAll: showsAll), sources: today.sources,
      linksToPerson: true, drafts: site.drafts, model: site.model?.name)
    context.stamp = PageStamp(seen: answer.seen)
    context.links = answer.links
    (context.offers, context.origin) = (answer.beside, site.gate.publicAddress?.origin)
    var view = TodayView(today: today, context: context, list: list, minutes: minutes)
    view.told = Told(number: answer.seen, edition: site.desk.edition)
    view.logged = answer.logged
    view.offers = answer.after
    view.mayImport = site.mayImport
    view.showsAll = showsAll
    // What a page that is open already asks for when it is told that something changed.
    if query["part"] == "list" { return .page(view.content) }
    view.asksAgain = true
    var frame = PageFrame(
      title: view.title, firmName: words.clock.settings.name, notice: site.notice(request, words: words),
      place: .today)
    frame.hasCards = true
    frame.copyLine = site.copyLine(request, words, among: answer.logged)
    let response = site.page(frame, view.content, for: request)
    guard site.visitor == nil, let chosen = today.recruiterID else { return response }
    let cookie = Cookie.line(site.gate.recruiterCookie, PercentEncoding.encode(chosen), lasting: Cookie.year)
    return response.adding("Set-Cookie", cookie)
  }

  private var showsAll: Bool { query["all"] == "1" }

  private func minutes() throws(WebError) -> Int? {
    guard let text = query["minutes"] else { return nil }
    guard let minutes = Int(text), (1...600).contains(minutes) else { throw .unusable(field: "minutes") }
    return minutes
  }
}
