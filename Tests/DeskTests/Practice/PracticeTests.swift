import Recruitment
import Testing

@testable import Desk
@testable import Storage

@Suite struct PracticeTests {
  private let entry = PracticeEntry(
    because: "The salary is less than I said", toLearn: "What would still do", worst: "You wasted my time",
    firstSentence: "I have bad news, and it is mine", expected: 8, rung: 3)
  private let held = HeldEntry(awkward: 3, learned: "Hours matter more", scores: [2, 2, 1, 0, 2, 1, 2, 0])

  @Test(arguments: Engine.tested) func aPracticeIsForWhoeverWroteItAndNobodyElse(_ engine: Engine) throws {
    let staff = try Staff(engine)
    let administrator = try staff.add("admin@firm.example", .administrator, isFirst: true)
    let ruth = staff.acting(try staff.add("ruth@firm.example", .recruiter))
    let boss = staff.acting(try staff.add("boss@firm.example", .manager, teams: ["Finance"]))
    try ruth.prepareTalk(entry, of: nil, now: Staff.now)
    let own = try ruth.practice(of: nil, now: Staff.now)
    #expect(own.talks.map(\.because) == [entry.because] && own.teams.isEmpty)
    // A manager of her team sees their own, which is empty; and cannot touch hers.
    #expect(try boss.practice(of: nil, now: Staff.now).talks.isEmpty)
    let id = try #require(own.talks.first?.id)
    #expect(throws: DeskError.self) { try boss.holdTalk(id, held, of: nil, now: Staff.now) }
    #expect(throws: DeskError.self) { try boss.forgetTalk(id, of: nil) }
    #expect(throws: DeskError.self) { try boss.practice(of: "R1", now: Staff.now) }
    #expect(throws: DeskError.notAllowed(.ownPractice)) {
      try staff.acting(administrator).practice(of: nil, now: Staff.now)
    }
    try ruth.holdTalk(id, held, of: nil, now: Staff.now)
    let after = try ruth.practice(of: nil, now: Staff.now)
    #expect(after.talks.first?.held?.awkward == 3 && after.talks.first?.held?.scores == held.scores)
    try ruth.forgetTalk(id, of: nil)
    #expect(try ruth.practice(of: nil, now: Staff.now).talks.isEmpty)
  }

  @Test(arguments: Engine.tested) func aManagerBeginsBeforeInviting(_ engine: Engine) throws {
    let staff = try Staff(engine)
    try staff.add("admin@firm.example", .administrator, isFirst: true)
    let ruth = staff.acting(try staff.add("ruth@firm.example", .recruiter))
    let boss = staff.acting(try staff.add("boss@firm.example", .manager, teams: ["Finance"]))
    func invite(_ team: String) throws { try boss.invitePractice(team: team, now: Staff.now) }
    #expect(throws: DeskError.notAllowed(.practiceInvitation)) { try invite("Finance") }
    try boss.prepareTalk(entry, of: nil, now: Staff.now)
    #expect(throws: DeskError.notAllowed(.practiceInvitation)) { try invite("Finance") }
    let id = try #require(try boss.practice(of: nil, now: Staff.now).talks.first?.id)
    // A voice note held is no difficult conversation, nor is a hard call that was not prepared.
    for (worst, rung) in [(entry.worst, 0), ("  ", 4)] {
      let easy = PracticeEntry(
        because: entry.because, toLearn: entry.toLearn, worst: worst, firstSentence: entry.firstSentence, expected: 2,
        rung: rung)
      try boss.prepareTalk(easy, of: nil, now: Staff.now)
      let easyID = try #require(try boss.practice(of: nil, now: Staff.now).talks.first?.id)
      try boss.holdTalk(easyID, held, of: nil, now: Staff.now)
      #expect(throws: DeskError.notAllowed(.practiceInvitation)) { try invite("Finance") }
    }
    try boss.holdTalk(id, held, of: nil, now: Staff.now)
    #expect(throws: DeskError.notAllowed(.practiceInvitation)) { try invite("Legal") }
    try invite("Finance")
    #expect(try ruth.practice(of: nil, now: Staff.now).invitations.map(\.team) == ["Finance"])
    #expect(throws: DeskError.notAllowed(.practiceInvitation)) {
      try ruth.invitePractice(team: "Finance", now: Staff.now)
    }
  }

  @Test func aMonthWithoutFiguresEnds() throws {
    let staff = try Staff(.sqlite)
    try staff.add("admin@firm.example", .administrator, isFirst: true)
    let ruth = staff.acting(try staff.add("ruth@firm.example", .recruiter))
    try ruth.restPractice(true, of: nil, now: Staff.now)
    #expect(try ruth.practice(of: nil, now: Staff.now).restsUntil != nil)
    #expect(try ruth.practice(of: nil, now: Staff.now + 31 * Span.day).restsUntil == nil)
  }

  /// Whoever tries to rank recruiters by what market and outlook say finds no recruiter there: neither number nor name, and
  /// no part that is one recruiter's alone.
  @Test func nobodyCanBeRankedByMarketOrOutlook() throws {
    let staff = try Staff(.sqlite)
    try staff.add("admin@firm.example", .administrator, isFirst: true)
    let boss = staff.acting(try staff.add("boss@firm.example", .manager, teams: ["Finance"]))
    guard case .here(let market) = try boss.awaitedMarket(), case .here(let outlook) = try boss.awaitedOutlook() else {
      Issue.record("both are there at once, as for a command")
      return
    }
    var writer = JSONWriter()
    writer.array { writer in
      writer.market(market)
      writer.outlook(outlook)
    }
    for record in try staff.desk.store.recruiters() {
      #expect(!writer.text.contains(record.name) && !writer.text.contains("\"\(record.printedID)\""))
    }
    #expect(!writer.text.contains("recruiter_id"))
    // Clients that are one recruiter's alone are not there.
    let names = market.picture.figures.flatMap(\.parts).map { market.name(of: $0) }
    #expect(!names.contains("Omars Client"))
  }
}
