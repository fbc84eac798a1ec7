import Collateral
import Desk
import Recruitment

/// Pieces and entries, one on a line or as JSON.
enum CollateralLines {
  static func line(_ line: PieceLine) -> String {
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(1, width - text.count))
    }
    let until = line.until.map { " until \($0.iso)" } ?? ""
    return padded(line.piece.slug, 26) + padded(line.piece.kind.rawValue, 11) + padded(line.piece.audience.rawValue, 12)
      + padded(line.state.rawValue + until, 10) + CitedText(line.piece.title).plain
  }

  static func write(_ line: PieceLine, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("slug", line.piece.slug)
      writer.field("kind", line.piece.kind.rawValue)
      writer.field("audience", line.piece.audience.rawValue)
      writer.field("purpose", line.piece.purpose.rawValue)
      writer.field("title", CitedText(line.piece.title).plain)
      writer.field("state", line.state.rawValue)
      writer.field("approved_until", line.until?.iso)
      writer.field("changed", line.isChanged)
    }
  }

  static func write(_ sheet: PieceSheet, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("slug", sheet.piece.slug)
      writer.field("state", sheet.state.rawValue)
      writer.key("rests_on")
      writer.array(sheet.fitted.claims) { $0.string($1) }
      writer.key("faults")
      writer.array(sheet.faults) { writer, fault in
        writer.object { writer in
          writer.field("where", fault.field.word)
          writer.field("what", FaultWords.sentence(fault))
        }
      }
    }
  }

  static func lines(_ line: LibraryLine) -> [String] {
    let claim = line.claim
    var lines = ["\(claim.id)", "  \(claim.sentence)", "  \(claim.footnote)"]
    if let entry = line.publication {
      lines.append("  \(entry.strength.rawValue) · \(entry.direction) · \(entry.design) · \(entry.verification)")
    }
    if let bar = claim.bar { lines.append("  Not to be placed: \(FaultWords.why(bar))") }
    return lines + [""]
  }

  static func write(_ line: LibraryLine, _ writer: inout JSONWriter) {
    let claim = line.claim
    writer.object { writer in
      writer.field("id", claim.id)
      writer.field("origin", claim.origin.rawValue)
      writer.field("sentence", claim.sentence)
      writer.key("figures")
      writer.array(claim.figures) { $0.string($1) }
      writer.field("n", claim.n)
      writer.field("year", claim.year)
      writer.field("citation", claim.citation)
      writer.field("link", claim.link)
      writer.field("limits", claim.limits)
      writer.field("sponsor", claim.sponsor)
      writer.field("topic", line.publication?.topic)
      writer.field("audience", line.publication?.audience)
      writer.field("direction", line.publication?.direction)
      writer.field("design", line.publication?.design)
      writer.field("verification", line.publication?.verification)
      writer.field("strength", line.publication?.strength.rawValue)
      writer.field("expires", claim.expires.iso)
      writer.field("may_be_placed", claim.bar == nil)
      writer.field("why_not", claim.bar.map(FaultWords.why))
    }
  }
}
