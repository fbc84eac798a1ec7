import Desk
import Recruitment

/// `GET /people/ID`, and the search box of the header, `GET /people?who=`.
struct PersonRoute {
  let site: Site
  let request: WebRequest

  func show(_ id: String) async throws -> WebResponse {
    let desk = site.desk
    let now = site.now()
    let (settings, page, links) = try await site.queue.run {
      (try desk.settings(), try desk.person(id, asOf: now), try desk.openLinks(of: id, now: now))
    }
    let words = DateWords(clock: FirmClock(settings: settings), asOf: now)
    let context = CardContext(
      words: words, formToken: site.formToken, recruiterID: site.chosenRecruiter(request),
      back: CardContext.personPath(page.person.printedID), sources: [], linksToPerson: false)
    let frame = PageFrame(
      title: page.person.name, firmName: settings.name, notice: site.notice(request, words: words))
    return site.page(frame, PersonView(page: page, context: context, links: links).content, for: request)
  }

  /// Goes to the person's own address, so that an e-mail address does not stay in the browser's history.
  func find(_ query: FormValues) async throws -> WebResponse {
    guard let who = query["who"] else { return .seeOther("/today") }
    let desk = site.desk
    let now = site.now()
    let page = try await site.queue.run { try desk.person(who, asOf: now) }
    return .seeOther(CardContext.personPath(page.person.printedID))
  }
}
