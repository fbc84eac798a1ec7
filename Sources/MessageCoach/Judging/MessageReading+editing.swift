extension MessageReading {
  /// The text with the changes of these flags made (all flags when none are named). Gaps in square brackets stay for the
  /// writer. `text` is the text that was read.
  package func text(_ text: String, changedBy chosen: [Flag]? = nil) -> String {
    var scalars = Array(text.unicodeScalars)
    var additions: [String] = []
    var replaced: [(range: Range<Int>, words: String)] = []
    for flag in chosen ?? flags {
      switch flag.edit {
      case .replace(let words): replaced.append((flag.from..<flag.to, words))
      case .add(let words): additions.append(words)
      case .advice: break
      }
    }
    let end = min(ownEnd, scalars.count)
    if !additions.isEmpty {
      let before = replaced.first { $0.range.upperBound == end }.map { $0.words.unicodeScalars.last ?? "." }
      let last = before ?? (end > 0 ? scalars[end - 1] : ".")
      let words = ([".", "!", "?", "…"].contains(last) ? " " : ". ") + additions.joined(separator: " ")
      scalars.insert(contentsOf: words.unicodeScalars, at: end)
    }
    for (range, words) in replaced.sorted(by: { $0.range.lowerBound > $1.range.lowerBound })
    where range.upperBound <= scalars.count {
      // With a sentence goes the space behind it.
      let takesSpace = words.isEmpty && range.upperBound < scalars.count && scalars[range.upperBound] == " "
      scalars.replaceSubrange(range.lowerBound..<range.upperBound + (takesSpace ? 1 : 0), with: words.unicodeScalars)
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
