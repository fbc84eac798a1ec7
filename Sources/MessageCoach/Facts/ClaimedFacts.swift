/// What a text states that can be held against a record: figures, times, money, days and months, names, addresses and
/// links. Words alone state nothing that could be checked.
package struct ClaimedFacts: Sendable, Equatable {
  /// In the order of the text, each once, as it would be compared.
  package let all: [String]

  package init(_ text: String) {
    var found: [String] = []
    var begins = true
    for piece in text.split(whereSeparator: \.isWhitespace) {
      for claim in Self.claims(of: piece, atStart: begins) where !found.contains(claim) { found.append(claim) }
      begins = piece.last.map { ".!?:".contains($0) } ?? begins
    }
    all = found
  }

  /// Those that stand in none of the sources: nobody has said them yet.
  package func missing(from sources: [String]) -> [String] {
    let known = Set(sources.flatMap { ClaimedFacts($0).all })
    // A name in the middle of a sentence may have stood at the beginning of one in the source.
    let words = Set(sources.flatMap(Self.words))
    return all.filter { claim in
      !known.contains(claim) && !(claim.allSatisfy { $0.isLetter || $0 == "'" } && words.contains(claim))
    }
  }

  private static let calendar: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "june", "july", "august", "september", "october", "november", "december", "today", "tomorrow", "tonight",
    "yesterday",
  ]
  /// Capitals that name nobody.
  private static let plain: Set<String> = ["i", "i'm", "i'd", "i'll", "i've", "cv", "ok", "hr", "pm", "am"]

  private static func claims(of piece: Substring, atStart: Bool) -> [String] {
    let lower = piece.lowercased()
    if lower.contains("@") || lower.contains("://") || lower.hasPrefix("www.") {
      return [lower.trimmed { !$0.isLetter && !$0.isNumber }]
    }
    if piece.contains(where: \.isNumber) { return figures(of: lower) }
    return piece.split { !$0.isLetter && $0 != "'" && $0 != "’" }.enumerated().compactMap { index, part in
      let word = Self.bare(part)
      if isOfTheCalendar(word), word != "march" || part.first?.isUppercase == true { return word }
      guard part.first?.isUppercase == true, !plain.contains(word), !(atStart && index == 0) else { return nil }
      return word
    }
  }

  private static func isOfTheCalendar(_ word: String) -> Bool {
    calendar.contains(word) || (word.count == 3 && calendar.contains { $0.hasPrefix(word) })
  }

  /// "£62,000", "62k" and "62000" are one figure; "3.30" and "15:30" are not told apart by what they mean.
  private static func figures(of piece: String) -> [String] {
    var figures: [String] = []
    var digits = ""
    func end(_ next: Character?) {
      guard !digits.isEmpty else { return }
      let clean = digits.filter { $0 != "," }.trimmed { $0 == "." || $0 == ":" }
      let thousands = next == "k" && clean.allSatisfy(\.isNumber)
      figures.append((thousands ? clean + "000" : clean).replacing(".", with: ":"))
      digits = ""
    }
    for character in piece {
      if character.isNumber || (!digits.isEmpty && ".,:".contains(character)) {
        digits.append(character)
      } else {
        end(character)
      }
    }
    end(nil)
    return figures.filter { !$0.isEmpty }
  }

  private static func bare(_ part: Substring) -> String {
    let word = part.lowercased().replacing("’", with: "'")
    return word.hasSuffix("'s") ? String(word.dropLast(2)) : word
  }

  private static func words(_ text: String) -> [String] {
    text.split { !$0.isLetter && $0 != "'" && $0 != "’" }.map(bare)
  }
}

extension String {
  fileprivate func trimmed(_ isOutside: (Character) -> Bool) -> String {
    guard let from = firstIndex(where: { !isOutside($0) }), let to = lastIndex(where: { !isOutside($0) }) else {
      return ""
    }
    return String(self[from...to])
  }
}
