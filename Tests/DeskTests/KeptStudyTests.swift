import Foundation
import Recruitment
import SimulatedAgency
import Testing

@testable import Desk
@testable import Evidence

/// What evidence keeps beside the history against the same worked out from nothing.
struct KeptStudyTests {
  private static func office(_ engine: Engine = .sqlite) throws -> SmallOffice {
    let office = try SmallOffice(engine)
    let bundle = office.folder + "/simulated"
    _ = try SimulatedFirm(SimulatedFirm.Plan(seed: 5, recruiters: 2, months: 8, world: .plain)).write(to: bundle)
    try office.importFiles(bundle)
    return office
  }

  private static func file(_ office: SmallOffice) -> String { office.desk.shelf.directory + "/kept-study" }
  private static func isKept(_ office: SmallOffice) -> Bool { FileManager.default.fileExists(atPath: file(office)) }

  /// All that is said.
  private static func text(_ desk: Desk) throws -> String {
    var writer = JSONWriter()
    writer.evidence(try desk.evidence())
    return writer.text
  }

  /// As if nothing had ever been kept.
  private static func textFromNothing(_ office: SmallOffice) throws -> String {
    try FileManager.default.removeItem(atPath: office.desk.shelf.directory)
    office.desk.shelf.forget()
    return try text(office.desk)
  }

  @Test(arguments: Engine.tested) func `a second answer is the first, and rests on what was kept`(_ engine: Engine)
    throws
  {
    let office = try Self.office(engine)
    #expect(!Self.isKept(office))
    let first = try Self.text(office.desk)
    #expect(Self.isKept(office))
    let written = try Data(contentsOf: URL(fileURLWithPath: Self.file(office)))
    #expect(try Self.text(office.desk) == first)
    #expect(try Data(contentsOf: URL(fileURLWithPath: Self.file(office))) == written)
    // What is asked of a span, or of one finding in depth, is read from the history.
    let whole = try office.desk.evidence(from: Instant(0))
    #expect(try whole.findings.map(\.rang) == office.desk.evidence().findings.map(\.rang))
    #expect(try Self.textFromNothing(office) == first)
  }

  @Test func `a torn file and a folder that cannot be written change no answer`() throws {
    let office = try Self.office()
    let first = try Self.text(office.desk)
    let whole = try Data(contentsOf: URL(fileURLWithPath: Self.file(office)))
    for count in [0, 64, whole.count / 2, whole.count - 1] {
      try whole.prefix(count).write(to: URL(fileURLWithPath: Self.file(office)))
      #expect(try Self.text(office.desk) == first)
      #expect(try Data(contentsOf: URL(fileURLWithPath: Self.file(office))).count == whole.count)
    }
  }

  @Test func `another playbook is another study`() throws {
    let office = try Self.office()
    let first = try Self.text(office.desk)
    var playbook = try office.desk.playbook()
    for index in playbook.rules.indices { playbook.rules[index].decisionWindowHours = 24 }
    let other = Desk(
      store: office.desk.store, playbooks: PlaybookShelf(playbook), shelf: office.desk.shelf, keys: office.desk.keys)
    let changed = try Self.text(other)
    #expect(changed != first)
    #expect(try Self.text(office.desk) == first)
    try FileManager.default.removeItem(atPath: Self.file(office))
    #expect(try Self.text(other) == changed)
  }

  @Test func `whoever is erased or becomes one with somebody is not in what is kept`() throws {
    let office = try Self.office()
    _ = try Self.text(office.desk)
    let people = Set(try Self.studied(office)).sorted()
    let (one, other, third) = (try #require(people.first), people[1], people[2])
    let printed = try office.desk.store.printedIDs(.people, [one, other, third].map(Int64.init))
    let ids = try [one, other, third].map { try #require(printed[Int64($0)]) }
    _ = try office.desk.erasePerson(ids[0], confirmation: ids[0], now: SmallOffice.now)
    try office.desk.mergePeople(ids[1], into: ids[2], now: SmallOffice.now)
    // With the copy, that which was kept is gone.
    _ = try office.desk.chronicle()
    #expect(!Self.isKept(office))
    let after = try Self.text(office.desk)
    #expect(Self.isKept(office))
    #expect(try !Self.studied(office).contains(other))
    #expect(try Self.text(office.desk) == after)
    #expect(try Self.textFromNothing(office) == after)
  }

  /// Everybody in the cohorts as they are kept.
  private static func studied(_ office: SmallOffice) throws -> [UInt32] {
    StudyReading(try office.desk.studied()).cohorts().cohorts.flatMap(\.person)
  }
}
