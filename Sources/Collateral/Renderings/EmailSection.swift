import Drawing

/// A section to paste into a mailing: tables and styles in place, which is what mail programs take; and the same as plain
/// text.
package struct EmailSection: Sendable {
  private let set: SetPiece

  package init(_ set: SetPiece) { self.set = set }

  private static let font = "font-family:Inter,Segoe UI,Helvetica,Arial,sans-serif"

  private func cell(_ content: String, _ style: String) -> String {
    "<tr><td style=\"padding:0 28px 14px;\(Self.font);\(style)\">\(content)</td></tr>\n"
  }

  /// Escaped, with the notes' numbers raised.
  private func words(_ text: String) -> String {
    CitedText(text).parts.map { part in
      switch part {
      case .words(let words): Self.escaped(words)
      case .own: ""
      case .claim(let id): set.number(of: id).map { "<sup style=\"font-size:70%\">\($0)</sup>" } ?? ""
      }
    }.joined()
  }

  static func escaped(_ text: String) -> String {
    text.filter { !($0.isASCII && ($0.asciiValue ?? 32) < 32 && $0 != "\n") }
      .replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;").replacing("'", with: "&#39;").replacing("\n", with: "<br>")
  }

  package var html: String {
    let accent = set.brand.accent.hexadecimal
    let ink = set.brand.onAccent.hexadecimal
    var rows = cell(
      words(set.piece.title), "padding-top:26px;font-size:24px;line-height:30px;font-weight:700;color:#1b1c1a")
    rows += cell(words(set.piece.lead), "font-size:16px;line-height:24px;color:#575a55")
    for point in set.piece.points {
      rows += cell(
        "<strong>\(words(point.heading))</strong><br>\(words(point.text))",
        "font-size:15px;line-height:23px;color:#1b1c1a")
    }
    rows += cell(
      "<strong>\(Words.messageHeading)</strong><br>\(words(set.piece.message))",
      "font-size:15px;line-height:23px;color:#1b1c1a")
    var action = words(set.piece.action)
    if let link = set.link {
      action +=
        "<br><br><a href=\"\(Self.escaped(link))\" style=\"display:inline-block;background:\(accent);color:\(ink);padding:11px 20px;border-radius:6px;text-decoration:none;font-weight:600\">\(Words.book)</a>"
    }
    rows += cell(action, "font-size:15px;line-height:23px;color:#1b1c1a")
    if !set.notes.isEmpty {
      let notes = set.notes.enumerated().map { "\($0 + 1). \(Self.escaped($1.footnote))" }.joined(separator: "<br>")
      rows += cell("<strong>\(Words.sources)</strong><br>\(notes)", "font-size:12px;line-height:18px;color:#575a55")
    }
    if let footer = set.brand.footer {
      rows += cell(Self.escaped(footer), "font-size:12px;line-height:18px;color:#575a55")
    }
    return """
      <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" lang="en-GB" style="background:#ffffff">
      <tr><td align="center">
      <table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;border-top:5px solid \(accent)">
      \(rows)</table>
      </td></tr>
      </table>

      """
  }

  package var text: String {
    var parts = [set.plain(set.piece.title).uppercased(), set.plain(set.piece.lead)]
    parts += set.piece.points.map { "\(set.plain($0.heading))\n\(set.plain($0.text))" }
    parts.append("\(Words.messageHeading)\n\(set.plain(set.piece.message))")
    parts.append([set.plain(set.piece.action), set.link].compactMap { $0 }.joined(separator: "\n"))
    if !set.notes.isEmpty {
      parts.append(
        "\(Words.sources)\n" + set.notes.enumerated().map { "[\($0 + 1)] \($1.footnote)" }.joined(separator: "\n"))
    }
    if let footer = set.brand.footer { parts.append(footer) }
    return parts.joined(separator: "\n\n") + "\n"
  }
}

extension Words {
  static let book = "Book ten minutes"
}

/// What a recruiter says of a piece, point by point, and never reads out.
package struct TalkTrack: Sendable {
  private let set: SetPiece

  package init(_ set: SetPiece) { self.set = set }

  package var text: String {
    var lines = [
      set.plain(set.piece.title, cites: false), set.piece.audience.words, "",
      "Put it in your own words; ask before you tell. Say a figure only with where it comes from.", "",
      "Why it matters to them: " + set.plain(set.piece.lead), "",
    ]
    for (index, point) in set.piece.points.enumerated() {
      lines.append("\(index + 1). \(set.plain(point.heading))")
      lines.append("   " + set.plain(point.say ?? point.text))
    }
    lines += [
      "", "\(Words.messageHeading): \(set.plain(set.piece.message))", "", "Close: \(set.plain(set.piece.action))",
    ]
    if !set.notes.isEmpty {
      lines += ["", "\(Words.sources):"]
      lines += set.notes.enumerated().map { "[\($0 + 1)] \($1.footnote)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
