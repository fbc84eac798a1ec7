import Desk
import MessageCoach
import Practice
import Recruitment
import Testing

@testable import Web

@Suite struct CoachPageTests {
  private static let bad = "Hi Sam, just checking in. Any update?"

  @Test func thePageAsksForAMessageAndNamesTheKinds() async throws {
    let response = await (try Visitor()).get("/coach")
    #expect(response.status == 200)
    #expect(response.text.contains("<textarea") && response.text.contains("Nothing of it is kept"))
    #expect(response.text.contains("<option value=\"C06\">Debrief</option>"))
    #expect(response.text.contains("href=\"/coach\" aria-current"))
  }

  @Test func aPastedMessageIsReadOnThePageWithoutScripts() async throws {
    let response = await (try Visitor()).post("/coach", ["text": Self.bad, "channel": "sms", "side": "client"])
    #expect(response.status == 200)
    #expect(response.text.contains("Better said aloud") && response.text.contains("What to mend"))
    #expect(response.text.contains(">\(Self.bad)</textarea>"))
    #expect(response.text.contains("<option value=\"sms\" selected>"))
    #expect(response.header("Cache-Control") == "no-store")
  }

  @Test func whoTypesGetsTheReadingAlone() async throws {
    let response = await (try Visitor()).post("/coach", ["text": Self.bad, "part": "reading"])
    #expect(response.text.contains("Better said aloud") && !response.text.contains("<html"))
  }

  @Test func wordsOfTheMessageAreEscapedWhereverTheyStand() async throws {
    let text = "Just checking in <script>alert(1)</script> \"any news\"?"
    let response = await (try Visitor()).post("/coach", ["text": text])
    #expect(!response.text.contains("<script>alert") && response.text.contains("&lt;script&gt;alert"))
  }

  @Test(arguments: [["channel": "call"], ["side": "nobody"], ["text": String(repeating: "a", count: 20_001)]])
  func whatCannotBeUsedIsRefused(_ more: [String: String]) async throws {
    let response = await (try Visitor()).post("/coach", ["text": "Hello"].merging(more) { $1 })
    #expect(response.status == 400)
  }

  @Test func aForeignFormIsNotRead() async throws {
    #expect(await (try Visitor()).post("/coach", ["text": Self.bad, "form": "guess"]).status == 403)
  }

  @Test func anOpenerOnACardCanBeMadeOnesOwn() async throws {
    let text = await (try Visitor(recruiter: "R1")).get("/today").text
    #expect(text.contains("in my own words") && text.contains("action=\"/coach\" data-coach"))
    #expect(text.contains("name=\"moment\" value=\"C06\""))
  }

  private struct Parrot: LanguageModel {
    let name = "model.example"
    func answer(instructions: String, draft: String) async throws -> String {
      "Hi Sam, the panel met and I want to talk it through with you. Can I ring at 12:30 or 17:30? If not, just say so."
    }
  }

  @Test func aConnectedModelIsOfferedBesideAnOpenerAndNowhereElseOnTheCard() async throws {
    let without = await (try Visitor(recruiter: "R1")).get("/today").text
    #expect(without.contains("in my own words") && !without.contains("data-redraft"))
    let with = await (try Visitor(recruiter: "R1", model: Parrot())).get("/today").text
    #expect(with.contains("Have model.example redraft it") && with.contains("sends the draft, and what the card says"))
    let visitor = try Visitor(model: Parrot())
    let text = "Hi Sam, any news? The panel met. 12:30 or 17:30?"
    let answer = await visitor.post("/coach", ["text": text, "channel": "sms", "part": "redraft"])
    #expect(answer.status == 200 && answer.text.contains("By model.example"))
  }

  @Test(arguments: [(false, "candidate"), (true, "client")])
  func aDraftBesideACardIsForTheSideOfThePerson(_ isToClient: Bool, _ side: String) async throws {
    let desk = FakeDesk { state in
      for index in state.conversations.indices {
        state.conversations[index].isToClient = isToClient
        state.conversations[index].unanswered = 2
      }
    }
    let text = await (try Visitor(desk, recruiter: "R1")).get("/today").text
    #expect(text.contains("name=\"side\" value=\"\(side)\""))
    #expect(text.contains("name=\"unanswered\" value=\"2\""))
  }

  @Test func aThirdMessageInARowIsToldBesideACard() async throws {
    let fields = ["text": Self.bad, "channel": "sms", "part": "reading"]
    let visitor = try Visitor()
    #expect(
      await visitor.post("/coach", fields.merging(["unanswered": "2"]) { $1 }).text.contains(
        "A third message without an answer"))
    #expect(await !visitor.post("/coach", fields).text.contains("A third message"))
  }

  private static func answer(_ recruiter: String?, of messages: Int) -> AuditAnswer {
    let audited = (0..<messages).map { (number: Int) -> AuditedMessage in
      let opens = number % 3 == 0
      return AuditedMessage(
        id: InteractionID(Int64(number)), person: PersonID(Int64(number)), recruiter: RecruiterID(1),
        at: FakeDesk.now - Int64(number) * Span.day, verdict: opens ? .opensConversation : .replacesConversation,
        asksToTalk: opens, rule: 0, talked: number % 2 == 0)
    }
    let audit = MessageAudit(audited, withoutText: 7, recordEnds: FakeDesk.now) { time in
      let date = CivilDate(dayNumber: Int(time.seconds / Span.day))
      return (date.year, date.month)
    }
    return AuditAnswer(
      audit: audit, recruiter: recruiter, codes: ["C06"], titles: ["Debrief"], examples: [])
  }

  @Test func whatWasSentIsShownWithSharesRangesAndTheCaution() async throws {
    let audit = PageAudit(firm: Self.answer(nil, of: 90), own: Self.answer("R1", of: 5))
    let text = await (try Visitor(FakeDesk { $0.audit = .here(audit) }, recruiter: "R1")).get("/coach/sent").text
    #expect(text.contains("90 messages") && text.contains("<td>30 (33%)</td>"))
    #expect(text.contains("Yours") && text.contains("<td>2</td>") && !text.contains("<td>2 ("))
    #expect(text.contains("not because of it") && text.contains("Not for pay or discipline"))
    #expect(text.contains("<svg"))
  }

  @Test func whileItIsBeingReadThePageSaysSo() async throws {
    let response = await (try Visitor(FakeDesk { $0.audit = .working(share: 0.4) })).get("/coach/sent")
    #expect(response.status == 202 && response.text.contains("40%"))
  }

  @Test func withoutAnyMessageThePageSaysWhatBringsThem() async throws {
    let audit = PageAudit(firm: Self.answer(nil, of: 0), own: nil)
    let text = await (try Visitor(FakeDesk { $0.audit = .here(audit) })).get("/coach/sent").text
    #expect(text.contains("No message of ours") && !text.contains("<table"))
  }

  @Test func aMessageIsSharedOnlyAfterItsWriterHasSeenItWithoutNames() async throws {
    let audit = PageAudit(firm: Self.answer(nil, of: 90), own: nil)
    let desk = FakeDesk { $0.audit = .here(audit) }
    let visitor = try Visitor(desk, recruiter: "R1")
    let draft = await visitor.get("/coach/share/7")
    #expect(draft.status == 200 && draft.text.contains(">[name], any &lt;update&gt;?</textarea>"))
    #expect(desk.state.withLock(\.shared).isEmpty)
    let shared = await visitor.post("/coach/share/7", ["text": "[name], any news?", "back": "/coach/sent"])
    #expect(shared.status == 303 && shared.header("Location") == "/coach/sent")
    #expect(desk.state.withLock(\.shared) == [ExampleDraft(id: InteractionID(7), text: "[name], any news?")])
    #expect(await visitor.get("/coach/sent").text.contains("Take it back"))
    // Others read it and cannot take it back; nobody's other message can be had.
    let other = try Visitor(desk, recruiter: "R2")
    let page = await other.get("/coach/sent").text
    #expect(page.contains("[name], any news?") && !page.contains("Take it back"))
    #expect(await other.get("/coach/share/7").status == 404)
    _ = await visitor.post("/coach/withdraw/1", ["back": "/coach/sent"])
    #expect(await !other.get("/coach/sent").text.contains("any news"))
  }
}
