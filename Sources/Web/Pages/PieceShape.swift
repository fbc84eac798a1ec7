import Collateral

/// How a piece is shown on a page: which drawing of it, and its shape, so that the page keeps the place while it is drawn.
struct PieceShape {
  /// As its pages are asked for.
  let drawing: String
  let width: Int
  let height: Int

  init(_ kind: PieceKind) {
    (drawing, width, height) =
      switch kind {
      case .carousel: ("carousel", 1_080, 1_350)
      case .onePager, .guide: ("a4", 1_050, 1_485)
      case .card, .image: ("square", 1_080, 1_080)
      case .post, .slides: ("landscape", 1_200, 627)
      }
  }

  var size: HTML { "width=\"\(width)\" height=\"\(height)\"" }
}
