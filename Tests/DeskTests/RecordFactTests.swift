import Recruitment
import Testing

@testable import Desk

struct RecordFactTests {
  private func office(_ engine: Engine) throws -> SmallOffice {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    return office
  }

  private func entry(_ name: String, _ value: String) -> FactEntry {
    FactEntry(
      name: name, value: value, personID: "P1", recruiterID: "R1", jobID: "J1", submissionID: "S1")
  }

  private func facts(_ office: SmallOffice) throws -> [String] {
    try office.desk.person("P1", asOf: SmallOffice.now).facts.map(\.what)
  }

  @Test(arguments: Engine.tested) func `what is typed is recorded as the question asks for it`(_ engine: Engine) throws
  {
    let office = try office(engine)
    try office.desk.recordFact(entry("motivation", "  a shorter way to work "), now: SmallOffice.now)
    try office.desk.recordFact(entry("salary_expectation", "£62k"), now: SmallOffice.now)
    #expect(try Set(facts(office)) == ["motivation: a shorter way to work", "salary expectation: £62,000"])
    let chronicle = try office.desk.chronicle()
    try withExtendedLifetime(chronicle) {
      let fact = try #require(chronicle.facts.first { $0.amount != HistoryRow.unknownAmount })
      #expect(fact.amount == 620_000_000 && fact.currency == 0)
      #expect(fact.shareableWith == UInt32(Sharing.nobody.rawValue) && fact.submission == 0)
    }
  }

  @Test(arguments: Engine.tested) func `a fact about a submission or a date is recorded of it`(_ engine: Engine) throws
  {
    let office = try office(engine)
    try office.desk.recordFact(entry("consent_to_submit", "yes"), now: SmallOffice.now)
    try office.desk.recordFact(entry("resignation", "2026-03-09"), now: SmallOffice.now)
    let chronicle = try office.desk.chronicle()
    try withExtendedLifetime(chronicle) {
      let fact = try #require(chronicle.facts.first)
      #expect(fact.submission != 0 && fact.person == 0 && fact.denied == 0)
      let date = try #require(chronicle.dates.first)
      #expect(date.what == UInt32(DateKind.resignation.rawValue) && date.submission == fact.submission)
      #expect(date.startsAt == SmallOffice.time("2026-03-09T00:00:00Z").seconds)
    }
  }

  @Test(arguments: [
    ("salary_expectation", "a lot"), ("salary_expectation", "-1"), ("consent_to_submit", "perhaps"),
    ("resignation", "31/31/2026"), ("motivation", "   "), ("motivation", String(repeating: "x", count: 501)),
  ])
  func `what is no answer is refused, and nothing is recorded`(name: String, value: String) throws {
    let office = try office(.sqlite)
    #expect(throws: DeskError.unreadable(fact: name)) {
      try office.desk.recordFact(entry(name, value), now: SmallOffice.now)
    }
    #expect(try facts(office).isEmpty)
  }

  @Test func `nobody's answer is recorded of nobody`() throws {
    let office = try office(.sqlite)
    var entry = entry("motivation", "money")
    entry.personID = "P99"
    #expect(throws: DeskError.noSuchPerson("P99")) { try office.desk.recordFact(entry, now: SmallOffice.now) }
  }
}
