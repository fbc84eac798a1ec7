import Campaigns
import Collateral
import Desk
import Foundation
import Recruitment
import Testing

@testable import Web

/// A marketer's way from a plan to its page, what a recruiter sees of it, and what a reader's click leaves behind.
@Suite struct CampaignPageTests {
  private static let plan = [
    "name": "Seven moments & you", "side": "candidates", "piece_seven-moments": "yes", "compare": "20",
    "begins": "2026-03-05", "ends": "2026-05-04",
  ]

  /// A small firm with an account of every kind, of whose people one agreed to be written to.
  private static func firm() throws -> SmallFirm {
    let firm = try SmallFirm()
    try firm.staff()
    let folder = firm.folder + "/consent"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let text = """
      person_id,at,purpose,channel,allowed,basis
      P8,2026-03-04T09:00:00Z,marketing,,yes,consent

      """
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/preferences.csv"))
    _ = try firm.desk.importFiles(ImportRequest(paths: [folder]), now: SmallFirm.now) { _ in }
    return firm
  }

  private static func approve(_ slug: String, _ browser: inout Browser) async {
    _ = await browser.get("/collateral/pieces/\(slug)")
    for state in ["checked", "approved"] {
      let answer = await browser.post("/collateral/pieces/\(slug)/step", ["to": state])
      #expect(answer.status == 303, "\(slug) to \(state)")
    }
  }

  @Test func aMarketerLooksPlansAndStartsAndThePageSaysSoFirst() async throws {
    let firm = try Self.firm()
    var browser = try await firm.browser("words@firm.example")
    #expect(await browser.get("/campaigns").text.contains("No campaign yet"))
    let query = Self.plan.map { "\($0)=\(PercentEncoding.encode($1))" }.joined(separator: "&")
    let look = await browser.get("/campaigns/new?look=yes&\(query)")
    #expect(look.status == 200 && look.text.contains("Whom that reaches"))
    #expect(look.text.contains("too few to tell anything") && look.text.contains("Seven moments &amp; you"))
    #expect(!look.text.contains("Hidden Hale") && !look.text.contains("Anna"))
    #expect(try firm.desk.campaigns(now: SmallFirm.now).isEmpty)
    let planned = await browser.post("/campaigns", Self.plan)
    #expect(planned.status == 303 && planned.header("Location") == "/campaigns/1")
    #expect(await browser.get("/campaigns/1").text.contains("Not started: nobody has been drawn."))
    #expect(await browser.post("/campaigns/1/start").status == 409)
    await Self.approve("seven-moments", &browser)
    #expect(await browser.post("/campaigns/1/start").status == 303)
    let page = await browser.get("/campaigns/1").text
    #expect(page.contains("<p class=\"because\">Too early to say") && page.contains("What we cannot tell"))
    #expect(page.contains("What binds us to the key") && !page.contains("Hidden Hale"))
  }

  @Test func aRuleOnHowPeopleAnswerOrWhatTheyAreHasNoFieldAndIsRefused() async throws {
    let firm = try Self.firm()
    var browser = try await firm.browser("words@firm.example")
    let page = await browser.get("/campaigns/new").text
    #expect(page.contains("id=\"sector\"") && !page.contains("seniority"))
    let bad = await browser.post("/campaigns", Self.plan.merging(["standing": "silent"]) { $1 })
    #expect(bad.status == 422 && bad.text.contains("“silent” is nothing that standing can be"))
  }

  @Test func managersLookRecruitersSeeTheCalendarAndAdministratorsNothing() async throws {
    let firm = try Self.firm()
    var words = try await firm.browser("words@firm.example")
    await Self.approve("seven-moments", &words)
    _ = await words.get("/campaigns/new")
    _ = await words.post("/campaigns", Self.plan)
    let added = await words.post(
      "/campaigns/1/calendar", ["day": "2026-03-09", "source": "linkedin", "piece": "seven-moments"])
    #expect(added.status == 303)
    var boss = try await firm.browser("boss@firm.example")
    let seen = await boss.get("/campaigns/1").text
    #expect(seen.contains("Call it off") && !seen.contains("Start it now") && !seen.contains("Add to the calendar"))
    #expect(await boss.post("/campaigns/1/start").status == 403)
    var ruth = try await firm.browser("ruth@firm.example")
    let calendar = await ruth.get("/campaigns").text
    #expect(calendar.contains("9 March 2026") && calendar.contains("LinkedIn") && !calendar.contains("It went out"))
    for path in ["/campaigns/1", "/campaigns/new"] { #expect(await ruth.get(path).status == 403) }
    var admin = try await firm.browser("admin@firm.example")
    #expect(await admin.get("/campaigns").status == 403)
  }

  @Test func aReadersClickLeavesACountAndNothingElse() async throws {
    let firm = try Self.firm()
    var words = try await firm.browser("words@firm.example")
    await Self.approve("seven-moments", &words)
    _ = await words.get("/collateral/look")
    _ = await words.post("/collateral/look", ["booking": "https://firm.example/book"])
    _ = await words.post("/campaigns", Self.plan)
    _ = await words.post(
      "/campaigns/1/calendar", ["day": "2026-03-09", "source": "linkedin", "piece": "seven-moments"])
    _ = await words.post("/campaigns/1/start")
    let token = try #require(try firm.desk.campaignCalendar(now: SmallFirm.now).first?.token).text
    var reader = try await firm.browser()
    let page = await reader.get("/read/seven-moments?t=\(token)")
    #expect(page.status == 200 && page.text.contains("href=\"/to/\(token)\"") && page.header("Set-Cookie") == nil)
    #expect(page.header("Cache-Control") == "no-store" && page.header("Referrer-Policy") == "no-referrer")
    let onward = await reader.get("/to/\(token)")
    #expect(
      onward.status == 303 && onward.header("Location")?.hasPrefix("https://firm.example/book?utm_source=") == true)
    let exposure = try firm.desk.campaign(1, now: SmallFirm.now).report.exposure
    #expect(exposure.publicViews == 1 && exposure.publicFollows == 1)
    // Any other token reads the same page, and nothing is counted.
    let other = await reader.get("/read/seven-moments?t=\(String(repeating: "0", count: 26))")
    #expect(other.status == 200 && other.header("Cache-Control") == "public, max-age=600")
    #expect(await reader.get("/to/\(String(repeating: "0", count: 26))").status == 404)
    #expect(await reader.get("/read/seven-moments").text.contains("https://firm.example/book?utm_source="))
    #expect(try firm.desk.campaign(1, now: SmallFirm.now).report.exposure == exposure)
  }

  /// A marketer at first sight: a client carousel with the firm's own finding in it is made, approved and exported, and
  /// nothing without a source gets through.
  @Test(.timeLimit(.minutes(5))) func aClientCarouselWithAnOwnFindingIsMadeApprovedAndExported() async throws {
    let world = try #require(
      Desk.SimulatedWorld(name: "planted", effects: ["all=0", "C08=25", "L04=25"], liking: "1"))
    let firm = try SmallFirm { folder in
      _ = try Desk.simulate(seed: 3, recruiters: 8, months: 12, in: world, out: folder) { _, _ in }
    }
    try firm.staff()
    let ends = try #require(try firm.desk.endOfRecord())
    firm.wait(ends - SmallFirm.now)
    var browser = try await firm.browser("words@firm.example")
    let sheet = "/collateral/pieces/nine-lost-days"
    // Findings are worked out beside the page, which asks for itself again.
    var found: String?
    for _ in 0..<1_000 where found == nil {
      let page = await browser.get(sheet).text
      found = page.firstMatch(of: /name="claim" value="(own:[CL][0-9]{2})"/).map { String($0.1) }
      if found == nil { try await Task.sleep(for: .milliseconds(200)) }
    }
    let own = try #require(found, "no finding of the firm's own can be placed")
    #expect(await browser.post("\(sheet)/add", ["claim": own]).status == 303)
    for state in ["checked", "approved"] {
      #expect(await browser.post("\(sheet)/step", ["to": state]).status == 303, "\(state)")
    }
    let kit = await browser.get("\(sheet)/kit.zip")
    #expect(kit.status == 200 && kit.body.starts(with: Array("PK".utf8)) && kit.body.count > 20_000)
    let carousel = await browser.get("\(sheet)/files/carousel")
    #expect(carousel.status == 200 && carousel.body.starts(with: Array("%PDF".utf8)))
    // What it says of the firm's own record stands in it, with its source and what it does not show.
    let text = await browser.get("\(sheet)/files/email-text").text
    #expect(text.contains("from its own record") && text.contains("not drawn by lot"), "\(text)")
    let piece = try firm.desk.inForce().pieceSheet("nine-lost-days", now: firm.clock)
    #expect(piece.state == .approved && piece.faults.isEmpty && piece.fitted.claims.contains(own))
    // The same with a figure from nowhere stays where it is.
    var unsourced = piece.piece
    unsourced.lead += " We fill 9 in 10 of them."
    try firm.desk.savePiece(unsourced, now: firm.clock)
    #expect(await browser.post("\(sheet)/step", ["to": "checked"]).status == 409)
    #expect(await browser.get("\(sheet)/kit.zip").status == 409)
  }

  @Test func whatIsOnRecordIsOfferedAndASlipOfTheHandIsNoPlan() async throws {
    let firm = try Self.firm()
    var browser = try await firm.browser("words@firm.example")
    let page = await browser.get("/campaigns/new").text
    #expect(page.contains("<option value=\"Legal\">Legal</option>") && page.contains("name=\"standing_hiring\""))
    // Which clients and recruiters there are is not for marketing.
    #expect(!page.contains("Harbour Ltd") && !page.contains("Ruth Adler"))
    let choices = try firm.desk.audienceChoices()
    #expect(choices.clients.contains { $0.id == "C1" && $0.name == "Harbour Ltd" } && choices.recruiters.count == 5)
    let slip = await browser.post("/campaigns", Self.plan.merging(["client": "nosuchclient"]) { $1 })
    #expect(slip.status == 422 && slip.text.contains("No client on record is “nosuchclient”."))
    let nobody = Self.plan.merging(["standing_placed": "yes", "look": "yes"]) { $1 }
    let query = nobody.map { "\($0)=\(PercentEncoding.encode($1))" }.joined(separator: "&")
    let look = await browser.get("/campaigns/new?\(query)").text
    #expect(look.contains("There is nobody to plan for") && !look.contains("Write the plan down"))
    #expect(look.contains("name=\"standing_placed\" value=\"yes\" checked"))
  }
}
