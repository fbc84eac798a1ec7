import Desk
import Recruitment
import Testing

@testable import Web

@Suite struct PageShelfTests {
  @Test func aDayIsAskedForOnceInAMinuteWhileNothingChanges() async throws {
    let desk = FakeDesk { $0.mark = 7 }
    let visitor = try Visitor(desk)
    let first = await visitor.get("/today?recruiter=R1")
    let second = await visitor.get("/today?recruiter=R1")
    #expect(first.status == 200)
    #expect(first.body == second.body)
    #expect(desk.state.withLock(\.asked.count) == 1)
  }

  @Test func aWriteByAnybodyMakesItAnew() async throws {
    let desk = FakeDesk { $0.mark = 7 }
    let visitor = try Visitor(desk)
    _ = await visitor.get("/today?recruiter=R1")
    desk.state.withLock {
      $0.mark = 8
      $0.conversations.removeLast()
    }
    let after = await visitor.get("/today?recruiter=R1")
    #expect(desk.state.withLock(\.asked.count) == 2)
    #expect(String(decoding: after.body, as: UTF8.self).contains("1 conversation due"))
  }

  @Test func aDeskThatCannotTellIsAskedEachTime() async throws {
    let desk = FakeDesk()
    let visitor = try Visitor(desk)
    _ = await visitor.get("/today?recruiter=R1")
    _ = await visitor.get("/today?recruiter=R1")
    #expect(desk.state.withLock(\.asked.count) == 2)
  }

  @Test func pagesBeyondTheLimitAreForgotten() {
    let shelf = PageShelf(limit: 1_000)
    let (mark, now) = (DayMark(sequence: 1), Instant(120))
    func key(_ path: String) -> PageShelf.Key { .init(target: path, session: "s", recruiter: nil, isPacked: false) }
    func page(_ size: Int) -> WebResponse { WebResponse(status: 200, body: Array(repeating: 1, count: size)) }
    shelf.keep(page(600), as: key("/a"), mark, at: now)
    shelf.keep(page(300), as: key("/b"), mark, at: now)
    #expect(shelf.page(key("/a"), mark, at: now)?.body.count == 600)
    shelf.keep(page(300), as: key("/c"), mark, at: now)
    #expect(shelf.page(key("/a"), mark, at: now) == nil)
    #expect(shelf.page(key("/c"), mark, at: now)?.body.count == 300)
    #expect(shelf.page(key("/c"), DayMark(sequence: 2), at: now) == nil)
    #expect(shelf.page(key("/c"), mark, at: Instant(180)) == nil)
  }

  @Test func anotherSessionOrRecruiterGetsAPageOfItsOwn() {
    let shelf = PageShelf()
    let (mark, now) = (DayMark(sequence: 1), Instant(120))
    let key = PageShelf.Key(target: "/today", session: "mine", recruiter: "R1", isPacked: true)
    shelf.keep(WebResponse(status: 200, body: [1]), as: key, mark, at: now)
    var other = key
    other.session = "another"
    #expect(shelf.page(other, mark, at: now) == nil)
    other = key
    other.recruiter = "R2"
    #expect(shelf.page(other, mark, at: now) == nil)
    other = key
    other.isPacked = false
    #expect(shelf.page(other, mark, at: now) == nil)
  }

  @Test func draftsAreTheSameFromTheShelfAndTheCoach() {
    let opener = "Your second interview with Hale ended at noon. How did it go, and what would you say if they offered?"
    let slots = ["15:00", "16:00"]
    let question = CoachQuestion(text: opener, channel: .sms, side: .candidate, opener: opener, slots: slots)
    let expected = MessageReader().answer(question).suggestion ?? opener
    let shelf = DraftShelf(limit: 1)
    for _ in 0..<2 {
      #expect(shelf.draft(opener, channel: .sms, side: .candidate, slots: slots) == expected)
      // Another one takes its place.
      #expect(shelf.draft("Hello.", channel: .email, side: .client, slots: []) != expected)
    }
  }
}
