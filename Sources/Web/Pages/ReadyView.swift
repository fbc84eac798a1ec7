import Collateral
import Desk

/// What colleagues may post or send, ready to be copied.
struct ReadyView {
  let pieces: [ReadyPiece]
  /// Whether whoever looks can have their own name on it.
  let hasOwn: Bool
  /// Of the pages that everybody can read; `nil` where there are none.
  let origin: String?

  var content: HTML {
    guard !pieces.isEmpty else {
      return """
        <p class="crumb"><a href="/collateral">Collateral</a></p>
        <section class="empty"><h1>Ready to post</h1>
        <p>Nothing is approved at the moment. As soon as marketing has approved a piece, it stands here with its caption, its \
        pictures and what to say of it.</p></section>
        """
    }
    return """
      <p class="crumb"><a href="/collateral">Collateral</a></p>
      <h1>Ready to post</h1>
      <p class="lead">Approved, with its sources. Copy the caption, take the picture, post it under your own name. Never send it to \
      somebody in place of an answer they wait for.</p>
      \(pieces.map(piece))
      """
  }

  private func piece(_ ready: ReadyPiece) -> HTML {
    let piece = ready.piece
    let path = "/collateral/pieces/\(piece.slug)"
    let mine = hasOwn ? "?mine=yes" : ""
    let files: [HTML] = piece.kind.renderings.map {
      "<li><a href=\"\(path)/files/\($0.rawValue)\(mine)\">\($0.words)</a></li>"
    }
    let page: HTML? =
      piece.audience == .colleagues
      ? nil
      : origin.map { origin in
        "<p>Page to link to: <span class=\"address\">\(origin)/read/\(piece.slug)</span></p>"
      }
    return """
      <section class="ready" id="\(piece.slug)"><h2>\(CitedText(piece.title).plain)</h2>
      <p class="origin">\(piece.kind.words) · \(piece.audience.words)\(ready.until.map { " · until \($0.words)" as HTML })</p>
      <form class="sheet wide"><p><label for="post-\(piece.slug)">Caption</label>\
      <textarea id="post-\(piece.slug)" rows="8" readonly>\(ready.post)</textarea></p>
      <p><button type="button" class="copy-text" hidden>Copy caption</button></p></form>
      \(page)
      <ul class="files">\(files)</ul>
      <details><summary>What to say of it</summary><pre class="talk">\(ready.talk)</pre></details></section>

      """
  }
}
