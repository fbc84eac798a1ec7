import Chronicle
import Recruitment
import Testing

@testable import Reachability

/// A candidate (1) with submission 1 on job 1, whose contact is 2.
@Suite struct PlannedTimesTests {
  private func firm() -> RungFirm {
    var firm = RungFirm()
    firm.person(1)
    firm.person(2, .contact)
    firm.frame.jobs = [JobVersion(id: 1, openedAt: at("2026-02-01T09:00:00Z"), digest: 1, client: 5, contact: 2)]
    firm.frame.submissions = [
      SubmissionRow(id: 1, job: 1, person: 1, createdAt: at("2026-02-02T09:00:00Z"), digest: 1)
    ]
    return firm
  }

  private func date(
    _ what: DateKind = .call, known: String, starts: String, status: DateStatus = .planned, date: UInt64 = 9,
    submission: UInt32 = 1, job: UInt32 = 0
  ) -> DateRow {
    DateRow(
      date: date, at: at(known), submission: submission, job: job, what: what, startsAt: at(starts), status: status)
  }

  private func count(_ firm: RungFirm, _ time: String, person: UInt32 = 1) throws -> Int {
    var firm = firm
    firm.ring(person, time, .connected)
    return try firm.book().tries(of: PersonID(Int64(person))).count
  }

  @Test(arguments: [("09:44:59", 1), ("09:45:00", 0), ("10:00:00", 0), ("10:15:00", 0), ("10:15:01", 1)])
  func aTryWithinFifteenMinutesOfAPlannedCallIsNoNewsOfPickingUp(time: String, counted: Int) throws {
    var firm = firm()
    firm.frame.dates = [date(known: "2026-03-02T09:00:00Z", starts: "2026-03-03T10:00:00Z")]
    #expect(try count(firm, "2026-03-03T\(time)Z") == counted)
  }

  @Test func interviewsAreToldLikewise() throws {
    var firm = firm()
    firm.frame.dates = [date(.interview, known: "2026-03-02T09:00:00Z", starts: "2026-03-03T10:00:00Z")]
    #expect(try count(firm, "2026-03-03T10:05:00Z") == 0)
    firm.frame.dates = []
    firm.frame.stageEvents = [
      StageEventRow(
        id: 1, submission: 1, at: at("2026-03-02T09:00:00Z"), stage: .interview,
        scheduledFor: at("2026-03-03T10:00:00Z"))
    ]
    #expect(try count(firm, "2026-03-03T10:05:00Z") == 0)
  }

  @Test func otherDatesAreNot() throws {
    var firm = firm()
    firm.frame.dates = [date(.decision, known: "2026-03-02T09:00:00Z", starts: "2026-03-03T10:00:00Z")]
    #expect(try count(firm, "2026-03-03T10:00:00Z") == 1)
  }

  @Test func aPlanWrittenDownAfterTheTryDoesNotMakeItOne() throws {
    var firm = firm()
    firm.frame.dates = [date(known: "2026-03-03T10:01:00Z", starts: "2026-03-03T10:00:00Z")]
    #expect(try count(firm, "2026-03-03T10:00:00Z") == 1)
  }

  @Test func aPlanThatWasMovedOrCalledOffBeforeNoLongerHolds() throws {
    var firm = firm()
    let first = date(known: "2026-03-02T09:00:00Z", starts: "2026-03-03T10:00:00Z")
    firm.frame.dates = [first, date(known: "2026-03-02T12:00:00Z", starts: "2026-03-04T15:00:00Z", status: .moved)]
    #expect(try count(firm, "2026-03-03T10:00:00Z") == 1)
    #expect(try count(firm, "2026-03-04T15:00:00Z") == 0)
    firm.frame.dates = [
      first, date(known: "2026-03-02T12:00:00Z", starts: "2026-03-03T10:00:00Z", status: .cancelled),
    ]
    #expect(try count(firm, "2026-03-03T10:00:00Z") == 1)
    // Called off only afterwards: it was the plan when they were rung.
    firm.frame.dates = [
      first, date(known: "2026-03-03T11:00:00Z", starts: "2026-03-03T10:00:00Z", status: .cancelled),
    ]
    #expect(try count(firm, "2026-03-03T10:00:00Z") == 0)
  }

  @Test func aJobsCallIsItsContactsAndACandidatesIsNot() throws {
    var firm = firm()
    firm.frame.dates = [
      date(known: "2026-03-02T09:00:00Z", starts: "2026-03-03T10:00:00Z", submission: 0, job: 1),
      date(known: "2026-03-02T09:00:00Z", starts: "2026-03-04T10:00:00Z", date: 10, submission: 1, job: 1),
    ]
    #expect(try count(firm, "2026-03-03T10:00:00Z", person: 2) == 0)
    #expect(try count(firm, "2026-03-03T10:00:00Z", person: 1) == 1)
    #expect(try count(firm, "2026-03-04T10:00:00Z", person: 2) == 1)
    #expect(try count(firm, "2026-03-04T10:00:00Z", person: 1) == 0)
  }

  @Test func aRedialAfterAnArrangedCallIsNoTryEither() throws {
    var firm = firm()
    firm.frame.dates = [date(known: "2026-03-02T09:00:00Z", starts: "2026-03-03T10:00:00Z")]
    firm.ring(1, "2026-03-03T10:00:00Z", .noAnswer)
    #expect(try count(firm, "2026-03-03T11:00:00Z") == 0)
    #expect(try count(firm, "2026-03-03T14:00:00Z") == 1)
  }
}
