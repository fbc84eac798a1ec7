import Recruitment
import Testing

@testable import Storage

@Suite struct VerdictStoreTests {
  @Test(arguments: Engine.tested) func aMonthsVerdictIsKeptBesideThoseBefore(_ engine: Engine) throws {
    let test = try TestStore(engine)
    #expect(try test.store.verdicts().isEmpty)
    let october = VerdictEntry(rule: "C13", month: 24_321, verdict: "helps", decidedAt: Instant(5), interactions: 7)
    var november = october
    (november.month, november.verdict) = (24_322, "cannot_tell")
    try test.store.keep([november, october])
    #expect(try test.store.verdicts() == [october, november])
    november.verdict = "worse"
    november.decidedAt = Instant(9)
    try test.store.keep([november])
    #expect(try Store.open(test.location).verdicts() == [october, november])
  }
}
