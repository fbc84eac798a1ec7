import Recruitment
import Testing

@testable import Moments

/// What facts on record, and facts that are not, make due.
struct FactMomentTests {
  private func spans(_ moments: [Moment]) -> [Span3] { moments.map(Span3.init) }

  /// A candidate who was interviewed and tells of another offer on Wednesday at nine.
  private func otherOffer(job kind: JobKind = .perm, shareable: Sharing = .nobody) -> SmallFirm {
    var firm = SmallFirm(job: kind)
    firm.stage(.interview, "2026-03-03T09:00:00Z")
    firm.fact("other_offer", "2026-03-04T09:00:00Z", person: 1, shareable: shareable)
    return firm
  }

  @Test func `C10 opens with the fact, about the submission under way, and ends with a talk alone`() throws {
    var firm = otherOffer()
    firm.talk(1, "2026-03-04T08:00:00Z")
    firm.voicemail(1, "2026-03-04T09:10:00Z")
    firm.write(1, "2026-03-04T09:20:00Z")
    let found = try firm.moments("C10")
    #expect(spans(found) == [Span3("2026-03-04T09:00:00Z", nil, "open")])
    #expect(found[0].parties == "1 of client 5, job 1, submission 1, by 7")
    #expect(found[0].told == ["recorded 2026-03-04T09:00:00Z"])
    #expect(ISOTimestamp.utc(found[0].dueAt) == "2026-03-04T11:00:00Z")
    firm.talk(1, "2026-03-04T10:00:00Z")
    #expect(spans(try firm.moments("C10")) == [Span3("2026-03-04T09:00:00Z", "2026-03-04T10:00:00Z", "conversation")])
  }

  @Test func `C10 lapses when the fact is resolved or the submission leaves its stages`() throws {
    var firm = otherOffer()
    firm.stage(.accepted, "2026-03-06T09:00:00Z")
    #expect(spans(try firm.moments("C10")) == [Span3("2026-03-04T09:00:00Z", "2026-03-06T09:00:00Z", "withdrawn")])
    firm.frame.facts[0].resolvedAt = at("2026-03-05T09:00:00Z")
    #expect(spans(try firm.moments("C10")) == [Span3("2026-03-04T09:00:00Z", "2026-03-05T09:00:00Z", "withdrawn")])
  }

  @Test func `C10 does not open for a no, on another desk, in another stage or for somebody in no process`() throws {
    var denied = otherOffer()
    denied.frame.facts[0].denied = 1
    #expect(try denied.moments("C10").isEmpty)
    #expect(try otherOffer(job: .contract).moments("C10").isEmpty)
    var late = SmallFirm()
    late.stage(.started, "2026-03-03T09:00:00Z")
    late.fact("other_offer", "2026-03-04T09:00:00Z", person: 1)
    #expect(try late.moments("C10").isEmpty)
    var idle = SmallFirm()
    idle.fact("other_offer", "2026-03-04T09:00:00Z", person: 1)
    #expect(try idle.moments("C10").isEmpty)
  }

  @Test(arguments: [(Sharing.nobody, false), (.client, false), (.candidate, true), (.both, true)])
  func `a fact may be named to a candidate where whoever told it allows that`(sharing: Sharing, named: Bool) throws {
    let found = try otherOffer(shareable: sharing).moments("C10")
    #expect(found.count == 1 && found[0].told.contains("may_be_named 2026-03-04T09:00:00Z") == named)
  }

  @Test(arguments: [(Sharing.nobody, false), (.client, true), (.candidate, false), (.both, true)])
  func `a fact may be named to a client where whoever told it allows that`(sharing: Sharing, named: Bool) throws {
    var firm = SmallFirm()
    firm.fact("competing_route", "2026-03-04T09:00:00Z", job: 1, shareable: sharing)
    let found = try firm.moments("L08")
    #expect(found.count == 1 && found[0].told.contains("may_be_named 2026-03-04T09:00:00Z") == named)
  }

  @Test func `K05 waits eight working hours for a question of pay to be settled`() throws {
    var firm = SmallFirm(job: .contract)
    firm.stage(.started, "2026-03-02T09:00:00Z")
    firm.fact("pay_query", "2026-03-03T14:30:00Z", person: 1)
    // Three hours until 17:30, five from 08:30 the next morning.
    #expect(spans(try firm.moments("K05")) == [Span3("2026-03-04T13:30:00Z", nil, "open")])
    firm.frame.facts[0].resolvedAt = at("2026-03-04T13:00:00Z")
    #expect(try firm.moments("K05").isEmpty)
  }

  @Test func `K05 opens at once with the second question of pay in thirty days`() throws {
    var firm = SmallFirm(job: .contract)
    firm.stage(.started, "2026-03-02T09:00:00Z")
    firm.fact("pay_query", "2026-03-03T14:30:00Z", person: 1, resolved: "2026-03-03T16:00:00Z")
    var later = firm
    firm.fact("pay_query", "2026-03-20T09:00:00Z", person: 1, resolved: "2026-03-20T10:00:00Z")
    #expect(spans(try firm.moments("K05")) == [Span3("2026-03-20T09:00:00Z", "2026-03-20T10:00:00Z", "withdrawn")])
    later.fact("pay_query", "2026-04-03T09:00:00Z", person: 1, resolved: "2026-04-03T10:00:00Z")
    #expect(try later.moments("K05").isEmpty)
  }

  @Test func `L18 goes to whoever gave us the client's last job`() throws {
    var firm = SmallFirm()
    firm.fact("terms_request", "2026-03-04T09:00:00Z", client: 5)
    let found = try firm.moments("L18")
    #expect(spans(found) == [Span3("2026-03-04T09:00:00Z", nil, "open")])
    #expect(found[0].parties == "2 of client 5, job 1, submission 0, by 8")
    firm.placement(1, client: 5, contact: 3, fee: 1, started: "2026-04-12T09:00:00Z")
    firm.fact("terms_request", "2026-03-20T09:00:00Z", client: 5)
    #expect(try firm.moments("L18").map(\.person) == [PersonID(2), PersonID(3)])
  }

  @Test func `L19 is with whomever the complaint is on record`() throws {
    var firm = SmallFirm()
    firm.fact("complaint", "2026-03-04T09:00:00Z", person: 2)
    firm.fact("complaint", "2026-03-05T09:00:00Z", person: 1)
    firm.talk(2, "2026-03-04T10:00:00Z")
    let found = try firm.moments("L19")
    #expect(found.map(\.person) == [PersonID(2), PersonID(1)])
    #expect(spans(found)[0] == Span3("2026-03-04T09:00:00Z", "2026-03-04T10:00:00Z", "conversation"))
  }

  @Test func `L15 is with both sides of a placement that somebody is concerned about`() throws {
    var firm = SmallFirm()
    firm.stage(.started, "2026-03-02T09:00:00Z")
    firm.fact("concern", "2026-03-10T09:00:00Z", submission: 1)
    #expect(
      try firm.moments("L15").map(\.parties) == [
        "1 of client 5, job 1, submission 1, by 7", "2 of client 5, job 1, submission 1, by 7",
      ])
    firm.talk(2, "2026-03-10T10:00:00Z")
    // Each side for itself: who was not rung is still to be rung.
    #expect(try firm.moments("L15").map(\.endedBy.rawValue) == ["open", "conversation"])
    firm.stage(.rebateCleared, "2026-03-09T09:00:00Z")
    #expect(try firm.moments("L15").isEmpty)
  }

  /// A fact that a contact told was about no job, and rules of some desks never opened for it.
  @Test func `L08 did not open when the contact had told it`() throws {
    var firm = SmallFirm()
    firm.fact("competing_route", "2026-03-04T09:00:00Z", person: 2)
    firm.jobStatus(.lost, "2026-03-09T09:00:00Z")
    let found = try firm.moments("L08")
    #expect(spans(found) == [Span3("2026-03-04T09:00:00Z", "2026-03-09T09:00:00Z", "withdrawn")])
    #expect(found[0].parties == "2 of client 5, job 1, submission 0, by 8")
    firm.frame.jobs[0].kind = UInt32(JobKind.contract.rawValue)
    #expect(try firm.moments("L08").isEmpty)
  }

  @Test func `L09 did not open when the contact had told that they mean to offer`() throws {
    var firm = SmallFirm()
    firm.add(submission: 2, candidate: 11)
    firm.stage(.finalInterview, "2026-03-03T09:00:00Z")
    firm.stage(.submitted, "2026-03-03T08:00:00Z", submission: 2)
    firm.fact("offer_intended", "2026-03-04T09:00:00Z", person: 2)
    #expect(try firm.moments("L09").map(\.parties) == ["2 of client 5, job 1, submission 1, by 7"])
    firm.stage(.offer, "2026-03-04T15:00:00Z")
    #expect(spans(try firm.moments("L09")) == [Span3("2026-03-04T09:00:00Z", "2026-03-04T15:00:00Z", "withdrawn")])
  }

  // MARK: Facts that are missing

  @Test func `C02 opens without a motivation on record, not before the firm ever recorded one of anybody`() throws {
    var firm = SmallFirm()
    firm.stage(.shortlisted, "2026-03-03T09:00:00Z")
    #expect(try firm.moments("C02").isEmpty)
    firm.add(submission: 2, candidate: 11)
    var tooLate = firm
    tooLate.fact("motivation", "2026-03-03T09:00:01Z", person: 11)
    #expect(try tooLate.moments("C02").isEmpty)
    firm.fact("motivation", "2026-03-02T10:00:00Z", person: 11)
    let found = try firm.moments("C02")
    #expect(spans(found) == [Span3("2026-03-03T09:00:00Z", nil, "open")])
    #expect(found[0].parties == "1 of client 5, job 1, submission 1, by 7")
    #expect(found[0].told == ["stage_since 2026-03-03T09:00:00Z"])
  }

  @Test func `C02 opens for a motivation older than thirty days and says from when it is`() throws {
    var firm = SmallFirm()
    firm.fact("motivation", "2026-02-20T09:00:00Z", person: 1)
    firm.stage(.shortlisted, "2026-03-20T09:00:00Z")
    #expect(try firm.moments("C02").isEmpty)
    firm.frame.facts[0].at = at("2026-02-10T09:00:00Z")
    #expect(
      try firm.moments("C02").map(\.told) == [
        ["stage_since 2026-03-20T09:00:00Z", "last_recorded 2026-02-10T09:00:00Z"]
      ])
    // One that was said to be none is none.
    firm.frame.facts[0].at = at("2026-03-19T09:00:00Z")
    firm.frame.facts[0].denied = 1
    #expect(try firm.moments("C02").count == 1)
  }

  @Test func `C02 ends with a talk, with the fact, or when the submission moves on`() throws {
    var firm = SmallFirm()
    firm.fact("motivation", "2026-02-01T09:00:00Z", person: 1)
    firm.stage(.shortlisted, "2026-03-20T09:00:00Z")
    firm.stage(.submitted, "2026-03-26T09:00:00Z")
    #expect(spans(try firm.moments("C02")) == [Span3("2026-03-20T09:00:00Z", "2026-03-26T09:00:00Z", "withdrawn")])
    firm.fact("motivation", "2026-03-24T09:00:00Z", person: 1)
    #expect(spans(try firm.moments("C02")) == [Span3("2026-03-20T09:00:00Z", "2026-03-24T09:00:00Z", "withdrawn")])
    firm.talk(1, "2026-03-23T09:00:00Z")
    #expect(spans(try firm.moments("C02")) == [Span3("2026-03-20T09:00:00Z", "2026-03-23T09:00:00Z", "conversation")])
  }

  @Test func `C04 wants their yes for this job, not a yes to anything`() throws {
    var firm = SmallFirm()
    firm.stage(.readyToSubmit, "2026-03-05T09:00:00Z")
    firm.fact("consent_to_submit", "2026-03-04T09:00:00Z", person: 1)
    #expect(spans(try firm.moments("C04")) == [Span3("2026-03-05T09:00:00Z", nil, "open")])
    firm.fact("consent_to_submit", "2026-03-04T10:00:00Z", submission: 1)
    #expect(try firm.moments("C04").isEmpty)
  }

  @Test func `K01 opens while either rate or status is unconfirmed, and closes with the second`() throws {
    var firm = SmallFirm(job: .contract)
    firm.fact("rate_confirmed", "2026-03-03T09:00:00Z", submission: 1)
    firm.fact("tax_status_confirmed", "2026-03-03T09:00:00Z", person: 11)
    firm.stage(.offer, "2026-03-05T09:00:00Z")
    firm.stage(.accepted, "2026-03-06T09:00:00Z")
    #expect(spans(try firm.moments("K01")) == [Span3("2026-03-05T09:00:00Z", nil, "open")])
    firm.fact("tax_status_confirmed", "2026-03-09T09:00:00Z", submission: 1)
    #expect(spans(try firm.moments("K01")) == [Span3("2026-03-05T09:00:00Z", "2026-03-09T09:00:00Z", "withdrawn")])
    firm.frame.facts[1] = firm.frame.facts[2]
    firm.frame.facts[1].at = at("2026-03-04T09:00:00Z")
    #expect(try firm.moments("K01").isEmpty)
  }

  // MARK: Expectations

  /// A job that pays up to 600, shortlisted on Tuesday.
  private func shortlisted() -> SmallFirm {
    var firm = SmallFirm()
    firm.frame.jobs[0].salaryMax = 600
    firm.stage(.shortlisted, "2026-03-03T09:00:00Z")
    return firm
  }

  @Test func `C03 opens with a salary above what the job pays, until a talk, a new number or the submission`() throws {
    var firm = shortlisted()
    firm.stage(.submitted, "2026-03-10T09:00:00Z")
    firm.fact("salary_expectation", "2026-03-04T09:00:00Z", person: 1, amount: 650)
    let found = try firm.moments("C03")
    #expect(spans(found) == [Span3("2026-03-04T09:00:00Z", "2026-03-10T09:00:00Z", "withdrawn")])
    #expect(found[0].told == ["expectation_recorded 2026-03-04T09:00:00Z", "above_range 2026-03-04T09:00:00Z"])
    #expect(found[0].parties == "1 of client 5, job 1, submission 1, by 7")
    firm.fact("salary_expectation", "2026-03-06T09:00:00Z", person: 1, amount: 550)
    let both = try firm.moments("C03")
    #expect(
      spans(both) == [
        Span3("2026-03-04T09:00:00Z", "2026-03-06T09:00:00Z", "withdrawn"),
        Span3("2026-03-06T09:00:00Z", "2026-03-10T09:00:00Z", "withdrawn"),
      ])
    #expect(both[1].told == ["expectation_recorded 2026-03-06T09:00:00Z", "changed 2026-03-06T09:00:00Z"])
    firm.talk(1, "2026-03-05T09:00:00Z")
    #expect(
      spans(try firm.moments("C03"))[0] == Span3("2026-03-04T09:00:00Z", "2026-03-05T09:00:00Z", "conversation"))
  }

  @Test func `C03 passes over small changes, other currencies and numbers after the submission`() throws {
    var firm = shortlisted()
    firm.fact("salary_expectation", "2026-03-04T09:00:00Z", person: 1, amount: 500)
    firm.fact("salary_expectation", "2026-03-05T09:00:00Z", person: 1, amount: 525)
    #expect(try firm.moments("C03").isEmpty)
    firm.frame.words = ["", "CHF"]
    firm.fact("salary_expectation", "2026-03-06T09:00:00Z", person: 1, amount: 900, currency: 1)
    #expect(try firm.moments("C03").isEmpty)
    firm.stage(.submitted, "2026-03-09T09:00:00Z")
    firm.fact("salary_expectation", "2026-03-10T09:00:00Z", person: 1, amount: 900)
    #expect(try firm.moments("C03").isEmpty)
  }

  @Test func `C03 tells of a number from before when they are shortlisted`() throws {
    var firm = shortlisted()
    firm.fact("salary_expectation", "2026-02-01T09:00:00Z", person: 1, amount: 650)
    #expect(spans(try firm.moments("C03")) == [Span3("2026-03-03T09:00:00Z", nil, "open")])
    // They were asked about it since.
    firm.talk(1, "2026-02-03T09:00:00Z")
    #expect(try firm.moments("C03").isEmpty)
  }
}
