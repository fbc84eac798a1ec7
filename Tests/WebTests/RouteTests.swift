import Desk
import Guidance
import Recruitment
import Testing

@testable import Web

@Suite struct RouteTests {
  @Test func theRootLeadsToToday() async throws {
    #expect(await (try Visitor()).get("/").header("Location") == "/today")
  }

  @Test func assetsAndHealthNeedNoSession() async throws {
    let visitor = try Visitor(isInside: false)
    #expect(await visitor.get("/healthz").text == "ok\n")
    for asset in Asset.all {
      let response = await visitor.get(asset.address)
      #expect(response.status == 200)
      #expect(response.header("Cache-Control")?.contains("immutable") == true)
      #expect(!response.body.isEmpty)
      #expect(await visitor.get(asset.path).header("Cache-Control") == "no-cache")
    }
  }

  @Test func withoutAChoiceTodayAsksWhoYouAre() async throws {
    let response = await (try Visitor()).get("/today")
    #expect(response.text.contains("Who are you?"))
    #expect(response.text.contains("/today?recruiter=R1") && response.text.contains("Tom Reid"))
  }

  @Test func aChoiceIsRemembered() async throws {
    let desk = FakeDesk()
    var visitor = try Visitor(desk)
    let first = await visitor.get("/today?recruiter=R1")
    #expect(first.header("Set-Cookie")?.hasPrefix("rightcall-recruiter-8080=R1;") == true)
    visitor.cookies["rightcall-recruiter-8080"] = "R1"
    #expect(await visitor.get("/today").text.contains("Tom Reid"))
    #expect(desk.state.withLock { $0.asked.map(\.recruiter) } == ["R1", "R1"])
  }

  @Test func aFirmOfOneNeedsNoChoice() async throws {
    let desk = FakeDesk { $0.recruiters.removeLast() }
    #expect(await (try Visitor(desk)).get("/today").text.contains("Tom Reid"))
  }

  @Test func anUnknownRecruiterIsNotFoundButAForgottenOneIsAskedAgain() async throws {
    var visitor = try Visitor()
    #expect(await visitor.get("/today?recruiter=R9").status == 404)
    visitor.cookies["rightcall-recruiter-8080"] = "R9"
    let response = await visitor.get("/today")
    #expect(response.status == 200)
    #expect(response.text.contains("Who are you?"))
  }

  @Test func minutesArePassedOn() async throws {
    let desk = FakeDesk()
    _ = await (try Visitor(desk)).get("/today?recruiter=R1&minutes=30")
    #expect(desk.state.withLock { $0.asked.first?.minutes } == 30)
  }

  @Test(arguments: ["0", "-1", "601", "x", "9999999999999999999999"])
  func minutesThatAreNoneAreRefused(text: String) async throws {
    #expect(await (try Visitor()).get("/today?recruiter=R1&minutes=\(text)").status == 400)
  }

  @Test func anEmptyStoreSaysWhatToDo() async throws {
    let empty = await (try Visitor(FakeDesk { $0.recruiters = [] })).get("/today")
    #expect(empty.text.contains("rightcall import"))
    #expect(empty.status == 200 && empty.text.contains("rightcall start"))
  }

  @Test func peopleAreFoundByPrintedIdWhateverIsInIt() async throws {
    let visitor = try Visitor(FakeDesk { $0.page = FakeDesk.page() })
    #expect(await visitor.get("/people/P%2F1%20%C3%A4").status == 200)
    let found = await visitor.get("/people?who=a.rahman%40example.com")
    #expect(found.status == 303)
    #expect(found.header("Location") == "/people/P%2F1%20%C3%A4")
    #expect(await visitor.get("/people/unknown").status == 404)
  }

  @Test(arguments: ["/nowhere", "/people/a/b", "/today/x", "/style.css/x"])
  func whatIsNotThereIsNotFound(path: String) async throws {
    #expect(await (try Visitor()).get(path).status == 404)
  }

  @Test func methodsThatFitNothingAreRefused() async throws {
    let visitor = try Visitor()
    for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"] {
      let response = await visitor.site.respond(to: visitor.request(method, "/today"))
      #expect(response.status == 405)
      #expect(response.header("Allow") == "GET, HEAD")
    }
    #expect(await visitor.get("/log").header("Allow") == "POST")
    #expect(await visitor.post("/today", [:]).status == 405)
  }

  @Test func headAnswersWithoutABody() async throws {
    let visitor = try Visitor()
    let response = await visitor.site.respond(to: visitor.request("HEAD", "/today?recruiter=R1"))
    #expect(response.status == 200)
    #expect(response.body.isEmpty)
  }

  @Test(arguments: ["/people/%ZZ", "/people/%00", "/people/%ff", "/today?recruiter=%", "/today?recruiter=%C3"])
  func brokenEncodingsAreRefused(target: String) async throws {
    #expect(await (try Visitor()).get(target).status == 400)
  }

  @Test func anythingUnexpectedGivesAReferenceAndNoMore() async throws {
    struct Secret: Error { var name = "Aisha Rahman" }
    let log = Log()
    let visitor = try Visitor(FakeDesk { $0.failure = Secret() }, log: log)
    let response = await visitor.get("/people/aisha.rahman%40example.com")
    #expect(response.status == 500)
    let line = try #require(log.lines.first)
    #expect(log.lines.count == 1)
    let reference = try #require(line.firstMatch(of: /reference ([0-9a-f]{8})/)?.1)
    #expect(response.text.contains(String(reference)))
    for text in [line.lowercased(), response.text.lowercased()] {
      #expect(!text.contains("aisha") && !text.contains("example.com"))
    }
  }
}
