import Recruitment

/// Why a piece cannot be approved. `figure` and `word` are what the piece itself says, for whoever mends it.
package struct PieceFault: Error, Hashable, Sendable {
  package enum What: Hashable, Sendable {
    /// A number without a source.
    case unbound(figure: String)
    /// A number that the sources beside it do not have.
    case notInSource(figure: String, claims: [String])
    /// A share or a multiple that is called the firm's own.
    case ratioOfOurOwn(figure: String)
    case noSuchClaim(String)
    case expired(String, CivilDate)
    case barred(String, Claim.Bar)
    /// Who paid for it, or sells something, has to be named.
    case sponsorUnnamed(String, sponsor: String)
    /// More than anybody has shown.
    case overclaims(word: String)
    /// "Research shows" without a source beside it.
    case researchWithoutSource
    case missing
    /// Characters: so many of so many.
    case tooLong(Int, most: Int)
    /// A post's first line.
    case hookTooLong(Int)
    case pages(Int)
    case doesNotFit
    /// Code points that cannot be set.
    case letters([UInt32])
    case cannotBeDrawn
  }

  package var field: PieceField
  package var what: What

  package init(_ field: PieceField, _ what: What) { (self.field, self.what) = (field, what) }
}
