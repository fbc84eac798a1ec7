import Collateral
import Drawing
import Recruitment

/// A paper for a board meeting: sentences to be read aloud, tables and one picture, on sheets of A4. Whatever stands in it
/// is dated and says of how many.
package struct BoardPaper: Sendable {
  package enum Block: Hashable, Sendable {
    case heading(String)
    /// One sentence or a few, for themselves.
    case sentence(String)
    /// Sentences that stand below each other.
    case list([String])
    /// - Parameters: the first column is words, the others are figures.
    case table(columns: [String], rows: [[String]])
    /// Ranges below each other: name, low, middle and high, and how they are written.
    case ranges([Range])

    package struct Range: Hashable, Sendable {
      var name: String
      var low: Double
      var middle: Double
      var high: Double
      var words: String
    }
  }

  package var title: String
  package var lead: String
  package var blocks: [Block]
  /// At the foot of every sheet, before its number.
  package var foot: String
  package var firm: String
  package var asOf: Instant

  /// Texts in the order in which they are read aloud.
  package var sentences: [String] {
    [lead]
      + blocks.flatMap { block -> [String] in
        switch block {
        case .sentence(let text): [text]
        case .list(let lines): lines
        case .heading, .table, .ranges: []
        }
      }
  }

  /// A tagged PDF with its fonts embedded; the same paper, the same bytes. Letters that no font here has become "?".
  /// - Throws: `DeskError.studio(.drawing)`.
  package func pdf() throws -> [UInt8] {
    var paper = self
    // A name in an unusual script must not cost the board its paper. Eight letters are named at a time.
    for _ in 0..<12 {
      let setter = TypeSetter()
      let book = LeafBook(
        BoardLayout(paper: paper, setter: setter).leaves(), title: paper.title, author: paper.firm,
        subject: "For the board", dated: ISOTimestamp.utc(asOf))
      do throws(PageError) { return try book.pdf() } catch {
        guard case .letters(let letters) = error else { throw DeskError.studio(.drawing(.page(error))) }
        paper = paper.replacing(letters)
      }
    }
    throw DeskError.studio(.drawing(.page(.letters([]))))
  }

  private func replacing(_ letters: [UInt32]) -> BoardPaper {
    func clean(_ text: String) -> String {
      var out = String.UnicodeScalarView()
      for scalar in text.unicodeScalars { out.append(letters.contains(scalar.value) ? "?" : scalar) }
      return String(out)
    }
    var paper = self
    (paper.title, paper.lead, paper.foot, paper.firm) = (clean(title), clean(lead), clean(foot), clean(firm))
    paper.blocks = blocks.map { block in
      switch block {
      case .heading(let text): .heading(clean(text))
      case .sentence(let text): .sentence(clean(text))
      case .list(let lines): .list(lines.map(clean))
      case .table(let columns, let rows): .table(columns: columns.map(clean), rows: rows.map { $0.map(clean) })
      case .ranges: block
      }
    }
    return paper
  }
}
