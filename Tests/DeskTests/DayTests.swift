import Foundation
import Guidance
import Recruitment
import Testing

@testable import Desk
@testable import Storage

@Suite struct DayTests {
  private static let now = SmallOffice.now

  private func office(_ engine: Engine) throws -> SmallOffice {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    return office
  }

  private func entry(_ outcome: Outcome = .connected, at: Instant = now, note: String? = nil) -> ConversationEntry {
    ConversationEntry(
      personID: "P1", recruiterID: "R1", channel: .call, outcome: outcome, at: at, durationSeconds: 600, jobID: "J1",
      submissionID: "S1", note: note)
  }

  private func rules(_ office: SmallOffice) throws -> [String] {
    try office.desk.today(recruiter: "R1", asOf: Self.now + 60, minutes: nil).conversations.map(\.rule)
  }

  @Test(arguments: Engine.tested) func aLogTakenBackBringsTheCardBack(_ engine: Engine) throws {
    let office = try office(engine)
    let before = try rules(office)
    guard case .written(let receipt) = try office.desk.log(entry(), .any, now: Self.now) else {
      throw DeskError.noSuchMoment
    }
    #expect(try rules(office) != before)
    try office.desk.takeBack(receipt, of: "R1", now: Self.now + 30)
    #expect(try rules(office) == before)
    // Twice is once.
    try office.desk.takeBack(receipt, of: "R1", now: Self.now + 31)
    #expect(try office.desk.logged(by: "R1", asOf: Self.now + 60).isEmpty)
    #expect(try office.desk.batches().filter { $0.undoneAt != nil }.count == 1)
  }

  @Test(arguments: Engine.tested) func anActionTakenBackBringsTheCardBackWhereMomentsAreKept(_ engine: Engine) throws {
    let office = try office(engine)
    let desk = try office.desk.keepingMoments()
    func rules(_ at: Instant) throws -> [String] {
      try desk.today(recruiter: "R1", asOf: at, minutes: nil).conversations.map(\.rule)
    }
    let before = try rules(Self.now)
    let card = try #require(try desk.today(recruiter: "R1", asOf: Self.now, minutes: nil).conversations.first)
    let answer = try desk.act(
      MomentActionEntry(moment: card.moment, recruiterID: "R1", action: .noLongerTrue), .any, now: Self.now + 1)
    guard case .written(let receipt) = answer else { throw DeskError.noSuchMoment }
    #expect(try rules(Self.now + 2).count == before.count - 1)
    try desk.takeBack(receipt, of: "R1", now: Self.now + 3)
    #expect(try rules(Self.now + 4) == before)
  }

  @Test(arguments: Engine.tested) func nobodyTakesBackWhatIsOldOrSomebodyElses(_ engine: Engine) throws {
    let office = try office(engine)
    guard case .written(let receipt) = try office.desk.log(entry(), .any, now: Self.now) else {
      throw DeskError.noSuchMoment
    }
    #expect(throws: DeskError.noSuchBatch(receipt)) {
      try office.desk.takeBack(receipt, of: "R2", now: Self.now)
    }
    #expect(throws: DeskError.noSuchBatch(receipt)) {
      try office.desk.takeBack(receipt, of: "R1", now: Self.now + Span.day + 1)
    }
    // The import's own batch is nobody's log.
    for text in ["1", "0", "-1", "x"] {
      #expect(throws: DeskError.noSuchBatch(text)) { try office.desk.takeBack(text, of: "R1", now: Self.now) }
    }
    #expect(try office.desk.logged(by: "R1", asOf: Self.now).count == 1)
  }

  @Test(arguments: Engine.tested) func aTalkOfWhichOnlyTheOutcomeIsKnownIsToFinish(_ engine: Engine) throws {
    let office = try office(engine)
    let desk = office.desk
    _ = try desk.log(entry(), .any, now: Self.now)
    _ = try desk.log(entry(.voicemail), .any, now: Self.now + 1)
    _ = try desk.log(entry(note: "Said all"), .any, now: Self.now + 2)
    let logged = try desk.logged(by: "R1", asOf: Self.now + 60)
    #expect(logged.map(\.isToFinish) == [true, false, false])
    let next = SmallOffice.time("2026-03-09T10:00:00Z")
    #expect(
      try desk.finish(
        FinishEntry(log: logged[0].id, recruiterID: "R1", note: "Wants Leeds", nextStep: "Send the pack", nextAt: next),
        now: Self.now + 60))
    let after = try desk.logged(by: "R1", asOf: Self.now + 61)
    #expect(after[0].note == "Wants Leeds\nNext step: Send the pack" && !after[0].isToFinish)
    let day = try desk.today(recruiter: "R1", asOf: Self.now + 61, minutes: nil)
    #expect(day.comingUp.contains { $0.at == next && $0.what == .call })
    #expect(throws: DeskError.noSuchMessage) {
      try desk.finish(FinishEntry(log: logged[0].id, recruiterID: "R2", note: "Mine"), now: Self.now)
    }
  }

  @Test(arguments: Engine.tested) func nothingToAddFinishesToo(_ engine: Engine) throws {
    let office = try office(engine)
    _ = try office.desk.log(entry(), .any, now: Self.now)
    let log = try #require(try office.desk.logged(by: "R1", asOf: Self.now).first)
    #expect(try office.desk.finish(FinishEntry(log: log.id, recruiterID: "R1"), now: Self.now + 1))
    let after = try #require(try office.desk.logged(by: "R1", asOf: Self.now + 2).first)
    #expect(!after.isToFinish && after.note == nil)
  }

  @Test(arguments: Engine.tested) func oneLineForTheFirmsOwnSystem(_ engine: Engine) throws {
    let office = try office(engine)
    _ = try office.desk.log(entry(note: "Wants\n  Leeds | £70k"), .any, now: Self.now)
    let log = try #require(try office.desk.logged(by: "R1", asOf: Self.now).first)
    let line = log.line(office.desk.wording(asOf: Self.now, settings: try office.desk.settings()))
    #expect(line.hasPrefix("5 Mar 2026 15:30 | "))
    #expect(line.contains("(P1) | call, spoke, 10 min | ") && line.contains("(J1)"))
    #expect(line.hasSuffix("Wants Leeds | £70k") && !line.contains("\n"))
  }

  /// What is taken out is read again as what it was.
  @Test(arguments: Engine.tested) func theEndOfDayFileIsOfTheInterchange(_ engine: Engine) throws {
    let office = try office(engine)
    _ = try office.desk.log(entry(note: "Said \"yes\", twice"), .any, now: Self.now)
    let text = String(decoding: try office.desk.loggedFile(by: "R1", asOf: Self.now), as: UTF8.self)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 2 && lines[0].hasPrefix("interaction_id,at,recorded_at,recruiter_id,person_id,channel"))
    #expect(
      lines[1].hasSuffix(
        ",2026-03-05T15:30:00Z,2026-03-05T15:30:00Z,R1,P1,call,outbound,connected,600,,hand,J1,S1,"
          + "\"Said \"\"yes\"\", twice\""))
    let other = try self.office(engine)
    let report = try other.importFiles(other.bundle(["interactions.csv": text]))
    #expect(report.rejectedCount == 0)
    #expect(try other.desk.person("P1", asOf: Self.now + 60).contacts.first?.body == "Said \"yes\", twice")
    // Yesterday's are yesterday's.
    let tomorrow = try office.desk.loggedFile(by: "R1", asOf: Self.now + Span.day)
    #expect(String(decoding: tomorrow, as: UTF8.self).split(separator: "\n").count == 1)
  }

  @Test(arguments: Engine.tested) func whatAColleagueWritesConcernsWhoeverHasToDoWithThem(_ engine: Engine) throws {
    let office = try office(engine)
    let desk = office.desk
    let seen = try desk.latestChange()
    #expect(try !desk.concerns("R1", changesAfter: seen))
    _ = try desk.log(entry(), .any, now: Self.now)
    #expect(try desk.concerns("R1", changesAfter: seen))
    let deed = try #require(try desk.lastDeed(with: "P1", now: Self.now))
    #expect(
      deed.what == .contact(channel: .call, outcome: .connected, durationSeconds: 600, isConversation: true))
    #expect(try desk.lastDeed(with: "P1", now: Self.now + 2 * Span.day) == nil)
  }
}
