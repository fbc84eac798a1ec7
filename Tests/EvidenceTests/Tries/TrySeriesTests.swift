import Recruitment
import Testing

@testable import Evidence

struct TrySeriesTests {
  struct Case: CustomStringConvertible {
    var description: String
    /// Hours from the beginning.
    var rows: [(hours: Double, what: What)]
    /// "2 reached", "1 gave up", "3 going on"; "after a text" where one went first.
    var expected: [String]

    init(_ description: String, _ rows: [(hours: Double, what: What)], _ expected: [String]) {
      (self.description, self.rows, self.expected) = (description, rows, expected)
    }
  }

  private static let ends = 100 * 24.0

  static let cases: [Case] = [
    Case("at once", [(1, .call)], ["1 reached"]),
    Case("the third try", [(1, .noAnswer), (25, .voicemail), (49, .call)], ["3 reached"]),
    Case("given up", [(1, .noAnswer), (25, .voicemail)], ["2 gave up"]),
    Case("a redial is no further try", [(1, .noAnswer), (2, .noAnswer), (30, .noAnswer)], ["2 gave up"]),
    Case("four hours later is one", [(1, .noAnswer), (5, .noAnswer)], ["2 gave up"]),
    Case("they rang back", [(1, .voicemail), (3, .callBack)], ["1 reached"]),
    Case(
      "a call back that was missed ends nothing", [(1, .voicemail), (3, .missedCallBack), (30, .call)], ["2 reached"]),
    Case("a reply in writing ends nothing", [(1, .voicemail), (3, .reply), (30, .call)], ["2 reached"]),
    Case("a fortnight later they begin anew", [(1, .noAnswer), (1 + 15 * 24, .call)], ["1 gave up", "1 reached"]),
    Case("what may go on", [(ends - 24, .noAnswer)], ["1 going on"]),
    Case("a text before", [(1, .text), (20, .noAnswer)], ["1 gave up after a text"]),
    Case("a text long before", [(1, .text), (26, .noAnswer)], ["1 gave up"]),
    Case("a call that failed is no try", [(1, .failedCall)], []),
    Case("nobody called", [(1, .mail), (2, .reply), (3, .callBack)], []),
  ]

  @Test(arguments: cases)
  func series(example: Case) throws {
    var firm = Firm()
    firm.person(1)
    for row in example.rows {
      firm.interaction(1, Firm.begins + Int64(row.hours * 3_600), row.what)
    }
    let chronicle = try firm.chronicle()
    let found = TrySeries.all(chronicle, asOf: Firm.begins + Int64(Self.ends * 3_600))
    #expect(
      found.map {
        "\($0.tries) \($0.reached ? "reached" : $0.gaveUp ? "gave up" : "going on")\($0.textFirst ? " after a text" : "")"
      } == example.expected, "\(example)")
  }

  @Test func anInterviewWithoutUsReachedNobodyForUs() throws {
    var firm = Firm()
    firm.person(1)
    firm.interaction(1, Firm.begins + Span.hour, .noAnswer)
    firm.interaction(1, Firm.begins + 3 * Span.hour, .meeting, by: 0)
    let found = TrySeries.all(try firm.chronicle(), asOf: Firm.begins + 100 * Span.day)
    #expect(found.count == 1 && found[0].gaveUp && !found[0].reached)
  }

  /// Ten reached at the first try, ten at the second, five given up after one, five after two:
  /// 10/30 at the first, 10/15 at the second, and 1 − 20/30 · 5/15 within two.
  @Test func aCurveByHand() throws {
    var firm = Firm()
    for person: UInt32 in 1...30 {
      firm.person(person)
      let at = Firm.begins + Int64(person) * Span.hour
      firm.interaction(person, at, person <= 10 ? .call : .noAnswer, by: person % 3 + 1)
      if person > 15 { firm.interaction(person, at + Span.day, person <= 25 ? .call : .voicemail, by: person % 3 + 1) }
    }
    let curve = try TriesCurve(firm.chronicle(), asOf: Instant(Firm.begins + 100 * Span.day))
    #expect(curve.series == 30 && curve.people == 30)
    #expect(curve.gaveUpAfterOne == 5 && curve.gaveUpAfterTwo == 5)
    #expect(abs(curve.all.steps[0].hazard.value - 10.0 / 30) < 1e-12)
    #expect(abs(curve.all.steps[1].hazard.value - 10.0 / 15) < 1e-12)
    #expect(abs(curve.all.steps[1].reachedWithin.value - (1 - 20.0 / 30 * 5 / 15)) < 1e-12)
    #expect(curve.strata.isEmpty)
  }

  @Test func theHourOfTheFirstTryMakesTheStratum() throws {
    var firm = Firm()
    for person: UInt32 in 1...50 {
      firm.person(person)
      firm.interaction(person, Firm.begins + 10 * Span.hour + 59 * 60, .call)
    }
    let curve = try TriesCurve(firm.chronicle(), asOf: Instant(Firm.begins + 100 * Span.day))
    #expect(Set(curve.strata.keys) == [.morning, .noTextFirst])
  }
}
