import Desk
import Recruitment

/// `GET /privacy`, `/privacy/person?who=`, `/privacy/export?who=`; `POST /privacy/erase`, `/privacy/screening`,
/// `/privacy/screening/remove`: for administrators.
struct PrivacyRoutes {
  let site: Site
  let request: WebRequest

  /// Where a list comes in as a file.
  static let uploadPath = "/privacy/screening"

  static func takesOnlyForms(_ segments: [String]) -> Bool {
    segments.first == "privacy" && ["erase", "screening"].contains(segments.dropFirst().first)
  }

  func page(_ segments: [String], _ query: FormValues) async throws -> WebResponse {
    guard let visitor = site.visitor else { return ErrorPages.notFound }
    switch segments {
    case []: return try await overview(visitor.desk)
    case ["person"]: return try await person(visitor.desk, query["who"] ?? "")
    case ["export"]: return try await export(visitor.desk, query["who"] ?? "")
    default:
      return Self.takesOnlyForms(["privacy"] + segments)
        ? ErrorPages.methodNotAllowed(allowed: "POST") : ErrorPages.notFound
    }
  }

  func form(_ segments: [String], _ form: FormValues) async throws -> WebResponse {
    guard let visitor = site.visitor else { return ErrorPages.notFound }
    let desk = visitor.desk
    switch segments {
    case ["erase"]:
      let (person, typed) = (form["person"] ?? "", form["confirm"] ?? "")
      do {
        _ = try await site.queue.run { try desk.erasePerson(person, confirmation: typed) }
      } catch DeskError.notConfirmed {
        return try await self.person(desk, person, fault: "That is not the id of this person. Nothing was erased.")
      }
      return site.done(.personErased, at: "/privacy")
    case ["screening"]:
      let (name, text) = (form["list"] ?? "", form["numbers"] ?? "")
      let load = try await site.queue.run { try desk.loadScreening(name, text: text) }
      return site.done(.screeningLoaded(unreadable: load.unreadable), at: "/privacy")
    case ["screening", "remove"]:
      let name = form["list"] ?? ""
      try await site.queue.run { try desk.removeScreening(name) }
      return site.done(.screeningRemoved, at: "/privacy")
    default: return ErrorPages.notFound
    }
  }

  /// - Parameter sought: whom nobody on record is.
  private func overview(_ desk: GuardedDesk, sought: String? = nil) async throws -> WebResponse {
    let (settings, lists, retention) = try await site.queue.run {
      (try desk.settings(), try desk.screeningStandings(), try desk.retention())
    }
    let words = DateWords(clock: FirmClock(settings: settings), asOf: site.now())
    let view = PrivacyView(
      lists: lists, retention: retention, words: words, formToken: site.formToken, sought: sought)
    return page("Privacy", settings, words, view.content, status: sought == nil ? 200 : 404)
  }

  private func person(_ desk: GuardedDesk, _ who: String, fault: String? = nil) async throws -> WebResponse {
    do {
      let (settings, held) = try await site.queue.run { (try desk.settings(), try desk.heldOverview(who)) }
      let words = DateWords(clock: FirmClock(settings: settings), asOf: site.now())
      let view = HeldView(held: held, formToken: site.formToken, fault: fault)
      return page("Privacy", settings, words, view.content, status: fault == nil ? 200 : 422)
    } catch DeskError.noSuchPerson {
      return try await overview(desk, sought: who)
    }
  }

  private func export(_ desk: GuardedDesk, _ who: String) async throws -> WebResponse {
    let held = try await site.queue.run { try desk.exportPerson(who) }
    let name = String(held.id.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    return .download(SubjectArchive(held).bytes, "application/zip", named: "held-on-\(name).zip")
  }

  private func page(
    _ title: String, _ settings: FirmSettings, _ words: DateWords, _ content: HTML, status: Int = 200
  ) -> WebResponse {
    let frame = PageFrame(
      title: title, firmName: settings.name, notice: site.notice(request, words: words), place: .accounts)
    var response = site.page(frame, content, for: request)
    response.status = status
    return response
  }
}
