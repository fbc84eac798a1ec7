import Recruitment
import Testing

@testable import Permission

/// Whom we do not take away, and whom a colleague looks after.
struct OffLimitsTests {
  private let now = "2026-11-04T15:30:00Z"

  /// In the United Kingdom, with consent: nothing else stands against marketing.
  private func firm(_ kind: PersonKind = .candidate) -> SmallFirm {
    var firm = SmallFirm(country: "GB", kind: kind)
    firm.say(.yes, .consent, "2024-01-05T12:00:00Z", purpose: .marketing)
    return firm
  }

  private func placed(_ started: String) -> SmallFirm {
    var firm = firm()
    firm.job(opened: "2024-01-02T09:00:00Z")
    firm.submission(created: "2024-01-03T09:00:00Z")
    firm.stage(.started, started)
    return firm
  }

  @Test func `whom we placed we leave for a year`() throws {
    let firm = placed("2026-03-02T09:00:00Z")
    let answer = try firm.answer(now, for: .marketing)
    #expect(answer.verdict == .notNow && answer.until == time("2027-03-02T09:00:00Z"))
    #expect(
      answer.why == ["we placed them, started 2 March 2026: off limits for other jobs until 2 March 2027"])
    #expect(try firm.answer("2027-03-02T15:00:00Z", for: .marketing) == .allowed)
    #expect(try firm.answer("2026-02-27T15:00:00Z", for: .marketing) == .allowed)
    #expect(try firm.answer(now) == .allowed)
  }

  @Test func `the firm says for how long`() throws {
    var firm = placed("2026-08-31T09:00:00Z")
    firm.frame.settings.offLimitsMonths = 6
    #expect(try firm.answer(now, for: .marketing).until == time("2027-02-28T09:00:00Z"))
    firm.frame.settings.offLimitsMonths = 2
    #expect(try firm.answer(now, for: .marketing) == .allowed)
  }

  @Test func `who is known to work there still stays off limits`() throws {
    var firm = placed("2025-01-06T09:00:00Z")
    #expect(try firm.answer(now, for: .marketing) == .allowed)
    firm.frame.people[0].client = SmallFirm.client
    let answer = try firm.answer(now, for: .marketing)
    #expect(answer.verdict == .notNow && answer.until == nil)
    #expect(answer.why.first?.hasSuffix("and they still work there") == true)
  }

  @Test func `who has left is free`() throws {
    var left = placed("2026-03-02T09:00:00Z")
    left.fact("left_employer", "2026-11-02T09:00:00Z", person: 1)
    #expect(try left.answer(now, for: .marketing) == .allowed)
    #expect(try left.answer("2026-10-30T15:00:00Z", for: .marketing).verdict == .notNow)
    var ended = placed("2026-03-02T09:00:00Z")
    ended.stage(.leftInRebate, "2026-04-02T09:00:00Z")
    #expect(try ended.answer(now, for: .marketing) == .allowed)
    // Cleared is not ended.
    var cleared = placed("2026-03-02T09:00:00Z")
    cleared.stage(.rebateCleared, "2026-06-02T09:00:00Z")
    #expect(try cleared.answer(now, for: .marketing).verdict == .notNow)
  }

  @Test func `an assignment lasts until its end`() throws {
    var firm = placed("2025-03-03T09:00:00Z")
    func end(_ known: String, _ ends: String, _ status: DateStatus = .planned) -> DateRow {
      DateRow(
        date: 1, at: seconds(known), submission: 1, job: 1, what: .assignmentEnd, startsAt: seconds(ends),
        status: status)
    }
    firm.frame.dates = [end("2025-03-03T09:00:00Z", "2026-03-31T17:00:00Z")]
    #expect(try firm.answer("2026-03-25T15:00:00Z", for: .marketing).until == time("2026-03-31T17:00:00Z"))
    #expect(try firm.answer("2026-04-01T15:00:00Z", for: .marketing) == .allowed)
    firm.frame.dates.append(end("2026-03-20T09:00:00Z", "2026-12-31T17:00:00Z", .moved))
    #expect(try firm.answer(now, for: .marketing).until == time("2026-12-31T17:00:00Z"))
    // Over before the year is: free.
    var short = placed("2026-03-02T09:00:00Z")
    short.frame.dates = [end("2026-03-02T09:00:00Z", "2026-06-30T17:00:00Z")]
    #expect(try short.answer(now, for: .marketing) == .allowed)
  }

  @Test func `a client's people are left where we agreed to`() throws {
    var firm = firm()
    firm.frame.people[0].client = SmallFirm.client
    #expect(try firm.answer(now, for: .marketing) == .allowed)
    firm.fact("off_limits", "2026-01-05T09:00:00Z", client: SmallFirm.client, until: "2027-01-01T00:00:00Z")
    let answer = try firm.answer(now, for: .marketing)
    #expect(answer.why == ["their employer's people are off limits by agreement, until 31 December 2026"])
    #expect(answer.verdict == .notNow && answer.until == time("2027-01-01T00:00:00Z"))
    #expect(try firm.answer("2027-01-04T15:30:00Z", for: .marketing) == .allowed)
    #expect(try firm.answer("2026-01-02T15:30:00Z", for: .marketing) == .allowed)
    firm.reply("2026-10-05T12:00:00Z")
    #expect(try firm.answer(now) == .allowed)
    firm.frame.people[0].client = 6
    #expect(try firm.answer(now, for: .marketing) == .allowed)
  }

  @Test func `the latest word on an agreement stands`() throws {
    var firm = firm()
    firm.frame.people[0].client = SmallFirm.client
    firm.fact("off_limits", "2026-01-05T09:00:00Z", client: SmallFirm.client)
    #expect(try firm.answer(now, for: .marketing).until == nil)
    #expect(try firm.answer(now, for: .marketing).verdict == .notNow)
    firm.fact("off_limits", "2026-06-05T09:00:00Z", client: SmallFirm.client, denied: true)
    #expect(try firm.answer(now, for: .marketing) == .allowed)
  }

  @Test func `a client's contact may be sold to, but for no job`() throws {
    var firm = firm(.contact)
    firm.frame.people[0].client = SmallFirm.client
    firm.fact("off_limits", "2026-01-05T09:00:00Z", client: SmallFirm.client)
    let answer = try firm.answer(now, for: .marketing)
    #expect(answer.verdict == .ask && answer.why.first?.hasSuffix("talk of our services, of no job") == true)
  }

  // MARK: Colleagues

  @Test func `whoever owns the relationship and talks to them is asked first`() throws {
    var firm = firm()
    firm.frame.people[0].owner = 9
    firm.talk("2026-10-01T10:00:00Z", with: 9)
    let answer = try firm.answer(now, for: .marketing, recruiter: 7)
    #expect(answer.verdict == .ask && answer.colleague == RecruiterID(9) && answer.until == nil)
    #expect(
      answer.why
        == ["a colleague looks after them and talked with them on 1 October 2026: ask that colleague first"])
    // The owner, somebody who is nobody, and everybody once the owner is silent.
    #expect(try firm.answer(now, for: .marketing, recruiter: 9) == .allowed)
    #expect(try firm.answer(now, for: .marketing) == .allowed)
    #expect(try firm.answer("2026-12-31T15:00:00Z", for: .marketing, recruiter: 7) == .allowed)
    firm.frame.settings.ownershipDays = 30
    #expect(try firm.answer(now, for: .marketing, recruiter: 7) == .allowed)
    firm.frame.settings.ownershipDays = 0
    #expect(try firm.answer("2026-10-01T15:00:00Z", for: .marketing, recruiter: 7) == .allowed)
  }

  @Test func `another's talk makes nobody an owner, nor one that is not known yet`() throws {
    var firm = firm()
    firm.frame.people[0].owner = 9
    firm.talk("2026-10-01T10:00:00Z", with: 8)
    firm.talk("2026-10-02T10:00:00Z", known: "2026-11-05T10:00:00Z", with: 9)
    #expect(try firm.answer(now, for: .marketing, recruiter: 7) == .allowed)
    #expect(try firm.answer("2026-11-05T15:00:00Z", for: .marketing, recruiter: 7).verdict == .ask)
  }

  @Test func `the recruiter of a submission or job may always speak of it`() throws {
    var firm = firm()
    firm.frame.people[0].owner = 9
    firm.talk("2026-10-01T10:00:00Z", with: 9)
    #expect(try firm.answer(now, recruiter: 7).verdict == .ask)
    firm.job(opened: "2026-10-05T09:00:00Z", recruiter: 8)
    firm.submission(created: "2026-10-06T09:00:00Z", recruiter: 7)
    #expect(try firm.answer(now, recruiter: 7) == .allowed)
    #expect(try firm.answer(now, recruiter: 8) == .allowed)
    #expect(try firm.answer(now, recruiter: 6).verdict == .ask)
    #expect(try firm.answer(now, for: .marketing, recruiter: 7).verdict == .ask)
    var contact = self.firm(.contact)
    contact.frame.people[0].owner = 9
    contact.talk("2026-10-01T10:00:00Z", with: 9)
    contact.job(opened: "2026-10-05T09:00:00Z", contact: 1, recruiter: 8)
    #expect(try contact.answer(now, recruiter: 8) == .allowed)
    #expect(try contact.answer(now, recruiter: 7).verdict == .ask)
  }

  @Test func `colleagues are named where their names are known`() throws {
    var firm = firm()
    firm.frame.people[0].owner = 9
    firm.talk("2026-10-01T10:00:00Z", with: 9)
    let gate = try firm.gate(colleagues: [RecruiterID(9): "Ruth"])
    let answer = gate.answer(
      for: PersonID(1), by: .call, purpose: .marketing, at: time(now), by: RecruiterID(7))
    #expect(answer.why == ["Ruth looks after them and talked with them on 1 October 2026: ask Ruth first"])
  }

  // MARK: All of them

  @Test func `every reason is given, the most binding first`() throws {
    var firm = placed("2026-03-02T09:00:00Z")
    firm.frame.preferences = []
    firm.say(.no, .objection, "2026-10-01T12:00:00Z", purpose: .marketing)
    firm.frame.people[0].owner = 9
    firm.talk("2026-10-01T10:00:00Z", with: 9)
    let answer = try firm.answer("2026-11-04T22:30:00Z", for: .marketing, recruiter: 7)
    let beginnings = ["this person asked", "we placed them", "it is Wednesday, 22:30", "a colleague", "not screened"]
    #expect(answer.why.count == beginnings.count)
    #expect(zip(answer.why, beginnings).allSatisfy { $0.hasPrefix($1) }, "\(answer.why)")
    #expect(answer.verdict == .notNow && answer.until == nil)
    // Of several that end, the last to end counts.
    firm.frame.preferences = []
    #expect(
      try firm.answer("2026-11-04T22:30:00Z", for: .marketing, recruiter: 7).until == time("2027-03-02T09:00:00Z"))
  }
}
