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

/// The question of each: candidate, client, neither?
struct CorrespondentsView {
  let people: [Correspondent]
  let formToken: String

  static let most = 50

  var content: HTML {
    """
    <h1>What are they to you?</h1>
    <p class="lead">A mailbox says who writes to whom, not what they are. Say it of those you write to most: what is due \
    with a candidate or a client shows from then on. Whoever is neither is not kept.</p>
    \(people.isEmpty ? none : form)
    \(WhyHere("These are the people you write to most of whom your record does not say whether they are candidates or "
      + "clients.").markup)
    """
  }

  private var none: HTML {
    """
    <section class="empty"><p>The record says of everybody you write to what they are.</p>
    <p><a class="button main" href="/">Go to your first page</a></p></section>
    """
  }

  private var form: HTML {
    let rows: [HTML] = people.prefix(Self.most).enumerated().map { index, person in
      let choices: [(String, HTML)] = [("candidate", "Candidate"), ("client", "Client"), ("neither", "Neither")]
      let radios: [HTML] = choices.map { value, words in
        "<label class=\"check\"><input type=\"radio\" name=\"k\(index)\" value=\"\(value)\"><span>\(words)</span></label>"
      }
      let address: HTML? = person.email.map { " <span class=\"origin\">\($0)</span>" }
      return """
        <fieldset class="kind"><legend>\(person.name)\(address)</legend>
        <input type="hidden" name="p\(index)" value="\(person.printedID)">
        <p class="origin">\(TradeWords.count(person.sent, "message", "messages")) to them, \
        \(TradeWords.grouped(person.received)) from them</p>
        <div class="kind-choices">\(radios)</div></fieldset>

        """
    }
    return """
      <form class="sheet kinds-form" method="post" action="/people/kinds">
      <input type="hidden" name="form" value="\(formToken)">
      \(rows)
      <p><button class="main">Keep these answers</button> <a href="/">Not now</a></p></form>
      """
  }
}
