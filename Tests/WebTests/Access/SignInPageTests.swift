import Desk
import Foundation
import Recruitment
import Testing

@testable import Web

@Suite struct SignInPageTests {
  @Test func whileThereIsNoAccountAllIsAsItWas() async throws {
    let firm = try SmallFirm()
    var browser = try await firm.browser()
    #expect(await browser.get("/today").status == 401)
    #expect(await browser.get("/sign-in").status == 303)
    #expect(await browser.get("/setup").status == 401)
    _ = await browser.get("/?token=\(Visitor.secrets.token)")
    let today = await browser.get("/today")
    #expect(today.status == 200 && today.text.contains("Who are you?") && today.text.contains("href=\"/setup\""))
    #expect(await browser.get("/today?recruiter=R2").status == 200)
    #expect(await browser.get("/accounts").status == 404)
    #expect(await browser.get("/account").status == 404)
    #expect(await browser.get("/audit").status == 404)
  }

  @Test func whoeverHoldsTheLaunchTokenMakesTheFirstAccountOnce() async throws {
    let firm = try SmallFirm()
    var browser = try await firm.browser()
    _ = await browser.get("/?token=\(Visitor.secrets.token)")
    var late = browser
    #expect(await browser.get("/setup").status == 200)
    _ = await late.get("/setup")
    let fields = [
      "name": "Olive Owner", "email": "ruth@firm.example", "password": SmallFirm.password, "again": SmallFirm.password,
      "role_recruiter": "on",
    ]
    var wrong = fields
    wrong["again"] = "another lantern"
    #expect(await browser.post("/setup", wrong).text.contains("The two passwords differ."))
    (wrong["password"], wrong["again"]) = ("short", "short")
    let refused = await browser.post("/setup", wrong)
    #expect(refused.status == 422 && refused.text.contains("12 characters"))
    #expect(refused.text.contains("aria-describedby=\"password-hint password-fault\""))
    #expect(refused.text.contains("value=\"Olive Owner\"") && !refused.text.contains("value=\"short\""))

    let made = await browser.post("/setup", fields)
    #expect(made.status == 303 && made.header("Location") == "/")
    // Signed in, as who they are on record.
    #expect(await browser.get("/today").text.contains("Ruth Adler"))
    #expect(await browser.get("/accounts").status == 200)
    // The launch's own session is worth nothing from now on, nor is its token.
    #expect(await late.post("/setup", fields).status == 401)
    #expect(await late.get("/today").header("Location") == "/sign-in")
    var newcomer = try await firm.browser()
    _ = await newcomer.get("/?token=\(Visitor.secrets.token)")
    #expect(await newcomer.get("/today").status == 303)
    #expect(try firm.desk.accounts().map(\.roles) == [[.administrator, .recruiter]])
  }

  private static func emptyFirm() throws -> SmallFirm {
    try SmallFirm { folder in
      try Data("key,value\nname,Harbour Desk\n".utf8).write(to: URL(fileURLWithPath: folder + "/firm.csv"))
    }
  }

  private static func importRecruiters(_ firm: SmallFirm) throws {
    let path = firm.folder + "/recruiters.csv"
    try Data("recruiter_id,name,email\nR1,Ruth Adler,ruth@firm.example\n".utf8).write(to: URL(fileURLWithPath: path))
    _ = try firm.desk.importFiles(ImportRequest(paths: [path]), now: firm.clock) { _ in }
  }

  @Test(arguments: ["ruth@firm.example", "owner@firm.example"])
  func inAnEmptyStoreSetUpLeadsToTheImportAndThenToTheDay(email: String) async throws {
    let firm = try Self.emptyFirm()
    var browser = try await firm.browser()
    _ = await browser.get("/?token=\(Visitor.secrets.token)")
    #expect(await browser.get("/setup").text.contains("Why am I seeing this?"))
    let made = await browser.post(
      "/setup",
      [
        "name": "Olive Owner", "email": email, "password": SmallFirm.password, "again": SmallFirm.password,
        "role_recruiter": "on",
      ])
    #expect(made.status == 303)
    #expect(await browser.get("/").header("Location") == "/today")
    for path in ["/today", "/people"] {
      let page = await browser.get(path)
      #expect(page.status == 200 && page.text.contains("No records yet"), "\(path)")
      #expect(page.text.contains("href=\"/import\"") && page.text.contains("Why am I seeing this?"), "\(path)")
    }
    try Self.importRecruiters(firm)
    let today = await browser.get("/today")
    if email == "ruth@firm.example" {
      #expect(today.status == 200 && today.text.contains("Ruth Adler"))
    } else {
      // Nobody else could do it for them.
      #expect(today.status == 403 && today.text.contains("href=\"/accounts/1\""))
      #expect(!today.text.contains("an administrator can say"))
      #expect(await browser.get("/people").text.contains("href=\"/accounts/1\""))
    }
  }

  @Test func theSessionsCookieIsOutOfReach() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var near = try await firm.browser()
    let plain = try #require(await near.signIn("ruth@firm.example").header("Set-Cookie"))
    #expect(plain.hasPrefix("rightcall-account-8080="))
    #expect(plain.contains("; HttpOnly") && plain.contains("; SameSite=Lax") && !plain.contains("Secure"))

    let site = try firm.site(publicURL: "https://desk.firm.example")
    var far = Browser(site: site, host: "desk.firm.example", origin: "https://desk.firm.example")
    let answer = await far.signIn("ruth@firm.example")
    let cookie = try #require(answer.header("Set-Cookie"))
    #expect(cookie.hasPrefix("__Host-rightcall=") && cookie.contains("; Secure") && cookie.contains("; Path=/;"))
    #expect(!cookie.contains("Domain") && cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax"))
    #expect(answer.header("Strict-Transport-Security") != nil)
    #expect(await far.get("/today").status == 200)
    // Another host's name, and forms from there, are still refused.
    far.host = "evil.example"
    #expect(await far.get("/today").status == 421)
    far.host = "desk.firm.example"
    #expect(await far.post("/log", ["person": "P1"], from: "https://evil.example").status == 403)
    #expect(await far.post("/log", ["person": "P1"], from: "http://desk.firm.example").status == 403)
  }

  @Test func signingInChangesTheSessionAndEndsTheOneBefore() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var browser = try await firm.browser("ruth@firm.example")
    let before = browser
    #expect(await browser.signIn("ruth@firm.example").status == 303)
    #expect(browser.cookies["rightcall-account-8080"] != before.cookies["rightcall-account-8080"])
    #expect(browser.formToken != before.formToken)
    var old = before
    #expect(await old.get("/today").status == 303)
  }

  @Test func nothingSaysWhetherThereIsSuchAnAccount() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    try firm.desk.disableAccount(firm.desk.account("words@firm.example").id, now: SmallFirm.now)
    var texts: Set<String> = []
    for email in ["ruth@firm.example", "nobody@firm.example", "words@firm.example"] {
      var browser = try await firm.browser()
      let password = email.hasPrefix("words") ? SmallFirm.password : "not the password"
      let answer = await browser.post("/sign-in", ["email": email, "password": password])
      #expect(answer.status == 422 && answer.header("Set-Cookie") == nil)
      texts.insert(answer.text.replacing(email, with: "x"))
    }
    #expect(texts.count == 1)
    #expect(texts.first?.contains("do not go together") == true && texts.first?.contains("role=\"alert\"") == true)
  }

  @Test func tooManyTriesHaveToWait() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var browser = try await firm.browser()
    for _ in 0..<5 { #expect(await browser.signIn("ruth@firm.example", "not the password").status == 422) }
    let answer = await browser.signIn("ruth@firm.example")
    #expect(answer.status == 429 && answer.header("Retry-After") == "2" && answer.text.contains("Wait 2 seconds"))
    firm.wait(2)
    #expect(await browser.signIn("ruth@firm.example").status == 303)
  }

  /// The proxy says where a request comes from; nobody else is believed.
  @Test func onlyTheProxySaysWhereARequestComesFrom() throws {
    let firm = try SmallFirm()
    func caller(_ peer: String, _ forwarded: String?, publicURL: String? = "https://desk.firm.example") throws -> String
    {
      var request = WebRequest(method: "GET", target: "/")
      request.peer = peer
      request.headers["x-forwarded-for"] = forwarded
      return try firm.site(publicURL: publicURL).gate.caller(request)
    }
    #expect(try caller("127.0.0.1", "203.0.113.9, 198.51.100.7") == "198.51.100.7")
    #expect(try caller("203.0.113.9", "198.51.100.7") == "203.0.113.9")
    #expect(try caller("127.0.0.1", "198.51.100.7", publicURL: nil) == "127.0.0.1")
    #expect(try caller("127.0.0.1", "not an address") == "127.0.0.1")
    #expect(try caller("::ffff:203.0.113.9", nil) == "203.0.113.9")
    #expect(try caller("2001:db8:1:2:3:4:5:6", nil) == caller("2001:db8:1:2:ffff::1", nil))
    #expect(try caller("2001:db8:1:3::1", nil) != caller("2001:db8:1:2::1", nil))
  }

  @Test(arguments: [
    "http://desk.firm.example", "https://", "desk.firm.example", "https://desk.firm.example/path",
    "https://desk.firm.example:0", "https://user@desk.firm.example", "https://desk firm.example", "",
  ])
  func whatIsNoPublicAddressIsRefused(text: String) {
    #expect(throws: WebError.notAPublicAddress(text)) { try PublicAddress(text) }
  }

  @Test func aPublicAddressHasOneName() throws {
    let address = try PublicAddress("https://Desk.Firm.example/")
    #expect(address.origin == "https://desk.firm.example")
    #expect(address.isNamed(by: "DESK.firm.example") && address.isNamed(by: "desk.firm.example:443"))
    for name in [nil, "", "firm.example", "desk.firm.example:80", "desk.firm.example.evil.example"] {
      #expect(!address.isNamed(by: name))
    }
    #expect(!(try PublicAddress("https://a.example:8443")).isNamed(by: "a.example"))
  }

  /// Other machines come only where there are accounts and a name.
  @Test func beyondThisMachineNeedsAccountsAndAName() async throws {
    let firm = try SmallFirm()
    let reception = firm.desk.reception(hasher: SmallFirm.hasher)
    func run(_ host: String, _ url: String?) async throws {
      try await WebServer(desk: firm.desk, reception: reception, options: .init(host: host, publicURL: url)).run { _ in
      }
    }
    await #expect(throws: WebError.notLoopback("0.0.0.0")) { try await run("0.0.0.0", "https://a.example") }
    await #expect(throws: WebError.notLoopback("https://a.example")) { try await run("127.0.0.1", "https://a.example") }
    try firm.staff()
    await #expect(throws: WebError.noPublicAddress("0.0.0.0")) { try await run("0.0.0.0", nil) }
    await #expect(throws: WebError.notAPublicAddress("http://a.example")) {
      try await run("0.0.0.0", "http://a.example")
    }
  }

  @Test func oneComesBackToWhereOneWas() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var browser = try await firm.browser()
    let sent = try #require(await browser.get("/people/P1").header("Location"))
    #expect(sent == "/sign-in?back=%2Fpeople%2FP1")
    // A program is told, and shown no form.
    let refused = await browser.get("/market.json")
    #expect(refused.status == 401 && refused.text == "{\"error\":\"sign in first\"}")
    let page = await browser.get(sent)
    #expect(page.text.contains("name=\"back\" value=\"/people/P1\""))
    let fields = ["email": "ruth@firm.example", "password": SmallFirm.password]
    for (back, place) in [
      ("/people/P1", "/people/P1"), ("//evil.example", "/today"), ("https://evil.example", "/today"),
    ] {
      #expect(await browser.post("/sign-in", fields.merging(["back": back]) { $1 }).header("Location") == place)
    }
  }

  @Test func signInFormsFromElsewhereAreRefused() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var browser = try await firm.browser()
    let answer = await browser.post(
      "/sign-in", ["email": "ruth@firm.example", "password": SmallFirm.password], from: "https://evil.example")
    #expect(answer.status == 403 && answer.header("Set-Cookie") == nil)
  }

  @Test(
    arguments: [
      (nil, nil), ("curl/8.5", nil),
      ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox, Linux"),
      (
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126",
        "Edge, Windows"
      ),
      (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605 Version/17.5 Mobile Safari/604",
        "Safari, iPhone"
      ),
    ] as [(String?, String?)])
  func browsersAreKnownApart(agent: String?, words: String?) { #expect(BrowserWords.words(agent) == words) }
}
