import Collateral
import Recruitment
import Testing

@testable import Desk
@testable import Storage

/// A marketer's way from a piece to what goes out, and what keeps it from going.
struct StudioTests {
  private static let now = SmallOffice.now

  private func starter(_ slug: String) throws -> Piece {
    try #require(try StarterSet.pieces().first { $0.slug == slug })
  }

  @Test(arguments: Engine.tested) func aPieceIsCheckedApprovedExportedAndADraftAgainOnceItsWordsChange(
    _ engine: Engine
  ) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let desk = office.desk
    #expect(throws: DeskError.studio(.notApproved("pause-guide"))) {
      try desk.pieceKit("pause-guide", PieceWish(), now: Self.now)
    }
    #expect(throws: DeskError.studio(.notChecked("pause-guide"))) {
      try desk.takeStep("pause-guide", to: .approved, now: Self.now)
    }
    try desk.takeStep("pause-guide", to: .checked, by: .none, named: "Mia", now: Self.now)
    try desk.takeStep("pause-guide", to: .approved, by: .none, named: "Olive", now: Self.now + 1)
    let sheet = try desk.pieceSheet("pause-guide", now: Self.now + 2)
    #expect(sheet.state == .approved && sheet.steps.map(\.name) == ["Mia", "Olive"])
    #expect(try desk.pieceKit("pause-guide", PieceWish(), now: Self.now + 2).starts(with: Array("PK".utf8)))
    #expect(try desk.publishedPiece("pause-guide", now: Self.now + 2) != nil)
    #expect(try desk.approvedPieces(now: Self.now + 2).map(\.piece.slug) == ["pause-guide"])

    var piece = try starter("pause-guide")
    piece.action = "Ring us on the day."
    try desk.savePiece(piece, now: Self.now + 3)
    #expect(try desk.pieceSheet("pause-guide", now: Self.now + 4).state == .draft)
    #expect(try desk.publishedPiece("pause-guide", now: Self.now + 4) == nil)
    #expect(try desk.pieceFile("pause-guide", .emailText, PieceWish(allowsDraft: true), now: Self.now + 4).count > 100)
  }

  @Test(arguments: Engine.tested) func anUnboundFigureCannotBeApproved(_ engine: Engine) throws {
    let desk = try SmallOffice(engine).desk
    var piece = try starter("pause-guide")
    piece.lead = "We place 9 in 10 of them."
    try desk.savePiece(piece, now: Self.now)
    #expect(throws: DeskError.studio(.faults("pause-guide", 1))) {
      try desk.takeStep("pause-guide", to: .checked, now: Self.now + 1)
    }
  }

  @Test(arguments: Engine.tested) func whatIsApprovedIsHeldBackOnceASourceHasExpired(_ engine: Engine) throws {
    let desk = try SmallOffice(engine).desk
    let entry = Publication(
      id: "our-survey", topic: "counter-offers", audience: "client", questions: ["secure"], direction: "mixed",
      design: "survey", year: 2026, n: "212 clients", population: "clients of ours", sentence: "31% had made one.",
      figures: ["31%"], citation: "Our survey, 2026", link: "", limits: "Those who answered.",
      verification: "read in the source")
    let until = try #require(CivilDate(iso: "2026-12-31"))
    try desk.addEntry(entry, expires: until, now: Self.now)
    var piece = try starter("pause-guide")
    piece.lead = "31% had made one [firm:our-survey]."
    try desk.savePiece(piece, now: Self.now)
    try desk.takeStep("pause-guide", to: .checked, now: Self.now + 1)
    try desk.takeStep("pause-guide", to: .approved, now: Self.now + 2)
    #expect(try desk.pieceSheet("pause-guide", now: Self.now + 3).steps.last?.until == until)
    let later = Instant(Int64(until.dayNumber) * Span.day + 43_200)
    #expect(try desk.pieceSheet("pause-guide", now: later).state == .expired)
    #expect(throws: DeskError.studio(.notApproved("pause-guide"))) {
      try desk.pieceKit("pause-guide", PieceWish(), now: later)
    }
    var nameless = entry
    nameless.limits = " "
    #expect(throws: DeskError.studio(.entry(field: "limits"))) {
      try desk.addEntry(nameless, expires: until, now: Self.now)
    }
  }

  @Test(arguments: Engine.tested) func aStoryIsPrintedAsLongAsItsConsentHolds(_ engine: Engine) throws {
    let desk = try SmallOffice(engine).desk
    let story = StoredStory(
      body: "They rang before I had to ask.", saidBy: "A finance director", consent: "By e-mail",
      consentDay: "2026-03-01", until: "2028-01-01", author: .none)
    try desk.addStory(story, now: Self.now)
    let id = try #require(try desk.stories(now: Self.now).first?.id)
    var piece = try starter("pause-guide")
    piece.lead = "They rang before I had to ask [story:\(id)]."
    try desk.savePiece(piece, now: Self.now)
    #expect(try desk.checkPiece("pause-guide", now: Self.now).faults == [])
    try desk.withdrawStory(id, now: Self.now)
    #expect(
      try desk.checkPiece("pause-guide", now: Self.now).faults
        == [PieceFault(.lead, .barred("story:\(id)", .noConsent))])
    #expect(try desk.stories(now: Self.now).first?.body == "")
    #expect(throws: DeskError.studio(.noSuchStory(id))) { try desk.withdrawStory(id, now: Self.now) }
  }

  @Test(arguments: Engine.tested) func aBookingAddressIsOfTheWebAndNothingElse(_ engine: Engine) throws {
    let desk = try SmallOffice(engine).desk
    for address in ["javascript:alert(1)", "https://a.example/'onclick", "ftp://a.example"] {
      #expect(throws: DeskError.studio(.booking)) {
        try desk.setStudioLook(StudioLook(booking: address), now: Self.now)
      }
    }
    #expect(throws: DeskError.studio(.family("No Such Letters"))) {
      try desk.setStudioLook(StudioLook(family: "No Such Letters"), now: Self.now)
    }
    let look = StudioLook(family: "DejaVu Sans", booking: "https://firm.example/book")
    try desk.setStudioLook(look, now: Self.now)
    #expect(try desk.studioLook() == look)
  }
}
