import Collateral
import Desk
import Recruitment

@testable import Web

extension FakeDesk {
  func pieces(now: Instant) throws -> [PieceLine] {
    try StarterSet.pieces().map { PieceLine(piece: $0, state: .draft, until: nil, isChanged: false) }
  }
  func pieceSheet(_ slug: String, now: Instant) throws -> PieceSheet { throw DeskError.studio(.noSuchPiece(slug)) }
  func savePiece(_ piece: Piece, now: Instant) throws {}
  func takeStep(_ slug: String, to state: PieceState, now: Instant) throws {}
  func pieceFile(_ slug: String, _ rendering: Rendering, _ wish: PieceWish, now: Instant) throws -> [UInt8] {
    throw DeskError.studio(.notApproved(slug))
  }
  func piecePreview(_ slug: String, _ rendering: Rendering, page: Int, now: Instant) throws -> [UInt8]? { nil }
  func pieceKit(_ slug: String, _ wish: PieceWish, now: Instant) throws -> [UInt8] {
    throw DeskError.studio(.notApproved(slug))
  }
  func approvedPieces(now: Instant) throws -> [ReadyPiece] { [] }
  func claims(_ question: LibraryQuestion, now: Instant) throws -> [LibraryLine] { [] }
  func addEntry(_ entry: Publication, expires: CivilDate, now: Instant) throws {}
  func stories(now: Instant) throws -> [StoredStory] { [] }
  func addStory(_ story: StoredStory, now: Instant) throws {}
  func withdrawStory(_ id: Int64, now: Instant) throws {}
  func studioLook() throws -> StudioLook { StudioLook() }
  func setStudioLook(_ look: StudioLook, now: Instant) throws {}
}
