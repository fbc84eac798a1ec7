import Desk
import Recruitment

/// One request of somebody whose link is open.
struct GuestVisit {
  let site: Site
  let request: WebRequest
  let door: AudienceDoor
  let guest: Guest
  let brand: BrandKit
  let token: LinkToken
  let now: Instant

  /// `/for/TOKEN`.
  var path: String { "/for/\(token.text)" }

  func respond(_ rest: [String], query: FormValues, isForm: Bool) async throws -> WebResponse {
    if isForm {
      guard let form = form() else { return refused }
      switch rest {
      case ["preferences"] where guest.link.purpose.opens(.preferences): return try await GuestWishes(self).take(form)
      case ["book"] where guest.link.purpose.opens(.booking): return try await GuestBooking(self).take(form)
      default: return missing
      }
    }
    switch rest {
    case []: return try await home()
    case ["why"]:
      return page(
        "When a call helps you",
        WhyView(isClient: guest.isClient, firmName: guest.firmName, ways: waysOn).content)
    case ["preferences"] where guest.link.purpose.opens(.preferences): return try await GuestWishes(self).show()
    case ["preferences", "saved"] where guest.link.purpose.opens(.preferences):
      return try await GuestWishes(self).saved()
    case ["book"] where guest.link.purpose.opens(.booking): return try await GuestBooking(self).show(query)
    case ["book", "off"] where guest.link.purpose.opens(.booking): return try await GuestBooking(self).off()
    case ["book", "talk.ics"] where guest.link.purpose.opens(.booking): return try await GuestBooking(self).file()
    default: return missing
    }
  }

  private func home() async throws -> WebResponse {
    switch guest.link.purpose {
    case .everything:
      let (door, guest, now) = (door, guest, now)
      let (off, ahead, wishes) = try await site.queue.run {
        (
          try door.calledOff(of: guest, now: now), try door.booking(of: guest, now: now),
          try door.wishes(of: guest, now: now).wishes
        )
      }
      let news = off.map {
        CalledOffView(guest: guest, booking: $0, words: words(zone: $0.zone), path: "\(path)/book").markup
      }
      let view = GuestHomeView(
        guest: guest, path: path, news: news, ahead: ahead.map { ($0, words(zone: $0.zone)) },
        isStopped: wishes.isStopped)
      return page("For you", view.content, isHome: true)
    case .why: return .seeOther("\(path)/why")
    case .preferences: return .seeOther("\(path)/preferences")
    case .booking: return .seeOther("\(path)/book")
    }
  }

  /// Dates on a clock.
  func words(zone: String) -> DateWords {
    var settings = guest.settings
    settings.timezone = zone
    return DateWords(clock: FirmClock(settings: settings), asOf: now)
  }

  private var waysOn: HTML? {
    let purpose = guest.link.purpose
    let book: HTML? =
      purpose.opens(.booking) && guest.recruiterName != nil
      ? "<a class=\"way ring\" href=\"\(path)/book\">Book \(guest.link.minutes) minutes</a> " : nil
    let wishes: HTML? =
      purpose.opens(.preferences)
      ? "<a class=\"way\" href=\"\(path)/preferences\">Say how you want to be contacted</a>" : nil
    return book == nil && wishes == nil ? nil : "<p class=\"ways\">\(book)\(wishes)</p>"
  }

  func page(_ title: String, _ content: HTML, status: Int = 200, isHome: Bool = false) -> WebResponse {
    let words = words(zone: guest.zone)
    let frame = GuestFrame(
      title: title, firmName: guest.firmName, brand: brand,
      keeping: """
        This link is yours: whoever has it sees this page. It closes on \
        \(DateWords.element(guest.link.expiresAt, words.day(guest.link.expiresAt))).
        """)
    // A link that opens several pages leads from each of them to the others.
    let back: HTML? =
      guest.link.purpose == .everything && !isHome
      ? "<p class=\"kicker\"><a href=\"\(path)\">All your pages</a></p>" : nil
    return frame.response("\(back)\(content)", status: status)
  }

  private var missing: WebResponse {
    page(
      "Not found",
      "<section class=\"empty\"><h1>There is nothing here</h1><p><a href=\"\(path)\">Back</a></p></section>",
      status: 404)
  }

  private var refused: WebResponse {
    page(
      "Not taken",
      """
      <section class="empty"><h1>That could not be taken</h1>
      <p>The form did not come from this page as it is now. Nothing was changed: go back, reload, and try again.</p>
      <p><a href="\(path)">Back</a></p></section>
      """, status: 403)
  }

  /// What was sent, if it came from a page of this link. Nobody is signed in here: the link's own secret is what another
  /// site could not know. A browser that says that the form comes from elsewhere is believed; one that is told to say
  /// nothing of where it comes from says nothing.
  private func form() -> FormValues? {
    if let site = request.headers["sec-fetch-site"], site != "same-origin", site != "none" { return nil }
    if let origin = request.headers["origin"], origin != "null", site.gate.refusesOrigin(request) != nil { return nil }
    guard case .bytes(let body) = request.body, body.count <= WebRequest.bodyLimit,
      request.headers["content-type"]?.split(separator: ";").first?.lowercased() == "application/x-www-form-urlencoded",
      let form = FormValues(encoded: body), LaunchSecrets.same(form["form"], token.formToken)
    else { return nil }
    return form
  }
}
