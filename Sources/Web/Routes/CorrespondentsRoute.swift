import Desk
import Recruitment

/// `GET /people/kinds`: what those are whom a mailbox shows one writes to; `POST /people/kinds`: the answers.
struct CorrespondentsRoute {
  let site: Site
  let request: WebRequest

  /// - Returns: `nil` for what is about something else.
  func page(_ segments: [String]) async throws -> WebResponse? {
    guard segments == ["people", "kinds"] else { return nil }
    let (desk, now, recruiter) = (site.desk, site.now(), site.chosenRecruiter(request))
    let (settings, people) = try await site.queue.run { (try desk.settings(), try desk.unplaced(of: recruiter)) }
    let words = DateWords(clock: FirmClock(settings: settings), asOf: now)
    let frame = PageFrame(
      title: "What are they to you?", firmName: settings.name, notice: site.notice(request, words: words),
      place: .people)
    return site.page(frame, CorrespondentsView(people: people, formToken: site.formToken).content, for: request)
  }

  /// - Returns: `nil` for forms that are about something else.
  func form(_ segments: [String], _ form: FormValues) async throws -> WebResponse? {
    guard segments == ["people", "kinds"] else { return nil }
    let ids = (0..<CorrespondentsView.most).map { (form["p\($0)"], form["k\($0)"]) }
    let placed = ids.compactMap { id, kind -> PlacedPerson? in
      guard let id, let kind = kind.flatMap({ CorrespondentKind(rawValue: $0) }) else { return nil }
      return PlacedPerson(id: id, kind: kind)
    }
    guard !placed.isEmpty else { return site.done(.nobodyChosen, at: "/people/kinds") }
    let (desk, now, recruiter) = (site.desk, site.now(), site.chosenRecruiter(request))
    let left = try await site.queue.run {
      try desk.place(placed, by: recruiter, now: now)
      return try desk.unplaced(of: recruiter).count
    }
    return site.done(.peopleChanged(done: placed.count, unchanged: 0), at: left == 0 ? "/" : "/people/kinds")
  }
}
