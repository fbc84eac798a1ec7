import Foundation
import Recruitment
import SimulatedAgency
import Testing

@testable import Desk
@testable import Storage

struct ExportTests {
  private let now = SmallOffice.now

  /// What a store answers, as text.
  private func answers(_ desk: Desk, at now: Instant) throws -> [String] {
    let days = try desk.todayForEveryone(asOf: now, minutes: nil)
    let today = days.map { day -> String in
      var writer = JSONWriter()
      writer.today(day)
      return String(decoding: writer.bytes, as: UTF8.self)
    }
    var moments = JSONWriter()
    moments.moments(try desk.moments(from: nil, to: now, kind: nil))
    return today + [String(decoding: moments.bytes, as: UTF8.self)]
  }

  @Test(arguments: Engine.tested) func `an export read into an empty store answers the same`(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    // An owner who changed, a field that the interchange does not know, and what was done here.
    try office.importFiles(
      office.bundle([
        "people.csv":
          "person_id,kind,name,job_title,updated_at,shoe size\nP1,candidate,Anna,Head of things,2026-03-01T00:00:00Z,39\n"
      ]))
    try office.desk.logConversation(
      ConversationEntry(
        personID: "P1", recruiterID: "R1", channel: .call, outcome: .noAnswer,
        at: Instant(now.seconds - 600), note: "Rang, \"no\"\nanswer"), now: now)
    let folder = office.folder + "/out"
    let report = try office.desk.exportFirm(to: folder) { _ in }
    #expect(report.sources.map(\.name).contains(Store.ownSource))
    let copy = try SmallOffice(engine)
    let imported = try copy.importFiles(folder)
    #expect(imported.rejectedCount == 0, "\(imported.rejected)")
    #expect(try copy.desk.store.counts() == office.desk.store.counts())
    #expect(try answers(copy.desk, at: now) == answers(office.desk, at: now))
    // And out of the copy comes the same again.
    let again = copy.folder + "/again"
    let second = try copy.desk.exportFirm(to: again) { _ in }
    #expect(second.sources.map(\.rows) == report.sources.map(\.rows))
    for source in report.sources {
      let files = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(source.folder)")
      for file in files {
        func lines(_ path: String) throws -> [Substring] {
          try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").sorted()
        }
        #expect(
          try lines("\(folder)/\(source.folder)/\(file)") == lines("\(again)/\(source.folder)/\(file)"), "\(file)")
      }
    }
    // Read once more it changes nothing, however often records changed: no batch, no value put aside, nothing updated.
    let batches = try copy.desk.batches().count
    let third = try copy.importFiles(folder)
    #expect(third.batch == nil, "\(third.files.filter { $0.added + $0.updated > 0 })")
    #expect(third.files.allSatisfy { $0.added == 0 && $0.updated == 0 && $0.rejected == 0 })
    #expect(try copy.desk.batches().count == batches)
    #expect(try copy.desk.store.counts() == office.desk.store.counts())
    #expect(try answers(copy.desk, at: now) == answers(office.desk, at: now))
  }

  /// Read into the store that it came from, an export doubles nothing: neither what was imported nor what was done here.
  @Test(arguments: Engine.tested) func `an export read where it came from doubles nothing`(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    try office.desk.logConversation(
      ConversationEntry(
        personID: "P1", recruiterID: "R1", channel: .call, outcome: .connected, at: Instant(now.seconds - 600),
        note: "Spoke"), now: now)
    let (counts, before) = (try office.desk.store.counts(), try answers(office.desk, at: now))
    let folder = office.folder + "/out"
    _ = try office.desk.exportFirm(to: folder) { _ in }
    let home = try office.importFiles(folder)
    #expect(home.files.allSatisfy { $0.added == 0 && $0.rejected == 0 })
    #expect(try office.importFiles(folder).batch == nil)
    #expect(try office.desk.store.counts() == counts && answers(office.desk, at: now) == before)
  }

  /// What is due, what was due, and what is found of it are the same in the copy, for a firm with a year behind it.
  @Test func `an export carries everything that evidence rests on`() throws {
    let office = try SmallOffice(.sqlite)
    let bundle = office.folder + "/simulated"
    let effects = try PlantedEffects(["C08=25", "L04=25"])
    let plan = SimulatedFirm.Plan(seed: 5, recruiters: 4, months: 8, world: .planted, effects: effects)
    _ = try SimulatedFirm(plan).write(to: bundle)
    try office.importFiles(bundle)
    let folder = office.folder + "/out"
    _ = try office.desk.exportFirm(to: folder) { _ in }
    let copy = try SmallOffice(.sqlite)
    #expect(try copy.importFiles(folder).rejectedCount == 0)
    func text(_ desk: Desk) throws -> String {
      var writer = JSONWriter()
      writer.evidence(try desk.evidence())
      return writer.text
    }
    let found = try text(office.desk)
    #expect(try json(found).list("findings").contains { ($0["n"] as? Int ?? 0) > 30 })
    #expect(try text(copy.desk) == found)
    let end = try office.desk.evidence().asOf
    #expect(try answers(copy.desk, at: end) == answers(office.desk, at: end))
  }

  @Test func `an export replaces nothing that is there`() throws {
    let office = try SmallOffice(.sqlite)
    try office.importHarbour()
    try Data("x".utf8).write(to: URL(fileURLWithPath: office.folder + "/taken"))
    #expect(throws: DeskError.self) { try office.desk.exportFirm(to: office.folder) { _ in } }
  }
}
