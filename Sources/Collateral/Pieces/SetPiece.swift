import Drawing
import Recruitment

/// A piece with everything that stands beside its words: whose it is, whom it is for, and the notes that its figures rest
/// on, numbered as they come.
package struct SetPiece: Sendable {
  package let piece: Piece
  package let brand: PieceBrand
  package let consultant: Consultant?
  /// Whom it is made for, by name; nobody in particular otherwise.
  package private(set) var reader: String?
  /// Where a talk is booked, with its tracking words.
  package let link: String?
  package let dated: Instant
  /// Whether it is not approved: the piece then says so.
  package let isDraft: Bool
  package let notes: [Claim]
  private let numbers: [String: Int]

  package init(
    _ piece: Piece, book: ClaimBook, brand: PieceBrand, dated: Instant, consultant: Consultant? = nil,
    reader: String? = nil, link: String? = nil, isDraft: Bool = false
  ) {
    (self.piece, self.isDraft) = (piece, isDraft)
    (self.brand, self.consultant, self.reader, self.link, self.dated) = (brand, consultant, reader, link, dated)
    notes = piece.claims.compactMap { book[$0] }
    numbers = Dictionary(uniqueKeysWithValues: notes.enumerated().map { ($1.id, $0 + 1) })
  }

  /// The words, with the numbers of their notes raised.
  func runs(_ text: String, cites: Bool = true) -> [TextRun] {
    var runs: [TextRun] = []
    for part in CitedText(text).parts {
      switch part {
      case .words(let words): runs.append(TextRun(words))
      case .own: continue
      case .claim(let id): if cites, let number = numbers[id] { runs.append(TextRun(String(number), .raised)) }
      }
    }
    return runs
  }

  /// The words, with the numbers of their notes in brackets.
  package func plain(_ text: String, cites: Bool = true) -> String {
    CitedText(text).parts.map { part in
      switch part {
      case .words(let words): words
      case .own: ""
      case .claim(let id): cites ? numbers[id].map { " [\($0)]" } ?? "" : ""
      }
    }.joined()
  }

  /// The same for somebody by name.
  package func made(for reader: String) -> SetPiece {
    var copy = self
    copy.reader = reader
    return copy
  }

  package func number(of claim: String) -> Int? { numbers[claim] }

  /// Notes of some texts, with their numbers, in order.
  func notes(of texts: [String], also ids: [String] = []) -> [(number: Int, claim: Claim)] {
    let wanted = Set(texts.flatMap { CitedText($0).claims } + ids)
    return notes.enumerated().compactMap { wanted.contains($1.id) ? ($0 + 1, $1) : nil }
  }

  func figure(_ chart: PieceChart, ground: PageColour, size: Double) -> PageFigure? {
    guard let number = numbers[chart.claim] else { return nil }
    let unit = chart.unit ?? (chart.kind == .icons ? " of 100" : "")
    let parts = chart.items(of: notes[number - 1]).map { item in
      PageFigure.Part(
        label: item.label, value: Double(item.value.replacing(",", with: "")) ?? 0, words: item.value + unit,
        isMain: item.isMain ?? false)
    }
    let listed = parts.map { "\($0.label): \($0.words)" }.joined(separator: "; ")
    return PageFigure(
      parts: parts, accent: brand.accent, ground: ground, size: size,
      alt: "\(plain(chart.says, cites: false)). \(listed).")
  }

  /// What a chart says, with the number of its note.
  func says(_ chart: PieceChart?) -> [TextRun] {
    guard let chart else { return [] }
    return runs(chart.says) + (numbers[chart.claim].map { [TextRun(String($0), .raised)] } ?? [])
  }

  /// A chart in words.
  package func sentence(_ chart: PieceChart) -> String? { figure(chart, ground: .white, size: 10)?.alt }

  /// `2026-11-26T09:00:00Z`.
  var iso: String { ISOTimestamp.utc(dated) }

  /// Without the scheme and the tracking words: what fits on paper.
  var shortLink: String? {
    link.map { address in
      let bare = address.split(separator: "?").first.map(String.init) ?? address
      return bare.replacing("https://", with: "").replacing("http://", with: "")
    }
  }

  func leafBook(_ leaves: [Leaf]) -> LeafBook {
    LeafBook(
      leaves, title: plain(piece.title, cites: false), author: brand.firm, subject: piece.audience.words, dated: iso,
      family: brand.family)
  }
}
