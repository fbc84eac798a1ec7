import Desk
import Guidance
import Recruitment
import Testing

@testable import Web

/// What Today does all day: logging once, taking back, finishing, and being told of what colleagues do.
@Suite struct DayTests {
  private static let basis = ["person": "P1", "recruiter": "R1", "back": "/today?recruiter=R1", "outcome": "reached"]

  private static func contact(_ batch: String = "7", note: String? = nil, isConversation: Bool = true) -> LoggedContact
  {
    LoggedContact(
      id: "rightcall-interaction-\(batch)", batch: batch, at: FakeDesk.now - 600,
      person: FakeDesk.person("Aisha <b>"), recruiterName: "Tom Reid", channel: .call,
      outcome: isConversation ? .connected : .voicemail, isConversation: isConversation, note: note)
  }

  @Test func everyFormBearsWhatLetsItBeWrittenOnceAndKnowingly() async throws {
    let page = await (try Visitor()).get("/today?recruiter=R1").text
    #expect(
      page.contains("name=\"seen\" value=\"41\"")
        && page.contains("data-live=\"/today/events?recruiter=R1&amp;since=41.2\""))
    let words = Set(page.matches(of: /name="once" value="([0-9a-f]+)"/).map { String($0.1) })
    #expect(words.count == 1 && (words.first?.count ?? 0) >= 20)
    let other = await (try Visitor()).get("/today?recruiter=R1").text
    #expect(!other.contains(try #require(words.first)))
  }

  @Test func onePressHasOneName() async throws {
    let desk = FakeDesk()
    let visitor = try Visitor(desk)
    let once = ["once": "0123456789abcdef", "seen": "41"]
    for _ in 1...2 { _ = await visitor.post("/log", Self.basis.merging(once) { $1 }) }
    _ = await visitor.post("/log", Self.basis.merging(once) { $1 }.merging(["outcome": "voicemail"]) { $1 })
    _ = await visitor.post("/log", Self.basis.merging(["once": "<script>"]) { $1 })
    let terms = desk.state.withLock { $0.terms }
    #expect(terms[0].request != nil && terms[0] == terms[1] && terms[0].seen == 41)
    #expect(terms[2].request != terms[0].request)
    #expect(terms[3] == .any)
  }

  @Test(arguments: [
    ("mobile", "call", Channel.call, Outcome.connected, YesNo?.some(.yes)),
    ("met", "call", .meeting, .held, nil), ("sent.sms", "call", .sms, .sent, nil),
    ("sent.whatsapp", "call", .whatsapp, .sent, nil), ("sent.email", "video", .email, .sent, nil),
  ])
  func someButtonsNameTheirOwnChannel(
    word: String, chosen: String, channel: Channel, outcome: Outcome, flag: YesNo?
  ) async throws {
    let desk = FakeDesk()
    let response = await (try Visitor(desk)).post(
      "/log", Self.basis.merging(["outcome": word, "channel": chosen]) { $1 })
    #expect(response.status == 303)
    let entry = try #require(desk.state.withLock { $0.logged.first })
    #expect(entry.channel == channel && entry.outcome == outcome && entry.flag == flag)
  }

  @Test(arguments: [("-60", -60 as Int64), ("90", 0), ("-600000", -600_000)])
  func aPressThatWaitedIsDatedWhenItWasMade(offset: String, expected: Int64) async throws {
    let desk = FakeDesk()
    let at = "\(FakeDesk.now.seconds + (Int64(offset) ?? 0))"
    let response = await (try Visitor(desk)).post("/log", Self.basis.merging(["at": at]) { $1 })
    #expect(response.status == 303)
    #expect(desk.state.withLock { $0.logged.first?.at } == FakeDesk.now + expected)
  }

  @Test(arguments: ["-700000", "x"]) func aPressOfLastMonthIsRefused(offset: String) async throws {
    let desk = FakeDesk()
    let at = Int64(offset).map { "\(FakeDesk.now.seconds + $0)" } ?? offset
    let response = await (try Visitor(desk)).post("/log", Self.basis.merging(["at": at]) { $1 })
    #expect(response.status == 400 && desk.state.withLock { $0.logged.isEmpty })
  }

  @Test func whatWasSentBeforeIsSaidToBeThere() async throws {
    let desk = FakeDesk { $0.answer = .before(receipt: "7") }
    let response = await (try Visitor(desk)).post("/log", Self.basis)
    #expect(response.status == 303 && response.header("Set-Cookie")?.contains("=logged_before~7;") == true)
  }

  @Test(arguments: [true, false]) func theSecondWindowIsToldAndLosesNothing(inPlace: Bool) async throws {
    let deed = Deed(
      at: FakeDesk.now - 60, recruiterName: "Omar <i>", isOwn: false,
      what: .contact(channel: .call, outcome: .connected, durationSeconds: 720, isConversation: true))
    let desk = FakeDesk { $0.answer = .meanwhile([deed]) }
    var fields = Self.basis.merging(["note": "Wants <Leeds>", "minutes": "12", "once": "0123456789abcdef"]) { $1 }
    if inPlace { fields["part"] = "1" }
    let response = await (try Visitor(desk)).post("/log", fields)
    #expect(response.status == 409)
    #expect(response.text.contains("Omar &lt;i&gt;, 14:29 today: call, spoke, 12 min"))
    #expect(
      response.text.contains(">Wants &lt;Leeds&gt;</textarea>") && response.text.contains("name=\"seen\" value=\"41\""))
    #expect(response.text.contains("name=\"minutes\" value=\"12\"") && response.text.contains("<html") != inPlace)
    #expect(desk.state.withLock { $0.logged.isEmpty })
  }

  @Test func aPageThatStaysGetsTheLineToCopyAndTheUndo() async throws {
    let desk = FakeDesk { $0.logs = [Self.contact()] }
    let response = await (try Visitor(desk)).post("/log", Self.basis.merging(["part": "1"]) { $1 })
    #expect(response.status == 200 && !response.text.contains("<html"))
    #expect(response.text.contains("Aisha &lt;b&gt; (P/1 ä) | call, spoke | Tom Reid"))
    #expect(response.text.contains("name=\"receipt\" value=\"7\"") && response.header("Set-Cookie") == nil)
  }

  @Test func theNoticeOffersToTakeBack() async throws {
    var visitor = try Visitor()
    visitor.cookies["rightcall-notice-8080"] = "logged.voicemail~7"
    visitor.cookies["rightcall-recruiter-8080"] = "R1"
    let page = await visitor.get("/today").text
    #expect(page.contains("Logged: voicemail.") && page.contains("name=\"receipt\" value=\"7\""))
    visitor.cookies["rightcall-notice-8080"] = "logged.voicemail~7\"><script>"
    let other = await visitor.get("/today").text
    #expect(!other.contains("name=\"receipt\"") && !other.contains("<script>"))
  }

  @Test func whatWasPressedIsTakenBack() async throws {
    let desk = FakeDesk()
    let visitor = try Visitor(desk)
    let response = await visitor.post("/undo", ["recruiter": "R1", "receipt": "7", "back": "/today?recruiter=R1"])
    #expect(response.status == 303 && response.header("Location") == "/today?recruiter=R1")
    #expect(desk.state.withLock { $0.takenBack } == ["7"])
    #expect(await visitor.post("/undo", ["recruiter": "R9", "receipt": "7"]).status == 404)
    #expect(await visitor.post("/undo", ["recruiter": "R1"]).status == 400)
    #expect(await visitor.get("/undo").status == 405)
  }

  @Test func talksWithoutANoteAreToFinish() async throws {
    let desk = FakeDesk {
      $0.logs = [Self.contact("7"), Self.contact("8", isConversation: false), Self.contact("9", note: "All said")]
    }
    let page = await (try Visitor(desk)).get("/today?recruiter=R1").text
    #expect(page.contains("To finish by this evening") && page.contains("id=\"finish-rightcall-interaction-7\""))
    #expect(
      !page.contains("id=\"finish-rightcall-interaction-8\"") && !page.contains("id=\"finish-rightcall-interaction-9\"")
    )
    #expect(page.components(separatedBy: "data-line").count - 1 == 3)
  }

  @Test func whatWasLeftOpenIsAdded() async throws {
    let desk = FakeDesk()
    let visitor = try Visitor(desk)
    let fields = [
      "recruiter": "R1", "log": "rightcall-interaction-7", "note": "Wants Leeds", "next_step": "Send it",
      "next_at": "2026-11-25T10:00", "job": "J1", "finish": "save",
    ]
    #expect(await visitor.post("/finish", fields).status == 303)
    #expect(await visitor.post("/finish", fields.merging(["finish": "nothing"]) { $1 }).status == 303)
    let entries = desk.state.withLock { $0.finished }
    #expect(entries[0].note == "Wants Leeds" && entries[0].nextStep == "Send it" && entries[0].jobID == "J1")
    // Ten o'clock in London, in winter.
    #expect(entries[0].nextAt == Instant(1_795_600_800))
    #expect(entries[1] == FinishEntry(log: "rightcall-interaction-7", recruiterID: "R1"))
    #expect(await visitor.post("/finish", fields.merging(["next_at": "soon"]) { $1 }).status == 400)
    desk.state.withLock { $0.mayFinish = false }
    let late = await visitor.post("/finish", fields)
    #expect(late.status == 409 && late.text.contains("Wants Leeds"))
  }

  @Test func whatACardBecomesSaysWhoTalked() async throws {
    let deed = Deed(
      at: FakeDesk.now - 60, recruiterName: "Omar Reed", isOwn: false,
      what: .contact(channel: .call, outcome: .connected, durationSeconds: nil, isConversation: true))
    let response = await (try Visitor(FakeDesk { $0.deed = deed })).get("/today/settled?person=P1")
    #expect(response.text == "<p>Just talked: Omar Reed, 14:29 today, call, spoke.</p>")
    // Asked by a page that shows it where there is one: nothing is no fault.
    let none = await (try Visitor()).get("/today/settled?person=P1")
    #expect(none.status == 204 && none.body.isEmpty)
    #expect(await (try Visitor()).get("/today/settled").status == 400)
  }

  @Test func theListAloneIsThereForAPageThatStays() async throws {
    let response = await (try Visitor()).get("/today?recruiter=R1&part=list")
    #expect(response.text.contains("class=\"card\"") && !response.text.contains("<html"))
  }

  @Test func theDayComesAsAFile() async throws {
    let response = await (try Visitor()).get("/today/export.csv?recruiter=R1")
    #expect(response.status == 200 && response.header("Content-Type") == "text/csv; charset=utf-8")
    #expect(response.header("Content-Disposition")?.hasPrefix("attachment") == true)
  }
}

/// Pages that are told of changes.
@Suite(.timeLimit(.minutes(10))) struct LiveTests {
  private func site(_ desk: FakeDesk, pause: Duration = .milliseconds(2)) throws -> (Visitor, LiveWatch) {
    let visitor = try Visitor(desk)
    let live = LiveWatch(desk: desk, pause: pause)
    var site = visitor.site
    site.live = live
    return (Visitor(site: site, cookies: visitor.cookies), live)
  }

  @Test func aChangeIsToldWithoutSayingWhat() async throws {
    let desk = FakeDesk()
    let (visitor, live) = try site(desk)
    let response = await visitor.get("/today/events?recruiter=R1&since=41")
    #expect(response.status == 200 && response.header("Content-Type") == "text/event-stream; charset=utf-8")
    #expect(response.header("Cache-Control") == "no-store")
    var told: [String] = []
    let stream = try #require(response.stream)
    for try await text in stream {
      told.append(text)
      if told.count == 1 { desk.state.withLock { $0.change = 42 } }
      if told.count == 2 { await live.close() }
    }
    #expect(told == ["retry: 2000\n\n", "id: 42.2\nevent: changed\ndata: changed\n\n"])
  }

  @Test func whoeverComesBackIsToldOfWhatTheyMissed() async throws {
    let (visitor, live) = try site(FakeDesk())
    let response = await visitor.site.respond(
      to: visitor.request("GET", "/today/events?recruiter=R1&since=41", ["last-event-id": "12"]))
    var told: [String] = []
    let stream = try #require(response.stream)
    for try await text in stream {
      told.append(text)
      if told.count == 2 { await live.close() }
    }
    #expect(told.last == "id: 41.2\nevent: changed\ndata: changed\n\n")
  }

  /// Somebody took up a version of the playbook, or went back to one: any list may be another one.
  @Test func otherRulesAreToldOfThoughNothingElseChanged() async throws {
    let desk = FakeDesk { $0.concerns = false }
    let (visitor, live) = try site(desk)
    let page = await visitor.get("/today?recruiter=R1").text
    let address = try #require(page.firstMatch(of: /data-live="([^"]+)"/)?.1).replacing("&amp;", with: "&")
    var told: [String] = []
    let stream = try #require(await visitor.get(String(address)).stream)
    for try await text in stream {
      told.append(text)
      if told.count == 1 { desk.state.withLock { $0.edition = 3 } }
      if told.count == 2 { await live.close() }
    }
    #expect(told == ["retry: 2000\n\n", "id: 41.3\nevent: changed\ndata: changed\n\n"])
    // Whoever was away meanwhile is told when they come back.
    let (again, later) = try self.site(desk)
    let returning = await again.site.respond(
      to: again.request("GET", String(address), ["last-event-id": "41.2"]))
    var missed: [String] = []
    for try await text in try #require(returning.stream) {
      missed.append(text)
      if missed.count == 2 { await later.close() }
    }
    #expect(missed == told)
  }

  @Test func whoeverComesToListenLateIsToldAtOnceOfWhatChangedBefore() async throws {
    let desk = FakeDesk()
    // No second look comes in the time that this may take.
    let (visitor, live) = try site(desk, pause: .seconds(600))
    func listen() async throws -> [String] {
      var told: [String] = []
      let stream = try #require(await visitor.get("/today/events?recruiter=R1&since=40").stream)
      for try await text in stream {
        told.append(text)
        if told.count == 2 { break }
      }
      return told
    }
    let first = try await listen()
    #expect(first.last == "id: 41.2\nevent: changed\ndata: changed\n\n")
    #expect(try await listen() == first)
    await live.close()
  }

  @Test func quietIsSaidNowAndThenAndOthersChangesAreNot() async throws {
    let desk = FakeDesk { $0.concerns = false }
    let (visitor, live) = try site(desk)
    let response = await visitor.get("/today/events?recruiter=R1&since=41")
    var told: [String] = []
    let stream = try #require(response.stream)
    for try await text in stream {
      told.append(text)
      desk.state.withLock { $0.change += told.count == 1 ? 1 : 0 }
      if told.count == 2 { await live.close() }
    }
    #expect(told.last == ": still here\n\n")
  }

  @Test func whenTheProcessEndsEverybodyIsLetGo() async throws {
    let (visitor, live) = try site(FakeDesk())
    let response = await visitor.get("/today/events?recruiter=R1")
    await live.close()
    let stream = try #require(response.stream)
    for try await _ in stream {}
    #expect(await visitor.get("/today/events?recruiter=R1").status == 503)
  }

  @Test func aHeadHasNoBodyToWaitFor() async throws {
    let (visitor, _) = try site(FakeDesk())
    let response = await visitor.site.respond(to: visitor.request("HEAD", "/today/events?recruiter=R1"))
    #expect(response.status == 200 && response.stream == nil)
  }
}
