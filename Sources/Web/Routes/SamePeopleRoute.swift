import Desk
import Recruitment

/// `GET /people/same`: records that may be one person, and what was made one; `POST /people/same`: a word on them.
struct SamePeopleRoute {
  let site: Site
  let request: WebRequest

  /// - Returns: `nil` for what is about something else.
  func page(_ segments: [String]) async throws -> WebResponse? {
    guard segments == ["people", "same"] else { return nil }
    let (desk, now) = (site.desk, site.now())
    let (settings, awaited) = try await site.queue.run { (try desk.settings(), try desk.awaitedSamePeople()) }
    let words = DateWords(clock: FirmClock(settings: settings), asOf: now)
    let frame = PageFrame(
      title: "Same person?", firmName: settings.name, notice: site.notice(request, words: words), place: .people)
    switch awaited {
    case .working(let share):
      let wait = WaitView(share: share, heading: "Same person?", what: "Everybody on record is being compared.")
      return site.waiting(frame, wait, for: request)
    case .here(let page):
      return site.page(frame, SamePeopleView(page: page, words: words, formToken: site.formToken).content, for: request)
    }
  }

  /// - Returns: `nil` for forms that are about something else.
  func form(_ segments: [String], _ form: FormValues) async throws -> WebResponse? {
    guard segments == ["people", "same"] else { return nil }
    let (desk, now) = (site.desk, site.now())
    let word = form["do"] ?? ""
    switch word {
    case "merge", "swap", "apart":
      guard let first = form["first"], let second = form["second"] else { throw WebError.unusable(field: "first") }
      try await site.queue.run {
        switch word {
        case "merge": try desk.mergePeople(second, into: first, now: now)
        case "swap": try desk.mergePeople(first, into: second, now: now)
        default: try desk.keepPeopleApart(first, second, now: now)
        }
      }
    case "part":
      guard let note = form["call"].flatMap({ Int64($0) }) else { throw WebError.unusable(field: "call") }
      try await site.queue.run { try desk.partCalls(note: note, now: now) }
    default: throw WebError.unusable(field: "do")
    }
    return site.done(word == "merge" || word == "swap" ? .peopleMerged : .peopleParted, at: "/people/same")
  }
}
