import Desk
import Recruitment
import Testing

@testable import Web

/// Closing somebody's link without being the one who made it.
@Suite struct LinksOutTests {
  @Test func anAdministratorClosesAnyLinkAndTheLogSaysSo() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    let made = try firm.desk.makeLink(LinkEntry(person: "P8", recruiter: "R2"), now: SmallFirm.now)
    var administrator = try await firm.browser("admin@firm.example")
    let page = await administrator.get("/links").text
    #expect(page.contains("P8") && page.contains("books with Omar Reed") && page.contains("1 link is open"))
    // Neither the secret, nor who it is for.
    #expect(!page.contains(made.token.text))
    #expect(!page.contains("Hale") && !page.contains("hidden@mail.example"))
    #expect(page.contains("Links that are out</a>"))
    let path = "/links/\(made.link.id)/revoke"
    let refused = await administrator.post(path, ["form": String(repeating: "0", count: 64)])
    #expect(refused.status == 403)
    #expect(try firm.desk.openLinks(of: "P8", now: SmallFirm.now).count == 1)
    let answer = await administrator.post(path, ["back": "/links?person=P8"])
    #expect(answer.status == 303 && answer.header("Location") == "/links?person=P8")
    #expect(try firm.desk.openLinks(of: "P8", now: SmallFirm.now).isEmpty)
    let entry = try #require(try firm.desk.auditLog().first { $0.deed == .revokedLink })
    #expect(entry.subject == "link \(made.link.id)")
    #expect(!entry.account.isNone)
    #expect(await administrator.get("/links?person=hidden%40mail.example").text.contains("0 links are open"))
  }

  /// What is not theirs and what is not there are told apart by nothing.
  @Test func aManagerClosesThoseOfTheirTeamAlone() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    let now = SmallFirm.now
    _ = try firm.desk.addAccount(
      AccountEntry(email: "lead@firm.example", name: "Lea D", roles: [.manager], teams: ["Finance"]),
      password: SmallFirm.password, isFirst: false, hasher: SmallFirm.hasher, now: now)
    let theirs = try firm.desk.makeLink(LinkEntry(person: "P1", recruiter: "R1", purpose: .booking), now: now)
    let other = try firm.desk.makeLink(LinkEntry(person: "P8", recruiter: "R2", purpose: .booking), now: now)
    // By whom it is booked is one way to be of a team, whose the person is another.
    let owned = try firm.desk.makeLink(LinkEntry(person: "P1", recruiter: "R2", purpose: .booking), now: now)
    var lead = try await firm.browser("lead@firm.example")
    let page = await lead.get("/links").text
    #expect(page.contains("1 link is open") && page.contains("P1") && !page.contains("P8"))
    #expect(await lead.get("/links?person=P1").text.contains("2 links are open"))
    let (foreign, missing) = (await lead.get("/links?person=P8").text, await lead.get("/links?person=P77").text)
    #expect(foreign.replacing("P8", with: "P77") == missing)
    #expect(await lead.post("/links/\(other.link.id)/revoke").status == 404)
    for made in [theirs, owned] { #expect(await lead.post("/links/\(made.link.id)/revoke").status == 303) }
    #expect(try firm.desk.openLinks(of: nil, now: now).map(\.link.id) == [other.link.id])
  }
}
