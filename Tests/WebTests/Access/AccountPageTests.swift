import Desk
import Foundation
import Recruitment
import Testing

@testable import Web

@Suite struct AccountPageTests {
  @Test func sessionsEndAfterAWhile() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var browser = try await firm.browser("ruth@firm.example")
    firm.wait(29 * 60)
    #expect(await browser.get("/today").status == 200)
    firm.wait(30 * 60)
    #expect(await browser.get("/today").header("Location") == "/sign-in")
    let late = await browser.post("/log", ["person": "P1", "recruiter": "R1", "outcome": "voicemail"])
    #expect(late.status == 401 && late.text.contains("was not taken"))
  }

  @Test func oneSignsOutHereOrEverywhere() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var (first, second, third) = (
      try await firm.browser("ruth@firm.example"), try await firm.browser("ruth@firm.example"),
      try await firm.browser("ruth@firm.example")
    )
    let copy = first.cookies
    let out = await first.post("/sign-out")
    #expect(out.header("Location") == "/sign-in" && first.cookies["rightcall-account-8080"] == nil)
    // The session has ended, not just its cookie.
    first.cookies = copy
    #expect(await first.get("/today").status == 303)
    #expect(await second.get("/today").status == 200)
    #expect(await third.get("/account").count(of: "/account/sessions/") == 1)
    _ = await third.post("/account/sign-out-everywhere")
    #expect(await second.get("/today").status == 303)
    #expect(await third.get("/today").status == 303)
  }

  @Test func oneEndsASessionLeftOpenElsewhere() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var (here, there) = (try await firm.browser("ruth@firm.example"), try await firm.browser())
    there.agent = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
    _ = await there.signIn("ruth@firm.example")
    let page = await here.get("/account")
    #expect(page.text.contains("Firefox, Linux") && page.text.contains("<dt>On record as</dt><dd>Ruth Adler</dd>"))
    let form = try #require(page.text.firstMatch(of: /action="(\/account\/sessions\/[0-9]+\/end)"/)?.1)
    #expect(await here.post(String(form)).header("Location") == "/account")
    #expect(await there.get("/today").status == 303)
    #expect(await here.get("/account").text.contains("That session has ended."))
  }

  @Test func oneChangesOnesPassword() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var (here, there) = (try await firm.browser("ruth@firm.example"), try await firm.browser("ruth@firm.example"))
    let fresh = "quite another lantern"
    func fields(_ old: String, _ new: String, _ again: String? = nil) -> [String: String] {
      ["old": old, "password": new, "again": again ?? new]
    }
    for (attempt, says) in [
      (fields("not the password", fresh), "That is not your password."),
      (fields(SmallFirm.password, "short"), "12 characters"),
      (fields(SmallFirm.password, fresh, "something else"), "The two passwords differ."),
      (fields(SmallFirm.password, "ruth@firm.example"), "little more than the e-mail address"),
    ] {
      let answer = await here.post("/account/password", attempt)
      #expect(answer.status == 422 && answer.text.contains(says) && answer.text.contains("aria-invalid"))
      for (_, value) in attempt { #expect(!answer.text.contains("value=\"\(value)\"") || value.contains("@")) }
    }
    let before = here.cookies["rightcall-account-8080"]
    #expect(await here.post("/account/password", fields(SmallFirm.password, fresh)).status == 303)
    #expect(here.cookies["rightcall-account-8080"] != before)
    #expect(await here.get("/account").text.contains("Your password is changed."))
    #expect(await there.get("/today").status == 303)
    #expect(await there.signIn("ruth@firm.example").status == 422)
    #expect(await there.signIn("ruth@firm.example", fresh).status == 303)
  }

  @Test func blanksBelongToAPassword() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var browser = try await firm.browser()
    #expect(await browser.signIn("ruth@firm.example", SmallFirm.password + " ").status == 422)
  }

  @Test func formsOfAnotherSessionAreOutOfDate() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var ruth = try await firm.browser("ruth@firm.example")
    let boss = try await firm.browser("boss@firm.example")
    for token in [boss.formToken, Visitor.secrets.formToken, "", String(repeating: "0", count: 64)] {
      let answer = await ruth.post(
        "/log", ["person": "P1", "recruiter": "R1", "outcome": "voicemail", "form": token])
      #expect(answer.status == 403)
    }
    #expect(try firm.desk.person("P1", asOf: SmallFirm.now).contactsInAll == 1)
  }

  @Test func anAdministratorAddsChangesAndDisables() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var admin = try await firm.browser("admin@firm.example")
    let new = await admin.get("/accounts/new")
    #expect(new.text.contains("Omar Reed") && new.text.contains("Finance, Legal"))
    var fields = ["name": "Omar", "email": "omar@firm.example", "password": "short", "role_recruiter": "on"]
    #expect(await admin.post("/accounts", fields).text.contains("12 characters"))
    fields["password"] = SmallFirm.password
    fields["email"] = "ruth@firm.example"
    #expect(await admin.post("/accounts", fields).text.contains("has an account already"))
    fields["email"] = "omar@firm.example"
    #expect(await admin.post("/accounts", fields).header("Location") == "/accounts")
    #expect(await admin.get("/accounts").text.contains("The account is there."))
    var omar = try await firm.browser("omar@firm.example")
    #expect(await omar.get("/people/P8").status == 200)

    let id = try firm.desk.account("omar@firm.example").id.value
    #expect(await admin.get("/accounts/\(id)").text.contains("<option value=\"R2\" selected>"))
    let change = ["name": "Omar R.", "role_manager": "on", "teams": "Legal, Finance", "recruiter": "R2"]
    #expect(await admin.post("/accounts/\(id)", change).status == 303)
    #expect(try firm.desk.account("omar@firm.example").teams == ["Legal", "Finance"])
    #expect(await omar.get("/people/P8").status == 303)
    _ = await omar.signIn("omar@firm.example")
    #expect(await omar.get("/people/P8").status == 403)

    #expect(await admin.post("/accounts/\(id)/disable").status == 303)
    #expect(await omar.get("/account").status == 303)
    #expect(await omar.signIn("omar@firm.example").status == 422)
    #expect(await admin.post("/accounts/\(id)/enable").status == 303)
    #expect(await admin.post("/accounts/\(id)/password", ["password": "quite another lantern"]).status == 303)
    #expect(await omar.signIn("omar@firm.example", "quite another lantern").status == 303)
    let own = try firm.desk.account("admin@firm.example").id.value
    let last = await admin.post("/accounts/\(own)/disable")
    #expect(last.status == 422 && last.text.contains("make somebody else an administrator first"))
    #expect(await admin.get("/account").status == 200)
  }

  /// Every field has a label, and every fault is tied to its field.
  @Test func fieldsAreLabelled() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var (admin, stranger) = (try await firm.browser("admin@firm.example"), try await firm.browser())
    let pages = [
      await stranger.get("/sign-in"), await admin.get("/account"), await admin.get("/accounts/new"),
      await admin.get("/accounts/2"), await admin.post("/accounts", ["email": "x", "name": "N", "role_manager": "on"]),
    ]
    for page in pages {
      let text = page.text
      for field in text.matches(of: /<(?:input|select) id="([a-z-]+)"/) {
        #expect(text.contains("<label for=\"\(field.1)\""), "\(field.1)")
      }
      for described in text.matches(of: /aria-describedby="([^"]+)"/) {
        for id in described.1.split(separator: " ") { #expect(text.contains("id=\"\(id)\""), "\(id)") }
      }
      #expect(page.count(of: "<h1") == 1)
    }
    #expect(pages[4].text.contains("Give an e-mail address"))
  }
}
