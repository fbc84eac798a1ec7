import Desk
import Foundation
import Recruitment
import Testing

@testable import Web

@Suite struct HabitsPageTests {
  private func settled(_ browser: inout Browser, _ path: String) async throws -> WebResponse {
    for _ in 0..<200 {
      let answer = await browser.get(path)
      if answer.status != 202 { return answer }
      try await Task.sleep(for: .milliseconds(20))
    }
    return await browser.get(path)
  }

  @Test func aRecruiterSeesTheirOwnYearAndNobodyElseDoes() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var ruth = try await firm.browser("ruth@firm.example")
    let page = try await settled(&ruth, "/habits")
    #expect(page.status == 200 && page.text.contains("<h1>My habits</h1>"))
    #expect(page.text.contains("Not for pay or discipline.") && page.text.contains("nobody else does"))
    #expect(page.text.contains("Nobody has looked at the figures of Finance yet."))
    #expect(!page.text.contains("Omar") && !page.text.contains("Hidden Hale"))
    for email in ["words@firm.example", "admin@firm.example"] {
      var other = try await firm.browser(email)
      #expect(await other.get("/habits").status == 403)
      #expect(await other.get("/habits/team").status == 403)
      #expect(await other.post("/habits/agree", ["agrees": "yes"]).status == 403)
    }
    #expect(await ruth.get("/habits/team").status == 403)
    #expect(await ruth.post("/habits/agree", ["agrees": "perhaps"]).status == 400)
  }

  @Test func aSmallTeamIsShownOnlyWhereAllAgreeAndItsRecruitersSeeWhoLooked() async throws {
    let firm = try SmallFirm()
    try firm.add("admin@firm.example", .administrator, isFirst: true)
    try firm.add("ruth@firm.example", .recruiter)
    try firm.add("iris@firm.example", .recruiter)
    let boss = try firm.add("boss@firm.example", .manager)
    try firm.desk.changeAccount(
      boss.id, AccountEntry(email: boss.email, name: "Bo Ess", roles: [.manager], teams: ["Finance"]),
      now: SmallFirm.now)
    var manager = try await firm.browser("boss@firm.example")
    #expect(await manager.get("/habits").header("Location") == "/habits/team")
    #expect(try await settled(&manager, "/habits/team").text.contains("Not shown: figures need five recruiters"))
    for email in ["ruth@firm.example", "iris@firm.example"] {
      var recruiter = try await firm.browser(email)
      #expect(try await settled(&recruiter, "/habits").text.contains("You have not agreed"))
      #expect(await recruiter.post("/habits/agree", ["agrees": "yes"]).status == 303)
    }
    let page = try await settled(&manager, "/habits/team").text
    #expect(!page.contains("Not shown") && page.contains("Finance") && !page.contains("Legal"))
    #expect(!page.contains("Ruth") && !page.contains("Iris"))
    var ruth = try await firm.browser("ruth@firm.example")
    #expect(try await settled(&ruth, "/habits").text.contains("<li>Bo Ess, "))
    #expect(try firm.desk.auditLog().allSatisfy { !($0.subject ?? "").contains("Finance") })
    // Taken back, it is gone.
    #expect(await ruth.post("/habits/agree", ["agrees": "no"]).status == 303)
    #expect(try await settled(&manager, "/habits/team").text.contains("Not shown"))
  }
}
