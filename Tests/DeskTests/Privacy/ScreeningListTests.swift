import Foundation
import Permission
import Recruitment
import Testing

@testable import Desk
@testable import Storage

/// Lists of whom not to ring.
@Suite struct ScreeningListTests {
  @Test(arguments: Engine.tested) func whoIsOnAListIsKnownHoweverTheNumberIsSpelt(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let file = try office.file("tps.csv", "number,added\n\"01632 960 001\",2020\nnothing\n+44 1632 960999,2021\n")
    let load = try office.desk.loadScreening("TPS", file: file, country: nil, now: SmallOffice.now)
    #expect(load == ScreeningLoad(name: "TPS", entries: 2, unreadable: 2, people: 1))
    let book = try office.desk.screeningBook()
    let anna = try #require(try office.desk.store.person("P1")).id
    #expect(book.hits == [anna: [.init(list: 0, isAddress: false)]] && book.numbered == [anna])
    // The numbers themselves are nowhere.
    let bytes = FileManager.default.contents(atPath: office.folder + "/firm.sqlite") ?? Data()
    #expect(bytes.range(of: Data("1632960999".utf8)) == nil)
  }

  @Test(arguments: Engine.tested) func aListIsReplacedAgesAndGoes(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let now = SmallOffice.now
    _ = try office.desk.loadScreening("TPS", text: "+441632960001", now: now)
    _ = try office.desk.loadScreening("TPS", text: "+441632960009\n+441632960008\n+441632960009", now: now)
    _ = try office.desk.loadScreening("mine", text: "Anna@mail.example", now: now)
    var lists = try office.desk.screeningStandings(now: now)
    #expect(lists.map(\.name) == ["TPS", "mine"] && lists.map(\.entries) == [2, 1] && lists.map(\.people) == [0, 1])
    #expect(lists.map(\.days) == [28, nil] && lists.allSatisfy { !$0.isStale })
    lists = try office.desk.screeningStandings(now: now + 29 * Span.day)
    #expect(lists.map(\.isStale) == [true, false])
    try office.desk.removeScreening("mine", now: now)
    #expect(throws: DeskError.noSuchScreeningList("mine")) { try office.desk.removeScreening("mine", now: now) }
    #expect(throws: DeskError.emptyScreeningList) { try office.desk.loadScreening("TPS", text: "a\nb", now: now) }
    #expect(try office.desk.screeningStandings(now: now).map(\.entries) == [2])
  }

  /// A door that stays open goes by a list from the moment it is loaded, and by a number that changes.
  @Test(arguments: Engine.tested) func aDoorThatStaysOpenGoesByIt(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let desk = try office.desk.keepingMoments()
    let anna = try #require(try desk.store.person("P1")).id
    func verdict() throws -> [String] {
      let gate = try desk.gate(desk.finder(asOf: SmallOffice.now))
      return gate.answer(for: anna, by: .call, purpose: .marketing, at: SmallOffice.now).why
    }
    #expect(try !verdict().contains { $0.contains("screening list") })
    _ = try desk.loadScreening("TPS", text: "01632 960001", now: SmallOffice.now)
    #expect(try verdict().contains("on the screening list TPS, loaded on 5 March 2026: do not contact"))
    let other = "person_id,kind,name,phones\nP1,candidate,Anna Berg,+441632960002\n"
    try office.importFiles(office.bundle(["people.csv": other]))
    #expect(try !verdict().contains { $0.contains("on the screening list") })
  }
}
