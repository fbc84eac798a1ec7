/// What can be made of a piece.
package enum Rendering: String, CaseIterable, Sendable {
  case a4, letter, carousel
  case landscape, square, portrait
  case openGraph = "open-graph"
  case post, email
  case emailText = "email-text"
  case banner, talk, slides

  package var words: String {
    switch self {
    case .a4: "One-pager, A4"
    case .letter: "One-pager, Letter"
    case .carousel: "Carousel for LinkedIn"
    case .landscape: "Picture, 1200 × 627"
    case .square: "Picture, 1080 × 1080"
    case .portrait: "Picture, 1080 × 1350"
    case .openGraph: "Picture for links, 1200 × 630"
    case .post: "Post and captions"
    case .email: "E-mail section"
    case .emailText: "E-mail, plain text"
    case .banner: "Signature banner"
    case .talk: "Talk track"
    case .slides: "Slides to edit"
    }
  }

  package var mediaType: String {
    switch self {
    case .a4, .letter, .carousel: "application/pdf"
    case .landscape, .square, .portrait, .openGraph, .banner: "image/png"
    case .post, .emailText, .talk: "text/plain; charset=utf-8"
    case .email: "text/html; charset=utf-8"
    case .slides: "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    }
  }

  /// What a file of it is called behind the piece's slug.
  package var ending: String {
    switch self {
    case .a4: "-a4.pdf"
    case .letter: "-letter.pdf"
    case .carousel: "-carousel.pdf"
    case .landscape: "-1200x627.png"
    case .square: "-1080x1080.png"
    case .portrait: "-1080x1350.png"
    case .openGraph: "-open-graph.png"
    case .post: "-captions.txt"
    case .email: "-email.html"
    case .emailText: "-email.txt"
    case .banner: "-banner.png"
    case .talk: "-talk.txt"
    case .slides: "-slides.pptx"
    }
  }

  /// Pixels of pictures.
  var size: (width: Double, height: Double)? {
    switch self {
    case .landscape: (1_200, 627)
    case .square: (1_080, 1_080)
    case .portrait: (1_080, 1_350)
    case .openGraph: (1_200, 630)
    default: nil
    }
  }
}

extension PieceKind {
  /// What it is drawn as first.
  package var usual: Rendering {
    switch self {
    case .onePager, .guide: .a4
    case .carousel: .carousel
    case .image, .card: .square
    case .post: .post
    case .slides: .slides
    }
  }

  /// What a kit holds of it.
  package var renderings: [Rendering] {
    switch self {
    case .onePager, .guide: [.a4, .letter, .slides, .email, .emailText, .landscape, .square, .openGraph, .post, .talk]
    case .carousel: [.carousel, .slides, .landscape, .square, .portrait, .openGraph, .post, .email, .emailText, .talk]
    case .image: [.landscape, .square, .portrait, .openGraph, .post, .email, .emailText]
    case .card: [.a4, .letter, .square, .portrait, .landscape, .openGraph, .banner, .post, .email, .emailText, .talk]
    case .post: [.post, .landscape, .square, .openGraph]
    case .slides: [.slides, .talk]
    }
  }
}
