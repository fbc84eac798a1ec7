import Desk
import Foundation
import Recruitment
import Testing

@testable import Web

/// One's own practice as pages: prepared, held, looked back on; what a manager sees of it, which is nothing.
@Suite struct PracticePageTests {
  private func settled(_ browser: inout Browser, _ path: String) async throws -> WebResponse {
    for _ in 0..<300 {
      let answer = await browser.get(path)
      if answer.status != 202, !answer.text.contains("They are being read from the record") { return answer }
      try await Task.sleep(for: .milliseconds(20))
    }
    return await browser.get(path)
  }

  private func prepare(_ browser: inout Browser, because: String, expected: Int, rung: Int = 3) async -> WebResponse {
    await browser.post(
      "/practice/prepare",
      [
        "because": because, "to_learn": "What would still do", "worst": "You wasted my time",
        "first_sentence": "I have bad news, and it is mine", "expected": "\(expected)", "rung": "\(rung)",
      ])
  }

  private func hold(_ browser: inout Browser, _ page: String, awkward: Int) async -> WebResponse {
    let id = page.firstMatch(of: /\/practice\/([0-9]+)\/held/)?.1 ?? "0"
    var fields = ["awkward": "\(awkward)", "learned": "Hours matter more"]
    for place in 0..<8 { fields["b\(place)"] = "2" }
    return await browser.post("/practice/\(id)/held", fields)
  }

  @Test func whatWasExpectedStandsBesideWhatCameAndAMonthHidesIt() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var ruth = try await firm.browser("ruth@firm.example")
    for (place, expected) in [8, 7, 6].enumerated() {
      _ = try await settled(&ruth, "/practice")
      #expect(await prepare(&ruth, because: "Secret matter \(place)", expected: expected).status == 303)
      let page = try await settled(&ruth, "/practice").text
      #expect(page.contains("Secret matter \(place)"))
      #expect(await hold(&ruth, page, awkward: 2).status == 303)
    }
    let page = try await settled(&ruth, "/practice").text
    #expect(page.contains("3 were easier than") && page.contains("7.0 of 10 expected on average"))
    #expect(page.contains("My twelve months to") && page.contains("Tries before giving up"))
    #expect(page.contains("The eight behaviours") && page.contains("There is no target"))
    // Nobody else's page has a word of it.
    for email in ["boss@firm.example", "words@firm.example", "admin@firm.example"] {
      var other = try await firm.browser(email)
      for path in ["/practice", "/practice/1/sheet", "/practice/team"] {
        #expect(!(await other.get(path)).text.contains("Secret matter"), "\(email) at \(path)")
      }
    }
    #expect(await ruth.post("/practice/rest", ["rests": "yes"]).status == 303)
    let quiet = try await settled(&ruth, "/practice").text
    #expect(!quiet.contains("My twelve months") && !quiet.contains("were easier than"))
    #expect(quiet.contains("A month without a target"))
  }

  @Test func aManagerIsToldWhatToBeginWithAndInvitesAfterwards() async throws {
    let firm = try SmallFirm()
    try firm.add("admin@firm.example", .administrator, isFirst: true)
    let boss = try firm.add("boss@firm.example", .manager)
    try firm.desk.changeAccount(
      boss.id, AccountEntry(email: boss.email, name: "Bo Ess", roles: [.manager], teams: ["Finance"]),
      now: SmallFirm.now)
    try firm.add("ruth@firm.example", .recruiter)
    var manager = try await firm.browser("boss@firm.example")
    let before = try await settled(&manager, "/practice/team").text
    #expect(before.contains("Prepare a difficult conversation of your own first") && !before.contains("<button>Invite"))
    #expect(await manager.post("/practice/invite", ["team": "Finance"]).status == 403)
    _ = try await settled(&manager, "/practice")
    #expect(await prepare(&manager, because: "A fee that I promised", expected: 9).status == 303)
    #expect(await hold(&manager, try await settled(&manager, "/practice").text, awkward: 3).status == 303)
    _ = try await settled(&manager, "/practice/team")
    #expect(await manager.post("/practice/invite", ["team": "Finance"]).status == 303)
    var ruth = try await firm.browser("ruth@firm.example")
    let page = try await settled(&ruth, "/practice").text
    #expect(page.contains("invited Finance to try one") && !page.contains("A fee that I promised"))
  }
}
