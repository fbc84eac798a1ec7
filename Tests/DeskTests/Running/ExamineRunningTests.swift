import Foundation
import Recruitment
import Testing

@testable import Desk
@testable import Storage

/// What `doctor` says of keys, lists, backups and clocks.
@Suite struct ExamineRunningTests {
  private func check(_ what: String, _ office: SmallOffice, at time: Instant = SmallOffice.now) throws -> Health.Check {
    try #require(try office.desk.examineRunning(now: time).first { $0.what == what })
  }

  private func office() throws -> SmallOffice {
    let office = try SmallOffice(.sqlite)
    try office.importHarbour()
    return office
  }

  @Test func allIsWellToBeginWith() throws {
    let office = try office()
    for check in try office.desk.examineRunning(now: SmallOffice.now) { #expect(check.ok, "\(check)") }
  }

  @Test func aKeyThatOthersMayReadOrThatIsGoneIsSaid() throws {
    let office = try office()
    _ = try office.desk.erasePerson("P1", confirmation: "P1", now: SmallOffice.now)
    #expect(try check("keys", office).ok && check("erasures", office).says == "1 people, and nobody is back")
    let path = office.desk.keys.privacyKey.path
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    #expect(try check("keys", office).says.contains("may be read by others") && !check("keys", office).ok)
    try FileManager.default.removeItem(atPath: path)
    #expect(try check("keys", office).says.contains("is missing") && !check("erasures", office).ok)
  }

  @Test func whoeverIsBackIsSaidAndErasedAgain() throws {
    let office = try office()
    let digests = try office.desk.digests(of: try #require(try office.desk.store.person("P1")).id)
    try office.desk.keys.suppressionList.add(digests, at: SmallOffice.now)
    let said = try check("erasures", office)
    #expect(!said.ok && said.says.hasPrefix("1 of those who were erased are back, 2 would not be known again"))
    #expect(try office.desk.reapplyErasures(now: SmallOffice.now) == 1)
    #expect(try check("erasures", office).ok && office.desk.store.person("P1") == nil)
    #expect(try office.desk.reapplyErasures(now: SmallOffice.now) == 0)
  }

  @Test func listsAndBackupsGrowOld() throws {
    let office = try office()
    _ = try office.desk.loadScreening("TPS", text: "+441632960001", now: SmallOffice.now)
    _ = try office.desk.backUp(to: office.folder + "/b", now: SmallOffice.now)
    #expect(try check("screening", office).says == "TPS 0 days old")
    #expect(try check("backup", office).says == "the last is 0 days old")
    let later = SmallOffice.now + 29 * Span.day
    #expect(try check("screening", office, at: later).says == "TPS 29 days old, too old: it counts as none")
    #expect(try !check("screening", office, at: later).ok && !check("backup", office, at: later).ok)
  }

  @Test func aClockThatIsBehindTheRecordIsSaid() throws {
    let office = try office()
    #expect(try !check("clock", office, at: SmallOffice.now - 2 * Span.hour).ok)
    #expect(try check("clock", office, at: SmallOffice.now + 400 * Span.day).ok)
  }

  @Test func figuresSayHowFarTheHistoryIsBehind() throws {
    let office = try office()
    _ = try office.desk.chronicle()
    #expect(try office.desk.runningFigures(now: SmallOffice.now).chronicleLag == 0)
    try office.desk.logConversation(
      ConversationEntry(personID: "P3", recruiterID: "R2", channel: .call, outcome: .noAnswer, at: SmallOffice.now),
      now: SmallOffice.now)
    let figures = try office.desk.runningFigures(now: SmallOffice.now)
    #expect(figures.chronicleLag == 1 && figures.importsRunning == 0 && figures.storeBytes > 0)
    let meanwhile = try office.desk.markingImport(now: SmallOffice.now) {
      try office.desk.runningFigures(now: SmallOffice.now)
    }
    #expect(meanwhile.importsRunning == 1)
    #expect(try office.desk.runningFigures(now: SmallOffice.now).importsRunning == 0)
  }
}
