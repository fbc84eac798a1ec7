import Desk
import Evidence
import Testing

@testable import Web

@Suite struct TrialPageTests {
  private func page(_ standing: TrialStanding?) async throws -> WebResponse {
    await (try Visitor(FakeDesk { $0.trial = standing })).get("/trial")
  }

  @Test func withoutATrialThePageSaysWhatOneIsForAndItsRules() async throws {
    let response = try await page(nil)
    #expect(response.status == 200)
    #expect(response.text.contains("none ever ran here") && response.text.contains("Anybody may stop it"))
    #expect(!response.text.contains("<form method=\"post\" action=\"/trial/stop\""))
  }

  @Test func aRunningTrialShowsItsSentenceItsCourseAndWhatWasPublished() async throws {
    let standing = try FakeTrial.standing()
    let response = try await page(standing)
    let text = response.text
    #expect(standing.report.verdict == .probablyHelps && standing.report.looks.count > 20)
    #expect(text.contains(standing.report.sentence))
    #expect(text.contains("<svg") && text.contains("the range lies above nothing"))
    #expect(text.contains("planned end: 900") && text.contains("600 of 900"))
    #expect(text.contains("c0ffee") && text.contains("Ruth &lt;Okafor&gt;"))
    #expect(text.contains("action=\"/trial/stop\"") && text.contains("Not for pay or discipline"))
  }

  @Test func anEarlyTrialDrawsNothingAndSaysSo() async throws {
    let text = try await page(try FakeTrial.standing(units: 80)).text
    #expect(text.contains("Too early to say anything") && !text.contains("<svg"))
  }

  @Test func aLostKeyIsSaid() async throws {
    #expect(try await page(try FakeTrial.standing(hasKey: false)).text.contains("nobody new comes in"))
    #expect(try await !page(try FakeTrial.standing()).text.contains("nobody new comes in"))
  }

  @Test func anybodyEndsItOnceAndComesBackToThePage() async throws {
    let standing = try FakeTrial.standing()
    let desk = FakeDesk { $0.trial = standing }
    let visitor = try Visitor(desk)
    for _ in 0..<2 {
      let response = await visitor.post("/trial/stop", ["back": "/trial"])
      #expect(response.status == 303 && response.headers.contains { $0.0 == "Location" && $0.1 == "/trial" })
    }
    #expect(desk.state.withLock(\.stops) == 1)
    let text = await visitor.get("/trial").text
    #expect(text.contains("was stopped on") && !text.contains("action=\"/trial/stop\""))
  }

  @Test func aForeignFormEndsNothing() async throws {
    let standing = try FakeTrial.standing()
    let desk = FakeDesk { $0.trial = standing }
    let visitor = try Visitor(desk)
    let forged = await visitor.post("/trial/stop", ["form": "guess"])
    #expect(forged.status == 403)
    let foreign = await visitor.post("/trial/stop", [:], ["origin": "https://elsewhere.example"])
    #expect(foreign.status == 403 && desk.state.withLock(\.stops) == 0)
    #expect(await visitor.get("/trial/stop").status == 405)
  }
}
