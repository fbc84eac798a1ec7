import Recruitment
import Testing

@testable import Permission

/// Contact about a process: who wrote to us or has something under way may be contacted about it.
struct ThreadTests {
  /// A Wednesday noon.
  private let now = "2026-03-04T12:00:00Z"

  @Test func `who never answered is asked about first`() throws {
    let answer = try SmallFirm().answer(now)
    #expect(answer.verdict == .ask && answer.until == nil)
    #expect(answer.why.count == 1 && answer.why[0].hasPrefix("nothing from them in the last 180 days"))
    #expect(try SmallFirm().gate().answer(for: PersonID(77), by: .call, at: time(now)).verdict == .ask)
    var firm = SmallFirm()
    firm.ring("2026-02-02T10:00:00Z")
    firm.write("2026-02-02T10:05:00Z")
    #expect(try firm.answer(now).verdict == .ask)
  }

  @Test func `a word from them keeps a thread alive for half a year`() throws {
    var firm = SmallFirm()
    firm.reply("2025-09-05T12:00:00Z")
    #expect(try firm.answer(now) == .allowed)
    #expect(try firm.answer("2026-03-05T12:00:00Z").verdict == .ask)
    firm.talk("2026-01-05T12:00:00Z")
    #expect(try firm.answer("2026-03-05T12:00:00Z") == .allowed)
  }

  @Test func `a machine's reply is no word from them`() throws {
    var firm = SmallFirm()
    firm.reply("2026-03-03T12:00:00Z", automatic: true)
    #expect(try firm.answer(now).verdict == .ask)
  }

  @Test func `what is written down later is not known yet`() throws {
    var firm = SmallFirm()
    firm.reply("2026-03-03T12:00:00Z", known: "2026-03-04T12:00:01Z")
    #expect(try firm.answer(now).verdict == .ask)
    #expect(try firm.answer("2026-03-04T12:00:01Z") == .allowed)
  }

  @Test func `a submission under way is theirs to hear of`() throws {
    var firm = SmallFirm()
    firm.job(opened: "2025-01-05T09:00:00Z")
    firm.submission(created: "2026-02-02T09:00:00Z")
    #expect(try firm.answer(now) == .allowed)
    #expect(try firm.answer("2026-01-30T12:00:00Z").verdict == .ask)
    firm.stage(.rejected, "2026-03-01T09:00:00Z")
    #expect(try firm.answer(now) == .allowed)
    #expect(try firm.answer("2026-09-02T12:00:00Z").verdict == .ask)
    // Asked about that submission, however long ago it was.
    #expect(try firm.answer("2026-09-02T12:00:00Z", submission: 1) == .allowed)
  }

  @Test func `a placement is cared for a year long`() throws {
    var firm = SmallFirm()
    firm.job(opened: "2025-01-06T09:00:00Z")
    firm.submission(created: "2025-01-07T09:00:00Z")
    firm.stage(.started, "2025-04-01T09:00:00Z")
    #expect(try firm.answer(now) == .allowed)
    #expect(try firm.answer("2026-04-02T12:00:00Z").verdict == .ask)
  }

  @Test func `the contact of an open job may be rung about it`() throws {
    var firm = SmallFirm(kind: .contact)
    firm.job(opened: "2025-01-06T09:00:00Z", contact: 1)
    #expect(try firm.answer(now).verdict == .ask)
    #expect(try firm.answer(now, job: 1) == .allowed)
    firm.jobStatus(.open, "2025-01-06T09:00:00Z")
    #expect(try firm.answer(now) == .allowed)
    firm.jobStatus(.cancelled, "2025-03-06T09:00:00Z")
    #expect(try firm.answer(now).verdict == .ask)
    #expect(try firm.answer("2025-02-05T12:00:00Z") == .allowed)
  }

  @Test func `another's job or submission does not help`() throws {
    var firm = SmallFirm(kind: .contact)
    firm.job(opened: "2026-02-02T09:00:00Z", contact: 2)
    firm.frame.submissions = [
      SubmissionRow(id: 9, job: 1, person: 3, createdAt: seconds("2026-02-02T09:00:00Z"), digest: 9)
    ]
    #expect(try firm.answer(now, submission: 9, job: 1).verdict == .ask)
  }

  @Test func `an application is an invitation`() throws {
    var firm = SmallFirm()
    firm.fact("application", "2026-03-02T09:00:00Z", person: 1)
    #expect(try firm.answer(now) == .allowed)
    #expect(try firm.answer("2026-03-01T12:00:00Z", by: .email).verdict == .ask)
    #expect(try firm.answer("2026-10-02T12:00:00Z").verdict == .ask)
    var denied = SmallFirm()
    denied.fact("interest", "2026-03-02T09:00:00Z", person: 1, denied: true)
    #expect(try denied.answer(now).verdict == .ask)
  }

  @Test func `a new candidate may be rung for the first time within a month`() throws {
    var firm = SmallFirm()
    firm.frame.people[0].createdAt = seconds("2026-02-02T12:00:00Z")
    #expect(try firm.answer(now) == .allowed)
    #expect(try firm.answer("2026-03-05T12:00:00Z").verdict == .ask)
    firm.frame.people[0].kind = UInt32(PersonKind.contact.rawValue)
    #expect(try firm.answer(now).verdict == .ask)
  }

  @Test func `a thread does not outweigh an objection`() throws {
    var firm = SmallFirm()
    firm.reply("2026-03-03T12:00:00Z")
    firm.say(.no, .objection, "2026-03-03T13:00:00Z")
    let answer = try firm.answer(now)
    #expect(answer.verdict == .notNow && answer.until == nil)
    #expect(answer.why == ["this person asked not to be contacted (said on 3 March 2026)"])
  }

  @Test func `a screening list ends no thread, and stops whatever has none`() throws {
    var firm = SmallFirm()
    firm.say(nil, .screening, "2026-03-01T12:00:00Z", channel: .call)
    #expect(try firm.answer(now).why.first == "on a screening list (since 1 March 2026): do not contact")
    #expect(try firm.answer(now, by: .email).verdict == .ask)
    firm.reply("2026-03-03T12:00:00Z")
    #expect(try firm.answer(now) == .allowed)
    #expect(try firm.answer(now, for: .marketing).verdict == .notNow)
  }
}
