import Collateral
import Recruitment

/// The marketer's studio, and what colleagues take from it.
package protocol CollateralDesk: Sendable {
  /// Every piece there is, with how far it has come.
  func pieces(now: Instant) throws -> [PieceLine]
  /// One piece, to be looked at and changed.
  func pieceSheet(_ slug: String, now: Instant) throws -> PieceSheet
  func savePiece(_ piece: Piece, now: Instant) throws
  /// Takes a piece a step further, or back.
  func takeStep(_ slug: String, to state: PieceState, now: Instant) throws
  func pieceFile(_ slug: String, _ rendering: Rendering, _ wish: PieceWish, now: Instant) throws -> [UInt8]
  /// One page as a picture, whatever its state; `nil` where there is none of that number.
  func piecePreview(_ slug: String, _ rendering: Rendering, page: Int, now: Instant) throws -> [UInt8]?
  func pieceKit(_ slug: String, _ wish: PieceWish, now: Instant) throws -> [UInt8]
  /// What is approved, for whoever posts or sends it.
  func approvedPieces(now: Instant) throws -> [ReadyPiece]
  /// What may be rested on, and what may not and why.
  func claims(_ question: LibraryQuestion, now: Instant) throws -> [LibraryLine]
  func addEntry(_ entry: Publication, expires: CivilDate, now: Instant) throws
  func stories(now: Instant) throws -> [StoredStory]
  func addStory(_ story: StoredStory, now: Instant) throws
  func withdrawStory(_ id: Int64, now: Instant) throws
  func studioLook() throws -> StudioLook
  func setStudioLook(_ look: StudioLook, now: Instant) throws
}

package struct PieceLine: Hashable, Sendable {
  package var piece: Piece
  package var state: PieceState
  /// Until when it is approved.
  package var until: CivilDate?
  /// Whether the firm has words of its own in it.
  package var isChanged: Bool

  package init(piece: Piece, state: PieceState, until: CivilDate?, isChanged: Bool) {
    (self.piece, self.state, self.until, self.isChanged) = (piece, state, until, isChanged)
  }
}

package struct PieceSheet: Sendable {
  /// As it is kept.
  package var piece: Piece
  /// Without what the firm cannot say.
  package var fitted: Piece
  package var state: PieceState
  package var steps: [Approval]
  package var faults: [PieceFault]
  /// What it could rest on.
  package var claims: [Claim]
  /// Whether the firm's own findings are still being worked out.
  package var isWaiting: Bool
  /// Pages of its drawing; none where it cannot be drawn.
  package var pageCount: Int

  package init(
    piece: Piece, fitted: Piece, state: PieceState, steps: [Approval], faults: [PieceFault], claims: [Claim],
    isWaiting: Bool, pageCount: Int
  ) {
    (self.piece, self.fitted, self.state, self.steps) = (piece, fitted, state, steps)
    (self.faults, self.claims, self.isWaiting, self.pageCount) = (faults, claims, isWaiting, pageCount)
  }
}

/// For whom a file is made.
package struct PieceWish: Hashable, Sendable {
  /// Whose name and address stand on it: an id or an e-mail address.
  package var recruiter: String?
  /// Whom it is made for, by name.
  package var reader: String?
  /// Where its link is followed from; what the rendering suggests otherwise.
  package var source: TrackedLink.Source?
  package var campaign: String
  /// Whether one may be had that is not approved: it says so itself.
  package var allowsDraft: Bool

  package init(
    recruiter: String? = nil, reader: String? = nil, source: TrackedLink.Source? = nil,
    campaign: String = PieceWish.usualCampaign, allowsDraft: Bool = false
  ) {
    (self.recruiter, self.reader, self.source) = (recruiter, reader, source)
    (self.campaign, self.allowsDraft) = (campaign, allowsDraft)
  }

  package static let usualCampaign = "need-to-talk"
}

/// A piece that colleagues may post or send.
package struct ReadyPiece: Sendable {
  package var piece: Piece
  package var until: CivilDate?
  package var post: String
  package var short: String
  package var talk: String

  package init(piece: Piece, until: CivilDate?, post: String, short: String, talk: String) {
    (self.piece, self.until, self.post, self.short, self.talk) = (piece, until, post, short, talk)
  }
}

/// An entry with what is to be known before it is used.
package struct LibraryLine: Sendable {
  package var claim: Claim
  /// What was published; `nil` for the firm's own record and for stories.
  package var publication: Publication?

  package init(claim: Claim, publication: Publication?) { (self.claim, self.publication) = (claim, publication) }
}

/// What cannot be done about pieces. Nothing of their words is in it.
package enum StudioFault: Error, Hashable, Sendable {
  case noSuchPiece(String)
  case noSuchStory(Int64)
  /// No address for a piece.
  case slug(String)
  /// So many faults stand in the way.
  case faults(String, Int)
  /// It has not been looked through since its words changed.
  case notChecked(String)
  case notApproved(String)
  /// An entry that lacks this field.
  case entry(field: String)
  case story(field: String)
  case family(String)
  case booking
  /// What cannot be drawn, and why.
  case drawing(CollateralError)
}
