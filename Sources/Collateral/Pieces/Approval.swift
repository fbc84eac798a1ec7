import Recruitment

/// How far a piece has come.
package enum PieceState: String, CaseIterable, Sendable {
  case draft, checked, approved, expired

  package var words: String {
    switch self {
    case .draft: "Draft"
    case .checked: "Checked"
    case .approved: "Approved"
    case .expired: "Expired"
    }
  }
}

/// One step on the way, as it was taken; it holds for the words that the piece had then.
package struct Approval: Hashable, Sendable {
  package var state: PieceState
  package var at: Instant
  /// Who took it, by name as it was then.
  package var name: String
  /// Of the words and of what they rest on.
  package var digest: String
  /// Until when an approval holds.
  package var until: CivilDate?

  package init(state: PieceState, at: Instant, name: String, digest: String, until: CivilDate? = nil) {
    (self.state, self.at, self.name) = (state, at, name)
    (self.digest, self.until) = (digest, until)
  }

  /// Where a piece stands whose words have this digest, by its steps in order: a change of words makes it a draft again.
  package static func state(_ steps: [Approval], digest: String, today: CivilDate) -> PieceState {
    guard let last = steps.last, last.digest == digest else { return .draft }
    if last.state == .approved, let until = last.until, until <= today { return .expired }
    return last.state
  }

  /// No approval outlives what the piece rests on, nor a year.
  package static func until(_ piece: Piece, book: ClaimBook, today: CivilDate) -> CivilDate {
    piece.claims.compactMap { book[$0]?.expires }.reduce(today.adding(days: 365)) { min($0, $1) }
  }
}
