/// One line of the text, without the spaces around it.
struct Line: Sendable {
  /// Stretch of the glyphs.
  let range: Range<Int>
  /// Nothing stands between this line and the one before, or there is none.
  let followsBlank: Bool

  var isBlank: Bool { range.isEmpty }
}

extension Glyphs {
  func lines() -> [Line] {
    var lines: [Line] = []
    var start = 0
    var followsBlank = true
    for index in 0...count where index == count || folded[index] == Folding.newline {
      let range = trimmed(start..<index)
      lines.append(Line(range: range, followsBlank: followsBlank))
      followsBlank = range.isEmpty
      start = index + 1
    }
    return lines
  }
}
