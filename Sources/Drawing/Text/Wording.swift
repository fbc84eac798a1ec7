/// Text set in lines of a given width.
struct SetText: Hashable {
  var lines: [String]
  /// Whether something had to be left out; the last line then ends in an ellipsis.
  var isCut: Bool
}

extension Lettering {
  /// Breaks text between words, and inside a word that is wider than a line; runs of white space count as one space.
  ///
  /// - Parameters:
  ///   - width: pixels.
  ///   - lines: how many at most; what does not fit is cut, with an ellipsis.
  func set(_ text: String, width: Double, lines: Int) -> SetText {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    var done: [String] = []
    var line = ""
    for word in words.flatMap({ pieces(of: $0, width: width) }) {
      let longer = line.isEmpty ? word : line + " " + word
      if self.width(of: longer) <= width {
        line = longer
      } else {
        if !line.isEmpty { done.append(line) }
        line = word
      }
    }
    if !line.isEmpty { done.append(line) }
    guard done.count > lines, lines > 0 else { return SetText(lines: done, isCut: false) }
    let rest = done[(lines - 1)...].joined(separator: " ")
    return SetText(lines: done[..<(lines - 1)] + [cut(rest, width: width)], isCut: true)
  }

  /// The longest beginning that fits with an ellipsis after it; at least the ellipsis.
  func cut(_ text: String, width: Double) -> String {
    var kept = ""
    for letter in text {
      guard self.width(of: kept + String(letter) + "…") <= width else { break }
      kept.append(letter)
    }
    while kept.last?.isWhitespace == true { kept.removeLast() }
    return kept + "…"
  }

  private func pieces(of word: String, width: Double) -> [String] {
    guard self.width(of: word) > width else { return [word] }
    var pieces: [String] = []
    var piece = ""
    for letter in word {
      if !piece.isEmpty, self.width(of: piece + String(letter)) > width {
        pieces.append(piece)
        piece = ""
      }
      piece.append(letter)
    }
    return pieces + [piece]
  }
}
