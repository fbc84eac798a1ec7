/// A post for LinkedIn, and shorter ones.
package struct PostText: Sendable {
  /// Characters that a post may have, and those that are seen before "more".
  package static let most = 3_000
  package static let hook = 140
  static let middling = 900
  static let short = 280

  private let set: SetPiece

  package init(_ set: SetPiece) { self.set = set }

  private var tags: String {
    (set.piece.tags ?? []).prefix(5).map { "#" + $0.filter { $0.isLetter || $0.isNumber } }.joined(separator: " ")
  }

  private func sources(_ text: String) -> String {
    let notes = set.notes(of: [text])
    guard !notes.isEmpty else { return "" }
    return "Sources:\n" + notes.map { "[\($0.number)] \($0.claim.footnote)" }.joined(separator: "\n")
  }

  private func joined(_ parts: [String]) -> String { parts.filter { !$0.isEmpty }.joined(separator: "\n\n") }

  /// The firm's own words, or the piece's, with sources and what to do.
  package var whole: String {
    let link = set.link ?? ""
    if let post = set.piece.post {
      return joined([set.plain(post), link, sources(post), tags])
    }
    let points = set.piece.points.map { "→ " + set.plain($0.heading) }.joined(separator: "\n")
    let all = [set.piece.title, set.piece.lead, set.piece.message, set.piece.action].joined(separator: " ")
    let headings = set.piece.points.map(\.heading).joined(separator: " ")
    return joined([
      set.plain(set.piece.title), set.plain(set.piece.lead), points,
      "\(Words.messageHeading): " + set.plain(set.piece.message), set.plain(set.piece.action), link,
      sources(all + " " + headings), tags,
    ])
  }

  /// For an e-mail or a comment.
  package var middle: String {
    let text = set.piece.title + " " + set.piece.lead
    let full = joined([
      set.plain(set.piece.title), set.plain(set.piece.lead), set.plain(set.piece.action), set.link ?? "", sources(text),
      tags,
    ])
    return full.count <= Self.middling ? full : brief
  }

  /// For a message: never with a figure, whose source would not fit.
  package var brief: String {
    let title = CitedText(set.piece.title)
    let words = title.claims.isEmpty ? title.plain : CitedText(set.piece.action).plain
    let link = set.link ?? ""
    let room = Self.short - link.count - 2
    let kept = words.count <= room ? words : String(words.prefix(max(0, room - 1))) + "…"
    return joined([kept, link])
  }

  var file: String {
    """
    POST (\(whole.count) characters of \(Self.most))

    \(whole)

    ------------------------------------------------------------
    SHORTER (\(middle.count))

    \(middle)

    ------------------------------------------------------------
    SHORTEST (\(brief.count))

    \(brief)

    ------------------------------------------------------------
    WHAT THE PICTURE SAYS, for those who do not see it

    \(alternative)

    """
  }

  /// The text alternative of the pictures.
  package var alternative: String {
    let figures = set.piece.points.compactMap(\.chart).compactMap { set.figure($0, ground: .white, size: 10)?.alt }
    return ([set.plain(set.piece.title, cites: false) + ".", set.plain(set.piece.lead, cites: false)] + figures)
      .joined(separator: " ")
  }
}
