import Moments
import Recruitment
import Testing

@testable import Evidence

struct SieveTests {
  /// An offer in a firm on record for 200 days, told by a call three hours later; C13.
  private static let offered = Firm.begins + 200 * Span.day + 9 * Span.hour

  private func firm(ends days: Int64 = 400, recruiterSince: Int64 = 0) -> Firm {
    var firm = Firm()
    firm.person(1)
    firm.person(9)
    firm.interaction(9, Firm.begins, .mail, by: 2)
    firm.interaction(9, Firm.begins + recruiterSince * Span.day, .mail)
    firm.job(1, opened: Firm.begins + 150 * Span.day)
    firm.submission(1, job: 1, person: 1, at: Firm.begins + 160 * Span.day)
    firm.stage(1, .submitted, Firm.begins + 160 * Span.day)
    firm.stage(1, .offer, Self.offered)
    firm.end(at: Firm.begins + days * Span.day)
    return firm
  }

  private func leftOut(_ firm: Firm) throws -> [LeftOut: Int] { try firm.cohort("C13").leftOut }

  @Test func aCallIsKept() throws {
    var firm = firm()
    firm.interaction(1, Self.offered + 3 * Span.hour, .noAnswer)
    let cohort = try firm.cohort("C13")
    #expect(cohort.count == 1 && cohort.rang == [1] && cohort.leftOut.isEmpty && cohort.moments == 1)
  }

  /// Stages until day 230 beside calls until day 400: nobody can say who had started by day 350.
  @Test func outcomesThatEndBeforeCallsDoAreNotNone() throws {
    var firm = firm()
    firm.interaction(1, Self.offered + 3 * Span.hour, .noAnswer)
    firm.end(at: Firm.begins + 400 * Span.day, stages: Firm.begins + 230 * Span.day)
    #expect(try leftOut(firm) == [.outcomesEnd: 1])
    let index = try #require(Study.all.firstIndex { $0.rule == "C13" })
    let course = try #require(try firm.maker().cohort(index, keepsUnseen: true).courses.first)
    #expect(course.end == .unseen && course.days < 30)
  }

  /// No call of anybody's from day 170 on: a message on day 200 is not "wrote rather than rang".
  @Test func weeksWithoutAnyCallsSayNothing() throws {
    for (calls, reason) in [(170, [.noCallsOnRecord: 1]), (400, [:])] as [(Int64, [LeftOut: Int])] {
      var firm = Firm()
      firm.end(at: Firm.begins + 400 * Span.day, calls: Firm.begins + calls * Span.day)
      firm.person(1)
      firm.person(9)
      firm.interaction(9, Firm.begins, .mail)
      firm.job(1, opened: Firm.begins + 150 * Span.day)
      firm.submission(1, job: 1, person: 1, at: Firm.begins + 160 * Span.day)
      firm.stage(1, .submitted, Firm.begins + 160 * Span.day)
      firm.stage(1, .offer, Self.offered)
      firm.interaction(1, Self.offered + 3 * Span.hour, .text)
      #expect(try leftOut(firm) == reason)
    }
  }

  @Test func nobodyActs() throws { #expect(try leftOut(firm()) == [.neither: 1]) }

  @Test func aRecruitersFirstNinetyDays() throws {
    for (since, reason) in [(111, [.burnIn: 1]), (110, [:])] as [(Int64, [LeftOut: Int])] {
      var firm = firm(recruiterSince: since)
      firm.interaction(1, Self.offered + 3 * Span.hour, .call)
      #expect(try leftOut(firm) == reason)
    }
  }

  @Test func theFirstIsPickedOnceTheFirstNinetyDaysAreOver() throws {
    var firm = firm(recruiterSince: 115)
    // Withdrawn, and offered anew when the recruiter has been on record for long enough.
    firm.stage(1, .interview, Self.offered + Span.day)
    for (days, count) in [(10, 1), (20, 2)] as [(Int64, Int)] {
      firm.stage(1, .offer, Self.offered + days * Span.day)
      firm.interaction(1, Self.offered + days * Span.day + Span.hour, .noAnswer)
      firm.stage(1, .interview, Self.offered + (days + 1) * Span.day)
      let cohort = try firm.cohort("C13")
      #expect(cohort.count == 1 && cohort.points[0].openedAt == Self.offered + 10 * Span.day)
      #expect(cohort.leftOut == (count == 1 ? [.burnIn: 1] : [.burnIn: 1, .notTheFirst: 1]))
    }
  }

  @Test func theFirstIsTheFirstOfAllAndNotOfASpan() throws {
    var firm = firm()
    firm.interaction(1, Self.offered + Span.hour, .noAnswer)
    firm.stage(1, .interview, Self.offered + Span.day)
    firm.stage(1, .offer, Self.offered + 10 * Span.day)
    firm.interaction(1, Self.offered + 10 * Span.day + Span.hour, .noAnswer)
    let index = try #require(Study.all.firstIndex { $0.rule == "C13" })
    let cohort = try firm.maker().cohort(index, from: Instant(Self.offered + Span.day))
    #expect(cohort.moments == 1 && cohort.count == 0 && cohort.leftOut == [.notTheFirst: 1])
  }

  @Test func settledBefore() throws {
    var firm = firm()
    firm.interaction(1, Self.offered + Span.hour, .callBack)
    firm.interaction(1, Self.offered + 3 * Span.hour, .mail)
    #expect(try leftOut(firm) == [.settledBefore: 1])
  }

  @Test func aCallInTheDiaryBefore() throws {
    for (status, reason) in [(.planned, [.settledBefore: 1]), (.cancelled, [:])] as [(DateStatus, [LeftOut: Int])] {
      var firm = firm()
      firm.frame.dates = [
        DateRow(
          date: 1, at: Self.offered + Span.hour, submission: 1, what: .call, startsAt: Self.offered + Span.day,
          status: status)
      ]
      firm.interaction(1, Self.offered + 3 * Span.hour, .mail)
      #expect(try leftOut(firm) == reason)
    }
  }

  @Test func theRecordEndsTooSoon() throws {
    let decided = Self.offered + 3 * Span.hour
    for (end, reason) in [(0, [.recordEnds: 1]), (1, [:])] as [(Int64, [LeftOut: Int])] {
      var firm = firm()
      firm.interaction(1, decided, .mail)
      firm.end(at: decided + 150 * Span.day + end)
      #expect(try leftOut(firm) == reason)
      let index = try #require(Study.all.firstIndex { $0.rule == "C13" })
      #expect(try firm.maker().cohort(index, keepsUnseen: true).count == 1)
    }
  }

  @Test func whoIsInATrialSaysMoreThere() throws {
    var firm = firm()
    firm.interaction(1, Self.offered + 3 * Span.hour, .mail)
    let maker = try CohortMaker(
      firm.chronicle(), playbook: Firm.playbook.get(), moments: firm.moments(), isRandomised: { _ in true })
    let index = try #require(Study.all.firstIndex { $0.rule == "C13" })
    #expect(maker.cohort(index).leftOut == [.randomised: 1])
  }

  /// 101 offers each by call and message of recruiter 1, whose calls come from a system, and one of recruiter 2, who
  /// writes them down: that one is left out; where there are fewer it stays in.
  @Test(arguments: [101, 99])
  func monthsWrittenByHand(perArm: UInt32) throws {
    var firm = firm(ends: 600)
    let byHand = InteractionOrigin(logged: .hand)
    for number in 1...2 * perArm + 1 {
      let id = 100 + number
      let recruiter: UInt32 = number > 2 * perArm ? 2 : 1
      firm.person(id)
      firm.submission(id, job: 1, person: id, recruiter: recruiter, at: Self.offered - Span.day)
      firm.stage(id, .submitted, Self.offered - Span.day)
      firm.stage(id, .offer, Self.offered + Int64(number))
      firm.interaction(
        id, Self.offered + 3 * Span.hour, number % 2 == 0 ? .noAnswer : .mail, by: recruiter,
        recruiter == 2 ? byHand : InteractionOrigin(logged: .system))
    }
    let cohort = try firm.cohort("C13")
    #expect(cohort.leftOut == (perArm > 100 ? [.neither: 1, .loggedByHand: 1] : [.neither: 1]))
    #expect(cohort.countsHandLogged == (perArm < 100))
    #expect(cohort.count == Int(2 * perArm) + (perArm < 100 ? 1 : 0))
    let index = try #require(Study.all.firstIndex { $0.rule == "C13" })
    #expect(try firm.maker().cohort(index, keepsHandLogged: true).count == Int(2 * perArm) + 1)
  }

  @Test func aSilenceThatGoesOnIsOfTheSubmissionItOpenedWith() throws {
    var firm = firm(ends: 500)
    let day = { (number: Int64) in Firm.begins + number * Span.day + 10 * Span.hour }
    firm.person(2)
    firm.submission(2, job: 1, person: 2, recruiter: 1, at: day(210))
    firm.stage(2, .submitted, day(210))
    for number: Int64 in [211, 212, 215] { firm.interaction(2, day(number), .mail) }
    firm.job(2, opened: day(300), recruiter: 2)
    firm.submission(3, job: 2, person: 2, recruiter: 2, at: day(300))
    firm.stage(3, .submitted, day(300))
    firm.stage(2, .rejected, day(301))
    let cohort = try firm.cohort("C08")
    #expect(cohort.count == 1 && cohort.job == [1] && cohort.recruiter == [1])
  }
}
