import Desk
import Foundation
import Recruitment
import Testing

@testable import Web

/// What clients and candidates see and do with a link: a browser without an account at a real site.
@Suite struct GuestPageTests {
  private struct Visit {
    let firm: SmallFirm
    var browser: Browser
    let path: String
  }

  private func visit(_ purpose: LinkPurpose = .everything, person: String = "P1", withAccounts: Bool = true)
    async throws
    -> Visit
  {
    let firm = try SmallFirm()
    if withAccounts { try firm.staff() }
    let made = try firm.desk.makeLink(LinkEntry(person: person, purpose: purpose), now: SmallFirm.now)
    return Visit(firm: firm, browser: try await firm.browser(), path: "/for/\(made.token.text)")
  }

  private static func firstTime(_ page: String) throws -> String {
    String(try #require(page.firstMatch(of: /name="at" value="([0-9]+)"/)?.1))
  }

  @Test(arguments: [true, false]) func aLinkNeedsNoSignIn(withAccounts: Bool) async throws {
    var visit = try await visit(withAccounts: withAccounts)
    for (page, words) in [
      ("", "Hello Anna"), ("/why", "a message will do"), ("/preferences", "How you want to be contacted"),
      ("/book", "Book 10 minutes"),
    ] {
      let answer = await visit.browser.get(visit.path + page)
      #expect(answer.status == 200 && answer.text.contains(words), "\(page)")
      #expect(answer.header("Referrer-Policy") == "no-referrer" && answer.header("Cache-Control") == "no-store")
      #expect(answer.header("X-Robots-Tag")?.contains("noindex") == true && answer.header("Set-Cookie") == nil)
      #expect(answer.headers.filter { $0.name == "Referrer-Policy" }.count == 1)
      #expect(
        answer.text.contains("Why am I seeing this?") || answer.text.contains("Why you are seeing this"), "\(page)")
      // The first name at most, and nothing of what is on record; no way into the rest; no script.
      for secret in ["Berg", "anna@mail.example", "Shall we talk?", "/today", "<script", "/people"] {
        #expect(!answer.text.contains(secret), "\(page) \(secret)")
      }
      #expect(answer.body.count < 60_000, "\(page): \(answer.body.count)")
    }
  }

  @Test func aNarrowLinkOpensItsPageAlone() async throws {
    var visit = try await visit(.booking)
    #expect(await visit.browser.get(visit.path).header("Location") == visit.path + "/book")
    let missing = await visit.browser.get(visit.path + "/preferences")
    #expect(missing.status == 404 && !missing.text.contains("contacted"))
    #expect(await visit.browser.post(visit.path + "/preferences", ["do": "stop"]).status != 303)
    #expect(await visit.browser.get(visit.path + "/why").status == 200)
    #expect(try visit.firm.desk.person("P1", asOf: SmallFirm.now).preferences.isEmpty)
  }

  /// Wrong, over, taken back, somebody who is gone: one answer.
  @Test func whatOpensNothingIsToldApartByNothing() async throws {
    var visit = try await visit()
    let (desk, now) = (visit.firm.desk, SmallFirm.now)
    let over = try desk.makeLink(LinkEntry(person: "P1", days: 1), now: now - 2 * Span.day)
    let back = try desk.makeLink(LinkEntry(person: "P1"), now: now)
    try desk.revokeLink(back.link.id, now: now)
    var answers: Set<String> = []
    for token in [over.token.text, back.token.text, "0123456789abcdefghjkmnpqrs", "nonsense", ""] {
      for page in ["", "/preferences", "/nowhere"] {
        let answer = await visit.browser.get("/for/\(token)\(page)")
        #expect(answer.status == 404 && answer.text.contains("Why am I seeing this?"))
        answers.insert(answer.text)
      }
      visit.firm.wait(60)
    }
    #expect(answers.count == 1)
  }

  /// Programs that look at links in mail ask for every address they find.
  @Test func lookingChangesNothing() async throws {
    var visit = try await visit()
    let before = try visit.firm.desk.auditLog().count
    let pages = ["", "/why", "/preferences", "/preferences/saved", "/book", "/book?move=1", "/book/talk.ics"]
    for page in pages + ["/book?do=cancel&at=1", "/preferences?do=stop&form=x"] {
      _ = await visit.browser.get(visit.path + page)
    }
    #expect(try visit.firm.desk.auditLog().count == before)
    #expect(try visit.firm.desk.person("P1", asOf: SmallFirm.now).preferences.isEmpty)
    #expect(try visit.firm.desk.today(recruiter: "R1", asOf: SmallFirm.now, minutes: nil).booked.isEmpty)
  }

  @Test func bookingMovingAndCallingOff() async throws {
    var visit = try await visit(.booking)
    let page = await visit.browser.get(visit.path + "/book?zone=America/New_York")
    #expect(page.text.contains("New York (America)"))
    let time = try Self.firstTime(page.text)
    let fields = ["at": time, "how": "video", "zone": "America/New_York", "note": "<b>ring</b> twice"]
    #expect(await visit.browser.post(visit.path + "/book", fields).header("Location") == visit.path + "/book")
    let booked = await visit.browser.get(visit.path + "/book")
    #expect(booked.text.contains("Why am I seeing this?"))
    #expect(booked.text.contains("You are booked") && booked.text.contains("&lt;b&gt;ring&lt;/b&gt; twice"))
    let file = await visit.browser.get(visit.path + "/book/talk.ics")
    #expect(file.header("Content-Type") == "text/calendar; charset=utf-8; method=REQUEST")
    #expect(file.text.contains("SEQUENCE:0\r\n") && !file.text.contains("anna@") && !file.text.contains("Berg"))
    let other = try Self.firstTime(await visit.browser.get(visit.path + "/book?move=1").text)
    let later = String(try #require(Int64(other)) + 1_800)
    let moved = await visit.browser.post(
      visit.path + "/book", ["at": later, "how": "call", "zone": "Europe/London", "move": "1"])
    #expect(moved.status == 303)
    let today = try visit.firm.desk.today(recruiter: "R1", asOf: SmallFirm.now + 1, minutes: nil)
    #expect(today.booked.map { String($0.startsAt.seconds) } == [later])
    var ruth = try await visit.firm.browser("ruth@firm.example")
    let list = await ruth.get("/today")
    #expect(list.text.contains("Booked with you") && list.text.contains("Anna Berg"))
    #expect(await ruth.get("/calendar").text.contains("Anna Berg"))
    let off = await visit.browser.post(visit.path + "/book", ["do": "cancel"])
    #expect(off.header("Location") == visit.path + "/book/off")
    let told = await visit.browser.get(visit.path + "/book/off").text
    #expect(told.contains("Called off"))
    // Sent again, as by a reload, it changes nothing and is no fault.
    #expect(
      await visit.browser.post(visit.path + "/book", ["do": "cancel"]).header("Location") == visit.path + "/book/off")
    #expect(await visit.browser.get(visit.path + "/book/talk.ics").text.contains("METHOD:CANCEL\r\n"))
    #expect(try visit.firm.desk.today(recruiter: "R1", asOf: SmallFirm.now + 9, minutes: nil).booked.isEmpty)
  }

  @Test func whatTheRecruiterCallsOffIsSaidOnBothSides() async throws {
    var visit = try await visit()
    let time = try Self.firstTime(await visit.browser.get(visit.path + "/book").text)
    _ = await visit.browser.post(visit.path + "/book", ["at": time, "how": "call", "zone": "Europe/London"])
    var ruth = try await visit.firm.browser("ruth@firm.example")
    let today = await ruth.get("/today").text
    let way = String(try #require(today.firstMatch(of: /href="(\/calendar\/[0-9]+)"/)?.1))
    let question = await ruth.get(way).text
    #expect(question.contains("A call with Anna Berg") && question.contains("RightCall sends nothing"))
    // Looking calls nothing off.
    #expect(await visit.browser.get(visit.path + "/book").text.contains("You are booked"))
    #expect(await ruth.post(way + "/off", [:]).header("Location") == way)
    let done = await ruth.get(way).text
    #expect(done.contains("You called it off") && done.contains("Anna, I am sorry: I have to call off our call on"))
    #expect(done.contains("mailto:anna%40mail.example") || done.contains("mailto:anna@mail.example"))
    #expect(await ruth.get(way + ".ics").text.contains("METHOD:CANCEL\r\n"))
    for page in ["", "/book"] {
      let told = await visit.browser.get(visit.path + page).text
      #expect(told.contains("Ruth Adler has called off the talk on"), "\(page)")
    }
    #expect(await visit.browser.get(visit.path + "/book/talk.ics").text.contains("METHOD:CANCEL\r\n"))
    #expect(await visit.browser.get(visit.path + "/book").text.contains("name=\"at\""))
    _ = await visit.browser.post(visit.path + "/book", ["at": time, "how": "call", "zone": "Europe/London"])
    #expect(await !visit.browser.get(visit.path).text.contains("called off"))
  }

  @Test func aTimeThatIsGoneIsSaidAndAnotherOffered() async throws {
    var visit = try await visit(.booking)
    let time = try Self.firstTime(await visit.browser.get(visit.path + "/book").text)
    let rival = try visit.firm.desk.makeLink(LinkEntry(person: "P1", purpose: .booking), now: SmallFirm.now)
    let door = visit.firm.desk.audienceDoor()
    let guest = try #require(try door.guest(rival.token, now: SmallFirm.now))
    _ = try door.book(
      BookingEntry(startsAt: Instant(try #require(Int64(time))), channel: .call, zone: "UTC", note: nil), by: guest,
      now: SmallFirm.now)
    let late = await visit.browser.post(visit.path + "/book", ["at": time, "how": "call", "zone": "UTC"])
    #expect(late.status == 409 && late.text.contains("has just gone") && late.text.contains("name=\"at\""))
    #expect(!late.text.contains("value=\"\(time)\""))
    // Nobody writes twice what they came with.
    let typed = await visit.browser.post(
      visit.path + "/book", ["at": time, "how": "video", "zone": "UTC", "note": "the side door"])
    #expect(typed.status == 409 && typed.text.contains(">the side door</textarea>"))
    #expect(typed.text.contains("value=\"video\" checked"))
  }

  /// The first page of a link says how things stand, and each of the others leads back to it.
  @Test func theFirstPageSaysWhatIsBookedAndThatTheyStopped() async throws {
    var visit = try await visit()
    let page = await visit.browser.get(visit.path + "/book").text
    #expect(page.contains("<a href=\"\(visit.path)\">All your pages</a>"))
    let time = try Self.firstTime(page)
    _ = await visit.browser.post(visit.path + "/book", ["at": time, "how": "call", "zone": "Europe/London"])
    let home = await visit.browser.get(visit.path).text
    #expect(home.contains("Your talk:") && !home.contains("Book 10 minutes") && !home.contains("All your pages"))
    // What stopping does to the talk is said before and after.
    let wishes = await visit.browser.get(visit.path + "/preferences").text
    #expect(wishes.contains("any purpose. Your talk on") && wishes.contains("is called off with it."))
    _ = await visit.browser.post(visit.path + "/preferences", ["do": "stop"])
    let stopped = await visit.browser.get(visit.path + "/preferences/saved").text
    #expect(stopped.contains("Stopped") && stopped.contains("is called off. <a href=\"\(visit.path)/book/talk.ics\""))
    let after = await visit.browser.get(visit.path).text
    #expect(after.contains("You asked for no contact at all") && after.contains("Book 10 minutes"))
    // Who books all the same is told that this one is held.
    let book = await visit.browser.get(visit.path + "/book").text
    #expect(book.contains("no contact at all, and that stands") && book.contains("is held all the same"))
    #expect(book.contains("name=\"exception\" value=\"yes\" required"))
    var ruth = try await visit.firm.browser("ruth@firm.example")
    #expect(await !ruth.get("/calendar").text.contains("Anna Berg"))
    var fields = ["at": try Self.firstTime(book), "how": "call", "zone": "Europe/London", "note": "the side door"]
    let unsaid = await visit.browser.post(visit.path + "/book", fields)
    #expect(unsaid.status == 400 && unsaid.text.contains("Tick that this one talk may be"))
    #expect(unsaid.text.contains(">the side door</textarea>"))
    fields["exception"] = "yes"
    #expect(await visit.browser.post(visit.path + "/book", fields).status == 303)
    #expect(await visit.browser.get(visit.path + "/book").text.contains("This talk alone: all else"))
    let calendar = await ruth.get("/calendar").text
    #expect(calendar.contains("Anna Berg") && calendar.contains("This talk alone."))
    // What they asked for stands.
    #expect(await visit.browser.get(visit.path).text.contains("You asked for no contact at all"))
  }

  @Test func wishesAreConfirmedAndCanBeChangedAgain() async throws {
    var visit = try await visit(.preferences)
    _ = await visit.browser.get(visit.path + "/preferences")
    let saved = await visit.browser.post(
      visit.path + "/preferences",
      [
        "do": "save", "process": "only", "process_call": "yes", "marketing": "none", "hours": "only", "day0": "yes",
        "from": "17:00", "to": "19:00", "safe": "my <mobile> only",
      ])
    #expect(saved.header("Location") == visit.path + "/preferences/saved")
    let page = await visit.browser.get(visit.path + "/preferences/saved")
    #expect(page.text.contains("By phone; not by") && page.text.contains("Not at all"))
    #expect(page.text.contains("Mon, 17:00–19:00") && page.text.contains("my &lt;mobile&gt; only"))
    var ruth = try await visit.firm.browser("ruth@firm.example")
    let person = await ruth.get("/people/P1").text
    #expect(person.contains("safe: my &lt;mobile&gt; only") && person.contains("17:00–19:00"))
    // Nobody here wrote it down for them.
    #expect(person.components(separatedBy: "said by them, through their link").count > 2)
    #expect(!person.contains("written down here"))
    _ = await visit.browser.get(visit.path + "/preferences")
    _ = await visit.browser.post(visit.path + "/preferences", ["do": "stop"])
    let stopped = await visit.browser.get(visit.path + "/preferences/saved")
    #expect(stopped.text.contains("Stopped") && stopped.text.contains("Why am I seeing this?"))
    _ = await visit.browser.get(visit.path + "/preferences")
    _ = await visit.browser.post(visit.path + "/preferences", ["process": "any", "marketing": "keep", "hours": "any"])
    #expect(await visit.browser.get(visit.path + "/preferences").text.contains("No contact at all"))
  }

  /// A slip of the finger silences nobody, and hours that are none are not taken.
  @Test func whatCannotBeMeantIsAskedAgain() async throws {
    var visit = try await visit(.preferences)
    for fields in [
      ["process": "only"], ["hours": "only", "from": "19:00", "to": "17:00"],
      ["hours": "only", "from": "x", "to": "y"],
      ["safe": String(repeating: "x", count: 201)],
    ] {
      _ = await visit.browser.get(visit.path + "/preferences")
      let answer = await visit.browser.post(visit.path + "/preferences", fields)
      #expect(answer.status == 400 && answer.text.contains("role=\"alert\""), "\(fields)")
    }
    #expect(try visit.firm.desk.person("P1", asOf: SmallFirm.now).preferences.isEmpty)
  }

  @Test func onlyFormsOfThePageItselfAreTaken() async throws {
    var visit = try await visit()
    _ = await visit.browser.get(visit.path + "/preferences")
    let path = visit.path + "/preferences"
    #expect(await visit.browser.post(path, ["do": "stop", "form": "x"]).status == 403)
    #expect(await visit.browser.post(path, ["do": "stop"], from: "https://evil.example").status == 403)
    // Under no-referrer browsers say where a form comes from as "null".
    #expect(await visit.browser.post(path, ["do": "writing"], from: "null").status == 303)
    // The token of one link's pages is not another's.
    let other = try visit.firm.desk.makeLink(LinkEntry(person: "P8"), now: SmallFirm.now)
    #expect(await visit.browser.post("/for/\(other.token.text)/preferences", ["do": "stop"]).status == 403)
    #expect(try visit.firm.desk.person("P8", asOf: SmallFirm.now).preferences.isEmpty)
  }

  @Test func whoAsksTooOftenWaits() async throws {
    var visit = try await visit()
    var answers: [Int] = []
    for _ in 0..<20 { answers.append(await visit.browser.get("/for/0123456789abcdefghjkmnpqrs").status) }
    #expect(answers.first == 404 && answers.last == 429)
    #expect(await visit.browser.get(visit.path).header("Retry-After") != nil)
    visit.browser.peer = "192.0.2.77"
    #expect(await visit.browser.get(visit.path).status == 200)
    visit.browser.peer = "127.0.0.1"
    visit.firm.wait(120)
    #expect(await visit.browser.get(visit.path).status == 200)
  }

  @Test func theLimitFillsUpAgain() {
    let limit = GuestLimit()
    for _ in 0..<GuestLimit.most { #expect(limit.refuses("a", now: Instant(1_000)) == nil) }
    #expect(limit.refuses("a", now: Instant(1_000)) == 1)
    #expect(limit.refuses("b", now: Instant(1_000)) == nil)
    #expect(limit.refuses("a", now: Instant(1_001)) == nil && limit.refuses("a", now: Instant(1_001)) != nil)
    #expect(limit.refuses("a", now: Instant(500)) != nil)
    #expect((0..<121).compactMap { _ in limit.refuses("a", now: Instant(9_000)) }.count == 1)
  }

  // MARK: What is the same for everybody

  @Test func theBrandKitDressesThePages() async throws {
    var visit = try await visit()
    var words = try await visit.firm.browser("words@firm.example")
    let form = await words.get("/brand")
    #expect(form.status == 200)
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect width=\"4\" height=\"4\"/></svg>"
    func send(_ accent: String, _ logo: String) async -> WebResponse {
      await words.upload("/brand", ["name": "Harbour & Søn", "accent": accent, "footer": "Leeds"], file: logo)
    }
    #expect(await send("#ffcc00", "").text.contains("too pale"))
    #expect(await send("#7a1030", "<svg><script>1</script></svg>").text.contains("plain SVG"))
    #expect(await visit.browser.get(visit.path).text.contains("Harbour Desk"))
    #expect(await send("#7a1030", svg).status == 303)
    let page = await visit.browser.get(visit.path).text
    #expect(page.contains("alt=\"Harbour &amp; Søn\"") && page.contains("Leeds"))
    let address = try #require(page.firstMatch(of: /src="(\/for\/-\/logo[^"]*)"/)?.1)
    let logo = await visit.browser.get(String(address))
    #expect(logo.header("Content-Type") == "image/svg+xml" && logo.text == svg)
    #expect(logo.header("Content-Security-Policy")?.contains("sandbox") == true)
    #expect(logo.header("Cache-Control")?.contains("immutable") == true)
    let style = try #require(page.firstMatch(of: /href="(\/for\/-\/brand[^"]*)"/)?.1)
    #expect(await visit.browser.get(String(style)).text.contains("--accent: #7a1030"))
    let open = await visit.browser.get("/for/-/why/clients")
    #expect(open.status == 200 && open.header("Cache-Control") == "public, max-age=300")
    #expect(open.text.contains("put on hold") && !open.text.contains("Anna"))
    #expect(await visit.browser.get("/for/-/nothing").status == 404)
  }

  @Test func aCalendarIsReadAndForgotten() async throws {
    var visit = try await visit(.booking)
    let time = try Self.firstTime(await visit.browser.get(visit.path + "/book").text)
    var ruth = try await visit.firm.browser("ruth@firm.example")
    _ = await ruth.get("/calendar")
    #expect(await ruth.upload("/calendar", [:], file: "Dear Sir").status == 400)
    let start = ISOTimestamp.utc(Instant(try #require(Int64(time)))).filter { $0 != "-" && $0 != ":" }
    let text =
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:\(start)\r\nDURATION:PT30M\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    #expect(await ruth.upload("/calendar", [:], file: text).header("Location") == "/calendar")
    #expect(await ruth.get("/calendar").text.contains("1 entry"))
    #expect(await !visit.browser.get(visit.path + "/book").text.contains("value=\"\(time)\""))
    _ = await ruth.post("/calendar/forget")
    #expect(await visit.browser.get(visit.path + "/book").text.contains("value=\"\(time)\""))
  }

  @Test func aLinkIsShownOnceAndTakenBack() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var ruth = try await firm.browser("ruth@firm.example")
    _ = await ruth.get("/people/P1")
    let made = await ruth.post("/people/P1/links", ["for": "booking", "days": "7", "minutes": "20"])
    let token = try #require(made.text.firstMatch(of: /\/for\/([0-9a-z]{26})/)?.1)
    var guest = try await firm.browser()
    #expect(await guest.get("/for/\(token)/book").text.contains("Book 20 minutes"))
    let person = await ruth.get("/people/P1").text
    #expect(person.contains("Booking a time") && !person.contains(token))
    let id = try #require(person.firstMatch(of: /\/links\/([0-9]+)\/revoke/)?.1)
    #expect(await ruth.post("/links/\(id)/revoke", ["back": "/people/P1"]).header("Location") == "/people/P1")
    #expect(await guest.get("/for/\(token)/book").status == 404)
  }
}

extension Browser {
  /// Sends a form with a file in it, as browsers do.
  mutating func upload(_ target: String, _ fields: [String: String], file: String) async -> WebResponse {
    var body = ""
    for (name, value) in fields.merging(["form": formToken], uniquingKeysWith: { $1 }) {
      body += "--b0undary\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
    }
    body +=
      "--b0undary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\nContent-Type: x/y\r\n\r\n\(file)\r\n"
    let headers = [
      "host": host, "origin": origin, "content-type": "multipart/form-data; boundary=b0undary",
      "cookie": cookies.map { "\($0)=\($1)" }.sorted().joined(separator: "; "),
    ]
    let whole = Array((body + "--b0undary--\r\n").utf8)
    var request = WebRequest(method: "POST", target: target, headers: headers, body: .bytes(whole))
    // As the server hands such bodies on.
    if request.takesStream {
      request.body = .stream(
        BodyStream(length: nil) { take in
          for start in stride(from: 0, to: whole.count, by: 1_000) {
            try await take(whole[start..<min(start + 1_000, whole.count)])
          }
        })
    }
    return await site.respond(to: request)
  }
}
