import Drawing
import Recruitment
import Testing

@testable import Collateral

struct StarterSetTests {
  @Test func everyPieceIsGoodEnoughToApprove() throws {
    let book = try SmallStudio.book([SmallStudio.ownMedian()])
    let pieces = try StarterSet.pieces()
    #expect(Set(pieces.map(\.slug)).count == pieces.count)
    #expect(pieces.filter { $0.kind == .post }.count == 8)
    for piece in pieces {
      #expect(Piece.isSlug(piece.slug))
      let fitted = piece.fitted(to: book, today: SmallStudio.today)
      #expect(PieceCheck(book: book, today: SmallStudio.today).faults(in: fitted) == [], "\(piece.slug)")
      #expect(PieceRenderer(try SmallStudio.set(fitted)).faults() == [], "\(piece.slug)")
    }
  }

  /// Every piece works with none of the firm's own figures.
  @Test func whatTheFirmCannotSayIsLeftOut() throws {
    let book = try SmallStudio.book()
    let piece = try #require(try StarterSet.pieces().first { $0.slug == "nine-lost-days" })
    let fitted = piece.fitted(to: book, today: SmallStudio.today)
    #expect(fitted.points.count == piece.points.count - 1)
    #expect(PieceCheck(book: book, today: SmallStudio.today).faults(in: fitted) == [])
    let own = piece.fitted(to: try SmallStudio.book([SmallStudio.ownMedian()]), today: SmallStudio.today)
    #expect(
      own.points.count == piece.points.count && own.points[1].text.contains("within 9 days [own:interview-to-offer]"))
  }

  @Test func everyRenderingOfEveryPieceIsTheSameTwice() throws {
    for piece in try StarterSet.pieces()
    where ["seven-moments", "client-one-pager", "pledge-card"].contains(piece.slug) {
      let renderer = PieceRenderer(try SmallStudio.set(piece))
      for rendering in piece.kind.renderings {
        #expect(try renderer.file(rendering) == renderer.file(rendering), "\(piece.slug) \(rendering.rawValue)")
      }
      let set = try SmallStudio.set(piece)
      #expect(try PieceKit(set).file() == PieceKit(set).file())
      let book = try renderer.book(.a4)
      #expect(try book.svg() == book.svg())
    }
  }
}
