import Desk
import Foundation
import Guidance
import Recruitment
import Testing

@testable import Web

/// People, clients, jobs and search as somebody who signed in sees them.
@Suite struct PeoplePagesTests {
  @Test func namesLeadFromOnePageToTheNext() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var ruth = try await firm.browser("ruth@firm.example")
    let client = await ruth.get("/clients/C1").text
    #expect(
      client.contains("Harbour Ltd") && client.contains("href=\"/jobs/J1\"") && client.contains("Why am I seeing"))
    let job = await ruth.get("/jobs/J1").text
    #expect(job.contains("href=\"/clients/C1\"") && job.contains("Open since") && job.contains("Nobody on record"))
    let people = await ruth.get("/people").text
    #expect(people.contains("href=\"/people/P1\"") && people.contains("value=\"P1\""))
    let pipeline = await ruth.get("/pipeline").text
    #expect(pipeline.contains("Finance Manager") && !pipeline.contains("Solicitor"))
  }

  @Test func theTimelinesChoiceStaysFromPageToPage() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var ruth = try await firm.browser("ruth@firm.example")
    let mail = await ruth.get("/people/P1?channel=email").text
    #expect(mail.contains("Shall we talk?") && mail.contains("<option value=\"email\" selected>"))
    let calls = await ruth.get("/people/P1?channel=call").text
    #expect(!calls.contains("Shall we talk?") && calls.contains("Nothing of that kind is on record."))
    var filter = TimelineFilter(channel: .email, direction: .outbound, conversationsOnly: true, recruiter: "R 1&x")
    let page = TimelinePage(contacts: [], inAll: 0, filter: filter)
    let form = TimelineFilterForm(timeline: page, path: "/people/P1")
    let address = form.address(before: TimelinePlace(at: 12, id: 3))
    #expect(address == "/people/P1?channel=email&direction=outbound&by=R%201%26x&talks=1&before=12.3#timeline")
    let query = try #require(FormValues(encoded: Array(address.utf8).split(separator: 63)[1].split(separator: 35)[0]))
    filter.before = TimelinePlace(at: 12, id: 3)
    #expect(try TimelineFilterForm.filter(query) == filter)
    for wrong in ["before=x", "before=1", "before=1.-2", "direction=up"] {
      #expect(await ruth.get("/people/P1?\(wrong)").status == 400)
    }
  }

  @Test func recordsOfOnePersonAreShownSideBySideAndAnswered() async throws {
    let firm = try SmallFirm()
    let more =
      "person_id,kind,name,emails,phones,owner_recruiter_id\nX1,candidate,Anna Berg,,07700 900555,R1\n"
      + "X2,candidate,Annabel Berg,,+447700900555,R1\n"
    let path = firm.folder + "/more"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Data(more.utf8).write(to: URL(fileURLWithPath: path + "/people.csv"))
    _ = try firm.desk.importFiles(ImportRequest(paths: [path]), now: SmallFirm.now) { _ in }
    try firm.staff()
    var ruth = try await firm.browser("ruth@firm.example")
    let page = await ruth.settled("/people/same").text
    #expect(page.contains("One pair of records") && page.contains("Annabel Berg") && page.contains("+447700900555"))
    let first = try #require(page.firstMatch(of: /name="first" value="(#\d+)"/)?.1)
    let second = try #require(page.firstMatch(of: /name="second" value="(#\d+)"/)?.1)
    let done = await ruth.post("/people/same", ["first": String(first), "second": String(second), "do": "merge"])
    #expect(done.header("Location") == "/people/same")
    let after = await ruth.settled("/people/same").text
    #expect(after.contains("one person from now on") && after.contains("By hand") && after.contains("Nothing waits"))
    _ = await ruth.post("/people/same", ["first": String(first), "second": String(second), "do": "apart"])
    #expect(await ruth.settled("/people/same").text.contains("Nobody was made one"))
    #expect(await ruth.post("/people/same", ["first": "x", "second": "y", "do": "sell"]).status == 400)
  }

  @Test func thoseWhoWereChosenAreChanged() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var ruth = try await firm.browser("ruth@firm.example")
    _ = await ruth.get("/people")
    let none = await ruth.post("/people/change", ["recruiter": "R1", "change": "tag", "tag": "key", "back": "/people"])
    #expect(none.header("Location") == "/people")
    #expect(await ruth.get("/people").text.contains("choose people first"))
    let done = await ruth.post(
      "/people/change", ["p3": "P1", "recruiter": "R1", "change": "tag", "tag": "Key", "back": "/people?show=owned"])
    #expect(done.header("Location") == "/people?show=owned")
    let page = await ruth.get("/people?tag=key").text
    #expect(page.contains("Done for 1 person.") && page.contains("key (1)") && page.contains("Anna Berg"))
    #expect(await ruth.post("/people/change", ["p0": "P1", "recruiter": "R1", "change": "sell"]).status == 400)
    let given = await ruth.post("/people/change", ["p0": "P1", "recruiter": "R1", "change": "assign", "to": "R2"])
    #expect(given.status == 303)
    let again = await ruth.post("/people/change", ["p0": "P1", "recruiter": "R1", "change": "assign", "to": "R1"])
    #expect(again.status == 409 && again.text.contains("belongs to a colleague"))
  }

  @Test func colleaguesSeeAsMuchOfMailAsItsWriterLets() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    try firm.add("omar@firm.example", .recruiter)
    try firm.desk.logConversation(
      ConversationEntry(
        personID: "P1", recruiterID: "R2", channel: .call, outcome: .voicemail, at: SmallFirm.now - 60),
      now: SmallFirm.now)
    var (ruth, omar) = (try await firm.browser("ruth@firm.example"), try await firm.browser("omar@firm.example"))
    let metadata = await omar.get("/people/P1").text
    #expect(metadata.contains("Its words are for Ruth Adler alone.") && !metadata.contains("Shall we talk?"))
    #expect(await ruth.get("/people/P1").text.contains("Shall we talk?"))
    let account = await ruth.get("/account").text
    #expect(account.contains("value=\"metadata\" checked") && !account.contains("Hand-over sheets"))
    #expect(await ruth.post("/account/mail", ["level": "shared"]).status == 303)
    #expect(await omar.get("/people/P1").text.contains("Shall we talk?"))
    _ = await ruth.get("/account")
    #expect(await ruth.post("/account/mail", ["level": "hidden"]).status == 303)
    let hidden = await omar.get("/people/P1").text
    #expect(!hidden.contains("Thursday") && !hidden.contains("E-mail to them") && !hidden.contains("Its words are for"))
    #expect(await ruth.post("/account/mail", ["level": "open"]).status == 400)
  }

  @Test func searchFindsWhatIsOnesOwn() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    try firm.desk.refreshSearch()
    var ruth = try await firm.browser("ruth@firm.example")
    let found = await ruth.get("/search?q=shall+TALK").text
    #expect(found.contains("Anna Berg") && found.contains("Shall we talk?"))
    #expect(await ruth.get("/search?q=ann").text.contains("href=\"/people/P1\""))
    #expect(await ruth.get("/search?q=finance").text.contains("href=\"/jobs/J1\""))
    let nothing = await ruth.get("/search?q=%3Cscript%3E+own").text
    #expect(nothing.contains("Fewer words find more") && !nothing.contains("<script>"))
    #expect(await ruth.get("/search").text.contains("Type a name"))
    #expect(await ruth.get("/search?q=x&before=5").status == 400)
    #expect(await ruth.get("/search?q=x&kind=messages&before=x").status == 400)
  }

  /// Copied with a button, or, without scripts, by selecting it.
  @Test(arguments: ["/people/P1", "/today?recruiter=R1"]) func whatWasLoggedCanBeCopied(back: String) async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var ruth = try await firm.browser("ruth@firm.example")
    #expect(
      await ruth.post("/log", ["person": "P1", "recruiter": "R1", "outcome": "voicemail", "back": back]).status == 303)
    let notice = try #require(
      await ruth.get(back).text.firstMatch(of: /<div class="notice">.*?<\/form><\/div>/.dotMatchesNewlines())?.output)
    #expect(notice.contains("Copy for ATS") && notice.contains("Anna Berg (P1) | call, voicemail"), "\(notice)")
    #expect(notice.contains("data-line") && notice.contains("Undo"))
    #expect(await !ruth.get(back).text.contains("class=\"notice\""))
  }

  @Test func whoGaveThemAwayAndWhoTaggedThemStandsOnTheirPage() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var ruth = try await firm.browser("ruth@firm.example")
    for change in [["change": "tag", "tag": "key"], ["change": "assign", "to": "R2"]] {
      let fields = ["p0": "P1", "recruiter": "R1"].merging(change) { $1 }
      #expect(await ruth.post("/people/change", fields).status == 303)
    }
    let page = await ruth.get("/people/P1").text
    #expect(page.contains("What was changed here"))
    #expect(page.contains("Tagged “key” by Ruth Adler") && page.contains("Given to Omar Reed by Ruth Adler"), "\(page)")
  }

  @Test func managersHandOverWithoutLinksThatLeadNowhere() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var administrator = try await firm.browser("admin@firm.example")
    #expect(await administrator.get("/account").text.contains("href=\"/hand-over\""))
    let sheet = await administrator.get("/hand-over/R1").text
    #expect(sheet.contains("Anna Berg") && sheet.contains("Finance Manager"))
    // Not the number at the head of their day, and it says so.
    #expect(!sheet.contains("conversations due,") && !sheet.contains("conversation due,"))
    #expect(sheet.contains("0 moments open") || sheet.contains("Today counts fewer"))
    #expect(!sheet.contains("href=\"/people/") && !sheet.contains("href=\"/jobs/") && !sheet.contains("/clients/"))
    var ruth = try await firm.browser("ruth@firm.example")
    #expect(await ruth.get("/hand-over/R1").text.contains("href=\"/people/P1\""))
  }

  @Test func nobodyIsUrgedToRingWhoAskedForNoCalls() async throws {
    var page = FakeDesk.page()
    page.open = []
    page.overlooked = Overlooked(
      person: page.person, segment: .clientHiring, days: 14, lastTalk: nil, since: FakeDesk.now - 6 * Span.day)
    let before = PersonView(page: page, context: try context()).content.text
    #expect(before.contains("way ring") && before.contains("Not spoken to lately"))
    page.refused = [Channel.call, .meeting].map { .init(channel: $0, since: FakeDesk.now - 4 * Span.day) }
    let after = PersonView(page: page, context: try context()).content.text
    #expect(after.contains("They asked for no call and no meeting") && after.contains("Fri 20 Nov"))
    #expect(!after.contains("way ring") && !after.contains("Not spoken to lately"))
    page.refused = [.init(channel: .call, since: nil, isTheirWord: false)]
    #expect(PersonView(page: page, context: try context()).content.text.contains("On a screening list"))
  }

  /// Whoever stopped everything is said to have done so, and no way to them is offered.
  @Test func noWayIsOfferedThatTheyClosed() throws {
    var page = FakeDesk.page()
    page.open = []
    let before = PersonView(page: page, context: try context()).content.text
    #expect(before.contains("tel:") && before.contains("mailto:"))
    page.refused = [.init(channel: .email, since: FakeDesk.now)]
    let writing = PersonView(page: page, context: try context()).content.text
    #expect(writing.contains("They asked for no e-mail") && writing.contains("tel:") && !writing.contains("mailto:"))
    page.refused = Channel.allCases.map { .init(channel: $0, since: FakeDesk.now) }
    let after = PersonView(page: page, context: try context()).content.text
    #expect(after.contains("They asked for no contact at all") && after.contains("not to be rung"))
    for way in ["tel:", "sms:", "wa.me", "mailto:"] { #expect(!after.contains(way), "\(way)") }
  }

  private func context() throws -> CardContext {
    CardContext(
      words: DateWords(clock: FirmClock(settings: FirmSettings()), asOf: FakeDesk.now), formToken: "t",
      recruiterID: "R1",
      back: "/people/P1", sources: [], linksToPerson: false, drafts: DraftShelf(), model: nil)
  }

  @Test func whyOneIsHereIsAnsweredOnce() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var ruth = try await firm.browser("ruth@firm.example")
    for path in ["/people/same", "/people/kinds", "/people/P1"] {
      let text = await ruth.settled(path).text
      #expect(text.components(separatedBy: "Why am I seeing this?").count == 2, "\(path)")
    }
  }

  @Test func anIndexThatIsBeingMadeSaysNothingIsKnownYetAndLooksAgain() {
    var page = SearchPage(query: SearchQuery(words: "anna"), tokens: ["anna"])
    page.lag = SearchLag(behind: 9, since: nil, progress: 0)
    let words = DateWords(clock: FirmClock(settings: FirmSettings()), asOf: FakeDesk.now)
    let made = SearchView(page: page, words: words)
    #expect(made.isBeingMade && made.content.text.contains("still being made"))
    #expect(!made.content.text.contains("Nothing of yours"))
    page.lag = SearchLag(behind: 1, since: nil, progress: nil)
    let behind = SearchView(page: page, words: words)
    #expect(!behind.isBeingMade && behind.content.text.contains("Nothing of yours of what is in the index"))
  }
}

extension Browser {
  /// The page once it no longer asks for patience.
  mutating func settled(_ target: String) async -> WebResponse {
    var answer = await get(target)
    while answer.status == 202 { answer = await get(target) }
    return answer
  }
}
