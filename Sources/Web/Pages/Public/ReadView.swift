import Collateral
import Recruitment

/// A piece as a page for everybody.
struct ReadView {
  let set: SetPiece
  let brand: BrandKit
  /// `nil` where the pages have no public address: then links in pictures are left out.
  let origin: String?
  let why: String
  /// Where the button leads instead, so that it is counted; `nil` = straight to the booking page.
  var onward: String?

  private var piece: Piece { self.set.piece }
  private func plain(_ text: String) -> String { set.plain(text, cites: false) }

  /// Words with the numbers of their notes, which lead there.
  private func words(_ text: String) -> HTML {
    CitedText(text).parts.map { part -> HTML in
      switch part {
      case .words(let words): "\(words)"
      case .own: .empty
      case .claim(let id):
        set.number(of: id).map { "<sup><a href=\"#note-\($0)\" aria-label=\"Source \($0)\">\($0)</a></sup>" } ?? .empty
      }
    }.joined(by: .empty)
  }

  var page: HTML {
    """
    <!doctype html>
    <html lang="en-GB">
    <head>
    <meta charset="utf-8">
    <title>\(plain(piece.title)) · \(set.brand.firm)</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="description" content="\(plain(piece.lead))">
    \(openGraph)
    <link rel="stylesheet" href="\(Asset.style.address)">
    \(BrandAssets(brand).styleAddress.map { "<link rel=\"stylesheet\" href=\"\($0)\">" as HTML })
    </head>
    <body class="guest read">
    <a class="skip" href="#content">Skip to content</a>
    <header class="top"><p class="brand">\(name)</p></header>
    <main id="content" tabindex="-1">
    <h1>\(words(piece.title))</h1>
    <p class="lead">\(words(piece.lead))</p>
    \(action)
    \(piece.points.enumerated().map { point($0.offset + 1, $0.element) })
    <section class="will-do"><h2>When a message will do</h2><p>\(words(piece.message))</p></section>
    <p class="rest"><a href="\(why)">When a call helps you, and when a message will do</a></p>
    \(notes)
    </main>
    <footer class="bottom">\(set.brand.footer.map { "<p class=\"kept\">\($0)</p>" as HTML })</footer>
    </body>
    </html>

    """
  }

  private var name: HTML {
    guard let address = BrandAssets(brand).logoAddress else { return "\(set.brand.firm)" }
    return "<img class=\"logo\" src=\"\(address)\" alt=\"\(set.brand.firm)\">"
  }

  private var openGraph: HTML {
    let image: HTML? = origin.map { origin in
      """
      <meta property="og:url" content="\(origin)/read/\(piece.slug)">
      <meta property="og:image" content="\(origin)/read/\(piece.slug)/picture.png">
      <meta property="og:image:width" content="1200"><meta property="og:image:height" content="630">
      <meta property="og:image:alt" content="\(PostText(set).alternative)">
      """
    }
    return """
      <meta property="og:type" content="article">
      <meta property="og:title" content="\(plain(piece.title))">
      <meta property="og:description" content="\(plain(piece.lead))">
      <meta property="og:site_name" content="\(set.brand.firm)">
      \(image)
      """
  }

  private var action: HTML {
    let link: HTML? = set.link.map {
      "<a class=\"way ring\" href=\"\(onward ?? $0)\" rel=\"noreferrer\">Book ten minutes</a>"
    }
    return "<p class=\"ways\">\(link)</p><p>\(words(piece.action))</p>"
  }

  private func point(_ number: Int, _ point: Piece.Point) -> HTML {
    let figure: HTML? = point.chart.flatMap { set.sentence($0) }.map { "<p class=\"figure\">\($0)</p>" }
    return """
      <section><h2><span class="number">\(number)</span> \(words(point.heading))</h2><p>\(words(point.text))</p>\(figure)</section>

      """
  }

  private var notes: HTML {
    guard !set.notes.isEmpty else { return .empty }
    let items: [HTML] = set.notes.enumerated().map { index, claim in
      let link: HTML? = claim.link.map { " <a href=\"\($0)\" rel=\"noreferrer\">Read it</a>" }
      return "<li id=\"note-\(index + 1)\">\(claim.footnote)\(link)</li>"
    }
    return "<section class=\"notes\"><h2>Sources, and what they do not show</h2><ol>\(items)</ol></section>"
  }
}
