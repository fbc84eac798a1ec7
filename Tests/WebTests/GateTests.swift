import Recruitment
import Testing

@testable import Web

@Suite struct GateTests {
  @Test func withoutSessionEveryPageSaysHowToGetIn() async throws {
    let visitor = try Visitor(isInside: false)
    for path in ["/", "/today", "/today?recruiter=R1", "/people/P1", "/people?who=a", "/nowhere"] {
      let response = await visitor.get(path)
      #expect(response.status == 401, "\(path)")
      #expect(response.text.contains("rightcall serve"))
      #expect(!response.text.contains("Aisha"))
      #expect(!response.text.contains(Visitor.secrets.formToken))
    }
    #expect(await visitor.post("/log", ["person": "P1"]).status == 401)
  }

  @Test func theTokenBuysASessionAndLeavesTheAddress() async throws {
    let visitor = try Visitor(isInside: false)
    let response = await visitor.get("/?token=\(Visitor.secrets.token)")
    #expect(response.status == 303)
    #expect(response.header("Location") == "/")
    let cookie = try #require(response.header("Set-Cookie"))
    #expect(cookie.contains("rightcall-session-8080=\(Visitor.secrets.session)"))
    #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && cookie.contains("Path=/"))
    #expect(!cookie.contains(Visitor.secrets.token))
  }

  @Test(arguments: ["", "0", String(repeating: "01", count: 31), String(repeating: "02", count: 32)])
  func aWrongTokenBuysNothing(token: String) async throws {
    let response = await (try Visitor(isInside: false)).get("/?token=\(token)")
    #expect(response.status == 401)
    #expect(response.header("Set-Cookie") == nil)
  }

  @Test func aWrongCookieIsNoSession() async throws {
    var visitor = try Visitor()
    visitor.cookies["rightcall-session-8080"] = Visitor.secrets.token
    #expect(await visitor.get("/today?recruiter=R1").status == 401)
    // Another launch on another port has a cookie of another name.
    visitor.cookies = ["rightcall-session-8081": Visitor.secrets.session]
    #expect(await visitor.get("/today?recruiter=R1").status == 401)
  }

  @Test(arguments: ["127.0.0.1:8080", "localhost:8080", "LOCALHOST:8080", "[::1]:8080"])
  func ourNamesAreAnswered(host: String) async throws {
    #expect(await (try Visitor()).get("/healthz", ["host": host]).status == 200)
  }

  @Test(arguments: ["evil.example:8080", "127.0.0.1", "127.0.0.1:8081", "127.0.0.1:8080.evil.example", ""])
  func otherNamesAreMisdirected(host: String) async throws {
    for path in ["/healthz", "/today", "/style.css", "/?token=\(Visitor.secrets.token)"] {
      #expect(await (try Visitor()).get(path, ["host": host]).status == 421)
    }
  }

  @Test func aRequestWithoutHostIsMisdirected() async throws {
    let site = try Visitor().site
    #expect(await site.respond(to: WebRequest(method: "GET", target: "/healthz")).status == 421)
  }

  @Test(arguments: [
    ["origin": "http://evil.example"], ["origin": "null"], ["origin": "https://127.0.0.1:8080"],
    ["origin": "http://127.0.0.1:8081"], ["origin": "http://127.0.0.1:8080", "sec-fetch-site": "cross-site"],
    ["origin": "http://127.0.0.1:8080", "sec-fetch-site": "same-site"],
  ])
  func formsFromElsewhereAreRefused(headers: [String: String]) async throws {
    let desk = FakeDesk()
    let response = await (try Visitor(desk)).post(
      "/log", ["person": "P1", "recruiter": "R1", "outcome": "voicemail"], headers)
    #expect(response.status == 403)
    #expect(desk.state.withLock { $0.logged.isEmpty })
  }

  @Test func aFormThatDoesNotSayWhereItComesFromIsRefused() async throws {
    let visitor = try Visitor()
    let request = visitor.request(
      "POST", "/log", ["content-type": "application/x-www-form-urlencoded"],
      body: "form=\(Visitor.secrets.formToken)&person=P1&recruiter=R1&outcome=voicemail")
    #expect(visitor.site.gate.refusesOrigin(request) == .foreignOrigin)
    #expect(await visitor.site.respond(to: request).status == 403)
  }

  @Test(arguments: [
    ["sec-fetch-site": "same-origin"], ["sec-fetch-site": "same-origin", "origin": "null"],
    ["referer": "http://127.0.0.1:8080/today?recruiter=R1"], ["origin": "http://localhost:8080"],
  ])
  func formsOfOursPass(headers: [String: String]) throws {
    let visitor = try Visitor()
    #expect(visitor.site.gate.refusesOrigin(visitor.request("POST", "/log", headers)) == nil)
  }

  @Test(arguments: ["", "0", String(repeating: "0", count: 64)])
  func aFormWithoutThisLaunchsTokenIsRefused(token: String) async throws {
    let desk = FakeDesk()
    let response = await (try Visitor(desk)).post(
      "/log", ["form": token, "person": "P1", "recruiter": "R1", "outcome": "voicemail"])
    #expect(response.status == 403)
    #expect(desk.state.withLock { $0.logged.isEmpty })
  }

  @Test func launchesShareNoSecret() {
    let first = LaunchSecrets()
    let second = LaunchSecrets()
    #expect(
      Set([first.token, first.session, first.formToken, second.token, second.session, second.formToken]).count == 6)
    #expect(first.token.count == 64 && first.session.count == 64)
  }

  @Test(arguments: ["0.0.0.0", "192.168.1.4", "::", "example.com", "", "127.0.0.1.evil.example", "127.1"])
  func addressesThatOthersCanReachAreRefused(host: String) async {
    await #expect(throws: WebError.notLoopback(host)) {
      try await WebServer(desk: FakeDesk(), options: .init(host: host)).run { _ in }
    }
    #expect(WebError.notLoopback(host).description.contains("accounts do not exist yet"))
  }

  @Test func everyAnswerIsHardened() async throws {
    let visitor = try Visitor()
    for path in ["/today?recruiter=R1", "/nowhere", "/style.css", "/healthz"] {
      let response = await visitor.get(path)
      let policy = try #require(response.header("Content-Security-Policy"))
      for part in ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"] {
        #expect(policy.contains(part))
      }
      #expect(response.header("X-Content-Type-Options") == "nosniff")
      #expect(response.header("Referrer-Policy") == "same-origin")
      #expect(response.header("Cross-Origin-Opener-Policy") == "same-origin")
    }
    #expect(await visitor.get("/today?recruiter=R1").header("Cache-Control") == "no-store")
  }
}
