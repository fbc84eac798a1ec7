extension StringProtocol {
  /// Without whitespace, lines' ends included, at either end.
  package var trimmingWhitespace: String {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map(index(after:)) ?? startIndex
    return start < end ? String(self[start..<end]) : ""
  }
}

extension Substring {
  /// Without spaces and tabs at either end; lines' ends stay.
  package var trimmed: String {
    var text = self
    while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return String(text)
  }
}
