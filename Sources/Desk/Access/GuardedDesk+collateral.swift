import Collateral
import Recruitment

/// The studio, guarded: marketing changes pieces, marketing and managers approve them, and everybody who deals with people
/// takes what is approved.
extension GuardedDesk {
  package func pieces(now: Instant) throws -> [PieceLine] {
    try require(.collateral)
    let lines = try desk.pieces(now: now)
    return mayLook ? lines : lines.filter { $0.state == .approved }
  }

  private var mayLook: Bool { reach(.collateralChange) != .none || reach(.collateralApproval) != .none }

  private func requireLook() throws {
    if !mayLook { try require(.collateralChange) }
  }

  package func pieceSheet(_ slug: String, now: Instant) throws -> PieceSheet {
    try requireLook()
    return try desk.pieceSheet(slug, now: now)
  }

  package func savePiece(_ piece: Piece, now: Instant) throws {
    try require(.collateralChange)
    try desk.savePiece(piece, by: account.id, now: now)
  }

  package func takeStep(_ slug: String, to state: PieceState, now: Instant) throws {
    try require(state == .approved ? .collateralApproval : .collateralChange)
    try desk.takeStep(slug, to: state, by: account.id, named: account.name, now: now)
  }

  package func pieceFile(
    _ slug: String, _ rendering: Rendering, _ wish: PieceWish, now: Instant
  ) throws -> [UInt8] {
    try require(.collateral)
    if wish.allowsDraft { try requireLook() }
    if let recruiter = wish.recruiter, !mayLook { try requireOwn(recruiter) }
    return try desk.pieceFile(slug, rendering, wish, now: now)
  }

  package func piecePreview(
    _ slug: String, _ rendering: Rendering, page: Int, now: Instant
  ) throws -> [UInt8]? {
    try require(.collateral)
    if !mayLook, try !desk.pieces(now: now).contains(where: { $0.piece.slug == slug && $0.state == .approved }) {
      throw DeskError.studio(.noSuchPiece(slug))
    }
    return try desk.piecePreview(slug, rendering, page: page, now: now)
  }

  package func pieceKit(_ slug: String, _ wish: PieceWish, now: Instant) throws -> [UInt8] {
    try require(.collateral)
    if wish.allowsDraft { try requireLook() }
    if let recruiter = wish.recruiter, !mayLook { try requireOwn(recruiter) }
    return try desk.pieceKit(slug, wish, now: now)
  }

  package func approvedPieces(now: Instant) throws -> [ReadyPiece] {
    try require(.collateral)
    return try desk.approvedPieces(now: now)
  }

  package func claims(_ question: LibraryQuestion, now: Instant) throws -> [LibraryLine] {
    try require(.collateral)
    let lines = try desk.claims(question, now: now)
    return mayLook ? lines : lines.filter { $0.publication != nil }
  }

  package func addEntry(_ entry: Publication, expires: CivilDate, now: Instant) throws {
    try require(.collateralChange)
    try desk.addEntry(entry, expires: expires, by: account.id, now: now)
  }

  package func stories(now: Instant) throws -> [StoredStory] {
    try requireLook()
    return try desk.stories(now: now)
  }

  package func addStory(_ story: StoredStory, now: Instant) throws {
    try require(.collateralChange)
    var story = story
    story.author = account.id
    try desk.addStory(story, now: now)
  }

  package func withdrawStory(_ id: Int64, now: Instant) throws {
    try require(.collateralChange)
    try desk.withdrawStory(id, by: account.id, now: now)
  }

  package func studioLook() throws -> StudioLook {
    try require(.collateral)
    try require(.brandKit, at: .all)
    return try desk.studioLook()
  }

  package func setStudioLook(_ look: StudioLook, now: Instant) throws {
    try require(.brandKit, at: .all)
    try desk.setStudioLook(look, by: account.id, now: now)
  }
}
