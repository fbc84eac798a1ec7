/// A text with its bindings: `Four in ten employers made one [cipd-2023-counter-offers-common].`
/// `[own]` binds a number that is a promise, a count or a time of the firm's own.
package struct CitedText: Hashable, Sendable {
  package enum Part: Hashable, Sendable {
    case words(String)
    case claim(String)
    case own
  }

  package let parts: [Part]

  package init(_ text: String) {
    var parts: [Part] = []
    var words = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "[") {
      let inside = rest[rest.index(after: open)...].prefix { $0 != "]" && $0 != "[" && $0 != "\n" }
      let end = inside.endIndex
      guard end < rest.endIndex, rest[end] == "]", Self.isID(inside) else {
        words += rest[...open]
        rest = rest[rest.index(after: open)...]
        continue
      }
      // The space before a mark belongs to nobody.
      words += rest[..<open]
      if words.last == " " { words.removeLast() }
      if !words.isEmpty { parts.append(.words(words)) }
      words = ""
      parts.append(inside == "own" ? .own : .claim(String(inside)))
      rest = rest[rest.index(after: end)...]
    }
    words += rest
    if !words.isEmpty { parts.append(.words(words)) }
    self.parts = parts
  }

  private static func isID(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.count <= 80
      && text.utf8.allSatisfy {
        (48...57).contains($0) || (97...122).contains($0) || (65...90).contains($0) || $0 == 45 || $0 == 58
      }
  }

  /// Without the marks.
  package var plain: String {
    parts.map { if case .words(let words) = $0 { words } else { "" } }.joined()
  }

  /// In order, each once.
  package var claims: [String] {
    var seen: Set<String> = []
    return parts.compactMap { if case .claim(let id) = $0, seen.insert(id).inserted { id } else { nil } }
  }

  /// One sentence with the marks that stand in it or right behind it.
  struct Sentence: Hashable {
    var words: String
    var claims: [String]
    var isOwn: Bool
  }

  var sentences: [Sentence] {
    var sentences: [Sentence] = []
    var current = Sentence(words: "", claims: [], isOwn: false)
    func close() {
      if current.words.contains(where: { !$0.isWhitespace }) { sentences.append(current) }
      current = Sentence(words: "", claims: [], isOwn: false)
    }
    for part in parts {
      switch part {
      case .own:
        if current.words.allSatisfy(\.isWhitespace), let last = sentences.indices.last {
          sentences[last].isOwn = true
        } else {
          current.isOwn = true
        }
      case .claim(let id):
        if current.words.allSatisfy(\.isWhitespace), let last = sentences.indices.last {
          sentences[last].claims.append(id)
        } else {
          current.claims.append(id)
        }
      case .words(let words):
        var previous: Character?
        for character in words {
          if let before = previous, ".!?".contains(before), character.isWhitespace { close() }
          if character == "\n" { close() }
          current.words.append(character)
          previous = character
        }
        if let last = previous, ".!?".contains(last) { close() }
      }
    }
    close()
    return sentences
  }
}
