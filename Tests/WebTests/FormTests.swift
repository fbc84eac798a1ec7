import Desk
import Recruitment
import Testing

@testable import Web

@Suite struct FormTests {
  private static let back = "/today?recruiter=R1&minutes=30"
  private static let basis = ["person": "P1", "recruiter": "R1", "back": back]

  private func log(_ fields: [String: String]) async throws -> (WebResponse, [ConversationEntry]) {
    let desk = FakeDesk()
    let response = await (try Visitor(desk)).post("/log", Self.basis.merging(fields) { $1 })
    return (response, desk.state.withLock { $0.logged })
  }

  private func act(_ fields: [String: String], moment: String = "0000000000000001") async throws
    -> (WebResponse, [MomentActionEntry])
  {
    let desk = FakeDesk()
    let response = await (try Visitor(desk)).post("/moments/\(moment)/action", Self.basis.merging(fields) { $1 })
    return (response, desk.state.withLock { $0.actions })
  }

  @Test(arguments: [
    ("call", "reached", Outcome.connected), ("video", "reached", .connected), ("meeting", "reached", .held),
    ("call", "voicemail", .voicemail), ("call", "no_answer", .noAnswer), ("meeting", "no_answer", .noShow),
    ("call", "busy", .busy), ("call", "wrong_number", .wrongNumber), ("sms", "sent", .sent),
  ])
  func outcomesAreLogged(channel: String, word: String, outcome: Outcome) async throws {
    let (response, entries) = try await log(["channel": channel, "outcome": word])
    #expect(response.status == 303)
    #expect(response.header("Location") == Self.back)
    let entry = try #require(entries.first)
    #expect(entries.count == 1)
    #expect(entry.outcome == outcome && entry.channel.word == channel)
    #expect(entry.personID == "P1" && entry.recruiterID == "R1" && entry.at == FakeDesk.now)
    #expect(entry.direction == .outbound && entry.durationSeconds == nil && entry.note == nil)
  }

  /// Where a video call was asked for and the number was rung: no video call takes a message.
  @Test(arguments: [("voicemail", Outcome.voicemail), ("busy", .busy), ("wrong_number", .wrongNumber)])
  func whatOnlyATelephoneDoesWasACall(word: String, outcome: Outcome) async throws {
    let (response, entries) = try await log(["channel": "video", "outcome": word])
    #expect(response.status == 303 && entries.map(\.channel) == [.call] && entries.map(\.outcome) == [outcome])
  }

  @Test func minutesNoteAndReferencesComeAlong() async throws {
    let (_, entries) = try await log([
      "outcome": "reached", "minutes": "12", "note": " Wants “Leeds” & <b>£70k</b> ", "job": "J1", "submission": "S1",
    ])
    let entry = try #require(entries.first)
    #expect(entry.durationSeconds == 720)
    #expect(entry.note == "Wants “Leeds” & <b>£70k</b>")
    #expect(entry.jobID == "J1" && entry.submissionID == "S1" && entry.channel == .call)
  }

  @Test(arguments: [
    ["outcome": "voicemail", "channel": "meeting"], ["outcome": "reached", "channel": "email"],
    ["outcome": "reached", "channel": "pigeon"], ["outcome": "shouted"], ["channel": "call"],
    ["outcome": "reached", "minutes": "601"], ["outcome": "reached", "minutes": "-1"],
    ["outcome": "reached", "minutes": "ten"], ["outcome": "reached", "person": " "],
    ["outcome": "reached", "recruiter": ""], ["outcome": "reached", "note": String(repeating: "x", count: 2_001)],
  ])
  func whatCannotBeIsRefusedAndNothingLogged(fields: [String: String]) async throws {
    let (response, entries) = try await log(fields)
    #expect(response.status == 400)
    #expect(entries.isEmpty)
  }

  @Test func theNoticeIsShownOnceAndNamesNobody() async throws {
    let (response, _) = try await log(["outcome": "voicemail"])
    #expect(response.header("Set-Cookie")?.hasPrefix("rightcall-notice-8080=logged.voicemail~7;") == true)
    var visitor = try Visitor()
    visitor.cookies["rightcall-notice-8080"] = "logged.voicemail"
    let page = await visitor.get("/today?recruiter=R1")
    #expect(page.text.contains("Logged: voicemail."))
    let forgets = page.headers.contains { $0.name == "Set-Cookie" && $0.value.hasPrefix("rightcall-notice-8080=;") }
    #expect(forgets)
    visitor.cookies["rightcall-notice-8080"] = "Visit evil.example"
    #expect(!(await visitor.get("/today?recruiter=R1").text.contains("evil.example")))
  }

  @Test(arguments: [
    "//evil.example", "https://evil.example", "/\\evil.example", "/today\r\nSet-Cookie: a=b", "/todayx", "",
    "/people/../log", "/today?x=" + String(repeating: "a", count: 600),
  ])
  func aFormLeadsBackToPagesOfOursOnly(path: String) async throws {
    let (response, _) = try await log(["outcome": "busy", "back": path])
    #expect(response.header("Location") == "/today")
  }

  @Test func theWayBackIsTheNextCard() async throws {
    let (there, _) = try await log(["outcome": "busy", "next": "00000000000000ff"])
    #expect(there.header("Location") == Self.back + "#card-00000000000000ff")
    let (nowhere, _) = try await log(["outcome": "busy", "next": "x\"y"])
    #expect(nowhere.header("Location") == Self.back)
  }

  @Test(arguments: [("already_talked", MomentAction.alreadyTalked), ("no_longer_true", .noLongerTrue)])
  func cardsAreSettledInOnePress(word: String, action: MomentAction) async throws {
    let (response, entries) = try await act(["action": word])
    #expect(response.status == 303)
    #expect(
      entries == [MomentActionEntry(moment: MomentID(value: 1), recruiterID: "R1", action: action, personID: "P1")])
  }

  @Test func dismissingWantsAReason() async throws {
    let (refused, none) = try await act(["action": "dismissed"])
    #expect(refused.status == 400 && none.isEmpty)
    let (_, entries) = try await act(["action": "dismissed", "reason": "Left the firm"])
    #expect(entries.first?.action == .dismissed && entries.first?.reason == "Left the firm")
  }

  /// From Tuesday 24 November 2026, 14:30: 16:30 today, Wednesday and Monday 08:30.
  @Test(
    arguments: [("later_today", 1_795_537_800), ("tomorrow", 1_795_595_400), ("next_week", 1_796_027_400)]
      as [(String, Int64)])
  func snoozingHoldsUntil(choice: String, until: Int64) async throws {
    let (_, entries) = try await act(["action": "snoozed", "until": choice])
    #expect(entries.first?.until == Instant(until))
  }

  @Test(arguments: [["action": "snoozed"], ["action": "snoozed", "until": "never"], ["action": "shrug"], [:]])
  func actionsThatAreNoneAreRefused(fields: [String: String]) async throws {
    let (response, entries) = try await act(fields)
    #expect(response.status == 400 && entries.isEmpty)
  }

  @Test func aMomentIdIsSixteenDigitsOrNothing() async throws {
    for id in ["1", "xyz", "000000000000000G", "00000000000000FF"] {
      let (response, entries) = try await act(["action": "already_talked"], moment: id)
      #expect(response.status == 404 && entries.isEmpty)
    }
  }

  @Test func formsThatAreTooLongOrNoFormsAreRefused() async throws {
    let visitor = try Visitor()
    var request = visitor.request("POST", "/log", ["origin": "http://127.0.0.1:8080"])
    #expect(await visitor.site.respond(to: request).status == 415)
    request.headers["content-type"] = "multipart/form-data; boundary=x"
    #expect(await visitor.site.respond(to: request).status == 415)
    request.body = .tooLarge
    #expect(await visitor.site.respond(to: request).status == 413)
    request.body = .bytes(Array(repeating: 97, count: WebRequest.bodyLimit + 1))
    #expect(await visitor.site.respond(to: request).status == 413)
    request.headers["content-type"] = "application/x-www-form-urlencoded"
    request.body = .bytes([UInt8]("note=%FF".utf8))
    #expect(await visitor.site.respond(to: request).status == 400)
    request.body = .bytes([UInt8](String(repeating: "a=b&", count: 65).utf8))
    #expect(await visitor.site.respond(to: request).status == 400)
  }

  @Test func aTimeThatHasPassedIsSaid() async throws {
    let desk = FakeDesk { $0.failure = DeskError.notLater(than: 0) }
    let response = await (try Visitor(desk)).post(
      "/moments/0000000000000001/action", ["action": "already_talked", "recruiter": "R1"])
    #expect(response.status == 400)
  }

  @Test func anAnswerToWhatACardAskedIsRecorded() async throws {
    let desk = FakeDesk()
    let response = await (try Visitor(desk)).post(
      "/facts",
      Self.basis.merging(["fact": "motivation", "value": "A <b>shorter</b> way", "submission": "S1"]) { $1 })
    #expect(response.status == 303 && response.header("Location") == Self.back)
    let entry = try #require(desk.state.withLock { $0.facts }.first)
    #expect(entry.name == "motivation" && entry.value == "A <b>shorter</b> way" && entry.submissionID == "S1")
  }

  @Test(arguments: [["fact": "Motivation; DROP", "value": "x"], ["fact": "motivation"], ["value": "x"]])
  func anAnswerToNothingIsRefused(fields: [String: String]) async throws {
    let desk = FakeDesk()
    let response = await (try Visitor(desk)).post("/facts", Self.basis.merging(fields) { $1 })
    #expect(response.status == 400 && desk.state.withLock { $0.facts.isEmpty })
  }
}
