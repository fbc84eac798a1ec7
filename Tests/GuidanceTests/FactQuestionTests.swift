import Chronicle
import Moments
import Recruitment
import Testing

@testable import Guidance

struct FactQuestionTests {
  private func open(_ desk: SmallDesk, _ moment: Moment, asOf: Instant = SmallDesk.now) throws -> FactQuestion? {
    let chronicle = try Chronicle.inMemory(frame: desk.frame, interactions: [])
    return FactQuestion.open(for: moment, desk.playbook.rules[moment.rule], in: chronicle, asOf: asOf)
  }

  @Test func `a card asks for the first fact that is missing, and for no other`() throws {
    var desk = try SmallDesk()
    desk.frame.submissions = [SubmissionRow(id: 1, job: 1, person: 1, createdAt: 1, digest: 1)]
    let offer = desk.moment("K01")
    #expect(try open(desk, offer)?.name == "rate_confirmed")
    desk.frame.factNames = ["rate_confirmed", "tax_status_confirmed"]
    let at = SmallDesk.time("2026-03-03T09:00:00Z").seconds
    desk.frame.facts = [FactRow(id: 1, at: at, digest: 1, submission: 1, name: 0)]
    #expect(try open(desk, offer)?.name == "tax_status_confirmed")
    #expect(try open(desk, offer, asOf: Instant(at - 1))?.name == "rate_confirmed")
    desk.frame.facts.append(FactRow(id: 2, at: at, digest: 2, submission: 1, name: 1))
    #expect(try open(desk, offer) == nil)
    desk.frame.facts[1].resolvedAt = at + 60
    #expect(try open(desk, offer)?.name == "tax_status_confirmed")
  }

  @Test func `a date that is planned is not asked for`() throws {
    var desk = try SmallDesk()
    desk.frame.submissions = [SubmissionRow(id: 1, job: 1, person: 1, createdAt: 1, digest: 1)]
    let accepted = desk.moment("C16")
    let question = try #require(try open(desk, accepted))
    #expect(question.name == "resignation" && question.kind == .date && question.subject == .submission)
    desk.frame.dates = [
      DateRow(
        date: 1, at: SmallDesk.now.seconds - 60, submission: 1, what: .resignation,
        startsAt: SmallDesk.now.seconds + Span.day, status: .planned)
    ]
    #expect(try open(desk, accepted) == nil)
    desk.frame.dates[0].status = UInt32(DateStatus.cancelled.rawValue)
    #expect(try open(desk, accepted) != nil)
  }

  @Test func `nothing is asked for that there is nothing to record about`() throws {
    let desk = try SmallDesk()
    var moment = desk.moment("K01")
    moment.submission = .none
    #expect(try open(desk, moment) == nil)
  }

  @Test func `a reason that is evidence is not asked for again`() throws {
    let desk = try SmallDesk()
    var held = desk.moment("L05")
    #expect(try open(desk, held) == nil)
    held.evidence.removeAll { $0.name == "hold_reason" }
    #expect(try open(desk, held)?.name == "hold_reason")
  }

  @Test func `what rules ask for are questions and not bare names`() throws {
    for rule in try Playbook.standard().rules {
      for name in rule.asks {
        #expect(FactQuestion.about(name).label.hasSuffix("?"), "\(rule.code): \(name)")
        #expect(FactQuestion.about(name).kind != .date || DateKind(word: name) != nil)
      }
    }
    #expect(FactQuestion.about("shoe_size").label == "shoe size")
  }
}
