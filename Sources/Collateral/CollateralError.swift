import Drawing

/// What cannot be done with a piece. Ids and places only, never the words of a piece.
package enum CollateralError: Error, Hashable, Sendable {
  /// A resource of ours that cannot be read: which.
  case unreadable(String)
  case noSuchPiece(String)
  /// This kind of piece has no such rendering.
  case noSuchRendering(String)
  /// What does not fit on its page, however small it may decently be set.
  case doesNotFit(PieceField)
  /// A carousel has 5 to 12 pages; this one would have so many.
  case pages(Int)
  case page(PageError)
  /// The archive could not be written.
  case archive
}

/// A place in a piece.
package enum PieceField: Hashable, Sendable {
  case title, lead, message, action, post
  /// From 0.
  case point(Int)
  case sources
  case name
  case footer

  package var word: String {
    switch self {
    case .title: "title"
    case .lead: "lead"
    case .message: "message"
    case .action: "action"
    case .post: "post"
    case .point(let index): "point \(index + 1)"
    case .sources: "sources"
    case .name: "name"
    case .footer: "footer"
    }
  }
}
