import Recruitment
import Testing

@testable import Moments

/// What goes on with jobs and clients for a while: holds, jobs that do not move, searches, contacts, accounts.
struct JobMomentTests {
  private func spans(_ moments: [Moment]) -> [Span3] { moments.map(Span3.init) }

  // MARK: Holds

  @Test(arguments: [HoldReason.budget, .freeze, .reorganisation])
  func `L06 opens a day after a hold for want of money, whoever was spoken to at the hold`(reason: HoldReason) throws {
    var firm = SmallFirm()
    firm.hold(reason, "2026-03-04T09:00:00Z")
    firm.talk(2, "2026-03-04T10:00:00Z")
    let found = try firm.moments("L06")
    #expect(spans(found) == [Span3("2026-03-05T09:00:00Z", nil, "open")])
    #expect(found[0].parties == "2 of client 5, job 1, submission 0, by 8")
    #expect(found[0].told == ["held_since 2026-03-04T09:00:00Z", "hold_reason 2026-03-04T09:00:00Z"])
    firm.jobStatus(.reopened, "2026-03-09T09:00:00Z")
    #expect(spans(try firm.moments("L06")) == [Span3("2026-03-05T09:00:00Z", "2026-03-09T09:00:00Z", "withdrawn")])
    firm.talk(2, "2026-03-06T10:00:00Z")
    #expect(spans(try firm.moments("L06")) == [Span3("2026-03-05T09:00:00Z", "2026-03-06T10:00:00Z", "conversation")])
  }

  @Test func `L06 waits for a reason that is told later and lapses when it turns out to be another`() throws {
    var firm = SmallFirm()
    firm.hold(.notTold, "2026-03-04T09:00:00Z")
    #expect(try firm.moments("L06").isEmpty)
    firm.hold(.budget, "2026-03-06T09:00:00Z")
    #expect(spans(try firm.moments("L06")) == [Span3("2026-03-06T09:00:00Z", nil, "open")])
    firm.hold(.internalCandidate, "2026-03-09T09:00:00Z")
    #expect(spans(try firm.moments("L06")) == [Span3("2026-03-06T09:00:00Z", "2026-03-09T09:00:00Z", "withdrawn")])
    var other = SmallFirm()
    other.hold(.priorityChanged, "2026-03-04T09:00:00Z")
    #expect(try other.moments("L06").isEmpty)
  }

  @Test func `the reason of a hold is on the client's card alone`() throws {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-03T09:00:00Z")
    firm.hold(.budget, "2026-03-04T09:00:00Z")
    #expect(
      try firm.moments("L05").map(\.told) == [["held_since 2026-03-04T09:00:00Z", "hold_reason 2026-03-04T09:00:00Z"]])
    #expect(
      try firm.moments("C11").map(\.told) == [["held_since 2026-03-04T09:00:00Z", "unwritten 2026-03-04T09:00:00Z"]])
  }

  // MARK: Jobs that do not move

  @Test func `L02 opens after two weeks without an interview and says how many were put forward`() throws {
    var firm = SmallFirm()
    firm.stage(.submitted, "2026-03-03T09:00:00Z")
    firm.talk(2, "2026-03-15T09:00:00Z")
    let found = try firm.moments("L02")
    #expect(spans(found) == [Span3("2026-03-16T09:00:00Z", nil, "open")])
    #expect(found[0].parties == "2 of client 5, job 1, submission 0, by 8")
    #expect(found[0].told == ["job_opened 2026-03-02T09:00:00Z", "put_forward 1 2026-03-03T09:00:00Z"])
    firm.jobStatus(.onHold, "2026-03-20T09:00:00Z")
    #expect(spans(try firm.moments("L02")) == [Span3("2026-03-16T09:00:00Z", "2026-03-20T09:00:00Z", "withdrawn")])
    firm.stage(.interview, "2026-03-19T09:00:00Z")
    #expect(spans(try firm.moments("L02")) == [Span3("2026-03-16T09:00:00Z", "2026-03-19T09:00:00Z", "withdrawn")])
    firm.talk(2, "2026-03-18T09:00:00Z")
    #expect(spans(try firm.moments("L02")) == [Span3("2026-03-16T09:00:00Z", "2026-03-18T09:00:00Z", "conversation")])
    firm.stage(.interview, "2026-03-10T09:00:00Z")
    #expect(try firm.moments("L02").isEmpty)
  }

  @Test func `L02 opens at once when the brief has changed`() throws {
    var firm = SmallFirm()
    firm.fact("brief_changed", "2026-03-05T09:00:00Z", job: 1)
    firm.jobStatus(.filled, "2026-03-10T09:00:00Z")
    #expect(spans(try firm.moments("L02")) == [Span3("2026-03-05T09:00:00Z", "2026-03-10T09:00:00Z", "withdrawn")])
  }

  @Test func `L20 reviews a search every ten days, or with the fifth profile`() throws {
    var firm = SmallFirm(job: .search)
    firm.talk(2, "2026-03-12T12:00:00Z")
    let found = try firm.moments("L20", asOf: "2026-03-25T00:00:00Z")
    #expect(
      spans(found) == [
        Span3("2026-03-12T09:00:00Z", "2026-03-12T12:00:00Z", "conversation"),
        Span3("2026-03-22T12:00:00Z", nil, "open"),
      ])
    #expect(found[1].parties == "2 of client 5, job 1, submission 0, by 8")
    #expect(found[1].told == ["job_opened 2026-03-02T09:00:00Z", "last_talk 2026-03-12T12:00:00Z"])
    for number: UInt32 in 2...5 { firm.add(submission: number, candidate: 10 + number) }
    for number: UInt32 in 1...5 { firm.stage(.submitted, "2026-03-1\(number + 2)T09:00:00Z", submission: number) }
    let ready = try firm.moments("L20", asOf: "2026-03-25T00:00:00Z")
    #expect(spans(ready).last == Span3("2026-03-17T09:00:00Z", nil, "open"))
    #expect(ready[1].told.last == "profiles 5 2026-03-17T09:00:00Z")
    firm.jobStatus(.filled, "2026-03-18T09:00:00Z")
    #expect(
      spans(try firm.moments("L20", asOf: "2026-03-25T00:00:00Z")).last
        == Span3("2026-03-17T09:00:00Z", "2026-03-18T09:00:00Z", "withdrawn"))
  }

  @Test func `L20 is for searches that are open`() throws {
    #expect(try SmallFirm(job: .perm).moments("L20").isEmpty)
    var held = SmallFirm(job: .search)
    held.jobStatus(.onHold, "2026-03-10T09:00:00Z")
    #expect(try held.moments("L20").isEmpty)
  }

  @Test func `a search that was held and opened again was never reviewed until somebody happened to talk`() throws {
    var firm = SmallFirm(job: .search)
    firm.jobStatus(.onHold, "2026-03-15T09:00:00Z")
    firm.jobStatus(.reopened, "2026-04-01T09:00:00Z")
    let found = try firm.moments("L20")
    #expect(
      spans(found) == [
        Span3("2026-03-12T09:00:00Z", "2026-03-15T09:00:00Z", "withdrawn"), Span3("2026-04-01T09:00:00Z", nil, "open"),
      ])
    #expect(Set(found.map(\.ordinal)).count == 2)
    firm.talk(2, "2026-03-28T09:00:00Z")
    #expect(spans(try firm.moments("L20"))[1] == Span3("2026-04-07T09:00:00Z", nil, "open"))
  }

  @Test func `L12 keeps the client warm every two weeks until the start`() throws {
    var firm = SmallFirm()
    firm.stage(.accepted, "2026-03-02T09:00:00Z")
    firm.talk(2, "2026-03-20T09:00:00Z")
    firm.stage(.resigned, "2026-03-05T09:00:00Z", for: "2026-05-01T09:00:00Z")
    firm.stage(.started, "2026-05-01T09:00:00Z")
    let found = try firm.moments("L12")
    #expect(
      spans(found) == [
        Span3("2026-03-16T09:00:00Z", "2026-03-20T09:00:00Z", "conversation"),
        Span3("2026-04-03T09:00:00Z", "2026-05-01T09:00:00Z", "withdrawn"),
      ])
    #expect(found[1].parties == "2 of client 5, job 1, submission 1, by 7")
    #expect(
      found[1].told == [
        "accepted 2026-03-02T09:00:00Z", "last_talk 2026-03-20T09:00:00Z", "start 2026-05-01T09:00:00Z",
      ])
    // A talk with the candidate is no talk with the client.
    firm.talk(1, "2026-03-10T09:00:00Z")
    #expect(spans(try firm.moments("L12")) == spans(found))
    firm.frame.jobs[0].kind = UInt32(JobKind.contract.rawValue)
    #expect(try firm.moments("L12").isEmpty)
  }

  // MARK: Clients

  @Test func `L16 opens when nothing has happened at a client of ours for sixty days`() throws {
    var firm = SmallFirm()
    #expect(try firm.moments("L16").isEmpty)
    firm.stage(.started, "2026-03-10T09:00:00Z")
    let found = try firm.moments("L16")
    #expect(spans(found) == [Span3("2026-05-09T09:00:00Z", nil, "open")])
    #expect(found[0].parties == "2 of client 5, job 1, submission 0, by 8")
    #expect(found[0].told == ["last_job 2026-03-02T09:00:00Z"])
    firm.talk(2, "2026-04-01T09:00:00Z")
    #expect(spans(try firm.moments("L16")) == [Span3("2026-05-31T09:00:00Z", nil, "open")])
    firm.stage(.rebateCleared, "2026-06-10T09:00:00Z")
    #expect(
      spans(try firm.moments("L16")) == [
        Span3("2026-05-31T09:00:00Z", "2026-06-10T09:00:00Z", "withdrawn"), Span3("2026-08-09T09:00:00Z", nil, "open"),
      ])
    firm.talk(2, "2026-06-02T09:00:00Z")
    #expect(
      spans(try firm.moments("L16")) == [
        Span3("2026-05-31T09:00:00Z", "2026-06-02T09:00:00Z", "conversation"),
        Span3("2026-08-09T09:00:00Z", nil, "open"),
      ])
  }

  @Test func `L17 is with a new contact who was not spoken to yet, and with one who leaves`() throws {
    var firm = SmallFirm()
    firm.stage(.started, "2026-03-05T09:00:00Z")
    firm.contactChanges(to: 3, "2026-03-10T09:00:00Z")
    firm.fact("left_employer", "2026-03-09T09:00:00Z", person: 2)
    let found = try firm.moments("L17")
    #expect(spans(found) == [Span3("2026-03-09T09:00:00Z", nil, "open"), Span3("2026-03-10T09:00:00Z", nil, "open")])
    #expect(found.map(\.person) == [PersonID(2), PersonID(3)])
    #expect(found[1].parties == "3 of client 5, job 1, submission 0, by 8")
    #expect(found[1].told == ["contact_since 2026-03-10T09:00:00Z", "known_placed 1 2026-03-10T09:00:00Z"])
    firm.jobStatus(.lost, "2026-03-12T09:00:00Z")
    #expect(spans(try firm.moments("L17"))[1] == Span3("2026-03-10T09:00:00Z", "2026-03-12T09:00:00Z", "withdrawn"))
    firm.talk(3, "2026-03-11T09:00:00Z")
    #expect(spans(try firm.moments("L17"))[1] == Span3("2026-03-10T09:00:00Z", "2026-03-11T09:00:00Z", "conversation"))
    firm.talk(3, "2026-02-20T09:00:00Z")
    #expect(try firm.moments("L17").map(\.person) == [PersonID(2)])
  }

  /// Ten fees of January, four of them from client 21.
  private func concentrated(fees: UInt32 = 10) -> SmallFirm {
    var firm = SmallFirm()
    for number in 1...fees {
      let day = 2 * number + 3
      firm.placement(
        number, client: number <= 4 ? 21 : 20 + number, contact: number <= 4 ? 31 : 30 + number, fee: 100,
        started: "2026-01-\(day < 10 ? "0" : "")\(day)T09:00:00Z")
    }
    return firm
  }

  private func meet(_ person: UInt32, _ time: String, _ firm: inout SmallFirm) {
    firm.interaction(
      person, time,
      InteractionTraits(channel: .meeting, direction: .outbound, outcome: .held, durationSeconds: 3_600))
  }

  @Test func `L23 opens at the four-weekly look that finds too large a share, and ends with a meeting`() throws {
    var firm = concentrated()
    firm.talk(31, "2026-02-03T09:00:00Z")
    let found = try firm.moments("L23", asOf: "2026-02-20T00:00:00Z")
    // The first fee was on 5 January.
    #expect(spans(found) == [Span3("2026-02-02T09:00:00Z", nil, "open")])
    #expect(found[0].parties == "31 of client 21, job 104, submission 0, by 8")
    #expect(found[0].told == ["share 40 2026-02-02T09:00:00Z"])
    meet(31, "2026-02-10T09:00:00Z", &firm)
    #expect(
      spans(try firm.moments("L23", asOf: "2026-02-20T00:00:00Z")) == [
        Span3("2026-02-02T09:00:00Z", "2026-02-10T09:00:00Z", "conversation")
      ])
    // Ninety days later it is still too large.
    #expect(spans(try firm.moments("L23", asOf: "2026-06-01T00:00:00Z")).last?.opened == "2026-05-11T09:00:00Z")
  }

  @Test func `L23 does not open on few fees or after a meeting, and lapses when others have caught up`() throws {
    #expect(try concentrated(fees: 9).moments("L23").isEmpty)
    var met = concentrated()
    meet(31, "2026-01-30T09:00:00Z", &met)
    #expect(try met.moments("L23", asOf: "2026-04-29T00:00:00Z").isEmpty)
    var firm = concentrated()
    for number: UInt32 in 11...20 {
      firm.placement(
        number, client: 20 + number, contact: 30 + number, fee: 100, started: "2026-02-\(number)T09:00:00Z")
    }
    #expect(
      spans(try firm.moments("L23", asOf: "2026-06-01T00:00:00Z")) == [
        Span3("2026-02-02T09:00:00Z", "2026-03-02T09:00:00Z", "withdrawn")
      ])
  }
}
