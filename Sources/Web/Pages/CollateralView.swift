import Collateral
import Desk
import Recruitment

/// What there is to publish, and how far each piece has come.
struct CollateralView {
  let lines: [PieceLine]
  let audience: PieceAudience?
  let mayChange: Bool
  let mayApprove: Bool

  private var seesDrafts: Bool { mayChange || mayApprove }

  var content: HTML {
    let shown = lines.filter { audience == nil || $0.piece.audience == audience }
    return """
      <div class="day">
      <h1>Collateral</h1>
      <p class="lead">Things to publish that show clients and candidates what is in a conversation for them. Every figure \
      stands on a source or on your own record, and every piece says when a message will do.</p>
      <p class="ways"><a class="way" href="/collateral/ready">Ready to post</a> \
      <a class="way" href="/collateral/library">Library</a>\
      \(seesDrafts ? " <a class=\"way\" href=\"/collateral/stories\">Stories</a>" : .empty)\
      \(mayChange ? " <a class=\"way\" href=\"/brand\">Brand kit</a> <a class=\"way\" href=\"/collateral/look\">Letters and booking</a>" : .empty)</p>
      <nav class="filters" aria-label="For whom"><a href="/collateral"\(audience == nil ? " aria-current=\"true\"" : .empty)>All</a> \
      \(PieceAudience.allCases.map(filter))</nav>
      </div>
      \(shown.isEmpty ? empty : "<ul class=\"pieces\">\(shown.map(card))</ul>")
      """
  }

  private func filter(_ choice: PieceAudience) -> HTML {
    "<a href=\"/collateral?audience=\(choice.rawValue)\"\(audience == choice ? " aria-current=\"true\"" : .empty)>\(choice.words)</a> "
  }

  private var empty: HTML {
    """
    <section class="empty"><h2>Nothing is approved yet</h2>
    <p>Marketing makes and approves pieces; what is approved stands here for everybody.</p></section>
    """
  }

  private func card(_ line: PieceLine) -> HTML {
    let piece = line.piece
    let shape = PieceShape(piece.kind)
    let until: HTML? = line.until.map { " until \($0.words)" }
    return """
      <li><a href="\(seesDrafts ? "/collateral/pieces/\(piece.slug)" : "/collateral/ready#\(piece.slug)")">\
      <img src="/collateral/pieces/\(piece.slug)/pages/\(shape.drawing)_0.png" alt="" loading="lazy" \(shape.size)>\
      <span class="piece-title">\(CitedText(piece.title).plain)</span></a>
      <p class="origin">\(piece.kind.words) · \(piece.audience.words)</p>
      <p><span class="state \(line.state.rawValue)">\(line.state.words)\(until)</span></p></li>

      """
  }
}
