import Collateral
import Testing

@testable import Web

struct CollateralPageTests {
  private func claim(_ origin: Claim.Origin) throws -> Claim {
    let entry = try #require(try Library.standard().entry("cipd-2023-counter-offers-common"))
    return Claim(entry, origin: origin, expires: try Library.standard().again)
  }

  @Test func aFormChangesWhatItHoldsAndLeavesTheRest() throws {
    let piece = try #require(try StarterSet.pieces().first { $0.slug == "client-one-pager" })
    let form = try #require(
      FormValues(
        encoded: ("title=New&lead=L&message=M&action=A&heading0=H&text0=T&drop1=yes"
          + "&heading2=K&text2=U&plain2=yes&heading_new=N").utf8))
    let edited = PieceForm.read(form, over: piece)
    #expect(edited.title == "New" && edited.slug == piece.slug && edited.kind == piece.kind)
    #expect(edited.points.count == piece.points.count && edited.points[0].heading == "H")
    #expect(edited.points[1].heading == "K" && edited.points[1].chart == nil)
    #expect(edited.points.last?.heading == "N" && edited.post == nil)
  }

  @Test func anOwnFigureBecomesAPageThatRestsOnIt() throws {
    let piece = try #require(try StarterSet.pieces().first { $0.slug == "nine-lost-days" })
    let edited = PieceForm.adding(try claim(.record), to: piece)
    let point = try #require(edited.points.last)
    #expect(CitedText(point.text).claims == ["cipd-2023-counter-offers-common"])
    #expect(point.text.hasSuffix("[cipd-2023-counter-offers-common].") && point.heading == "What our own record says")
  }
}
