import Drawing

/// Everything of a piece in one archive: its files, the pages of what is drawn as SVG and PNG, captions, what pictures say
/// to those who do not see them, links, sources.
package struct PieceKit {
  private let set: SetPiece

  package init(_ set: SetPiece) { self.set = set }

  package func file() throws(CollateralError) -> [UInt8] {
    var archive = ZipArchive(at: Int(set.dated.seconds))
    let renderer = PieceRenderer(set)
    let slug = set.piece.slug
    for rendering in set.piece.kind.renderings { archive.add(slug + rendering.ending, try renderer.file(rendering)) }
    let drawn: Rendering? = [.carousel, .a4].first { set.piece.kind.renderings.contains($0) }
    if let drawn {
      let book = try renderer.book(drawn)
      do throws(PageError) {
        for index in book.leaves.indices {
          let number = index + 1 < 10 ? "0\(index + 1)" : "\(index + 1)"
          archive.add("pages/\(slug)-\(number).svg", try book.svg(page: index))
          archive.add("pages/\(slug)-\(number).png", try book.png(page: index, scale: drawn == .a4 ? 2 : 1))
        }
      } catch { throw .page(error) }
    }
    archive.add("alt-text.txt", Array((PostText(set).alternative + "\n").utf8))
    archive.add("links.txt", Array(links.utf8))
    archive.add("sources.txt", Array(sources.utf8))
    return try archive.finished()
  }

  private var links: String {
    guard let link = set.link else { return "No booking address is set: add one in the brand kit.\n" }
    let plain = link.split(separator: "?").first.map(String.init) ?? link
    return TrackedLink.Source.allCases.map { source in
      "\(source.rawValue): \(TrackedLink.made(plain, source: source, campaign: "need-to-talk", content: set.piece.slug))"
    }.joined(separator: "\n") + "\n"
  }

  private var sources: String {
    self.set.notes.enumerated().map { index, claim in
      let link = claim.link.map { "\n    \($0)" } ?? ""
      return
        "[\(index + 1)] \(claim.id)\n    \(claim.sentence)\n    \(claim.footnote)\(link)\n    Look again by \(claim.expires.words)."
    }.joined(separator: "\n\n") + "\n"
  }
}
